SELECT f.rounds_after > 1 AND f.closed_by_event_code IS NULL AS is_replaced, f.code, f.revision_id, v.arrived_in, f.dataset, f.area_pcode, f.living_situation, f.population_group, f.nationalities,
		f.kind, f.unit, f.people_low, f.people_best, f.people_high, f.method, f.reference_on::text AS reference_on,
		f.reference_precision, f.operation_code, o.takes_leavers_off, o.interval_days,
		coalesce(f.publisher, o.body, '') AS publisher, q.best_reliability, f.overlap_groups, f.shelter_code,
		coalesce(f.sex, f.are_minors::text, f.have_documents::text, f.are_identified::text) IS NOT NULL AS states_attributes,
		f.is_exhaustive, r.revision_id AS recommended_in, r.reason AS recommended_because,
		e.code AS closing_event, e.occurred_on::text AS closed_on, e.date_precision AS closed_precision,
		e.people_low AS closed_low, e.people_best AS closed_best, e.people_high AS closed_high,
		f.locality, f.note, coalesce(q.source_codes, '{}') AS source_codes
	FROM (
		SELECT s.dataset, s.area_pcode, s.living_situation, s.population_group, s.nationalities, s.kind, s.unit,
			s.operation_code, s.publisher, f.*
		FROM figure_series s
		CROSS JOIN LATERAL (
			(
		SELECT f.*, row_number() OVER (ORDER BY f.reference_on DESC NULLS LAST, f.revision_id DESC, f.code COLLATE "C" DESC) AS rounds_after FROM figures f
		WHERE f.series_id = s.id AND (f.reference_on <= $1::date OR f.reference_on IS NULL)
			AND "f".revision_id <= $2 AND ("f".retired_revision_id IS NULL OR "f".retired_revision_id > $3) AND EXISTS (SELECT FROM records published WHERE published.code = "f".code AND published.stem = $4 AND published.publication = 'published') AND coalesce(f.sex, f.are_minors::text, f.have_documents::text, f.are_identified::text) IS NULL
		ORDER BY f.reference_on DESC NULLS LAST, f.revision_id DESC, f.code COLLATE "C" DESC
		LIMIT $5
	) UNION ALL (
		SELECT f.*, row_number() OVER (ORDER BY f.reference_on DESC NULLS LAST, f.revision_id DESC, f.code COLLATE "C" DESC) AS rounds_after FROM figures f
		WHERE f.series_id = s.id AND (f.reference_on <= $6::date OR f.reference_on IS NULL)
			AND "f".revision_id <= $7 AND ("f".retired_revision_id IS NULL OR "f".retired_revision_id > $8) AND EXISTS (SELECT FROM records published WHERE published.code = "f".code AND published.stem = $9 AND published.publication = 'published') AND coalesce(f.sex, f.are_minors::text, f.have_documents::text, f.are_identified::text) IS NOT NULL
		ORDER BY f.reference_on DESC NULLS LAST, f.revision_id DESC, f.code COLLATE "C" DESC
		LIMIT $10
	)
		) f
		WHERE s.dataset IN ($11, $12)   AND $13 = ANY (s.nationalities)
		ORDER BY f.rounds_after > 1 AND f.closed_by_event_code IS NULL, f.rounds_after, f.reference_on DESC NULLS LAST, f.code COLLATE "C"
		LIMIT $14
	) f
	CROSS JOIN LATERAL (
		SELECT min(v.revision_id) AS arrived_in FROM figures v
		WHERE v.code = f.code AND v.reference_on IS NOT DISTINCT FROM f.reference_on
	) v
	LEFT JOIN operations o ON o.code = f.operation_code AND "o".revision_id <= $15 AND ("o".retired_revision_id IS NULL OR "o".retired_revision_id > $16) AND EXISTS (SELECT FROM records published WHERE published.code = "o".code AND published.stem = $17 AND published.publication = 'published')
	LEFT JOIN LATERAL (
		SELECT e.* FROM events e
		WHERE e.code = f.closed_by_event_code AND "e".revision_id <= $18 AND ("e".retired_revision_id IS NULL OR "e".retired_revision_id > $19) AND EXISTS (SELECT FROM records published WHERE published.code = "e".code AND published.stem = $20 AND published.publication = 'published')
		LIMIT 1
	) e ON true
	LEFT JOIN LATERAL (
		SELECT r.revision_id, r.reason FROM figure_recommendations r
		WHERE r.figure_code = f.code AND "r".revision_id <= $21 AND ("r".retired_revision_id IS NULL OR "r".retired_revision_id > $22) ORDER BY r.revision_id DESC LIMIT 1
	) r ON true
	LEFT JOIN LATERAL (
		SELECT min(p.reliability) AS best_reliability, array_agg(c.source_code ORDER BY c.position) AS source_codes
		FROM citations c JOIN sources p ON p.code = c.source_code AND "p".revision_id <= $23 AND ("p".retired_revision_id IS NULL OR "p".retired_revision_id > $24) AND EXISTS (SELECT FROM records published WHERE published.code = "p".code AND published.stem = $25 AND published.publication = 'published')
		WHERE c.record_code = f.code AND c.field IS NULL AND "c".revision_id <= $26 AND ("c".retired_revision_id IS NULL OR "c".retired_revision_id > $27)
	) q ON true
	ORDER BY f.reference_on DESC NULLS LAST, f.code COLLATE "C";
-- ["2026-02-22",9007199254740991,9007199254740991,"figure",50,"2026-02-22",9007199254740991,9007199254740991,"figure",50,"public_record","live","ID",5001,9007199254740991,9007199254740991,"operation",9007199254740991,9007199254740991,"event",9007199254740991,9007199254740991,9007199254740991,9007199254740991,"source",9007199254740991,9007199254740991]

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

SELECT o.code, o.body, o.scope, o.direction, o.counterpart_code, o.takes_leavers_off
		FROM operations o JOIN records x ON x.code = "o".code AND x.stem = $1 AND x.publication = 'published' AND x.dataset IN ($2, $3)
		WHERE "o".revision_id <= $4 AND ("o".retired_revision_id IS NULL OR "o".retired_revision_id > $5)
		ORDER BY o.code COLLATE "C"
		LIMIT $6;
-- ["operation","public_record","live",9007199254740991,9007199254740991,1000]
