(SELECT f.code, f.reference_on::text AS day, o.interval_days, s.living_situation
			FROM figure_series s
			CROSS JOIN LATERAL (
				SELECT f.code, f.reference_on FROM figures f
				WHERE f.series_id = s.id AND f.reference_on <= $1::date AND "f".revision_id <= $2 AND ("f".retired_revision_id IS NULL OR "f".retired_revision_id > $3) AND EXISTS (SELECT FROM records published WHERE published.code = "f".code AND published.stem = $4 AND published.publication = 'published')
					AND coalesce(f.people_low, f.people_best, f.people_high) IS NOT NULL
				ORDER BY f.reference_on DESC NULLS LAST, f.revision_id DESC, f.code COLLATE "C" DESC LIMIT 1
			) f
			LEFT JOIN operations o ON o.code = s.operation_code AND "o".revision_id <= $5 AND ("o".retired_revision_id IS NULL OR "o".retired_revision_id > $6)
			WHERE s.kind = 'stock' AND s.dataset IN ($7, $8)
		) UNION ALL (
			SELECT h.code, r.reported_on::text, h.interval_days, NULL
			FROM shelters h
			JOIN records x ON x.code = "h".code AND x.stem = $9 AND x.publication = 'published' AND x.dataset IN ($10, $11)
			CROSS JOIN LATERAL (
				SELECT r.reported_on FROM shelter_reports r
				WHERE r.shelter_code = h.code AND r.reported_on <= $12::date AND "r".revision_id <= $13 AND ("r".retired_revision_id IS NULL OR "r".retired_revision_id > $14)
					AND coalesce(r.occupancy, r.capacity) IS NOT NULL
				ORDER BY r.reported_on DESC NULLS LAST, r.revision_id DESC, r.id DESC LIMIT 1
			) r
			WHERE "h".revision_id <= $15 AND ("h".retired_revision_id IS NULL OR "h".retired_revision_id > $16)
		)
		ORDER BY day DESC, code;
-- ["2026-02-22",9007199254740991,9007199254740991,"figure",9007199254740991,9007199254740991,"public_record","live","shelter","public_record","live","2026-02-22",9007199254740991,9007199254740991,9007199254740991,9007199254740991]
