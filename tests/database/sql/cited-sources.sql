SELECT c.record_code AS record, p.code, p.publisher, p.reliability, c.claimed_by AS "claimedBy"
		FROM citations c
		JOIN sources p ON p.code = c.source_code AND "p".revision_id <= $1 AND ("p".retired_revision_id IS NULL OR "p".retired_revision_id > $2)
		WHERE c.record_code::text IN (SELECT json_array_elements_text($3::json)) AND c.field IS NULL AND "c".revision_id <= $4 AND ("c".retired_revision_id IS NULL OR "c".retired_revision_id > $5)
		ORDER BY c.record_code, c.position, p.code
		LIMIT $6;
-- [9007199254740991,9007199254740991,"[\"KH-M-001\",\"KH-S-001\"]",9007199254740991,9007199254740991,5000]
