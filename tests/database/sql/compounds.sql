SELECT c.code, s.id, s.revision_id, s.activity, s.since_on::text AS since_on, coalesce(l.same_as, '{}') AS same_as
		FROM compounds c
		JOIN records x ON x.code = "c".code AND x.stem = $1 AND x.publication = 'published' AND x.dataset IN ($2, $3)
		LEFT JOIN LATERAL (
			SELECT s.* FROM compound_statuses s
			WHERE s.compound_code = c.code AND (s.since_on <= $4::date OR s.since_on IS NULL) AND "s".revision_id <= $5 AND ("s".retired_revision_id IS NULL OR "s".retired_revision_id > $6)
			ORDER BY s.since_on DESC NULLS LAST, s.revision_id DESC, s.id DESC
			LIMIT 1
		) s ON true
		LEFT JOIN LATERAL (
			SELECT array_agg(l.other_code) AS same_as FROM compound_links l
			WHERE l.compound_code = c.code AND l.kind = 'same_as' AND "l".revision_id <= $7 AND ("l".retired_revision_id IS NULL OR "l".retired_revision_id > $8)
		) l ON true
		WHERE "c".revision_id <= $9 AND ("c".retired_revision_id IS NULL OR "c".retired_revision_id > $10);
-- ["compound","public_record","live","2026-02-22",9007199254740991,9007199254740991,9007199254740991,9007199254740991,9007199254740991,9007199254740991]
