SELECT code, sum(events)::int AS events FROM (
			SELECT n.iso2 AS code, count(*) AS events
			FROM events e
			JOIN records x ON x.code = "e".code AND x.stem = $1 AND x.publication = 'published' AND x.dataset IN ($2, $3)
			JOIN event_nationalities n ON n.event_code = e.code AND "n".revision_id <= $4 AND ("n".retired_revision_id IS NULL OR "n".retired_revision_id > $5)
			WHERE e.occurred_on <= $6::date AND "e".revision_id <= $7 AND ("e".retired_revision_id IS NULL OR "e".retired_revision_id > $8)
			GROUP BY n.iso2
			UNION ALL
			SELECT unnest(s.nationalities), 0
			FROM figure_series s
			WHERE s.dataset IN ($9, $10) AND EXISTS (
				SELECT FROM figures f
				WHERE f.series_id = s.id AND (f.reference_on <= $11::date OR f.reference_on IS NULL)
					AND "f".revision_id <= $12 AND ("f".retired_revision_id IS NULL OR "f".retired_revision_id > $13) AND EXISTS (SELECT FROM records published WHERE published.code = "f".code AND published.stem = $14 AND published.publication = 'published')
			)
		) named
		GROUP BY code
		ORDER BY code COLLATE "C"
		LIMIT $15;
-- ["event","public_record","live",9007199254740991,9007199254740991,"2026-02-22",9007199254740991,9007199254740991,"public_record","live","2026-02-22",9007199254740991,9007199254740991,"figure",300]
