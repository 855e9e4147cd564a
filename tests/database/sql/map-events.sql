SELECT e.code, ST_X(e.geom) AS lon, ST_Y(e.geom) AS lat, e.location_precision AS "precision",
			e.area_pcode AS "areaPcode", e.kind, e.occurred_on::text AS "occurredOn",
			e.locality, coalesce(n.codes, '{}') AS nationalities
		FROM events e
		JOIN records x ON x.code = "e".code AND x.stem = $1 AND x.publication = 'published' AND x.dataset IN ($2, $3)
		LEFT JOIN LATERAL (
			SELECT array_agg(n.iso2 ORDER BY n.position) AS codes FROM event_nationalities n
			WHERE n.event_code = e.code AND "n".revision_id <= $4 AND ("n".retired_revision_id IS NULL OR "n".retired_revision_id > $5)
		) n ON true
		WHERE e.occurred_on <= $6::date AND NOT e.is_cumulative AND "e".revision_id <= $7 AND ("e".retired_revision_id IS NULL OR "e".retired_revision_id > $8)
		ORDER BY e.occurred_on DESC, e.code COLLATE "C"
		LIMIT $9;
-- ["event","public_record","live",9007199254740991,9007199254740991,"2026-02-22",9007199254740991,9007199254740991,20000]
