SELECT id, extract(epoch FROM published_at)::float8 AS at FROM publication_runs ORDER BY id DESC LIMIT 1;
-- []
