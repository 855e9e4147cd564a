SELECT h.code, x.dataset, h.area_pcode, h.interval_days, h.name, h.operator, h.operator_kind, h.locality, h.note,
			nullif(concat_ws('; ', "x".information_withheld, "x".data_generalisation), '') AS information_withheld, coalesce(c.source_codes, '{}') AS source_codes, r.id AS report_id, r.revision_id AS report_revision,
			r.reported_on::text AS reported_on, r.status, r.closing_on::text AS closing_on, r.occupancy, r.capacity,
			r.entry_conditions, r.services
		FROM shelters h
		JOIN records x ON x.code = "h".code AND x.stem = $1 AND x.publication = 'published' AND x.dataset IN ($2, $3)
		LEFT JOIN LATERAL (
			SELECT r.* FROM shelter_reports r
			WHERE r.shelter_code = h.code AND (r.reported_on <= $4::date OR r.reported_on IS NULL) AND "r".revision_id <= $5 AND ("r".retired_revision_id IS NULL OR "r".retired_revision_id > $6)
			ORDER BY r.reported_on DESC NULLS LAST, r.revision_id DESC, r.id DESC
			LIMIT 1
		) r ON true
		LEFT JOIN LATERAL (
			SELECT array_agg(c.source_code ORDER BY c.position) AS source_codes FROM citations c
			WHERE c.record_code = h.code AND c.field IS NULL AND "c".revision_id <= $7 AND ("c".retired_revision_id IS NULL OR "c".retired_revision_id > $8)
		) c ON true
		WHERE "h".revision_id <= $9 AND ("h".retired_revision_id IS NULL OR "h".retired_revision_id > $10)
		ORDER BY h.code COLLATE "C"
		LIMIT $11;
-- ["shelter","public_record","live","2026-02-22",9007199254740991,9007199254740991,9007199254740991,9007199254740991,9007199254740991,9007199254740991,5001]
