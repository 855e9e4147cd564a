WITH page AS (
			SELECT c.*, nullif(concat_ws('; ', "x".information_withheld, "x".data_generalisation), '') AS information_withheld, NULL::int AS likeness
			FROM compounds c JOIN records x ON x.code = "c".code AND x.stem = $1 AND x.publication = 'published' AND x.dataset IN ($2, $3)
		
		WHERE "c".revision_id <= $4 AND ("c".retired_revision_id IS NULL OR "c".retired_revision_id > $5)
		
		 
		 AND c.code >= $6
			ORDER BY c.code ASC LIMIT $7
		)
		SELECT c.code, c.name, c.aliases, c.area_pcode AS "areaCode", c.locality, c.kind,
			c.location_precision AS "locationPrecision", ST_X(p.point) AS lon, ST_Y(p.point) AS lat, c.evidence,
			c.evidence_confirmed_by AS "evidenceConfirmedBy", s.activity, s.since_on::text AS "sinceOn",
			c.people_low AS "peopleLow", c.people_high AS "peopleHigh", n.events,
			c.information_withheld AS "informationWithheld", c.likeness
		FROM page c
		LEFT JOIN LATERAL (SELECT s.activity, s.since_on FROM compound_statuses s
		WHERE s.compound_code = c.code AND (s.since_on <= $8::date OR s.since_on IS NULL) AND "s".revision_id <= $9 AND ("s".retired_revision_id IS NULL OR "s".retired_revision_id > $10)
		ORDER BY s.since_on DESC NULLS LAST, s.revision_id DESC, s.id DESC LIMIT 1) s ON true
		CROSS JOIN LATERAL (SELECT ST_PointOnSurface(c.geom) AS point) p
		CROSS JOIN LATERAL (
			SELECT count(*)::int AS events FROM event_compounds l
			JOIN events e ON e.code = l.event_code AND e.occurred_on <= $11::date AND "e".revision_id <= $12 AND ("e".retired_revision_id IS NULL OR "e".retired_revision_id > $13)
			JOIN records x ON x.code = "e".code AND x.stem = $14 AND x.publication = 'published' AND x.dataset IN ($15, $16)
			WHERE l.compound_code = c.code AND "l".revision_id <= $17 AND ("l".retired_revision_id IS NULL OR "l".retired_revision_id > $18)
		) n
		ORDER BY c.code ASC;
-- ["compound","public_record","live",9007199254740991,9007199254740991,"KH-C-020",51,"2026-02-22",9007199254740991,9007199254740991,"2026-02-22",9007199254740991,9007199254740991,"event","public_record","live",9007199254740991,9007199254740991]

SELECT count(*)::int AS total FROM compounds c JOIN records x ON x.code = "c".code AND x.stem = $1 AND x.publication = 'published' AND x.dataset IN ($2, $3)
		
		WHERE "c".revision_id <= $4 AND ("c".retired_revision_id IS NULL OR "c".retired_revision_id > $5);
-- ["compound","public_record","live",9007199254740991,9007199254740991]

SELECT c.code, NULL::int AS likeness FROM compounds c JOIN records x ON x.code = "c".code AND x.stem = $1 AND x.publication = 'published' AND x.dataset IN ($2, $3)
		
		WHERE "c".revision_id <= $4 AND ("c".retired_revision_id IS NULL OR "c".retired_revision_id > $5)
		
		 
		 AND NOT c.code >= $6
			ORDER BY c.code DESC LIMIT $7;
-- ["compound","public_record","live",9007199254740991,9007199254740991,"KH-C-020",51]
