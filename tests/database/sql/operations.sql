SELECT o.code, o.body, o.scope, o.direction, o.counterpart_code, o.takes_leavers_off
		FROM operations o JOIN records x ON x.code = "o".code AND x.stem = $1 AND x.publication = 'published' AND x.dataset IN ($2, $3)
		WHERE "o".revision_id <= $4 AND ("o".retired_revision_id IS NULL OR "o".retired_revision_id > $5)
		ORDER BY o.code COLLATE "C"
		LIMIT $6;
-- ["operation","public_record","live",9007199254740991,9007199254740991,1000]
