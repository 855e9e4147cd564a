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
	)
		SELECT count(*) FILTER (WHERE reported_on IS NOT NULL AND is_closed)::int AS closed,
			count(*) FILTER (WHERE reported_on IS NOT NULL AND NOT is_closed AND is_current)::int AS current,
			count(*) FILTER (WHERE reported_on IS NOT NULL AND NOT is_closed AND NOT is_current)::int AS expired,
			count(*) FILTER (WHERE reported_on IS NULL)::int AS unreported
		FROM latest_reports h WHERE true;
-- ["2026-02-22",7,1,"2026-02-22",3,"2026-02-22",2,"2026-02-22",1,7,"2026-02-22",21,"2026-02-22",14,"2026-02-22",7,14,"2026-02-22",28,"2026-02-22",21,"2026-02-22",14,30,"2026-02-22",60,"2026-02-22",44,"2026-02-22",30,90,"2026-02-22",180,"2026-02-22",120,"2026-02-22",90,180,"2026-02-22",360,"2026-02-22",270,"2026-02-22",180,3,"shelter","public_record","live","2026-02-22",9007199254740991,9007199254740991,9007199254740991,9007199254740991]
