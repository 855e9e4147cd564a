SELECT a.pcode, a.name_en, a.name_km, ST_X(p.point) AS lon, ST_Y(p.point) AS lat,
			ST_AsGeoJSON(coalesce(nullif(s.outline, ST_GeomFromText('MULTIPOLYGON EMPTY', 4326)), ST_Multi(ST_Envelope(a.geom))), 3, 0) AS outline
		FROM areas a
		CROSS JOIN LATERAL (SELECT ST_SnapToGrid(a.geom, $1::float8) AS outline) s
		CROSS JOIN LATERAL (SELECT coalesce(ST_PointOnSurface(a.geom), ST_StartPoint(ST_ExteriorRing(ST_GeometryN(a.geom, 1)))) AS point) p
		WHERE a.level = $2
		ORDER BY a.pcode COLLATE "C"
		LIMIT $3;
-- [0.02,1,2000]
