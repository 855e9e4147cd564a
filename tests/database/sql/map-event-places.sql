SELECT min(ST_X(point)) AS lon, min(ST_Y(point)) AS lat, location_precision AS "precision",
			area_pcode AS "areaPcode", count(*)::int AS count, CASE WHEN count(*) = 1 THEN min(code) END AS code, kind
		FROM (
			SELECT e.code, e.geom AS point, e.location_precision, e.area_pcode, e.kind
			FROM events e JOIN records x ON x.code = "e".code AND x.stem = $1 AND x.publication = 'published' AND x.dataset IN ($2, $3)
		WHERE "e".revision_id <= $4 AND ("e".retired_revision_id IS NULL OR "e".retired_revision_id > $5) AND e.occurred_on <= $6::date
		AND e.occurred_on >= $7::date
		AND e.area_pcode = $8
		AND e.kind::text IN (SELECT json_array_elements_text($9::json))
		AND e.is_cumulative = $10
		AND EXISTS (SELECT FROM event_nationalities n
					WHERE n.event_code = e.code AND n.iso2::text IN (SELECT json_array_elements_text($11::json)) AND "n".revision_id <= $12 AND ("n".retired_revision_id IS NULL OR "n".retired_revision_id > $13))
		AND e.code IN (SELECT code FROM (SELECT v.code, (100 * count(*) / q.pieces)::int AS likeness
		FROM (SELECT piece, count(*) OVER () AS pieces FROM unnest(name_grams(ARRAY[$14::text])) piece) q
		JOIN "events" v ON name_grams(ARRAY[v.locality, v.agency]) @> ARRAY[q.piece] AND "v".revision_id <= $15 AND ("v".retired_revision_id IS NULL OR "v".retired_revision_id > $16)
		GROUP BY v.code, q.pieces
		HAVING count(*) * 5 >= q.pieces * 2) named
		UNION SELECT l.event_code FROM (SELECT v.code, (100 * count(*) / q.pieces)::int AS likeness
		FROM (SELECT piece, count(*) OVER () AS pieces FROM unnest(name_grams(ARRAY[$17::text])) piece) q
		JOIN "compounds" v ON name_grams(v.name || v.aliases || v.locality) @> ARRAY[q.piece] AND "v".revision_id <= $18 AND ("v".retired_revision_id IS NULL OR "v".retired_revision_id > $19)
		GROUP BY v.code, q.pieces
		HAVING count(*) * 5 >= q.pieces * 2) named
		JOIN event_compounds l ON l.compound_code = named.code AND "l".revision_id <= $20 AND ("l".retired_revision_id IS NULL OR "l".retired_revision_id > $21)
		WHERE EXISTS (SELECT FROM records published WHERE published.code = "named".code AND published.stem = $22 AND published.publication = 'published'))
		) found
		GROUP BY CASE WHEN location_precision IN ('site', 'vicinity') THEN ST_SnapToGrid(point, $23::float8) ELSE point END, location_precision, area_pcode, kind
		ORDER BY count DESC, min(code COLLATE "C")
		LIMIT $24;
-- ["event","public_record","live",9007199254740991,9007199254740991,"2026-01-31","2025-01-01","KH18","[\"raid\",\"rescue\"]",false,"[\"ID\",\"VN\"]",9007199254740991,9007199254740991,"bei",9007199254740991,9007199254740991,"bei",9007199254740991,9007199254740991,9007199254740991,9007199254740991,"compound",0.1,4000]
