SELECT min(ST_X(point)) AS lon, min(ST_Y(point)) AS lat, location_precision AS "precision",
			area_pcode AS "areaPcode", count(*)::int AS count, CASE WHEN count(*) = 1 THEN min(code) END AS code, kind
		FROM (
			SELECT e.code, e.geom AS point, e.location_precision, e.area_pcode, e.kind
			FROM events e
			JOIN records x ON x.code = "e".code AND x.stem = $1 AND x.publication = 'published' AND x.dataset IN ($2, $3)
			WHERE e.occurred_on <= $4::date AND "e".revision_id <= $5 AND ("e".retired_revision_id IS NULL OR "e".retired_revision_id > $6) AND e.occurred_on >= $7::date AND e.occurred_on <= $8::date AND e.kind::text IN (SELECT json_array_elements_text($9::json)) AND e.is_cumulative = $10 AND e.area_pcode = $11 AND EXISTS (
		SELECT FROM event_nationalities n
		WHERE n.event_code = e.code AND "n".revision_id <= $12 AND ("n".retired_revision_id IS NULL OR "n".retired_revision_id > $13) AND n.iso2::text IN (SELECT json_array_elements_text($14::json))
	)
		) found
		GROUP BY CASE WHEN location_precision IN ('site', 'vicinity') THEN ST_SnapToGrid(point, $15::float8) ELSE point END, location_precision, area_pcode, kind
		ORDER BY count DESC, min(code COLLATE "C")
		LIMIT $16;
-- ["event","public_record","live","2026-02-22",9007199254740991,9007199254740991,"2025-01-01","2026-01-31","[\"raid\",\"rescue\"]",false,"KH18",9007199254740991,9007199254740991,"[\"ID\",\"VN\"]",0.1,4000]
