SELECT h.area_pcode, count(*)::int AS shelters
		FROM shelters h JOIN records x ON x.code = "h".code AND x.stem = $1 AND x.publication = 'published' AND x.dataset IN ($2, $3)
		WHERE h.area_pcode IS NOT NULL AND "h".revision_id <= $4 AND ("h".retired_revision_id IS NULL OR "h".retired_revision_id > $5)
		GROUP BY h.area_pcode;
-- ["shelter","public_record","live",9007199254740991,9007199254740991]
