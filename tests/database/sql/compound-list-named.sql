WITH page AS (
			SELECT c.*, nullif(concat_ws('; ', "x".information_withheld, "x".data_generalisation), '') AS information_withheld, named.likeness AS likeness
			FROM compounds c JOIN records x ON x.code = "c".code AND x.stem = $1 AND x.publication = 'published' AND x.dataset IN ($2, $3)
		JOIN (SELECT v.code, (100 * count(*) / q.pieces)::int AS likeness
		FROM (SELECT piece, count(*) OVER () AS pieces FROM unnest(name_grams(ARRAY[$4::text])) piece) q
		JOIN "compounds" v ON name_grams(v.name || v.aliases || v.locality) @> ARRAY[q.piece] AND "v".revision_id <= $5 AND ("v".retired_revision_id IS NULL OR "v".retired_revision_id > $6)
		GROUP BY v.code, q.pieces
		HAVING count(*) * 5 >= q.pieces * 2) named ON named.code = c.code
		WHERE "c".revision_id <= $7 AND ("c".retired_revision_id IS NULL OR "c".retired_revision_id > $8)
		
		 
		 AND (named.likeness < $9 OR (named.likeness = $10 AND c.code >= $11))
			ORDER BY likeness DESC, c.code ASC LIMIT $12
		)
		SELECT c.code, c.name, c.aliases, c.area_pcode AS "areaCode", c.locality, c.kind,
			c.location_precision AS "locationPrecision", ST_X(p.point) AS lon, ST_Y(p.point) AS lat, c.evidence,
			c.evidence_confirmed_by AS "evidenceConfirmedBy", s.activity, s.since_on::text AS "sinceOn",
			c.people_low AS "peopleLow", c.people_high AS "peopleHigh", n.events,
			c.information_withheld AS "informationWithheld", c.likeness
		FROM page c
		LEFT JOIN LATERAL (SELECT s.activity, s.since_on FROM compound_statuses s
		WHERE s.compound_code = c.code AND (s.since_on <= $13::date OR s.since_on IS NULL) AND "s".revision_id <= $14 AND ("s".retired_revision_id IS NULL OR "s".retired_revision_id > $15)
		ORDER BY s.since_on DESC NULLS LAST, s.revision_id DESC, s.id DESC LIMIT 1) s ON true
		CROSS JOIN LATERAL (SELECT ST_PointOnSurface(c.geom) AS point) p
		CROSS JOIN LATERAL (
			SELECT count(*)::int AS events FROM event_compounds l
			JOIN events e ON e.code = l.event_code AND e.occurred_on <= $16::date AND "e".revision_id <= $17 AND ("e".retired_revision_id IS NULL OR "e".retired_revision_id > $18)
			JOIN records x ON x.code = "e".code AND x.stem = $19 AND x.publication = 'published' AND x.dataset IN ($20, $21)
			WHERE l.compound_code = c.code AND "l".revision_id <= $22 AND ("l".retired_revision_id IS NULL OR "l".retired_revision_id > $23)
		) n
		ORDER BY likeness DESC, c.code ASC;
-- ["compound","public_record","live","Jinbai",9007199254740991,9007199254740991,9007199254740991,9007199254740991,57,57,"KH-C-001",51,"2026-02-22",9007199254740991,9007199254740991,"2026-02-22",9007199254740991,9007199254740991,"event","public_record","live",9007199254740991,9007199254740991]

SELECT count(*)::int AS total FROM compounds c JOIN records x ON x.code = "c".code AND x.stem = $1 AND x.publication = 'published' AND x.dataset IN ($2, $3)
		JOIN (SELECT v.code, (100 * count(*) / q.pieces)::int AS likeness
		FROM (SELECT piece, count(*) OVER () AS pieces FROM unnest(name_grams(ARRAY[$4::text])) piece) q
		JOIN "compounds" v ON name_grams(v.name || v.aliases || v.locality) @> ARRAY[q.piece] AND "v".revision_id <= $5 AND ("v".retired_revision_id IS NULL OR "v".retired_revision_id > $6)
		GROUP BY v.code, q.pieces
		HAVING count(*) * 5 >= q.pieces * 2) named ON named.code = c.code
		WHERE "c".revision_id <= $7 AND ("c".retired_revision_id IS NULL OR "c".retired_revision_id > $8);
-- ["compound","public_record","live","Jinbai",9007199254740991,9007199254740991,9007199254740991,9007199254740991]

SELECT c.code, named.likeness AS likeness FROM compounds c JOIN records x ON x.code = "c".code AND x.stem = $1 AND x.publication = 'published' AND x.dataset IN ($2, $3)
		JOIN (SELECT v.code, (100 * count(*) / q.pieces)::int AS likeness
		FROM (SELECT piece, count(*) OVER () AS pieces FROM unnest(name_grams(ARRAY[$4::text])) piece) q
		JOIN "compounds" v ON name_grams(v.name || v.aliases || v.locality) @> ARRAY[q.piece] AND "v".revision_id <= $5 AND ("v".retired_revision_id IS NULL OR "v".retired_revision_id > $6)
		GROUP BY v.code, q.pieces
		HAVING count(*) * 5 >= q.pieces * 2) named ON named.code = c.code
		WHERE "c".revision_id <= $7 AND ("c".retired_revision_id IS NULL OR "c".retired_revision_id > $8)
		
		 
		 AND NOT (named.likeness < $9 OR (named.likeness = $10 AND c.code >= $11))
			ORDER BY likeness ASC, c.code DESC LIMIT $12;
-- ["compound","public_record","live","Jinbai",9007199254740991,9007199254740991,9007199254740991,9007199254740991,57,57,"KH-C-001",51]
