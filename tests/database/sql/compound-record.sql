SELECT c.operator, c.note, coalesce(x.is_published_alone, false) AS "isPublishedAlone" FROM compounds c JOIN records x ON x.code = "c".code AND x.stem = $1 AND x.publication = 'published' AND x.dataset IN ($2, $3)
			WHERE c.code = $4 AND "c".revision_id <= $5 AND ("c".retired_revision_id IS NULL OR "c".retired_revision_id > $6);
-- ["compound","public_record","live","KH-C-001",9007199254740991,9007199254740991]
