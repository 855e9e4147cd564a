WITH RECURSIVE shown AS (
			SELECT c.code FROM compounds c JOIN records x ON x.code = "c".code AND x.stem = $1 AND x.publication = 'published' AND x.dataset IN ($2, $3) WHERE "c".revision_id <= $4 AND ("c".retired_revision_id IS NULL OR "c".retired_revision_id > $5) 
		),
		links AS (
			SELECT l.compound_code AS code, l.other_code FROM compound_links l
			WHERE l.kind = 'same_as' AND "l".revision_id <= $6 AND ("l".retired_revision_id IS NULL OR "l".retired_revision_id > $7)
				AND l.compound_code IN (SELECT code FROM shown) AND l.other_code IN (SELECT code FROM shown)
		),
		pairs AS (
			SELECT code, other_code FROM links UNION SELECT other_code, code FROM links
		),
		reached AS (
			SELECT code, other_code FROM pairs
			UNION SELECT r.code, p.other_code FROM reached r JOIN pairs p ON p.code = r.other_code
		),
		same AS (
			SELECT code, min(other_code) AS first_code FROM reached GROUP BY code
		),
		latest AS (
			SELECT DISTINCT ON (first_code) s.activity,
				s.since_on IS NOT NULL AND (CASE $8::int WHEN $9 THEN CASE WHEN $10::date - s.since_on >= $11 THEN 3 WHEN $12::date - s.since_on >= $13 THEN 2 WHEN $14::date - s.since_on >= $15 THEN 1 ELSE 0 END WHEN $16 THEN CASE WHEN $17::date - s.since_on >= $18 THEN 3 WHEN $19::date - s.since_on >= $20 THEN 2 WHEN $21::date - s.since_on >= $22 THEN 1 ELSE 0 END WHEN $23 THEN CASE WHEN $24::date - s.since_on >= $25 THEN 3 WHEN $26::date - s.since_on >= $27 THEN 2 WHEN $28::date - s.since_on >= $29 THEN 1 ELSE 0 END WHEN $30 THEN CASE WHEN $31::date - s.since_on >= $32 THEN 3 WHEN $33::date - s.since_on >= $34 THEN 2 WHEN $35::date - s.since_on >= $36 THEN 1 ELSE 0 END WHEN $37 THEN CASE WHEN $38::date - s.since_on >= $39 THEN 3 WHEN $40::date - s.since_on >= $41 THEN 2 WHEN $42::date - s.since_on >= $43 THEN 1 ELSE 0 END WHEN $44 THEN CASE WHEN $45::date - s.since_on >= $46 THEN 3 WHEN $47::date - s.since_on >= $48 THEN 2 WHEN $49::date - s.since_on >= $50 THEN 1 ELSE 0 END END) < $51 AS is_current
			FROM (SELECT code, coalesce(first_code, code) AS first_code FROM shown LEFT JOIN same USING (code)) c
			LEFT JOIN LATERAL (
				SELECT s.* FROM compound_statuses s
				WHERE s.compound_code = c.code AND (s.since_on <= $52::date OR s.since_on IS NULL) AND "s".revision_id <= $53 AND ("s".retired_revision_id IS NULL OR "s".retired_revision_id > $54)
				ORDER BY s.since_on DESC NULLS LAST, s.revision_id DESC, s.id DESC
				LIMIT 1
			) s ON true
			ORDER BY first_code, s.since_on DESC NULLS LAST, s.revision_id DESC NULLS LAST, s.id DESC NULLS LAST
		)
		SELECT activity, is_current, count(*)::int AS compounds FROM latest GROUP BY activity, is_current;
-- ["compound","public_record","live",9007199254740991,9007199254740991,9007199254740991,9007199254740991,180,1,"2026-02-22",3,"2026-02-22",2,"2026-02-22",1,7,"2026-02-22",21,"2026-02-22",14,"2026-02-22",7,14,"2026-02-22",28,"2026-02-22",21,"2026-02-22",14,30,"2026-02-22",60,"2026-02-22",44,"2026-02-22",30,90,"2026-02-22",180,"2026-02-22",120,"2026-02-22",90,180,"2026-02-22",360,"2026-02-22",270,"2026-02-22",180,3,"2026-02-22",9007199254740991,9007199254740991]
