SELECT n.code, n.day::text AS day, bool_or(n.state < $1) OVER () AS has_current
		FROM (
			SELECT f.code, f.reference_on AS day,
				(CASE coalesce(o.interval_days, t.default_interval)::int WHEN $2 THEN CASE WHEN $3::date - f.reference_on >= $4 THEN 3 WHEN $5::date - f.reference_on >= $6 THEN 2 WHEN $7::date - f.reference_on >= $8 THEN 1 ELSE 0 END WHEN $9 THEN CASE WHEN $10::date - f.reference_on >= $11 THEN 3 WHEN $12::date - f.reference_on >= $13 THEN 2 WHEN $14::date - f.reference_on >= $15 THEN 1 ELSE 0 END WHEN $16 THEN CASE WHEN $17::date - f.reference_on >= $18 THEN 3 WHEN $19::date - f.reference_on >= $20 THEN 2 WHEN $21::date - f.reference_on >= $22 THEN 1 ELSE 0 END WHEN $23 THEN CASE WHEN $24::date - f.reference_on >= $25 THEN 3 WHEN $26::date - f.reference_on >= $27 THEN 2 WHEN $28::date - f.reference_on >= $29 THEN 1 ELSE 0 END WHEN $30 THEN CASE WHEN $31::date - f.reference_on >= $32 THEN 3 WHEN $33::date - f.reference_on >= $34 THEN 2 WHEN $35::date - f.reference_on >= $36 THEN 1 ELSE 0 END WHEN $37 THEN CASE WHEN $38::date - f.reference_on >= $39 THEN 3 WHEN $40::date - f.reference_on >= $41 THEN 2 WHEN $42::date - f.reference_on >= $43 THEN 1 ELSE 0 END END) AS state
			FROM figure_series s
			JOIN (VALUES ($44::text, $45::text, $46::int), ($47::text, $48::text, $49::int), ($50::text, $51::text, $52::int), ($53::text, $54::text, $55::int), ($56::text, $57::text, $58::int), ($59::text, $60::text, $61::int), ($62::text, $63::text, $64::int), ($65::text, $66::text, $67::int), ($68::text, $69::text, $70::int), ($71::text, $72::text, $73::int), ($74::text, $75::text, $76::int)) AS t (living_situation, tier, default_interval) USING (living_situation)
			CROSS JOIN LATERAL (
				SELECT f.code, f.reference_on FROM figures f
				WHERE f.series_id = s.id AND f.reference_on <= $77::date AND "f".revision_id <= $78 AND ("f".retired_revision_id IS NULL OR "f".retired_revision_id > $79) AND EXISTS (SELECT FROM records published WHERE published.code = "f".code AND published.stem = $80 AND published.publication = 'published')
					AND coalesce(f.people_low, f.people_best, f.people_high) IS NOT NULL
				ORDER BY f.reference_on DESC NULLS LAST, f.revision_id DESC, f.code COLLATE "C" DESC LIMIT 1
			) f
			LEFT JOIN operations o ON o.code = s.operation_code AND "o".revision_id <= $81 AND ("o".retired_revision_id IS NULL OR "o".retired_revision_id > $82) AND EXISTS (SELECT FROM records published WHERE published.code = "o".code AND published.stem = $83 AND published.publication = 'published')
			WHERE s.kind = 'stock' AND s.dataset IN ($84, $85)
			UNION ALL
			SELECT h.code, r.reported_on,
				(CASE coalesce(h.interval_days, $86::int)::int WHEN $87 THEN CASE WHEN $88::date - r.reported_on >= $89 THEN 3 WHEN $90::date - r.reported_on >= $91 THEN 2 WHEN $92::date - r.reported_on >= $93 THEN 1 ELSE 0 END WHEN $94 THEN CASE WHEN $95::date - r.reported_on >= $96 THEN 3 WHEN $97::date - r.reported_on >= $98 THEN 2 WHEN $99::date - r.reported_on >= $100 THEN 1 ELSE 0 END WHEN $101 THEN CASE WHEN $102::date - r.reported_on >= $103 THEN 3 WHEN $104::date - r.reported_on >= $105 THEN 2 WHEN $106::date - r.reported_on >= $107 THEN 1 ELSE 0 END WHEN $108 THEN CASE WHEN $109::date - r.reported_on >= $110 THEN 3 WHEN $111::date - r.reported_on >= $112 THEN 2 WHEN $113::date - r.reported_on >= $114 THEN 1 ELSE 0 END WHEN $115 THEN CASE WHEN $116::date - r.reported_on >= $117 THEN 3 WHEN $118::date - r.reported_on >= $119 THEN 2 WHEN $120::date - r.reported_on >= $121 THEN 1 ELSE 0 END WHEN $122 THEN CASE WHEN $123::date - r.reported_on >= $124 THEN 3 WHEN $125::date - r.reported_on >= $126 THEN 2 WHEN $127::date - r.reported_on >= $128 THEN 1 ELSE 0 END END)
			FROM shelters h
			JOIN records x ON x.code = "h".code AND x.stem = $129 AND x.publication = 'published' AND x.dataset IN ($130, $131)
			CROSS JOIN LATERAL (
				SELECT r.reported_on FROM shelter_reports r
				WHERE r.shelter_code = h.code AND r.reported_on <= $132::date AND "r".revision_id <= $133 AND ("r".retired_revision_id IS NULL OR "r".retired_revision_id > $134)
					AND coalesce(r.occupancy, r.capacity) IS NOT NULL
				ORDER BY r.reported_on DESC NULLS LAST, r.revision_id DESC, r.id DESC LIMIT 1
			) r
			WHERE "h".revision_id <= $135 AND ("h".retired_revision_id IS NULL OR "h".retired_revision_id > $136)
		) n
		ORDER BY n.day DESC, n.code COLLATE "C"
		LIMIT 1;
-- [3,1,"2026-02-22",3,"2026-02-22",2,"2026-02-22",1,7,"2026-02-22",21,"2026-02-22",14,"2026-02-22",7,14,"2026-02-22",28,"2026-02-22",21,"2026-02-22",14,30,"2026-02-22",60,"2026-02-22",44,"2026-02-22",30,90,"2026-02-22",180,"2026-02-22",120,"2026-02-22",90,180,"2026-02-22",360,"2026-02-22",270,"2026-02-22",180,"street","without_shelter",7,"forest_or_rural","without_shelter",7,"embassy_premises","without_shelter",7,"crowded_housing","precarious",14,"guesthouse","precarious",14,"unknown","precarious",14,"ngo_shelter","accommodation",7,"government_shelter","accommodation",7,"immigration_detention","custody",14,"police_custody","custody",14,"left_country",null,14,"2026-02-22",9007199254740991,9007199254740991,"figure",9007199254740991,9007199254740991,"operation","public_record","live",7,1,"2026-02-22",3,"2026-02-22",2,"2026-02-22",1,7,"2026-02-22",21,"2026-02-22",14,"2026-02-22",7,14,"2026-02-22",28,"2026-02-22",21,"2026-02-22",14,30,"2026-02-22",60,"2026-02-22",44,"2026-02-22",30,90,"2026-02-22",180,"2026-02-22",120,"2026-02-22",90,180,"2026-02-22",360,"2026-02-22",270,"2026-02-22",180,"shelter","public_record","live","2026-02-22",9007199254740991,9007199254740991,9007199254740991,9007199254740991]
