SELECT e.area_pcode AS pcode, 'event' AS stem, count(*)::int AS count
		FROM events e JOIN records x ON x.code = "e".code AND x.stem = $1 AND x.publication = 'published' AND x.dataset IN ($2, $3)
		WHERE NOT e.is_cumulative AND e.occurred_on <= $4::date AND "e".revision_id <= $5 AND ("e".retired_revision_id IS NULL OR "e".retired_revision_id > $6)
			     
		GROUP BY e.area_pcode
		UNION ALL
		SELECT h.area_pcode, 'shelter', count(*)::int
		FROM shelters h JOIN records x ON x.code = "h".code AND x.stem = $7 AND x.publication = 'published' AND x.dataset IN ($8, $9) WHERE "h".revision_id <= $10 AND ("h".retired_revision_id IS NULL OR "h".retired_revision_id > $11)
		GROUP BY h.area_pcode;
-- ["event","public_record","live","2026-02-22",9007199254740991,9007199254740991,"shelter","public_record","live",9007199254740991,9007199254740991]
