WITH 
	latest_reports AS (
		SELECT h.code, h.area_pcode, r.reported_on, r.occupancy,
			r.status = 'closed' OR coalesce(r.closing_on <= $1::date, false) AS is_closed,
			(CASE coalesce(h.interval_days, $2::int)::int WHEN $3 THEN CASE WHEN $4::date - r.reported_on >= $5 THEN 3 WHEN $6::date - r.reported_on >= $7 THEN 2 WHEN $8::date - r.reported_on >= $9 THEN 1 ELSE 0 END WHEN $10 THEN CASE WHEN $11::date - r.reported_on >= $12 THEN 3 WHEN $13::date - r.reported_on >= $14 THEN 2 WHEN $15::date - r.reported_on >= $16 THEN 1 ELSE 0 END WHEN $17 THEN CASE WHEN $18::date - r.reported_on >= $19 THEN 3 WHEN $20::date - r.reported_on >= $21 THEN 2 WHEN $22::date - r.reported_on >= $23 THEN 1 ELSE 0 END WHEN $24 THEN CASE WHEN $25::date - r.reported_on >= $26 THEN 3 WHEN $27::date - r.reported_on >= $28 THEN 2 WHEN $29::date - r.reported_on >= $30 THEN 1 ELSE 0 END WHEN $31 THEN CASE WHEN $32::date - r.reported_on >= $33 THEN 3 WHEN $34::date - r.reported_on >= $35 THEN 2 WHEN $36::date - r.reported_on >= $37 THEN 1 ELSE 0 END WHEN $38 THEN CASE WHEN $39::date - r.reported_on >= $40 THEN 3 WHEN $41::date - r.reported_on >= $42 THEN 2 WHEN $43::date - r.reported_on >= $44 THEN 1 ELSE 0 END END) < $45 AS is_current
		FROM shelters h
		JOIN records x ON x.code = "h".code AND x.stem = $46 AND x.publication = 'published' AND x.dataset IN ($47, $48)
		LEFT JOIN LATERAL (
			SELECT r.* FROM shelter_reports r
			WHERE r.shelter_code = h.code AND r.reported_on <= $49::date AND "r".revision_id <= $50 AND ("r".retired_revision_id IS NULL OR "r".retired_revision_id > $51)
			ORDER BY r.reported_on DESC NULLS LAST, r.revision_id DESC, r.id DESC
			LIMIT 1
		) r ON true
		WHERE "h".revision_id <= $52 AND ("h".retired_revision_id IS NULL OR "h".retired_revision_id > $53)
	), 
	series AS (
		SELECT s.id, s.area_pcode, s.living_situation, s.population_group, s.nationalities, s.operation_code, s.publisher,
			s.unit, t.tier, t.default_interval,
			dense_rank() OVER (ORDER BY s.area_pcode, s.living_situation, s.population_group, s.nationalities) AS cell
		FROM figure_series s
		JOIN (VALUES ($54::text, $55::text, $56::int), ($57::text, $58::text, $59::int), ($60::text, $61::text, $62::int), ($63::text, $64::text, $65::int), ($66::text, $67::text, $68::int), ($69::text, $70::text, $71::int), ($72::text, $73::text, $74::int), ($75::text, $76::text, $77::int), ($78::text, $79::text, $80::int), ($81::text, $82::text, $83::int), ($84::text, $85::text, $86::int)) AS t (living_situation, tier, default_interval) USING (living_situation)
		WHERE s.kind = 'stock' AND t.tier IS NOT NULL AND s.dataset IN ($87, $88)
	),
	newest AS (
		SELECT s.*, f.code, f.revision_id, f.reference_on, f.method, f.overlap_groups, f.is_exhaustive, f.people_low,
			f.people_best, f.people_high, f.closed_by_event_code
		FROM series s
		LEFT JOIN LATERAL (
			SELECT f.* FROM figures f
			WHERE f.series_id = s.id AND f.reference_on <= $89::date AND "s".unit = 'person' AND "f".revision_id <= $90 AND ("f".retired_revision_id IS NULL OR "f".retired_revision_id > $91)
				AND f.sex IS NULL AND f.are_minors IS NULL AND f.have_documents IS NULL AND f.are_identified IS NULL
				AND EXISTS (SELECT FROM records published WHERE published.code = "f".code AND published.stem = $92 AND published.publication = 'published') AND (f.shelter_code IS NULL OR "s".tier <> 'accommodation' OR NOT EXISTS (
	SELECT FROM latest_reports h WHERE h.code = f.shelter_code AND h.reported_on IS NOT NULL
))
			ORDER BY f.reference_on DESC NULLS LAST, f.revision_id DESC, f.code COLLATE "C" DESC
			LIMIT 1
		) f ON true
	),
	ever AS (
		SELECT s.id, s.cell, s.area_pcode, s.living_situation, s.population_group, s.nationalities, s.unit, s.tier
		FROM newest s
		WHERE s.code IS NOT NULL OR coalesce(
			(
				SELECT true FROM figures f
				WHERE f.series_id = s.id AND f.reference_on <= $93::date AND "f".revision_id <= $94 AND ("f".retired_revision_id IS NULL OR "f".retired_revision_id > $95) AND EXISTS (SELECT FROM records published WHERE published.code = "f".code AND published.stem = $96 AND published.publication = 'published') AND (f.shelter_code IS NULL OR "s".tier <> 'accommodation' OR NOT EXISTS (
	SELECT FROM latest_reports h WHERE h.code = f.shelter_code AND h.reported_on IS NOT NULL
))
				LIMIT 1
			), (
				SELECT true FROM figures f
				WHERE f.series_id = s.id AND f.reference_on IS NULL AND "f".revision_id <= $97 AND ("f".retired_revision_id IS NULL OR "f".retired_revision_id > $98) AND EXISTS (SELECT FROM records published WHERE published.code = "f".code AND published.stem = $99 AND published.publication = 'published') AND (f.shelter_code IS NULL OR "s".tier <> 'accommodation' OR NOT EXISTS (
	SELECT FROM latest_reports h WHERE h.code = f.shelter_code AND h.reported_on IS NOT NULL
))
				LIMIT 1
			), false
		)
	),
	closings AS (
		SELECT s.cell, max(e.occurred_on) AS closed_on
		FROM ever s
		JOIN figures f ON f.series_id = s.id AND f.closed_by_event_code IS NOT NULL
			AND (f.reference_on <= $100::date OR f.reference_on IS NULL) AND "s".unit = 'person' AND "f".revision_id <= $101 AND ("f".retired_revision_id IS NULL OR "f".retired_revision_id > $102)
				AND f.sex IS NULL AND f.are_minors IS NULL AND f.have_documents IS NULL AND f.are_identified IS NULL
				AND EXISTS (SELECT FROM records published WHERE published.code = "f".code AND published.stem = $103 AND published.publication = 'published') AND (f.shelter_code IS NULL OR "s".tier <> 'accommodation' OR NOT EXISTS (
	SELECT FROM latest_reports h WHERE h.code = f.shelter_code AND h.reported_on IS NOT NULL
))
		CROSS JOIN LATERAL (
			SELECT e.occurred_on FROM events e
			WHERE e.code = f.closed_by_event_code AND e.occurred_on <= $104::date AND "e".revision_id <= $105 AND ("e".retired_revision_id IS NULL OR "e".retired_revision_id > $106)
				AND EXISTS (SELECT FROM records published WHERE published.code = "e".code AND published.stem = $107 AND published.publication = 'published')
			LIMIT 1
		) e
		GROUP BY s.cell
	),
	rounds AS (
		SELECT DISTINCT ON (f.cell, f.operation_code, f.publisher) f.cell, f.code, f.revision_id, f.reference_on, f.method, f.overlap_groups, f.is_exhaustive,
			coalesce(f.people_low, f.people_best, 0) AS low, f.people_best AS best, coalesce(f.people_high, f.people_best) AS high,
			coalesce(f.people_low, f.people_best, f.people_high) IS NOT NULL AS is_counted,
			$108::date - f.reference_on AS age, coalesce(o.interval_days, f.default_interval) AS interval_days,
			o.takes_leavers_off,
			(SELECT min(q.reliability) FROM citations c JOIN sources q ON q.code = c.source_code
				WHERE c.record_code = f.code AND c.field IS NULL AND "c".revision_id <= $109 AND ("c".retired_revision_id IS NULL OR "c".retired_revision_id > $110) AND "q".revision_id <= $111 AND ("q".retired_revision_id IS NULL OR "q".retired_revision_id > $112)
					AND EXISTS (SELECT FROM records published WHERE published.code = "q".code AND published.stem = $113 AND published.publication = 'published')) AS reliability,
			(SELECT r.revision_id FROM figure_recommendations r WHERE r.figure_code = f.code AND "r".revision_id <= $114 AND ("r".retired_revision_id IS NULL OR "r".retired_revision_id > $115)
				ORDER BY r.revision_id DESC LIMIT 1) AS recommended_in,
			(
			SELECT e.occurred_on FROM events e
			WHERE e.code = f.closed_by_event_code AND e.occurred_on <= $116::date AND "e".revision_id <= $117 AND ("e".retired_revision_id IS NULL OR "e".retired_revision_id > $118)
				AND EXISTS (SELECT FROM records published WHERE published.code = "e".code AND published.stem = $119 AND published.publication = 'published')
			LIMIT 1
		) IS NOT NULL AS is_closed
		FROM newest f
		LEFT JOIN operations o ON o.code = f.operation_code AND "o".revision_id <= $120 AND ("o".retired_revision_id IS NULL OR "o".retired_revision_id > $121) AND EXISTS (SELECT FROM records published WHERE published.code = "o".code AND published.stem = $122 AND published.publication = 'published')
		WHERE f.code IS NOT NULL
		ORDER BY f.cell, f.operation_code, f.publisher, f.reference_on DESC, f.revision_id DESC, f.code COLLATE "C" DESC
	),
	own_states AS (
		SELECT r.*, (CASE r.interval_days::int WHEN $123 THEN CASE WHEN r.age >= $124 THEN 3 WHEN r.age >= $125 THEN 2 WHEN r.age >= $126 THEN 1 ELSE 0 END WHEN $127 THEN CASE WHEN r.age >= $128 THEN 3 WHEN r.age >= $129 THEN 2 WHEN r.age >= $130 THEN 1 ELSE 0 END WHEN $131 THEN CASE WHEN r.age >= $132 THEN 3 WHEN r.age >= $133 THEN 2 WHEN r.age >= $134 THEN 1 ELSE 0 END WHEN $135 THEN CASE WHEN r.age >= $136 THEN 3 WHEN r.age >= $137 THEN 2 WHEN r.age >= $138 THEN 1 ELSE 0 END WHEN $139 THEN CASE WHEN r.age >= $140 THEN 3 WHEN r.age >= $141 THEN 2 WHEN r.age >= $142 THEN 1 ELSE 0 END WHEN $143 THEN CASE WHEN r.age >= $144 THEN 3 WHEN r.age >= $145 THEN 2 WHEN r.age >= $146 THEN 1 ELSE 0 END END) AS own_state,
			max(r.reference_on) OVER (PARTITION BY r.cell) AS newest_on
		FROM rounds r LEFT JOIN closings k USING (cell)
		WHERE NOT r.is_closed AND (r.reference_on < k.closed_on) IS NOT TRUE
	),
	states AS (
		SELECT o.*, CASE WHEN o.newest_on - o.reference_on <= 7
			THEN min(o.own_state) FILTER (WHERE o.reference_on = o.newest_on) OVER (PARTITION BY o.cell)
			ELSE o.own_state END AS state
		FROM own_states o
	),
	candidates AS (
		SELECT s.*, s.recommended_in IS NOT NULL AND NOT EXISTS (
			SELECT FROM ever n JOIN figures f ON f.series_id = n.id AND f.reference_on > s.reference_on
				AND f.reference_on <= $147::date AND "n".unit = 'person' AND "f".revision_id <= $148 AND ("f".retired_revision_id IS NULL OR "f".retired_revision_id > $149)
				AND f.sex IS NULL AND f.are_minors IS NULL AND f.have_documents IS NULL AND f.are_identified IS NULL
				AND EXISTS (SELECT FROM records published WHERE published.code = "f".code AND published.stem = $150 AND published.publication = 'published') AND (f.shelter_code IS NULL OR "n".tier <> 'accommodation' OR NOT EXISTS (
	SELECT FROM latest_reports h WHERE h.code = f.shelter_code AND h.reported_on IS NOT NULL
))
			WHERE n.cell = s.cell AND NOT EXISTS (
				SELECT FROM figures v
				WHERE v.code = f.code AND v.reference_on = f.reference_on AND v.revision_id <= s.recommended_in
			)
		) AS is_recommended
		FROM states s WHERE s.state < $151
	),
	chosen AS (
		SELECT DISTINCT ON (cell) * FROM candidates
		ORDER BY cell, CASE WHEN is_recommended THEN recommended_in END DESC NULLS LAST, is_counted DESC, state,
			(CASE
	WHEN method IN ('headcount', 'direct_observation') THEN 1
	WHEN method = 'registration' AND takes_leavers_off THEN 2
	WHEN method IN ('key_informant', 'estimate') THEN 3
	WHEN method = 'registration' THEN 4
	ELSE 5 END), reliability NULLS LAST, reference_on DESC, revision_id DESC, code COLLATE "C"
	),
	widened AS (
		SELECT c.cell, c.code, c.reference_on, c.overlap_groups, c.is_exhaustive, c.best,
			CASE WHEN c.is_counted THEN min(o.low) ELSE c.low END AS low,
			CASE WHEN NOT c.is_counted THEN c.high WHEN bool_and(o.high IS NOT NULL) THEN max(o.high) END AS high
		FROM chosen c
		JOIN candidates o ON o.cell = c.cell AND (o.code = c.code OR (o.is_counted AND abs(o.reference_on - c.reference_on) <= 7))
		GROUP BY c.cell, c.code, c.reference_on, c.overlap_groups, c.is_exhaustive, c.best, c.is_counted, c.low, c.high
	),
	contradicted AS (
		SELECT DISTINCT w.cell
		FROM widened w
		JOIN candidates o ON o.cell = w.cell AND o.is_counted AND (o.low > w.high OR o.high < w.low)
	),
	cells AS (
		SELECT DISTINCT e.cell, e.area_pcode, e.tier, e.living_situation, e.population_group, e.nationalities,
			w.code, w.reference_on, w.overlap_groups, w.is_exhaustive, w.low, w.best, w.high,
			k.cell IS NOT NULL AS is_contradicted
		FROM ever e LEFT JOIN widened w USING (cell) LEFT JOIN contradicted k USING (cell)
	),
		known AS (
			SELECT e.area_pcode, coalesce(s.own_state, $152) AS state FROM ever e LEFT JOIN own_states s USING (cell)
			UNION ALL SELECT r.area_pcode, (CASE coalesce(h.interval_days, $153::int)::int WHEN $154 THEN CASE WHEN $155::date - r.reported_on >= $156 THEN 3 WHEN $157::date - r.reported_on >= $158 THEN 2 WHEN $159::date - r.reported_on >= $160 THEN 1 ELSE 0 END WHEN $161 THEN CASE WHEN $162::date - r.reported_on >= $163 THEN 3 WHEN $164::date - r.reported_on >= $165 THEN 2 WHEN $166::date - r.reported_on >= $167 THEN 1 ELSE 0 END WHEN $168 THEN CASE WHEN $169::date - r.reported_on >= $170 THEN 3 WHEN $171::date - r.reported_on >= $172 THEN 2 WHEN $173::date - r.reported_on >= $174 THEN 1 ELSE 0 END WHEN $175 THEN CASE WHEN $176::date - r.reported_on >= $177 THEN 3 WHEN $178::date - r.reported_on >= $179 THEN 2 WHEN $180::date - r.reported_on >= $181 THEN 1 ELSE 0 END WHEN $182 THEN CASE WHEN $183::date - r.reported_on >= $184 THEN 3 WHEN $185::date - r.reported_on >= $186 THEN 2 WHEN $187::date - r.reported_on >= $188 THEN 1 ELSE 0 END WHEN $189 THEN CASE WHEN $190::date - r.reported_on >= $191 THEN 3 WHEN $192::date - r.reported_on >= $193 THEN 2 WHEN $194::date - r.reported_on >= $195 THEN 1 ELSE 0 END END)
			FROM latest_reports r JOIN shelters h ON h.code = r.code AND "h".revision_id <= $196 AND ("h".retired_revision_id IS NULL OR "h".retired_revision_id > $197)
			WHERE r.reported_on IS NOT NULL
		)
		SELECT area_pcode, min(state)::int AS state FROM known WHERE area_pcode IS NOT NULL GROUP BY area_pcode;
-- ["2026-02-22",7,1,"2026-02-22",3,"2026-02-22",2,"2026-02-22",1,7,"2026-02-22",21,"2026-02-22",14,"2026-02-22",7,14,"2026-02-22",28,"2026-02-22",21,"2026-02-22",14,30,"2026-02-22",60,"2026-02-22",44,"2026-02-22",30,90,"2026-02-22",180,"2026-02-22",120,"2026-02-22",90,180,"2026-02-22",360,"2026-02-22",270,"2026-02-22",180,3,"shelter","public_record","live","2026-02-22",9007199254740991,9007199254740991,9007199254740991,9007199254740991,"street","without_shelter",7,"forest_or_rural","without_shelter",7,"embassy_premises","without_shelter",7,"crowded_housing","precarious",14,"guesthouse","precarious",14,"unknown","precarious",14,"ngo_shelter","accommodation",7,"government_shelter","accommodation",7,"immigration_detention","custody",14,"police_custody","custody",14,"left_country",null,14,"public_record","live","2026-02-22",9007199254740991,9007199254740991,"figure","2026-02-22",9007199254740991,9007199254740991,"figure",9007199254740991,9007199254740991,"figure","2026-02-22",9007199254740991,9007199254740991,"figure","2026-02-22",9007199254740991,9007199254740991,"event","2026-02-22",9007199254740991,9007199254740991,9007199254740991,9007199254740991,"source",9007199254740991,9007199254740991,"2026-02-22",9007199254740991,9007199254740991,"event",9007199254740991,9007199254740991,"operation",1,3,2,1,7,21,14,7,14,28,21,14,30,60,44,30,90,180,120,90,180,360,270,180,"2026-02-22",9007199254740991,9007199254740991,"figure",3,3,7,1,"2026-02-22",3,"2026-02-22",2,"2026-02-22",1,7,"2026-02-22",21,"2026-02-22",14,"2026-02-22",7,14,"2026-02-22",28,"2026-02-22",21,"2026-02-22",14,30,"2026-02-22",60,"2026-02-22",44,"2026-02-22",30,90,"2026-02-22",180,"2026-02-22",120,"2026-02-22",90,180,"2026-02-22",360,"2026-02-22",270,"2026-02-22",180,9007199254740991,9007199254740991]
