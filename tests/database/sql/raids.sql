SELECT count(*)::int AS raids
		FROM events e JOIN records x ON x.code = "e".code AND x.stem = $1 AND x.publication = 'published' AND x.dataset IN ($2, $3)
		WHERE e.kind = 'raid' AND NOT e.is_cumulative AND e.occurred_on > $4::date
			AND e.occurred_on <= $5::date AND "e".revision_id <= $6 AND ("e".retired_revision_id IS NULL OR "e".retired_revision_id > $7);
-- ["event","public_record","live","2026-01-23","2026-02-22",9007199254740991,9007199254740991]
