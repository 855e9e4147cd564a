SELECT ST_IsValid(ST_GeomFromText($1, 4326)) AS is_valid;
-- ["POLYGON((103.4 10.5,103.7 10.5,103.7 10.8,103.4 10.5))"]
