SELECT e.code, e.kind, e.occurred_on::text AS "occurredOn", e.date_precision AS "datePrecision",
		e.area_pcode AS "areaCode", e.locality, e.location_precision AS "locationPrecision", ST_X(e.geom) AS lon,
		ST_Y(e.geom) AS lat, e.is_cumulative AS "isCumulative", e.people_low AS low, e.people_best AS best,
		e.people_high AS high, e.arrested, e.agency, e.destination, e.information_withheld AS "informationWithheld",
		coalesce((
			SELECT json_agg(json_build_object('iso2', n.iso2, 'people', n.people) ORDER BY n.position)
			FROM event_nationalities n WHERE n.event_code = e.code AND "n".revision_id <= $1 AND ("n".retired_revision_id IS NULL OR "n".retired_revision_id > $2)
		), '[]') AS nationalities,
		coalesce((
			SELECT json_agg(json_build_object('code', c.code, 'name', c.name, 'isMain', l.is_main) ORDER BY l.is_main DESC, c.code)
			FROM event_compounds l JOIN compounds c ON c.code = l.compound_code AND "c".revision_id <= $3 AND ("c".retired_revision_id IS NULL OR "c".retired_revision_id > $4)
			WHERE l.event_code = e.code AND "l".revision_id <= $5 AND ("l".retired_revision_id IS NULL OR "l".retired_revision_id > $6) AND EXISTS (SELECT FROM records published WHERE published.code = "c".code AND published.stem = $7 AND published.publication = 'published')
		), '[]') AS sites, e.note, e.destination_area_pcode AS "destinationAreaCode", e.alone AS "isPublishedAlone"
		FROM (
			SELECT e.*, nullif(concat_ws('; ', "x".information_withheld, "x".data_generalisation), '') AS information_withheld, coalesce(x.is_published_alone, false) AS alone FROM events e JOIN records x ON x.code = "e".code AND x.stem = $8 AND x.publication = 'published' AND x.dataset IN ($9, $10)
			WHERE e.code = $11 AND "e".revision_id <= $12 AND ("e".retired_revision_id IS NULL OR "e".retired_revision_id > $13)
		) e;
-- [9007199254740991,9007199254740991,9007199254740991,9007199254740991,9007199254740991,9007199254740991,"compound","event","public_record","live","KH-E-001",9007199254740991,9007199254740991]
