SELECT count(*)::int AS total FROM compounds c JOIN records x ON x.code = "c".code AND x.stem = $1 AND x.publication = 'published' AND x.dataset IN ($2, $3)
		
		WHERE "c".revision_id <= $4 AND ("c".retired_revision_id IS NULL OR "c".retired_revision_id > $5)
		AND c.area_pcode = $6
		AND c.evidence::text IN (SELECT json_array_elements_text($7::json)) 
		AND coalesce((SELECT s.activity FROM (SELECT s.activity, s.since_on FROM compound_statuses s
		WHERE s.compound_code = c.code AND (s.since_on <= $8::date OR s.since_on IS NULL) AND "s".revision_id <= $9 AND ("s".retired_revision_id IS NULL OR "s".retired_revision_id > $10)
		ORDER BY s.since_on DESC NULLS LAST, s.revision_id DESC, s.id DESC LIMIT 1) s), 'unknown')::text IN (SELECT json_array_elements_text($11::json));
-- ["compound","public_record","live",9007199254740991,9007199254740991,"KH18","[\"confirmed\"]","2026-02-22",9007199254740991,9007199254740991,"[\"active\"]"]
