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
		),
		shape AS MATERIALIZED (
			SELECT geom, geom::geography AS ground, ST_Boundary(geom)::geography AS edge
			FROM (SELECT ST_GeomFromText($13, 4326) AS geom) g
		),
		near AS (
			SELECT 'compounds' AS stem, c.code, ST_Centroid(c.geom) AS point, (CASE "c".location_precision WHEN 'town' THEN $14::float8 WHEN 'district' THEN $15::float8 WHEN 'province' THEN $16::float8 ELSE 0 END) AS metres
			FROM compounds c
			WHERE c.geom && ST_Expand(ST_GeomFromText($17, 4326), $18::float8) AND "c".revision_id <= $19 AND ("c".retired_revision_id IS NULL OR "c".retired_revision_id > $20) AND c.code IN (SELECT first_code FROM latest)
			UNION ALL
			SELECT 'events', e.code, e.geom, (CASE "e".location_precision WHEN 'town' THEN $21::float8 WHEN 'district' THEN $22::float8 WHEN 'province' THEN $23::float8 ELSE 0 END)
			FROM events e JOIN records x ON x.code = "e".code AND x.stem = $24 AND x.publication = 'published' AND x.dataset IN ($25, $26)
			WHERE e.geom && ST_Expand(ST_GeomFromText($27, 4326), $28::float8) AND "e".revision_id <= $29 AND ("e".retired_revision_id IS NULL OR "e".retired_revision_id > $30) AND e.occurred_on <= $31::date AND NOT e.is_cumulative
		),
		judged AS (
			SELECT n.stem, n.code, ST_Covers(s.geom, n.point) AND (n.metres = 0 OR NOT ST_DWithin(s.edge, n.point::geography, n.metres)) AS is_inside
			FROM near n CROSS JOIN shape s
			WHERE ST_DWithin(s.ground, n.point::geography, n.metres)
			UNION ALL
			SELECT 'areas', a.pcode, ST_Covers(s.geom, a.geom)
			FROM areas a CROSS JOIN shape s
			WHERE a.level = 1 AND a.geom && ST_GeomFromText($32, 4326) AND ST_Intersects(a.geom, s.geom)
		)
		SELECT stem, code, is_inside
		FROM (SELECT j.*, row_number() OVER (PARTITION BY j.stem ORDER BY j.code COLLATE "C") AS number FROM judged j) numbered
		WHERE number <= $33
		ORDER BY stem, code COLLATE "C";
-- ["compound","public_record","live",9007199254740991,9007199254740991,9007199254740991,9007199254740991,"2026-02-22",360,"2026-02-22",9007199254740991,9007199254740991,"POLYGON((103.4 10.5,103.7 10.5,103.7 10.8,103.4 10.5))",5000,15000,45000,"POLYGON((103.4 10.5,103.7 10.5,103.7 10.8,103.4 10.5))",0.42857142857142855,9007199254740991,9007199254740991,5000,15000,45000,"event","public_record","live","POLYGON((103.4 10.5,103.7 10.5,103.7 10.8,103.4 10.5))",0.42857142857142855,9007199254740991,9007199254740991,"2026-02-22","POLYGON((103.4 10.5,103.7 10.5,103.7 10.8,103.4 10.5))",5000]
