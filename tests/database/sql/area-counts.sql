SELECT e.area_pcode AS pcode, 'event' AS stem, count(*)::int AS count
		FROM events e JOIN records x ON x.code = "e".code AND x.stem = $1 AND x.publication = 'published' AND x.dataset IN ($2, $3)
		WHERE "e".revision_id <= $4 AND ("e".retired_revision_id IS NULL OR "e".retired_revision_id > $5) AND e.occurred_on <= $6::date
		
		
		
		AND e.is_cumulative = $7
		
		
		GROUP BY e.area_pcode
		UNION ALL
		SELECT c.area_pcode, 'compound', count(*)::int
		FROM compounds c JOIN records x ON x.code = "c".code AND x.stem = $8 AND x.publication = 'published' AND x.dataset IN ($9, $10)
		
		WHERE "c".revision_id <= $11 AND ("c".retired_revision_id IS NULL OR "c".retired_revision_id > $12)
		
		 
		
		GROUP BY c.area_pcode
		UNION ALL
		SELECT h.area_pcode, 'shelter', count(*)::int
		FROM shelters h JOIN records x ON x.code = "h".code AND x.stem = $13 AND x.publication = 'published' AND x.dataset IN ($14, $15) WHERE "h".revision_id <= $16 AND ("h".retired_revision_id IS NULL OR "h".retired_revision_id > $17)
		GROUP BY h.area_pcode;
-- ["event","public_record","live",9007199254740991,9007199254740991,"2026-02-22",false,"compound","public_record","live",9007199254740991,9007199254740991,"shelter","public_record","live",9007199254740991,9007199254740991]
