SELECT min(e.occurred_on)::text AS day FROM events e JOIN records x ON x.code = "e".code AND x.stem = $1 AND x.publication = 'published' AND x.dataset IN ($2, $3)
		WHERE NOT e.is_cumulative AND e.occurred_on <= $4::date AND "e".revision_id <= $5 AND ("e".retired_revision_id IS NULL OR "e".retired_revision_id > $6)
			  AND e.kind::text IN (SELECT json_array_elements_text($7::json))   AND EXISTS (
		SELECT FROM event_nationalities n
		WHERE n.event_code = e.code AND "n".revision_id <= $8 AND ("n".retired_revision_id IS NULL OR "n".retired_revision_id > $9) AND n.iso2::text IN (SELECT json_array_elements_text($10::json))
	);
-- ["event","public_record","live","2026-02-22",9007199254740991,9007199254740991,"[\"raid\"]",9007199254740991,9007199254740991,"[\"ID\"]"]

SELECT CASE WHEN e.date_precision::text IN (SELECT json_array_elements_text($1::json)) THEN date_trunc($2, e.occurred_on::timestamp)::date::text END AS start,
			e.kind, count(*)::int AS events
		FROM events e JOIN records x ON x.code = "e".code AND x.stem = $3 AND x.publication = 'published' AND x.dataset IN ($4, $5)
		WHERE NOT e.is_cumulative AND e.occurred_on <= $6::date AND "e".revision_id <= $7 AND ("e".retired_revision_id IS NULL OR "e".retired_revision_id > $8)
			  AND e.kind::text IN (SELECT json_array_elements_text($9::json))   AND EXISTS (
		SELECT FROM event_nationalities n
		WHERE n.event_code = e.code AND "n".revision_id <= $10 AND ("n".retired_revision_id IS NULL OR "n".retired_revision_id > $11) AND n.iso2::text IN (SELECT json_array_elements_text($12::json))
	)
		GROUP BY 1, 2;
-- ["[\"day\"]","day","event","public_record","live","2026-02-22",9007199254740991,9007199254740991,"[\"raid\"]",9007199254740991,9007199254740991,"[\"ID\"]"]
