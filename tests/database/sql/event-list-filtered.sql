WITH page AS (
			SELECT e.*, nullif(concat_ws('; ', "x".information_withheld, "x".data_generalisation), '') AS information_withheld
			FROM events e JOIN records x ON x.code = "e".code AND x.stem = $1 AND x.publication = 'published' AND x.dataset IN ($2, $3)
		WHERE "e".revision_id <= $4 AND ("e".retired_revision_id IS NULL OR "e".retired_revision_id > $5) AND e.occurred_on <= $6::date
		AND e.occurred_on >= $7::date
		AND e.area_pcode = $8
		AND e.kind::text IN (SELECT json_array_elements_text($9::json))
		
		AND EXISTS (SELECT FROM event_nationalities n
					WHERE n.event_code = e.code AND n.iso2::text IN (SELECT json_array_elements_text($10::json)) AND "n".revision_id <= $11 AND ("n".retired_revision_id IS NULL OR "n".retired_revision_id > $12))
		 
			ORDER BY e.occurred_on DESC, e.code LIMIT $13
		)
		SELECT e.code, e.kind, e.occurred_on::text AS "occurredOn", e.date_precision AS "datePrecision",
		e.area_pcode AS "areaCode", e.locality, e.location_precision AS "locationPrecision", ST_X(e.geom) AS lon,
		ST_Y(e.geom) AS lat, e.is_cumulative AS "isCumulative", e.people_low AS low, e.people_best AS best,
		e.people_high AS high, e.arrested, e.agency, e.destination, e.information_withheld AS "informationWithheld",
		coalesce((
			SELECT json_agg(json_build_object('iso2', n.iso2, 'people', n.people) ORDER BY n.position)
			FROM event_nationalities n WHERE n.event_code = e.code AND "n".revision_id <= $14 AND ("n".retired_revision_id IS NULL OR "n".retired_revision_id > $15)
		), '[]') AS nationalities,
		coalesce((
			SELECT json_agg(json_build_object('code', c.code, 'name', c.name, 'isMain', l.is_main) ORDER BY l.is_main DESC, c.code)
			FROM event_compounds l JOIN compounds c ON c.code = l.compound_code AND "c".revision_id <= $16 AND ("c".retired_revision_id IS NULL OR "c".retired_revision_id > $17)
			WHERE l.event_code = e.code AND "l".revision_id <= $18 AND ("l".retired_revision_id IS NULL OR "l".retired_revision_id > $19) AND EXISTS (SELECT FROM records published WHERE published.code = "c".code AND published.stem = $20 AND published.publication = 'published')
		), '[]') AS sites FROM page e ORDER BY e.occurred_on DESC, e.code;
-- ["event","public_record","live",9007199254740991,9007199254740991,"2026-02-22","2025-01-01","KH18","[\"raid\",\"rescue\"]","[\"KR\"]",9007199254740991,9007199254740991,51,9007199254740991,9007199254740991,9007199254740991,9007199254740991,9007199254740991,9007199254740991,"compound"]

SELECT count(*)::int AS total FROM events e JOIN records x ON x.code = "e".code AND x.stem = $1 AND x.publication = 'published' AND x.dataset IN ($2, $3)
		WHERE "e".revision_id <= $4 AND ("e".retired_revision_id IS NULL OR "e".retired_revision_id > $5) AND e.occurred_on <= $6::date
		AND e.occurred_on >= $7::date
		AND e.area_pcode = $8
		AND e.kind::text IN (SELECT json_array_elements_text($9::json))
		
		AND EXISTS (SELECT FROM event_nationalities n
					WHERE n.event_code = e.code AND n.iso2::text IN (SELECT json_array_elements_text($10::json)) AND "n".revision_id <= $11 AND ("n".retired_revision_id IS NULL OR "n".retired_revision_id > $12));
-- ["event","public_record","live",9007199254740991,9007199254740991,"2026-02-22","2025-01-01","KH18","[\"raid\",\"rescue\"]","[\"KR\"]",9007199254740991,9007199254740991]
