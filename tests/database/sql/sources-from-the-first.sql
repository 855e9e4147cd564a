SELECT p.code, p.publisher, p.title, p.url, p.published_on::text AS published_on, p.kind, p.reliability,
			(SELECT count(DISTINCT c.record_code)::int FROM citations c WHERE c.source_code = p.code AND "c".revision_id <= $1 AND ("c".retired_revision_id IS NULL OR "c".retired_revision_id > $2)) AS records
		FROM sources p
		WHERE p.code >= $3 AND "p".revision_id <= $4 AND ("p".retired_revision_id IS NULL OR "p".retired_revision_id > $5) AND EXISTS (SELECT FROM records published WHERE published.code = "p".code AND published.stem = $6 AND published.publication = 'published')
		ORDER BY p.code
		LIMIT $7;
-- [9007199254740991,9007199254740991,"",9007199254740991,9007199254740991,"source",61]

SELECT count(*)::int AS total FROM sources p WHERE "p".revision_id <= $1 AND ("p".retired_revision_id IS NULL OR "p".retired_revision_id > $2) AND EXISTS (SELECT FROM records published WHERE published.code = "p".code AND published.stem = $3 AND published.publication = 'published');
-- [9007199254740991,9007199254740991,"source"]
