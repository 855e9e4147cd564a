SELECT min(ST_X(point)) AS lon, min(ST_Y(point)) AS lat, location_precision AS "precision",
			area_pcode AS "areaPcode", count(*)::int AS count, CASE WHEN count(*) = 1 THEN min(code) END AS code, activity, "isCurrent", evidence
		FROM (
			SELECT c.code, p.point, c.location_precision, c.area_pcode, s.activity, coalesce($1::date - s.since_on < $2, false) AS "isCurrent", c.evidence
			FROM compounds c
			JOIN records x ON x.code = "c".code AND x.stem = $3 AND x.publication = 'published' AND x.dataset IN ($4, $5)
			CROSS JOIN LATERAL (SELECT ST_Centroid(c.geom) AS point) p
			LEFT JOIN LATERAL (
			SELECT s.activity, s.since_on
			FROM (SELECT c.code UNION ALL SELECT l.other_code FROM compound_links l
				WHERE l.compound_code = c.code AND l.kind = 'same_as' AND "l".revision_id <= $6 AND ("l".retired_revision_id IS NULL OR "l".retired_revision_id > $7)
				UNION ALL SELECT l.compound_code FROM compound_links l
				WHERE l.other_code = c.code AND l.kind = 'same_as' AND "l".revision_id <= $8 AND ("l".retired_revision_id IS NULL OR "l".retired_revision_id > $9)) k (code)
			JOIN compound_statuses s ON s.compound_code = k.code
			WHERE (s.since_on <= $10::date OR s.since_on IS NULL) AND "s".revision_id <= $11 AND ("s".retired_revision_id IS NULL OR "s".retired_revision_id > $12)
			ORDER BY s.since_on DESC NULLS LAST, s.revision_id DESC, s.id DESC
			LIMIT 1
		) s ON true
			WHERE "c".revision_id <= $13 AND ("c".retired_revision_id IS NULL OR "c".retired_revision_id > $14) AND NOT EXISTS (
			SELECT FROM (SELECT l.other_code FROM compound_links l
				WHERE l.compound_code = c.code AND l.kind = 'same_as' AND "l".revision_id <= $15 AND ("l".retired_revision_id IS NULL OR "l".retired_revision_id > $16)
				UNION ALL SELECT l.compound_code FROM compound_links l
				WHERE l.other_code = c.code AND l.kind = 'same_as' AND "l".revision_id <= $17 AND ("l".retired_revision_id IS NULL OR "l".retired_revision_id > $18)) other (code)
			JOIN records r ON r.code = other.code AND r.publication = 'published'
			WHERE other.code COLLATE "C" < c.code COLLATE "C"
		)
				AND coalesce(s.activity, 'unknown')::text IN (SELECT json_array_elements_text($19::json)) AND c.evidence::text IN (SELECT json_array_elements_text($20::json))
				AND c.kind::text IN (SELECT json_array_elements_text($21::json)) AND c.area_pcode = $22
		) found
		GROUP BY CASE WHEN location_precision IN ('site', 'vicinity') THEN ST_SnapToGrid(point, $23::float8) ELSE point END, location_precision, area_pcode, activity, "isCurrent", evidence
		ORDER BY count DESC, min(code COLLATE "C")
		LIMIT $24;
-- ["2026-02-22",360,"compound","public_record","live",9007199254740991,9007199254740991,9007199254740991,9007199254740991,"2026-02-22",9007199254740991,9007199254740991,9007199254740991,9007199254740991,9007199254740991,9007199254740991,9007199254740991,9007199254740991,"[\"active\"]","[\"assessed\",\"confirmed\"]","[\"hotel\"]","KH18",0.1,4000]
