SELECT count(*)::int AS total FROM events e JOIN records x ON x.code = "e".code AND x.stem = $1 AND x.publication = 'published' AND x.dataset IN ($2, $3)
		WHERE "e".revision_id <= $4 AND ("e".retired_revision_id IS NULL OR "e".retired_revision_id > $5) AND e.occurred_on <= $6::date;
-- ["event","public_record","live",9007199254740991,9007199254740991,"2026-02-22"]
