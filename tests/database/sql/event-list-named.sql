WITH page AS (
			SELECT e.*, nullif(concat_ws('; ', "x".information_withheld, "x".data_generalisation), '') AS information_withheld
			FROM events e JOIN records x ON x.code = "e".code AND x.stem = $1 AND x.publication = 'published' AND x.dataset IN ($2, $3)
		WHERE "e".revision_id <= $4 AND ("e".retired_revision_id IS NULL OR "e".retired_revision_id > $5) AND e.occurred_on <= $6::date
		
		
		
		
		
		AND e.code IN (SELECT code FROM (SELECT v.code, (100 * count(*) / q.pieces)::int AS likeness
		FROM (SELECT piece, count(*) OVER () AS pieces FROM unnest(name_grams(ARRAY[$7::text])) piece) q
		JOIN "events" v ON name_grams(ARRAY[v.locality, v.agency]) @> ARRAY[q.piece] AND "v".revision_id <= $8 AND ("v".retired_revision_id IS NULL OR "v".retired_revision_id > $9)
		GROUP BY v.code, q.pieces
		HAVING count(*) * 5 >= q.pieces * 2) named
		UNION SELECT l.event_code FROM (SELECT v.code, (100 * count(*) / q.pieces)::int AS likeness
		FROM (SELECT piece, count(*) OVER () AS pieces FROM unnest(name_grams(ARRAY[$10::text])) piece) q
		JOIN "compounds" v ON name_grams(v.name || v.aliases || v.locality) @> ARRAY[q.piece] AND "v".revision_id <= $11 AND ("v".retired_revision_id IS NULL OR "v".retired_revision_id > $12)
		GROUP BY v.code, q.pieces
		HAVING count(*) * 5 >= q.pieces * 2) named
		JOIN event_compounds l ON l.compound_code = named.code AND "l".revision_id <= $13 AND ("l".retired_revision_id IS NULL OR "l".retired_revision_id > $14)
		WHERE EXISTS (SELECT FROM records published WHERE published.code = "named".code AND published.stem = $15 AND published.publication = 'published')) 
			ORDER BY e.occurred_on DESC, e.code LIMIT $16
		)
		SELECT e.code, e.kind, e.occurred_on::text AS "occurredOn", e.date_precision AS "datePrecision",
		e.area_pcode AS "areaCode", e.locality, e.location_precision AS "locationPrecision", ST_X(e.geom) AS lon,
		ST_Y(e.geom) AS lat, e.is_cumulative AS "isCumulative", e.people_low AS low, e.people_best AS best,
		e.people_high AS high, e.arrested, e.agency, e.destination, e.information_withheld AS "informationWithheld",
		coalesce((
			SELECT json_agg(json_build_object('iso2', n.iso2, 'people', n.people) ORDER BY n.position)
			FROM event_nationalities n WHERE n.event_code = e.code AND "n".revision_id <= $17 AND ("n".retired_revision_id IS NULL OR "n".retired_revision_id > $18)
		), '[]') AS nationalities,
		coalesce((
			SELECT json_agg(json_build_object('code', c.code, 'name', c.name, 'isMain', l.is_main) ORDER BY l.is_main DESC, c.code)
			FROM event_compounds l JOIN compounds c ON c.code = l.compound_code AND "c".revision_id <= $19 AND ("c".retired_revision_id IS NULL OR "c".retired_revision_id > $20)
			WHERE l.event_code = e.code AND "l".revision_id <= $21 AND ("l".retired_revision_id IS NULL OR "l".retired_revision_id > $22) AND EXISTS (SELECT FROM records published WHERE published.code = "c".code AND published.stem = $23 AND published.publication = 'published')
		), '[]') AS sites FROM page e ORDER BY e.occurred_on DESC, e.code;
-- ["event","public_record","live",9007199254740991,9007199254740991,"2026-02-22","Jinbai",9007199254740991,9007199254740991,"Jinbai",9007199254740991,9007199254740991,9007199254740991,9007199254740991,"compound",51,9007199254740991,9007199254740991,9007199254740991,9007199254740991,9007199254740991,9007199254740991,"compound"]

SELECT count(*)::int AS total FROM events e JOIN records x ON x.code = "e".code AND x.stem = $1 AND x.publication = 'published' AND x.dataset IN ($2, $3)
		WHERE "e".revision_id <= $4 AND ("e".retired_revision_id IS NULL OR "e".retired_revision_id > $5) AND e.occurred_on <= $6::date
		
		
		
		
		
		AND e.code IN (SELECT code FROM (SELECT v.code, (100 * count(*) / q.pieces)::int AS likeness
		FROM (SELECT piece, count(*) OVER () AS pieces FROM unnest(name_grams(ARRAY[$7::text])) piece) q
		JOIN "events" v ON name_grams(ARRAY[v.locality, v.agency]) @> ARRAY[q.piece] AND "v".revision_id <= $8 AND ("v".retired_revision_id IS NULL OR "v".retired_revision_id > $9)
		GROUP BY v.code, q.pieces
		HAVING count(*) * 5 >= q.pieces * 2) named
		UNION SELECT l.event_code FROM (SELECT v.code, (100 * count(*) / q.pieces)::int AS likeness
		FROM (SELECT piece, count(*) OVER () AS pieces FROM unnest(name_grams(ARRAY[$10::text])) piece) q
		JOIN "compounds" v ON name_grams(v.name || v.aliases || v.locality) @> ARRAY[q.piece] AND "v".revision_id <= $11 AND ("v".retired_revision_id IS NULL OR "v".retired_revision_id > $12)
		GROUP BY v.code, q.pieces
		HAVING count(*) * 5 >= q.pieces * 2) named
		JOIN event_compounds l ON l.compound_code = named.code AND "l".revision_id <= $13 AND ("l".retired_revision_id IS NULL OR "l".retired_revision_id > $14)
		WHERE EXISTS (SELECT FROM records published WHERE published.code = "named".code AND published.stem = $15 AND published.publication = 'published'));
-- ["event","public_record","live",9007199254740991,9007199254740991,"2026-02-22","Jinbai",9007199254740991,9007199254740991,"Jinbai",9007199254740991,9007199254740991,9007199254740991,9007199254740991,"compound"]
