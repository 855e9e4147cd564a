SELECT v.code, (100 * count(*) / q.pieces)::int AS likeness
		FROM (SELECT piece, count(*) OVER () AS pieces FROM unnest(name_grams(ARRAY[$1::text])) piece) q
		JOIN "shelters" v ON name_grams(ARRAY[v.name, v.operator, v.locality]) @> ARRAY[q.piece] AND "v".revision_id <= $2 AND ("v".retired_revision_id IS NULL OR "v".retired_revision_id > $3)
		GROUP BY v.code, q.pieces
		HAVING count(*) * 5 >= q.pieces * 2;
-- ["Caritas",9007199254740991,9007199254740991]
