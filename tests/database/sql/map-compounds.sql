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
			SELECT code, min(other_code COLLATE "C") AS first_code FROM reached GROUP BY code
		),
		grouped AS (
			SELECT code, coalesce(first_code, code) AS first_code FROM shown LEFT JOIN same USING (code)
		),
		latest AS (
			SELECT DISTINCT ON (g.first_code) g.first_code, s.activity,
				coalesce($8::date - s.since_on < $9, false) AS is_current
			FROM grouped g
			LEFT JOIN LATERAL (
				SELECT s.* FROM compound_statuses s
				WHERE s.compound_code = g.code AND (s.since_on <= $10::date OR s.since_on IS NULL) AND "s".revision_id <= $11 AND ("s".retired_revision_id IS NULL OR "s".retired_revision_id > $12)
				ORDER BY s.since_on DESC NULLS LAST, s.revision_id DESC, s.id DESC
				LIMIT 1
			) s ON true
			ORDER BY g.first_code, s.since_on DESC NULLS LAST, s.revision_id DESC NULLS LAST, s.id DESC NULLS LAST
		)
		SELECT c.code, c.name, ST_X(p.point) AS lon, ST_Y(p.point) AS lat, c.location_precision AS "precision",
			c.area_pcode AS "areaPcode", c.kind, s.activity, s.is_current AS "isCurrent", c.evidence
		FROM latest s
		JOIN compounds c ON c.code = s.first_code AND "c".revision_id <= $13 AND ("c".retired_revision_id IS NULL OR "c".retired_revision_id > $14)
		CROSS JOIN LATERAL (SELECT ST_Centroid(c.geom) AS point) p
		ORDER BY c.code COLLATE "C"
		LIMIT $15;
-- ["compound","public_record","live",9007199254740991,9007199254740991,9007199254740991,9007199254740991,"2026-02-22",360,"2026-02-22",9007199254740991,9007199254740991,9007199254740991,9007199254740991,5000]
