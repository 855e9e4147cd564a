-- What the public may see, written out as tables of its own.
--
-- PostGIS operators, text search and array operators are not leakproof, so under a policy that filters rows the
-- planner may not use their indexes. The public therefore reads projections in which every row is allowed. Their
-- schema is named for the role: with search_path "$user", sala, public a query that says `figures` reads
-- sala_public.figures as the public and sala.figures as a coordinator, and is the same query.

CREATE TABLE sala.publication_runs (
	id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
	published_at timestamptz NOT NULL,
	actor text NOT NULL,
	reason text NOT NULL CHECK (reason <> '')
);
--> statement-breakpoint
COMMENT ON TABLE sala.publication_runs IS 'Each rebuilding of the public projection. Its number is the public generation: it tells nothing of drafts.';
--> statement-breakpoint
COMMENT ON COLUMN sala.publication_runs.id IS 'The public generation.';
--> statement-breakpoint
COMMENT ON COLUMN sala.publication_runs.published_at IS 'When the projection was written anew.';
--> statement-breakpoint
COMMENT ON COLUMN sala.publication_runs.actor IS 'Who had it written: a user, or command line.';
--> statement-breakpoint
COMMENT ON COLUMN sala.publication_runs.reason IS 'Why, for readers of the history.';
--> statement-breakpoint
CREATE SCHEMA sala_public;
--> statement-breakpoint
COMMENT ON SCHEMA sala_public IS 'The projection of the role sala_public: only what anybody may see.';
--> statement-breakpoint
CREATE TABLE sala_public.publication_runs (id bigint PRIMARY KEY, published_at timestamptz NOT NULL);
--> statement-breakpoint
COMMENT ON TABLE sala_public.publication_runs IS 'When the projection was written anew, not by whom nor why.';
--> statement-breakpoint
COMMENT ON COLUMN sala_public.publication_runs.id IS 'The public generation.';
--> statement-breakpoint
COMMENT ON COLUMN sala_public.publication_runs.published_at IS 'When the projection was written anew.';
--> statement-breakpoint
CREATE TABLE sala_public.revisions (id bigint PRIMARY KEY, recorded_at timestamptz NOT NULL);
--> statement-breakpoint
COMMENT ON TABLE sala_public.revisions IS 'When the versions in the projection were recorded, not by whom nor why. Other revisions are not in it.';
--> statement-breakpoint
COMMENT ON COLUMN sala_public.revisions.id IS 'The number that versions carry.';
--> statement-breakpoint
COMMENT ON COLUMN sala_public.revisions.recorded_at IS 'When we knew it.';
--> statement-breakpoint
CREATE INDEX revisions_recorded_at ON sala_public.revisions (recorded_at, id);
--> statement-breakpoint
DO $$
DECLARE
	name text;
BEGIN
	FOREACH name IN ARRAY ARRAY['areas', 'records', 'sources', 'citations', 'compounds', 'compound_links',
		'compound_statuses', 'events', 'event_nationalities', 'event_compounds', 'event_labels', 'operations',
		'figure_series', 'figures', 'figure_recommendations', 'shelters', 'shelter_reports', 'country_measures'] LOOP
		EXECUTE format('CREATE TABLE sala_public.%1$I (LIKE sala.%1$I INCLUDING INDEXES INCLUDING COMMENTS)', name);
		EXECUTE format('COMMENT ON TABLE sala_public.%1$I IS %2$L', name, 'What the public may see of sala.' || name || '.');
	END LOOP;
END
$$;
--> statement-breakpoint

CREATE VIEW sala.public_codes AS
SELECT code, stem, dataset FROM sala.records WHERE publication = 'published' AND dataset = 'public_record';
--> statement-breakpoint
COMMENT ON VIEW sala.public_codes IS 'Records that stand in the public projection as rows: published, and printed by a public source. Our own counts never do.';
--> statement-breakpoint
CREATE FUNCTION sala.without_brackets(name text) RETURNS text
LANGUAGE sql IMMUTABLE AS $$
	SELECT btrim(regexp_replace(name, '\s*[(（][^)）]*[)）]', '', 'g'))
$$;
--> statement-breakpoint
COMMENT ON FUNCTION sala.without_brackets IS 'A name without what it adds in brackets, such as a date or another name.';
--> statement-breakpoint
CREATE FUNCTION sala.to_words(said text) RETURNS text
LANGUAGE plpgsql IMMUTABLE AS $$
DECLARE
	words text := said;
	escaped text;
BEGIN
	IF position('%' IN said) = 0 AND octet_length(said) = length(said) THEN
		-- What most texts are, and a quarter of the work.
		RETURN btrim(regexp_replace(lower(translate(said, '''`', '')), '[\s!-/:-@\[-_{-~]+', ' ', 'g'));
	END IF;
	FOR escaped IN
		SELECT DISTINCT m[1] FROM regexp_matches(said, '((?:%[0-9A-Fa-f]{2})+)', 'g') m ORDER BY m[1] DESC
	LOOP
		BEGIN
			words := replace(words, escaped, convert_from(decode(replace(escaped, '%', ''), 'hex'), 'UTF8'));
		EXCEPTION WHEN character_not_in_repertoire THEN
			NULL; -- Not the bytes of a text: a per cent sign before two digits.
		END;
	END LOOP;
	words := regexp_replace(lower(normalize(translate(words, '´', ''), NFKC)), '[''`ʼ‘’\u00AD\u200B-\u200D\u2060\uFEFF]', '', 'g');
	RETURN btrim(regexp_replace(words, '[\s!-/:-@\[-_{-~\u00A0-\u00BF\u2000-\u206F\u3000-\u303F]+', ' ', 'g'));
END
$$;
--> statement-breakpoint
COMMENT ON FUNCTION sala.to_words IS 'A text as names are looked for in it: small letters, one blank for all that stands between words, also in a web address, and nothing for apostrophes and signs that are not seen.';
--> statement-breakpoint
CREATE VIEW sala.unpublished_names AS
WITH published AS MATERIALIZED (
	SELECT sala.to_words(n.name) AS name
	FROM sala.compounds o
	JOIN sala.public_codes q USING (code)
	CROSS JOIN LATERAL (SELECT sala.without_brackets(o.name) AS name UNION SELECT unnest(o.aliases)) n
	WHERE o.retired_revision_id IS NULL
), areas AS MATERIALIZED (
	SELECT sala.to_words(n.name) AS name FROM sala.areas a CROSS JOIN LATERAL (VALUES (a.name_en), (a.name_km)) n (name)
), unpublished AS MATERIALIZED (
	SELECT DISTINCT sala.to_words(n.name) AS name
	FROM sala.compounds c
	JOIN sala.records r USING (code)
	CROSS JOIN LATERAL (SELECT c.name AS given UNION SELECT unnest(c.aliases)) g
	CROSS JOIN LATERAL (
		SELECT g.given AS name
		UNION SELECT sala.without_brackets(g.given)
		UNION SELECT regexp_replace(
			regexp_replace(sala.without_brackets(g.given), '^former\s+', '', 'i'),
			'(\s+(compounds?|sites?|complex|property|park|hotel|casinos?|resorts?|resort world|palace|and|[0-9]+))+$', '', 'i'
		)
	) n
	WHERE r.publication <> 'published' AND r.dataset <> 'exercise'
)
SELECT u.name FROM unpublished u
-- One sign of Chinese or Khmer says as much as several Latin letters.
WHERE length(u.name) >= CASE WHEN u.name ~ '[^\u0001-\u024F\u1E00-\u1EFF]' THEN 2 ELSE 4 END
	AND NOT EXISTS (SELECT FROM areas a WHERE a.name = u.name)
	AND NOT EXISTS (SELECT FROM published p WHERE position(u.name IN p.name) > 0)
UNION SELECT sala.to_words(r.code)
FROM sala.records r
WHERE r.stem = 'operation' AND r.code LIKE '%-%' AND NOT EXISTS (SELECT FROM sala.public_codes p WHERE p.code = r.code);
--> statement-breakpoint
COMMENT ON VIEW sala.unpublished_names IS 'Words by which a compound that is not published would be recognised: name and aliases of every version, also without brackets, number and generic ending. Not the bare name of an area, nor what stands in the present name of a published compound, outside brackets. Of series of counts that are not public, the code. Invented names of the exercise are not among them.';
--> statement-breakpoint
CREATE TABLE sala.guarded_names (name text PRIMARY KEY);
--> statement-breakpoint
COMMENT ON TABLE sala.guarded_names IS 'unpublished_names as of the last change of publication: what no public text may say.';
--> statement-breakpoint
CREATE FUNCTION sala.refresh_guarded_names() RETURNS void
LANGUAGE sql AS $$
	DELETE FROM sala.guarded_names;
	INSERT INTO sala.guarded_names SELECT name FROM sala.unpublished_names;
$$;
--> statement-breakpoint
COMMENT ON FUNCTION sala.refresh_guarded_names IS 'Makes guarded_names what unpublished_names says now.';
--> statement-breakpoint
CREATE FUNCTION sala.names_unpublished(VARIADIC texts text[]) RETURNS boolean
LANGUAGE plpgsql STABLE AS $$
DECLARE
	said text := array_to_string(texts, ' ');
BEGIN
	IF said = '' THEN
		RETURN false;
	END IF;
	said := sala.to_words(said);
	RETURN EXISTS (SELECT FROM sala.guarded_names u WHERE position(u.name IN said) > 0)
		-- The code of a record, such as KH-E-070 or SRC-001, whatever stands before it.
		OR said ~ '[a-z] [0-9]' AND EXISTS (
			SELECT FROM regexp_matches(said, '(?:\m([a-z]{2,4}) )?\m([a-z]{1,6}) ([0-9]{1,9})\M', 'g') m
			CROSS JOIN LATERAL (VALUES (m[2] || '-' || m[3]), (m[1] || '-' || m[2] || '-' || m[3])) n (code)
			JOIN sala.records r ON r.code = upper(n.code)
			WHERE NOT EXISTS (SELECT FROM sala_public.records p WHERE p.code = r.code)
		);
END
$$;
--> statement-breakpoint
COMMENT ON FUNCTION sala.names_unpublished IS 'True where a text names a compound that is not published, or says the code of a record that is not in the projection, also as the words of a web address.';
--> statement-breakpoint

CREATE FUNCTION sala.withhold_links() RETURNS void
LANGUAGE sql AS $$
	UPDATE sala_public.operations SET counterpart_code = NULL
	WHERE counterpart_code IS NOT NULL
		AND NOT EXISTS (SELECT FROM sala_public.records p WHERE p.code = counterpart_code);
	UPDATE sala_public.figures SET shelter_code = NULL
	WHERE shelter_code IS NOT NULL AND NOT EXISTS (SELECT FROM sala_public.records p WHERE p.code = shelter_code);
	UPDATE sala_public.figures SET closed_by_event_code = NULL
	WHERE closed_by_event_code IS NOT NULL
		AND NOT EXISTS (SELECT FROM sala_public.records p WHERE p.code = closed_by_event_code);
	-- The number keeps apart what two such counters counted in one cell.
	UPDATE sala_public.figure_series SET operation_code = NULL, publisher = 'Counter withheld (' || id || ')'
	WHERE operation_code IS NOT NULL AND NOT EXISTS (SELECT FROM sala_public.records p WHERE p.code = operation_code);
	UPDATE sala_public.figure_series s SET publisher = 'Publisher withheld (' || id || ')'
	WHERE publisher NOT IN ('Counter withheld (' || id || ')', 'Publisher withheld (' || id || ')')
		AND NOT EXISTS (
			SELECT FROM sala_public.figures f
			JOIN sala_public.citations c ON c.record_code = f.code
			JOIN sala_public.sources p ON p.code = c.source_code
			WHERE f.series_id = s.id AND p.publisher = s.publisher
		);
	-- A body publishes under several names (Amnesty International …), and OFAC may be named by the operator alone.
	UPDATE sala_public.compounds b SET evidence_confirmed_by = 'withheld'
	WHERE evidence_confirmed_by <> 'withheld'
		AND NOT (evidence_confirmed_by LIKE '%OFAC%' AND coalesce(operator, '') LIKE '%OFAC%')
		AND NOT EXISTS (
			SELECT FROM sala_public.citations c JOIN sala_public.sources p ON p.code = c.source_code
			WHERE c.record_code = b.code AND starts_with(p.publisher, b.evidence_confirmed_by)
		);
$$;
--> statement-breakpoint
COMMENT ON FUNCTION sala.withhold_links IS 'Takes from the rows of the projection the codes of records that are not in it, and the publishers of sources that are not.';
--> statement-breakpoint
CREATE VIEW sala.shown_of_shelters AS
SELECT h.code, h.name_rung = 'exact' AS name, h.operator_rung = 'exact' AS operator,
	h.place_rung NOT IN ('hidden', 'area') AS place,
	h.name_rung = 'exact' AND h.operator_rung = 'exact' AND h.place_rung = 'exact' AS note
FROM sala.shelters h
JOIN sala.public_codes USING (code)
WHERE h.retired_revision_id IS NULL;
--> statement-breakpoint
COMMENT ON VIEW sala.shown_of_shelters IS 'What the public may read of each published shelter, by the rungs that stand now: they rule every version of it. A note may say anything, so it is shown only where everything else is.';
--> statement-breakpoint
CREATE FUNCTION sala.withhold_sites() RETURNS void
LANGUAGE sql AS $$
	UPDATE sala_public.shelters p SET
		name = CASE WHEN h.name THEN p.name END,
		operator = CASE WHEN h.operator THEN p.operator END,
		locality = CASE WHEN h.place THEN p.locality END,
		note = CASE WHEN h.note THEN p.note END,
		funding_ends_on = NULL
	FROM sala_public.shelters v LEFT JOIN sala.shown_of_shelters h USING (code)
	WHERE v.id = p.id;
	UPDATE sala_public.figures p SET
		locality = CASE WHEN l.place THEN p.locality END,
		note = CASE WHEN l.note THEN p.note END
	FROM (
		SELECT f.code, bool_and(h.place IS TRUE) AS place, bool_and(h.note IS TRUE) AS note
		FROM sala.figures f LEFT JOIN sala.shown_of_shelters h ON h.code = f.shelter_code
		WHERE f.shelter_code IS NOT NULL GROUP BY f.code
	) l
	WHERE l.code = p.code AND NOT (l.place AND l.note);
$$;
--> statement-breakpoint
COMMENT ON FUNCTION sala.withhold_sites IS 'Takes from the projection what a shelter does not show of itself (shown_of_shelters), also from the figures that are its occupancy.';
--> statement-breakpoint
CREATE FUNCTION sala.without_names(given text, otherwise text DEFAULT NULL) RETURNS text
LANGUAGE sql STABLE AS $$
	SELECT CASE WHEN sala.names_unpublished(given) THEN otherwise ELSE given END
$$;
--> statement-breakpoint
COMMENT ON FUNCTION sala.without_names IS 'The text, or what is given instead of it where it names a compound that is not published.';
--> statement-breakpoint
CREATE FUNCTION sala.withhold_texts() RETURNS void
LANGUAGE sql AS $$
	DELETE FROM sala_public.citations WHERE sala.names_unpublished(field);
	UPDATE sala_public.citations SET excerpt = NULL, page = NULL, claimed_by = NULL
	WHERE sala.names_unpublished(excerpt, page, claimed_by);
	UPDATE sala_public.sources SET title = 'Title withheld', url = NULL, archived_copy_url = NULL
	WHERE sala.names_unpublished(title, url, archived_copy_url);
	UPDATE sala_public.sources SET publisher = sala.without_names(publisher, 'Publisher withheld'),
		accessed_via = sala.without_names(accessed_via)
	WHERE sala.names_unpublished(publisher, accessed_via);
	-- Outside brackets no present name of a published compound says one of the guarded names; a corrected one may.
	UPDATE sala_public.compounds SET
		name = sala.without_names(coalesce(nullif(sala.without_brackets(name), ''), 'Name withheld'), 'Name withheld')
	WHERE sala.names_unpublished(name);
	UPDATE sala_public.compounds SET aliases = ARRAY(
		SELECT a.alias FROM unnest(aliases) WITH ORDINALITY a (alias, position)
		WHERE NOT sala.names_unpublished(a.alias) ORDER BY a.position
	) WHERE sala.names_unpublished(VARIADIC aliases);
	UPDATE sala_public.compounds SET note = sala.without_names(note), locality = sala.without_names(locality),
		operator = sala.without_names(operator),
		evidence_confirmed_by = sala.without_names(evidence_confirmed_by, 'withheld')
	WHERE sala.names_unpublished(note, locality, operator, evidence_confirmed_by);
	UPDATE sala_public.compound_links SET note = NULL WHERE sala.names_unpublished(note);
	UPDATE sala_public.compound_statuses SET reported_as = 'withheld' WHERE sala.names_unpublished(reported_as);
	-- An event at a compound that is not published keeps its place and figures, and loses the link and every text
	-- that names the compound; its note goes whatever it says. A destination was recorded, even where it is withheld.
	UPDATE sala_public.events e SET note = NULL
	WHERE note IS NOT NULL AND EXISTS (
		SELECT FROM sala.event_compounds c
		WHERE c.event_code = e.code AND NOT EXISTS (SELECT FROM sala_public.records p WHERE p.code = c.compound_code)
	);
	UPDATE sala_public.events SET note = sala.without_names(note), locality = sala.without_names(locality),
		agency = sala.without_names(agency), destination = sala.without_names(destination, 'withheld')
	WHERE sala.names_unpublished(note, locality, agency, destination);
	UPDATE sala_public.event_compounds SET note = NULL WHERE sala.names_unpublished(note);
	UPDATE sala_public.event_labels SET note = sala.without_names(note), label = sala.without_names(label, 'withheld'),
		used_by = sala.without_names(used_by, 'withheld')
	WHERE sala.names_unpublished(note, label, used_by);
	UPDATE sala_public.operations SET body = sala.without_names(body, 'withheld'),
		scope = sala.without_names(scope, 'withheld')
	WHERE sala.names_unpublished(body, scope);
	UPDATE sala_public.figure_series SET publisher = 'Publisher withheld (' || id || ')'
	WHERE sala.names_unpublished(publisher);
	UPDATE sala_public.figures SET note = sala.without_names(note), locality = sala.without_names(locality)
	WHERE sala.names_unpublished(note, locality);
	-- The number keeps two such groups apart, and the figures of one together.
	UPDATE sala_public.figures SET overlap_groups = ARRAY(
		SELECT CASE WHEN sala.names_unpublished(g.name) THEN 'withheld-' || (
			SELECT min(o.id) FROM sala.figures o WHERE g.name = ANY (o.overlap_groups)
		) ELSE g.name END
		FROM unnest(overlap_groups) WITH ORDINALITY g (name, position) ORDER BY g.position
	) WHERE sala.names_unpublished(VARIADIC overlap_groups);
	UPDATE sala_public.figure_recommendations SET reason = 'Reason withheld' WHERE sala.names_unpublished(reason);
	UPDATE sala_public.shelters SET name = sala.without_names(name), operator = sala.without_names(operator),
		locality = sala.without_names(locality), note = sala.without_names(note)
	WHERE sala.names_unpublished(name, operator, locality, note);
	UPDATE sala_public.country_measures SET note = NULL WHERE sala.names_unpublished(note);
$$;
--> statement-breakpoint
COMMENT ON FUNCTION sala.withhold_texts IS 'Takes every text from the projection that names a compound which is not published, or a record which is not in it (names_unpublished).';
--> statement-breakpoint
CREATE FUNCTION sala.mark_withheld() RETURNS void
LANGUAGE sql AS $$
	WITH parts (code, what) AS (
		SELECT e.code, 'A place under review'
		FROM sala_public.events e JOIN sala.event_compounds c ON c.event_code = e.code
		WHERE NOT EXISTS (SELECT FROM sala_public.records o WHERE o.code = c.compound_code)
		UNION SELECT e.code, 'Text that would name what is not public'
		FROM sala.events e JOIN sala_public.events p USING (id)
		WHERE (e.note, e.locality, e.agency, e.destination) IS DISTINCT FROM (p.note, p.locality, p.agency, p.destination)
		UNION SELECT b.code, 'Text that would name what is not public'
		FROM sala.compounds b JOIN sala_public.compounds p USING (id)
		WHERE (b.name, b.aliases, b.note, b.locality, b.operator)
			IS DISTINCT FROM (p.name, p.aliases, p.note, p.locality, p.operator)
		UNION SELECT b.code, 'Who confirmed it'
		FROM sala.compounds b JOIN sala_public.compounds p USING (id)
		WHERE b.evidence_confirmed_by IS DISTINCT FROM p.evidence_confirmed_by
		UNION SELECT b.code, CASE WHEN EXISTS (
			SELECT FROM sala.figures f LEFT JOIN sala.shown_of_shelters h ON h.code = f.shelter_code
			WHERE f.code = b.code AND f.shelter_code IS NOT NULL AND h.note IS NOT TRUE
		) THEN 'Place or note, to protect the site' ELSE 'Text that would name what is not public' END
		FROM sala.figures b JOIN sala_public.figures p USING (id)
		WHERE (b.note, b.locality, b.overlap_groups) IS DISTINCT FROM (p.note, p.locality, p.overlap_groups)
		UNION SELECT f.code, 'Who counted'
		FROM sala_public.figures f
		JOIN sala.figure_series b ON b.id = f.series_id
		JOIN sala_public.figure_series p ON p.id = b.id
		WHERE (b.operation_code, b.publisher) IS DISTINCT FROM (p.operation_code, p.publisher)
		UNION SELECT b.code, 'Title and address that would name what is not public'
		FROM sala.sources b JOIN sala_public.sources p USING (id)
		WHERE (b.title, b.url, b.publisher) IS DISTINCT FROM (p.title, p.url, p.publisher)
		UNION SELECT b.code, 'Text that would name what is not public'
		FROM sala.operations b JOIN sala_public.operations p USING (id)
		WHERE (b.body, b.scope) IS DISTINCT FROM (p.body, p.scope)
		UNION SELECT b.code, 'Text that would name what is not public'
		FROM sala.country_measures b JOIN sala_public.country_measures p USING (id) WHERE b.note IS DISTINCT FROM p.note
		UNION SELECT b.code, 'Name, operator, place or note, to protect the site'
		FROM sala.shelters b JOIN sala_public.shelters p USING (id)
		WHERE (b.name, b.operator, b.locality, b.note) IS DISTINCT FROM (p.name, p.operator, p.locality, p.note)
	)
	UPDATE sala_public.records r SET information_withheld = w.what
	FROM (SELECT code, string_agg(what, '; ' ORDER BY what COLLATE "C") AS what FROM parts GROUP BY code) w
	WHERE w.code = r.code AND r.information_withheld IS DISTINCT FROM w.what;
$$;
--> statement-breakpoint
COMMENT ON FUNCTION sala.mark_withheld IS 'Says of each record in the projection what its readers do not get and why.';
--> statement-breakpoint

CREATE FUNCTION sala.publish(reason text) RETURNS bigint
LANGUAGE plpgsql SECURITY DEFINER SET search_path = sala, public, pg_temp AS $$
#variable_conflict use_column
DECLARE
	run bigint;
	name text;
BEGIN
	PERFORM pg_advisory_xact_lock(20261122);

	FOREACH name IN ARRAY ARRAY['publication_runs', 'revisions', 'areas', 'records', 'sources', 'citations', 'compounds',
		'compound_links', 'compound_statuses', 'events', 'event_nationalities', 'event_compounds', 'event_labels',
		'operations', 'figure_series', 'figures', 'figure_recommendations', 'shelters', 'shelter_reports',
		'country_measures'] LOOP
		EXECUTE format('DELETE FROM sala_public.%I', name);
	END LOOP;

	INSERT INTO sala_public.areas SELECT * FROM areas;
	INSERT INTO sala_public.records (code, stem, dataset, publication)
	SELECT code, stem, dataset, 'published' FROM public_codes;
	INSERT INTO sala_public.sources SELECT s.* FROM sources s JOIN public_codes USING (code);
	INSERT INTO sala_public.citations
	SELECT c.* FROM citations c
	JOIN public_codes p ON p.code = c.record_code
	JOIN public_codes s ON s.code = c.source_code;
	INSERT INTO sala_public.compounds SELECT c.* FROM compounds c JOIN public_codes USING (code);
	INSERT INTO sala_public.compound_links
	SELECT l.* FROM compound_links l
	JOIN public_codes p ON p.code = l.compound_code
	JOIN public_codes o ON o.code = l.other_code;
	INSERT INTO sala_public.compound_statuses
	SELECT s.* FROM compound_statuses s JOIN public_codes p ON p.code = s.compound_code;
	INSERT INTO sala_public.events SELECT e.* FROM events e JOIN public_codes USING (code);
	INSERT INTO sala_public.event_nationalities
	SELECT n.* FROM event_nationalities n JOIN public_codes p ON p.code = n.event_code;
	INSERT INTO sala_public.event_compounds
	SELECT c.* FROM event_compounds c
	JOIN public_codes p ON p.code = c.event_code
	JOIN public_codes o ON o.code = c.compound_code;
	INSERT INTO sala_public.event_labels
	SELECT l.* FROM event_labels l JOIN public_codes p ON p.code = l.event_code;
	INSERT INTO sala_public.operations SELECT o.* FROM operations o JOIN public_codes USING (code);
	INSERT INTO sala_public.figures SELECT f.* FROM figures f JOIN public_codes USING (code);
	INSERT INTO sala_public.figure_series
	SELECT s.* FROM figure_series s WHERE EXISTS (SELECT FROM sala_public.figures f WHERE f.series_id = s.id);
	INSERT INTO sala_public.figure_recommendations
	SELECT r.* FROM figure_recommendations r JOIN public_codes p ON p.code = r.figure_code;
	INSERT INTO sala_public.shelters SELECT s.* FROM shelters s JOIN public_codes USING (code);
	INSERT INTO sala_public.shelter_reports
	SELECT r.* FROM shelter_reports r JOIN public_codes p ON p.code = r.shelter_code;
	INSERT INTO sala_public.country_measures SELECT m.* FROM country_measures m JOIN public_codes USING (code);

	PERFORM refresh_guarded_names();
	PERFORM withhold_links();
	PERFORM withhold_sites();
	PERFORM withhold_texts();
	PERFORM mark_withheld();

	INSERT INTO sala_public.revisions (id, recorded_at)
	SELECT id, recorded_at FROM revisions WHERE id IN (
		SELECT revision_id FROM sala_public.figures UNION SELECT retired_revision_id FROM sala_public.figures
		UNION SELECT revision_id FROM sala_public.events UNION SELECT retired_revision_id FROM sala_public.events
		UNION SELECT revision_id FROM sala_public.compounds UNION SELECT retired_revision_id FROM sala_public.compounds
		UNION SELECT revision_id FROM sala_public.compound_statuses UNION SELECT retired_revision_id FROM sala_public.compound_statuses
		UNION SELECT revision_id FROM sala_public.compound_links UNION SELECT retired_revision_id FROM sala_public.compound_links
		UNION SELECT revision_id FROM sala_public.event_compounds UNION SELECT retired_revision_id FROM sala_public.event_compounds
		UNION SELECT revision_id FROM sala_public.event_nationalities UNION SELECT retired_revision_id FROM sala_public.event_nationalities
		UNION SELECT revision_id FROM sala_public.event_labels UNION SELECT retired_revision_id FROM sala_public.event_labels
		UNION SELECT revision_id FROM sala_public.operations UNION SELECT retired_revision_id FROM sala_public.operations
		UNION SELECT revision_id FROM sala_public.sources UNION SELECT retired_revision_id FROM sala_public.sources
		UNION SELECT revision_id FROM sala_public.citations UNION SELECT retired_revision_id FROM sala_public.citations
		UNION SELECT revision_id FROM sala_public.shelters UNION SELECT retired_revision_id FROM sala_public.shelters
		UNION SELECT revision_id FROM sala_public.shelter_reports UNION SELECT retired_revision_id FROM sala_public.shelter_reports
		UNION SELECT revision_id FROM sala_public.country_measures UNION SELECT retired_revision_id FROM sala_public.country_measures
		UNION SELECT revision_id FROM sala_public.figure_recommendations UNION SELECT retired_revision_id FROM sala_public.figure_recommendations
	);

	INSERT INTO publication_runs (published_at, actor, reason)
	VALUES (clock_timestamp(), coalesce(nullif(current_setting('sala.user_id', true), ''), session_user), reason)
	RETURNING id INTO run;
	INSERT INTO sala_public.publication_runs SELECT id, published_at FROM publication_runs;
	RETURN run;
END
$$;
--> statement-breakpoint
COMMENT ON FUNCTION sala.publish IS 'Writes the public projection anew from what is published now and returns the public generation.';
--> statement-breakpoint

CREATE FUNCTION sala.remove_from_public() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = sala, public, pg_temp AS $$
DECLARE
	gone text[];
BEGIN
	SELECT array_agg(n.code) INTO gone
	FROM now_records n JOIN old_records o USING (code)
	WHERE o.publication = 'published' AND n.publication <> 'published';
	IF gone IS NULL THEN
		RETURN NULL;
	END IF;

	DELETE FROM sala_public.records WHERE code = ANY (gone);
	DELETE FROM sala_public.sources WHERE code = ANY (gone);
	DELETE FROM sala_public.citations WHERE record_code = ANY (gone) OR source_code = ANY (gone);
	DELETE FROM sala_public.compounds WHERE code = ANY (gone);
	DELETE FROM sala_public.compound_links WHERE compound_code = ANY (gone) OR other_code = ANY (gone);
	DELETE FROM sala_public.compound_statuses WHERE compound_code = ANY (gone);
	DELETE FROM sala_public.events WHERE code = ANY (gone);
	DELETE FROM sala_public.event_nationalities WHERE event_code = ANY (gone);
	DELETE FROM sala_public.event_compounds WHERE event_code = ANY (gone) OR compound_code = ANY (gone);
	DELETE FROM sala_public.event_labels WHERE event_code = ANY (gone);
	DELETE FROM sala_public.operations WHERE code = ANY (gone);
	DELETE FROM sala_public.figures WHERE code = ANY (gone);
	DELETE FROM sala_public.figure_series s
	WHERE NOT EXISTS (SELECT FROM sala_public.figures f WHERE f.series_id = s.id);
	DELETE FROM sala_public.figure_recommendations WHERE figure_code = ANY (gone);
	DELETE FROM sala_public.shelters WHERE code = ANY (gone);
	DELETE FROM sala_public.shelter_reports WHERE shelter_code = ANY (gone);
	DELETE FROM sala_public.country_measures WHERE code = ANY (gone);

	PERFORM withhold_links();
	PERFORM withhold_sites();
	PERFORM refresh_guarded_names();
	PERFORM withhold_texts();
	PERFORM mark_withheld();
	RETURN NULL;
END
$$;
--> statement-breakpoint
COMMENT ON FUNCTION sala.remove_from_public IS 'Records that leave publication leave the public projection in the same transaction, with every text that names them.';
--> statement-breakpoint
CREATE TRIGGER records_leave_public AFTER UPDATE ON sala.records
REFERENCING OLD TABLE AS old_records NEW TABLE AS now_records
FOR EACH STATEMENT EXECUTE FUNCTION sala.remove_from_public();
