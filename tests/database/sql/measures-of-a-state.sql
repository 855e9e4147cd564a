SELECT m.code, m.nationality_iso2, m.measure, m.nature, m.status, m.effective_on::text AS effective_on,
			m.until_on::text AS until_on, m.amount_per_day::float8 AS amount_per_day, m.currency, m.people_low, m.people_best, m.people_high, m.note, coalesce(c.source_codes, '{}') AS source_codes,
			x.information_withheld
		FROM country_measures m
		JOIN records x ON x.code = "m".code AND x.stem = $1 AND x.publication = 'published' AND x.dataset IN ($2, $3)
		LEFT JOIN LATERAL (
			SELECT array_agg(c.source_code ORDER BY c.position) AS source_codes FROM citations c
			WHERE c.record_code = m.code AND c.field IS NULL AND "c".revision_id <= $4 AND ("c".retired_revision_id IS NULL OR "c".retired_revision_id > $5)
		) c ON true
		WHERE (m.effective_on <= $6::date OR m.effective_on IS NULL) AND "m".revision_id <= $7 AND ("m".retired_revision_id IS NULL OR "m".retired_revision_id > $8) AND m.nationality_iso2 = $9
		ORDER BY m.effective_on DESC NULLS LAST, m.code COLLATE "C"
		LIMIT $10;
-- ["country_measure","public_record","live",9007199254740991,9007199254740991,"2026-02-22",9007199254740991,9007199254740991,"ID",5000]
