SELECT min(e.occurred_on)::text AS day FROM events e JOIN records x ON x.code = "e".code AND x.stem = $1 AND x.publication = 'published' AND x.dataset IN ($2, $3)
		WHERE "e".revision_id <= $4 AND ("e".retired_revision_id IS NULL OR "e".retired_revision_id > $5) AND e.occurred_on <= $6::date
		
		
		AND e.kind::text IN (SELECT json_array_elements_text($7::json))
		AND e.is_cumulative = $8
		AND EXISTS (SELECT FROM event_nationalities n
					WHERE n.event_code = e.code AND n.iso2::text IN (SELECT json_array_elements_text($9::json)) AND "n".revision_id <= $10 AND ("n".retired_revision_id IS NULL OR "n".retired_revision_id > $11));
-- ["event","public_record","live",9007199254740991,9007199254740991,"2026-02-22","[\"raid\"]",false,"[\"ID\"]",9007199254740991,9007199254740991]

SELECT start::date::text AS start, kind, events
		FROM (
			SELECT CASE WHEN e.date_precision::text IN (SELECT json_array_elements_text($1::json)) THEN date_trunc($2, e.occurred_on::timestamp) END AS start,
				e.kind, count(*)::int AS events
			FROM events e JOIN records x ON x.code = "e".code AND x.stem = $3 AND x.publication = 'published' AND x.dataset IN ($4, $5)
		WHERE "e".revision_id <= $6 AND ("e".retired_revision_id IS NULL OR "e".retired_revision_id > $7) AND e.occurred_on <= $8::date
		
		
		AND e.kind::text IN (SELECT json_array_elements_text($9::json))
		AND e.is_cumulative = $10
		AND EXISTS (SELECT FROM event_nationalities n
					WHERE n.event_code = e.code AND n.iso2::text IN (SELECT json_array_elements_text($11::json)) AND "n".revision_id <= $12 AND ("n".retired_revision_id IS NULL OR "n".retired_revision_id > $13))
		
			GROUP BY 1, 2
		) counted
		ORDER BY 1, 2;
-- ["[\"day\"]","day","event","public_record","live",9007199254740991,9007199254740991,"2026-02-22","[\"raid\"]",false,"[\"ID\"]",9007199254740991,9007199254740991]
