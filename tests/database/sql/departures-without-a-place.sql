SELECT e.code, e.kind, e.is_cumulative, e.occurred_on::text AS occurred_on, e.date_precision, e.area_pcode,
			e.people_low, e.people_best, e.people_high, e.arrested,
			e.destination IS NOT NULL OR e.destination_area_pcode IS NOT NULL AS has_destination,
			e.locality, e.agency, e.note, coalesce(c.source_codes, '{}') AS source_codes, nullif(concat_ws('; ', "x".information_withheld, "x".data_generalisation), '') AS information_withheld
		FROM events e
		JOIN records x ON x.code = "e".code AND x.stem = $1 AND x.publication = 'published' AND x.dataset IN ($2, $3)
		LEFT JOIN LATERAL (
			SELECT array_agg(c.source_code ORDER BY c.position) AS source_codes FROM citations c
			WHERE c.record_code = e.code AND c.field IS NULL AND "c".revision_id <= $4 AND ("c".retired_revision_id IS NULL OR "c".retired_revision_id > $5)
		) c ON true
		WHERE e.occurred_on > $6::date AND e.occurred_on <= $7::date
			AND e.kind IN ('raid', 'rescue', 'release', 'escape') AND "e".revision_id <= $8 AND ("e".retired_revision_id IS NULL OR "e".retired_revision_id > $9)
			AND e.area_pcode IS NULL
		ORDER BY e.occurred_on DESC, e.code COLLATE "C"
		LIMIT $10;
-- ["event","public_record","live",9007199254740991,9007199254740991,"2026-01-23","2026-02-22",9007199254740991,9007199254740991,5001]
