WITH shape AS MATERIALIZED (
			SELECT geom, geom::geography AS ground, ST_Boundary(geom)::geography AS edge
			FROM (SELECT ST_GeomFromText($1, 4326) AS geom) g
		),
		near AS (
			SELECT 'compounds' AS stem, c.code, ST_Centroid(c.geom) AS point, (CASE "c".location_precision WHEN 'town' THEN $2::float8 WHEN 'district' THEN $3::float8 WHEN 'province' THEN $4::float8 ELSE 0 END) AS metres
			FROM compounds c JOIN records x ON x.code = "c".code AND x.stem = $5 AND x.publication = 'published' AND x.dataset IN ($6, $7)
			WHERE c.geom && ST_Expand(ST_GeomFromText($8, 4326), $9::float8) AND "c".revision_id <= $10 AND ("c".retired_revision_id IS NULL OR "c".retired_revision_id > $11) AND NOT EXISTS (
			SELECT FROM (SELECT l.other_code FROM compound_links l
				WHERE l.compound_code = c.code AND l.kind = 'same_as' AND "l".revision_id <= $12 AND ("l".retired_revision_id IS NULL OR "l".retired_revision_id > $13)
				UNION ALL SELECT l.compound_code FROM compound_links l
				WHERE l.other_code = c.code AND l.kind = 'same_as' AND "l".revision_id <= $14 AND ("l".retired_revision_id IS NULL OR "l".retired_revision_id > $15)) other (code)
			JOIN records r ON r.code = other.code AND r.publication = 'published'
			WHERE other.code COLLATE "C" < c.code COLLATE "C"
		)
			UNION ALL
			SELECT 'events', e.code, e.geom, (CASE "e".location_precision WHEN 'town' THEN $16::float8 WHEN 'district' THEN $17::float8 WHEN 'province' THEN $18::float8 ELSE 0 END)
			FROM events e JOIN records x ON x.code = "e".code AND x.stem = $19 AND x.publication = 'published' AND x.dataset IN ($20, $21)
			WHERE e.geom && ST_Expand(ST_GeomFromText($22, 4326), $23::float8) AND "e".revision_id <= $24 AND ("e".retired_revision_id IS NULL OR "e".retired_revision_id > $25) AND e.occurred_on <= $26::date
		),
		judged AS (
			SELECT n.stem, n.code, ST_Covers(s.geom, n.point) AND (n.metres = 0 OR NOT ST_DWithin(s.edge, n.point::geography, n.metres)) AS is_inside
			FROM near n CROSS JOIN shape s
			WHERE ST_DWithin(s.ground, n.point::geography, n.metres)
			UNION ALL
			SELECT 'areas', a.pcode, ST_Covers(s.geom, a.geom)
			FROM areas a CROSS JOIN shape s
			WHERE a.level = 1 AND a.geom && ST_GeomFromText($27, 4326) AND ST_Intersects(a.geom, s.geom)
		)
		SELECT stem, code, is_inside
		FROM (SELECT j.*, row_number() OVER (PARTITION BY j.stem ORDER BY j.code COLLATE "C") AS number FROM judged j) numbered
		WHERE number <= $28
		ORDER BY stem, code COLLATE "C";
-- ["POLYGON((103.4 10.5,103.7 10.5,103.7 10.8,103.4 10.5))",5000,15000,45000,"compound","public_record","live","POLYGON((103.4 10.5,103.7 10.5,103.7 10.8,103.4 10.5))",0.42857142857142855,9007199254740991,9007199254740991,9007199254740991,9007199254740991,9007199254740991,9007199254740991,5000,15000,45000,"event","public_record","live","POLYGON((103.4 10.5,103.7 10.5,103.7 10.8,103.4 10.5))",0.42857142857142855,9007199254740991,9007199254740991,"2026-02-22","POLYGON((103.4 10.5,103.7 10.5,103.7 10.8,103.4 10.5))",5000]
