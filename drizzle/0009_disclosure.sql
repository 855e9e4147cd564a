-- Who may see what. Exact places lie in a table that nobody may read; what each audience gets of them is worked out here
-- and written into its projection. Our own counts reach it as the cells of a day's publication. What somebody may see
-- beyond the role is a scope or a grant, and what was done or looked at exactly stands in the audit.

ALTER TABLE sala.records ADD COLUMN data_generalisation text;
--> statement-breakpoint
COMMENT ON COLUMN sala.records.data_generalisation IS 'What was made coarser for its readers and how; filled in projections, null where nothing was.';
--> statement-breakpoint
ALTER TABLE sala.records ADD COLUMN is_published_alone boolean;
--> statement-breakpoint
COMMENT ON COLUMN sala.records.is_published_alone IS 'True where an office of one person published what it had written itself; null otherwise.';
--> statement-breakpoint
ALTER TABLE sala_public.records ADD COLUMN data_generalisation text;
--> statement-breakpoint
COMMENT ON COLUMN sala_public.records.data_generalisation IS 'What was made coarser for its readers and how; null where nothing was.';
--> statement-breakpoint
ALTER TABLE sala_public.records ADD COLUMN is_published_alone boolean;
--> statement-breakpoint
COMMENT ON COLUMN sala_public.records.is_published_alone IS 'True where an office of one person published what it had written itself; null otherwise.';
--> statement-breakpoint

CREATE TABLE sala.shelter_places (
	id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
	shelter_code text NOT NULL REFERENCES sala.records,
	geom geometry(Point, 4326) NOT NULL,
	address text,
	contact text,
	revision_id bigint NOT NULL REFERENCES sala.revisions,
	retired_revision_id bigint REFERENCES sala.revisions CHECK (retired_revision_id > revision_id)
);
--> statement-breakpoint
CREATE UNIQUE INDEX shelter_places_current ON sala.shelter_places (shelter_code) WHERE retired_revision_id IS NULL;
--> statement-breakpoint
CREATE INDEX shelter_places_geom ON sala.shelter_places USING gist (geom);
--> statement-breakpoint
CREATE TABLE sala.disclosures (
	id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
	record_code text NOT NULL REFERENCES sala.records,
	audience text NOT NULL CHECK (audience IN ('public', 'donor', 'researcher')),
	name_rung text NOT NULL CHECK (name_rung IN ('hidden', 'area', 'coarse_grid', 'fine_grid', 'exact')),
	operator_rung text NOT NULL CHECK (operator_rung IN ('hidden', 'area', 'coarse_grid', 'fine_grid', 'exact')),
	place_rung text NOT NULL CHECK (place_rung IN ('hidden', 'area', 'coarse_grid', 'fine_grid', 'exact')),
	reason text NOT NULL CHECK (reason <> ''),
	revision_id bigint NOT NULL REFERENCES sala.revisions,
	retired_revision_id bigint REFERENCES sala.revisions CHECK (retired_revision_id > revision_id)
);
--> statement-breakpoint
CREATE UNIQUE INDEX disclosures_current ON sala.disclosures (record_code, audience) WHERE retired_revision_id IS NULL;
--> statement-breakpoint
CREATE TABLE sala.place_steps (
	record_code text NOT NULL REFERENCES sala.records,
	audience text NOT NULL CHECK (audience IN ('public', 'donor', 'researcher')),
	rung text NOT NULL CHECK (rung IN ('hidden', 'area', 'coarse_grid')),
	PRIMARY KEY (record_code, audience)
);
--> statement-breakpoint
CREATE TABLE sala.own_cells (
	id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
	area_pcode text REFERENCES sala.areas,
	living_situation text NOT NULL,
	population_group text NOT NULL,
	reference_on date NOT NULL,
	people_low integer,
	people_best integer,
	people_high integer,
	is_interval boolean NOT NULL,
	made_from text[] NOT NULL,
	is_withdrawn boolean NOT NULL DEFAULT false,
	revision_id bigint NOT NULL REFERENCES sala.revisions,
	retired_revision_id bigint REFERENCES sala.revisions CHECK (retired_revision_id > revision_id),
	CHECK (coalesce(people_best, 0) NOT BETWEEN 1 AND 9),
	CHECK (is_interval OR coalesce(people_low, 0) NOT BETWEEN 1 AND 9 AND coalesce(people_high, 0) NOT BETWEEN 1 AND 9)
);
--> statement-breakpoint
CREATE UNIQUE INDEX own_cells_current ON sala.own_cells (area_pcode, living_situation, population_group, reference_on) NULLS NOT DISTINCT WHERE retired_revision_id IS NULL;
--> statement-breakpoint
CREATE INDEX own_cells_made_from ON sala.own_cells USING gin (made_from);
--> statement-breakpoint
CREATE TABLE sala.own_cell_parts (
	report_id bigint PRIMARY KEY REFERENCES sala.shelter_reports,
	own_cell_id bigint NOT NULL REFERENCES sala.own_cells
);
--> statement-breakpoint
CREATE TABLE sala.user_scopes (
	id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
	user_id text NOT NULL,
	area_pcode text REFERENCES sala.areas,
	partner text CHECK (partner <> ''),
	shelter_code text REFERENCES sala.records,
	given_by text NOT NULL DEFAULT current_setting('sala.user_id'),
	given_at timestamptz NOT NULL DEFAULT clock_timestamp(),
	ended_at timestamptz,
	CHECK (num_nonnulls(area_pcode, partner, shelter_code) = 1)
);
--> statement-breakpoint
CREATE INDEX user_scopes_user ON sala.user_scopes (user_id) WHERE ended_at IS NULL;
--> statement-breakpoint
CREATE TABLE sala.grants (
	id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
	user_id text NOT NULL,
	record_code text NOT NULL REFERENCES sala.records,
	reason text NOT NULL CHECK (reason <> ''),
	given_by text NOT NULL DEFAULT current_setting('sala.user_id'),
	given_at timestamptz NOT NULL DEFAULT clock_timestamp(),
	expires_at timestamptz NOT NULL,
	revoked_at timestamptz,
	CHECK (expires_at > given_at AND expires_at <= given_at + interval '90 days'),
	CHECK (given_by <> user_id)
);
--> statement-breakpoint
CREATE INDEX grants_user ON sala.grants (user_id, record_code);
--> statement-breakpoint
CREATE TABLE sala.audit (
	id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
	happened_at timestamptz NOT NULL DEFAULT clock_timestamp(),
	actor text NOT NULL,
	role text NOT NULL,
	action text NOT NULL CHECK (action <> ''),
	record_code text,
	revision_id bigint REFERENCES sala.revisions,
	before jsonb,
	after jsonb
);
--> statement-breakpoint
CREATE INDEX audit_record ON sala.audit (record_code, id DESC) WHERE record_code IS NOT NULL;
--> statement-breakpoint
CREATE INDEX audit_actor ON sala.audit (actor, id DESC);
--> statement-breakpoint
CREATE INDEX audit_revision ON sala.audit (revision_id) WHERE revision_id IS NOT NULL;
--> statement-breakpoint
CREATE TABLE sala.takedown_requests (
	id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
	received_at timestamptz NOT NULL DEFAULT clock_timestamp(),
	about text NOT NULL CHECK (length(about) BETWEEN 1 AND 300),
	wish text NOT NULL CHECK (wish IN ('hide_place', 'hide_operator', 'hide_all', 'correct')),
	details text NOT NULL CHECK (length(details) <= 2000),
	reply_to text CHECK (length(reply_to) <= 200),
	state text NOT NULL DEFAULT 'open' CHECK (state IN ('open', 'granted', 'refused')),
	record_code text REFERENCES sala.records,
	answer text,
	answered_by text,
	answered_at timestamptz,
	CHECK ((state = 'open') = (answered_at IS NULL) AND (state = 'open') = (answer IS NULL))
);
--> statement-breakpoint
CREATE TABLE sala.redactions (
	id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
	record_code text NOT NULL REFERENCES sala.records,
	reason text NOT NULL CHECK (reason <> ''),
	revision_id bigint NOT NULL REFERENCES sala.revisions
);
--> statement-breakpoint
CREATE TABLE sala.office (is_one_person boolean NOT NULL);
--> statement-breakpoint
CREATE UNIQUE INDEX office_one_row ON sala.office ((true));
--> statement-breakpoint
INSERT INTO sala.office (is_one_person) VALUES (false);
--> statement-breakpoint
CREATE TABLE sala_public.shelter_cells (
	shelter_code text PRIMARY KEY,
	geom geometry(Geometry, 4326) NOT NULL,
	rung text NOT NULL
);
--> statement-breakpoint
DO $$
DECLARE
	said record;
BEGIN
	FOR said IN SELECT * FROM (VALUES
		('sala.shelter_places', 'Where a shelter is, and how to reach it. Every version. Nobody may read it: read_exactly gives a row to whoever may see it, and writes that down.'),
		('sala.disclosures', 'How much each audience sees of a record, where that is not what goes for all. Every version.'),
		('sala.place_steps', 'Places that went up a rung at a publication because too few shelters were near, and stay there until somebody sets the rung anew.'),
		('sala.own_cells', 'Our own counts as audiences get them: one row for each day and each area, living situation and group, with numbers from 1 to 9 already replaced. Every version.'),
		('sala.own_cell_parts', 'The reports in a published sum. A report is part of one such sum at most, ever: so that no two of them share what the one could tell of the other. Nobody may read it.'),
		('sala.user_scopes', 'What a coordinator or an operator of shelters answers for. A coordinator without one sees no shelter that was reported to us.'),
		('sala.grants', 'One user may see one record exactly, until a moment, for a reason.'),
		('sala.audit', 'What was done, and which exact places were read. Written by the database itself; nobody may change or delete it.'),
		('sala.takedown_requests', 'What operators of shelters ask to be taken from view, and what was answered.'),
		('sala.redactions', 'Records whose content was blanked, and why.'),
		('sala.office', 'One row: how the office that runs this is set up.'),
		('sala_public.shelter_cells', 'Places of shelters as far as the public may see them: a cell of a grid, or a point where the operator asked for it.')
	) AS m (name, meaning) LOOP
		EXECUTE format('COMMENT ON TABLE %s IS %L', said.name, said.meaning);
	END LOOP;
	FOR said IN SELECT * FROM (VALUES
		('sala.shelter_places.id', 'Number of the version.'),
		('sala.shelter_places.shelter_code', 'The shelter.'),
		('sala.shelter_places.geom', 'Point, WGS 84.'),
		('sala.shelter_places.address', 'How to find it, in words; null where the point is enough.'),
		('sala.shelter_places.contact', 'A role mailbox or hotline, never a person; null where there is none.'),
		('sala.shelter_places.revision_id', 'The act that recorded this version.'),
		('sala.shelter_places.retired_revision_id', 'The act that retired it; null: it stands.'),
		('sala.disclosures.id', 'Number of the version.'),
		('sala.disclosures.record_code', 'The record.'),
		('sala.disclosures.audience', 'Who is meant. Donors and researchers never get less than the public.'),
		('sala.disclosures.name_rung', 'How much of the name they see: exact, or nothing.'),
		('sala.disclosures.operator_rung', 'As name_rung, for the operator.'),
		('sala.disclosures.place_rung', 'How much of the place: nothing, its area, a cell of 0.1 degrees, of 0.01 degrees, or the point.'),
		('sala.disclosures.reason', 'Why, for readers of the history.'),
		('sala.disclosures.revision_id', 'The act that recorded this version.'),
		('sala.disclosures.retired_revision_id', 'The act that retired it; null: it stands.'),
		('sala.place_steps.record_code', 'The shelter.'),
		('sala.place_steps.audience', 'For whom.'),
		('sala.place_steps.rung', 'The rung it stands on, whatever was asked for above it.'),
		('sala.own_cells.id', 'Number of the version.'),
		('sala.own_cells.area_pcode', 'A province; null: place not known, or what is withheld of provinces.'),
		('sala.own_cells.living_situation', 'As in figure_series.'),
		('sala.own_cells.population_group', 'As in figure_series.'),
		('sala.own_cells.reference_on', 'The day the count is about.'),
		('sala.own_cells.people_low', 'As in figures, where 1 to 9 stands as 1 to 9.'),
		('sala.own_cells.people_best', 'Null where it would be from 1 to 9.'),
		('sala.own_cells.people_high', '9 where it would be from 1 to 9.'),
		('sala.own_cells.is_interval', 'True where a number from 1 to 9 was replaced.'),
		('sala.own_cells.made_from', 'Codes of the figures and shelters that were counted; when one is withdrawn, this is too.'),
		('sala.own_cells.is_withdrawn', 'True: no audience sees it any more.'),
		('sala.own_cells.revision_id', 'The act that published it.'),
		('sala.own_cells.retired_revision_id', 'The act that corrected it; null: it stands.'),
		('sala.own_cell_parts.report_id', 'The report.'),
		('sala.own_cell_parts.own_cell_id', 'The sum.'),
		('sala.user_scopes.id', 'Its number.'),
		('sala.user_scopes.user_id', 'Whose.'),
		('sala.user_scopes.area_pcode', 'All shelters of this area and of areas in it; a country means every shelter.'),
		('sala.user_scopes.partner', 'All shelters run by this operator.'),
		('sala.user_scopes.shelter_code', 'This shelter.'),
		('sala.user_scopes.given_by', 'Who gave it.'),
		('sala.user_scopes.given_at', 'When.'),
		('sala.user_scopes.ended_at', 'When it ended; null: it holds.'),
		('sala.grants.id', 'Its number.'),
		('sala.grants.user_id', 'Who may see it.'),
		('sala.grants.record_code', 'What.'),
		('sala.grants.reason', 'Because of what.'),
		('sala.grants.given_by', 'Who allowed it; never whom it is for.'),
		('sala.grants.given_at', 'When.'),
		('sala.grants.expires_at', 'From then on it is nothing; 90 days at most.'),
		('sala.grants.revoked_at', 'When somebody took it back before that; null: nobody did.'),
		('sala.audit.id', 'Order of what happened.'),
		('sala.audit.happened_at', 'When.'),
		('sala.audit.actor', 'Who: a user, or command line.'),
		('sala.audit.role', 'In which role.'),
		('sala.audit.action', 'What, such as wrote, insert on grants, or read place.'),
		('sala.audit.record_code', 'To which record; null where it is about none or many.'),
		('sala.audit.revision_id', 'The act of writing, whose versions say what was before and after; null where it wrote none.'),
		('sala.audit.before', 'The row as it was; null where there was none, or it was redacted.'),
		('sala.audit.after', 'The row as it is; null where there is none, or it was redacted.'),
		('sala.takedown_requests.id', 'Its number.'),
		('sala.takedown_requests.received_at', 'When it came.'),
		('sala.takedown_requests.about', 'Which shelter, in the words of whoever asks.'),
		('sala.takedown_requests.wish', 'What they ask for.'),
		('sala.takedown_requests.details', 'What else they say; blanked once it is answered.'),
		('sala.takedown_requests.reply_to', 'A role mailbox or hotline for an answer; blanked once it is answered.'),
		('sala.takedown_requests.state', 'Whether it is answered.'),
		('sala.takedown_requests.record_code', 'The record it turned out to be about; null where there is none.'),
		('sala.takedown_requests.answer', 'What was answered; null while it is open.'),
		('sala.takedown_requests.answered_by', 'By whom.'),
		('sala.takedown_requests.answered_at', 'When.'),
		('sala.redactions.id', 'Its number.'),
		('sala.redactions.record_code', 'The record.'),
		('sala.redactions.reason', 'Why.'),
		('sala.redactions.revision_id', 'The act that blanked it.'),
		('sala.office.is_one_person', 'True: whoever wrote a record may publish it, and the record says so.'),
		('sala_public.shelter_cells.shelter_code', 'The shelter.'),
		('sala_public.shelter_cells.geom', 'The cell, or the point; WGS 84.'),
		('sala_public.shelter_cells.rung', 'coarse_grid: a cell of 0.1 degrees; fine_grid: of 0.01; exact: the point.')
	) AS m (name, meaning) LOOP
		EXECUTE format('COMMENT ON COLUMN %s IS %L', said.name, said.meaning);
	END LOOP;
END
$$;
--> statement-breakpoint

-- The projections of donors and researchers are made like that of the public, index by index.
CREATE OR REPLACE FUNCTION sala.count_projection_change() RETURNS trigger
LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
BEGIN
	-- What donors read is that of the public and some more.
	IF TG_TABLE_SCHEMA = 'sala_researcher' THEN
		UPDATE sala_researcher.projection_state SET number = number + 1;
	ELSE
		UPDATE sala_public.projection_state SET number = number + 1;
	END IF;
	RETURN NULL;
END
$$;
--> statement-breakpoint
DO $$
DECLARE
	t record;
	i record;
	mine text[];
	place text;
BEGIN
	-- What the public may see everybody may. Donors see more of shelters and nothing else, so that the rest of their
	-- projection is that of the public; researchers have every table.
	FOREACH place IN ARRAY ARRAY['sala_donor', 'sala_researcher'] LOOP
		mine := CASE place WHEN 'sala_donor' THEN ARRAY['records', 'shelters', 'shelter_reports', 'shelter_cells'] END;
		EXECUTE format('CREATE SCHEMA %I', place);
		EXECUTE format('COMMENT ON SCHEMA %I IS %L', place, 'The projection of the role ' || place || '.');
		EXECUTE format('GRANT USAGE ON SCHEMA %1$I TO %1$I', place);
		FOR t IN
			SELECT relname AS name, replace(obj_description(oid, 'pg_class'), 'the public may', substr(place, 6) || 's may') AS said FROM pg_class
			WHERE relnamespace = 'sala_public'::regnamespace AND relkind = 'r'
		LOOP
			IF t.name = ANY (mine) OR mine IS NULL THEN
				EXECUTE format('CREATE TABLE %1$I.%2$I (LIKE sala_public.%2$I INCLUDING COMMENTS)', place, t.name);
				EXECUTE format('COMMENT ON TABLE %I.%I IS %L', place, t.name, t.said);
			ELSE
				EXECUTE format('CREATE VIEW %1$I.%2$I AS SELECT * FROM sala_public.%2$I', place, t.name);
				EXECUTE format('COMMENT ON VIEW %I.%I IS %L', place, t.name, t.said);
				EXECUTE format('GRANT SELECT ON %1$I.%2$I TO %1$I', place, t.name);
			END IF;
		END LOOP;
		IF mine IS NULL THEN
			EXECUTE replace(pg_get_functiondef('sala_public.name_grams(text[])'::regprocedure), 'sala_public.', place || '.');
		ELSE
			-- Written out where it is called, so that the indexes of the public are found.
			EXECUTE format('CREATE FUNCTION %I.name_grams(texts text[]) RETURNS text[] LANGUAGE sql IMMUTABLE PARALLEL SAFE AS %L', place, 'SELECT sala_public.name_grams(texts)');
			EXECUTE format('GRANT USAGE ON SCHEMA sala_public TO %I', place);
			EXECUTE format('GRANT EXECUTE ON FUNCTION sala_public.name_grams TO %I', place);
		END IF;
		EXECUTE format('COMMENT ON FUNCTION %I.name_grams IS %L', place,
			obj_description('sala_public.name_grams(text[])'::regprocedure, 'pg_proc'));
		EXECUTE format('REVOKE EXECUTE ON FUNCTION %I.name_grams FROM PUBLIC', place);
		EXECUTE format('GRANT EXECUTE ON FUNCTION %1$I.name_grams TO %1$I', place);
		FOR i IN SELECT indexdef FROM pg_indexes WHERE schemaname = 'sala_public' AND (tablename = ANY (mine) OR mine IS NULL) LOOP
			EXECUTE CASE WHEN mine IS NULL THEN replace(i.indexdef, 'sala_public.', place || '.') ELSE replace(i.indexdef, ' ON sala_public.', ' ON ' || place || '.') END;
		END LOOP;
		IF mine IS NULL THEN
			EXECUTE format('INSERT INTO %I.projection_state (number) VALUES (1)', place);
		END IF;
	END LOOP;
	FOR t IN
		SELECT n.nspname AS place, c.relname AS name, n.nspname IN ('sala_donor', 'sala_researcher') OR c.relname = 'shelter_cells' AS is_projected
		FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
		WHERE c.relkind = 'r' AND (
			n.nspname IN ('sala_donor', 'sala_researcher')
			OR n.nspname = 'sala_public' AND c.relname = 'shelter_cells'
			OR n.nspname = 'sala' AND c.relname IN ('shelter_places', 'disclosures', 'place_steps', 'own_cells', 'own_cell_parts',
				'user_scopes', 'grants', 'audit', 'takedown_requests', 'redactions', 'office')
		)
	LOOP
		EXECUTE format('ALTER TABLE %I.%I ENABLE ROW LEVEL SECURITY', t.place, t.name);
		EXECUTE format('ALTER TABLE %I.%I FORCE ROW LEVEL SECURITY', t.place, t.name);
		EXECUTE format('CREATE POLICY owner ON %I.%I TO sala_owner USING (true) WITH CHECK (true)', t.place, t.name);
		IF t.is_projected THEN
			EXECUTE format('CREATE POLICY %2$I ON %1$I.%3$I FOR SELECT TO %1$I USING (true)', t.place, substr(t.place, 6) || '_reads', t.name);
			EXECUTE format('GRANT SELECT ON %1$I.%2$I TO %1$I', t.place, t.name);
			IF t.name <> 'projection_state' THEN
				EXECUTE format('CREATE TRIGGER is_counted BEFORE INSERT OR UPDATE OR DELETE OR TRUNCATE ON %I.%I FOR EACH STATEMENT EXECUTE FUNCTION sala.count_projection_change()', t.place, t.name);
			END IF;
		END IF;
	END LOOP;
END
$$;
--> statement-breakpoint

-- What stands in a projection. The functions that write one work on the schema that comes first in the search path, for
-- the audience that the setting sala.audience names.
CREATE FUNCTION sala.face(audience text) RETURNS void
LANGUAGE sql AS $$
	SELECT set_config('sala.audience', audience, true),
		set_config('search_path', 'sala_' || audience || ', sala, public, pg_temp', true);
$$;
--> statement-breakpoint
COMMENT ON FUNCTION sala.face IS 'Turns the functions that write projections to that of an audience.';
--> statement-breakpoint
CREATE FUNCTION sala.rung_height(rung text) RETURNS integer
LANGUAGE sql IMMUTABLE AS $$
	SELECT array_position(ARRAY['hidden', 'area', 'coarse_grid', 'fine_grid', 'exact'], rung)
$$;
--> statement-breakpoint
COMMENT ON FUNCTION sala.rung_height IS 'How much a rung shows: 1 nothing, 5 everything.';
--> statement-breakpoint
CREATE FUNCTION sala.higher_rung(a text, b text) RETURNS text
LANGUAGE sql IMMUTABLE AS $$
	SELECT CASE WHEN a IS NULL OR sala.rung_height(a) < sala.rung_height(b) THEN b ELSE a END
$$;
--> statement-breakpoint
COMMENT ON FUNCTION sala.higher_rung IS 'The rung of two that shows more; the other one where one is null.';
--> statement-breakpoint
CREATE FUNCTION sala.lower_rung(a text, b text) RETURNS text
LANGUAGE sql IMMUTABLE AS $$
	SELECT CASE WHEN a IS NULL OR sala.rung_height(a) > sala.rung_height(b) THEN b ELSE a END
$$;
--> statement-breakpoint
COMMENT ON FUNCTION sala.lower_rung IS 'The rung of two that shows less; the other one where one is null.';
--> statement-breakpoint
CREATE VIEW sala.shelter_rungs AS
SELECT h.code, r.dataset,
	sala.higher_rung(d.name_rung, coalesce(p.name_rung, h.name_rung)) AS name_rung,
	sala.higher_rung(d.operator_rung, coalesce(p.operator_rung, h.operator_rung)) AS operator_rung,
	sala.lower_rung(s.rung, sala.higher_rung(d.place_rung, coalesce(p.place_rung, h.place_rung))) AS place_rung,
	-- What a source printed of a place says nothing of the point that was given to us.
	sala.lower_rung(s.rung, sala.higher_rung(d.place_rung, coalesce(p.place_rung, 'hidden'))) AS point_rung
FROM sala.shelters h
JOIN sala.records r ON r.code = h.code
LEFT JOIN sala.disclosures d ON d.record_code = h.code AND d.retired_revision_id IS NULL
	AND d.audience = current_setting('sala.audience', true)
LEFT JOIN sala.disclosures p ON p.record_code = h.code AND p.retired_revision_id IS NULL AND p.audience = 'public'
LEFT JOIN sala.place_steps s ON s.record_code = h.code AND s.audience = current_setting('sala.audience', true)
WHERE h.retired_revision_id IS NULL;
--> statement-breakpoint
COMMENT ON VIEW sala.shelter_rungs IS 'How much the audience sees of each shelter now: what was set for it, and never less than the public; no more of the place than the steps up leave.';
--> statement-breakpoint
CREATE VIEW sala.compound_rungs AS
SELECT s.*, s.name_rung = 'exact' AND s.operator_rung = 'exact' AND s.place_rung = 'exact' AS is_whole
FROM (
	SELECT r.code,
		sala.higher_rung(coalesce(d.name_rung, o.unset), coalesce(p.name_rung, 'exact')) AS name_rung,
		sala.higher_rung(coalesce(d.operator_rung, o.unset), coalesce(p.operator_rung, 'exact')) AS operator_rung,
		sala.higher_rung(coalesce(d.place_rung, o.unset), coalesce(p.place_rung, 'exact')) AS place_rung
	FROM sala.records r
	-- Researchers see compounds in full unless something was set for them.
	CROSS JOIN (SELECT CASE current_setting('sala.audience', true) WHEN 'researcher' THEN 'exact' END AS unset) o
	LEFT JOIN sala.disclosures p ON p.record_code = r.code AND p.retired_revision_id IS NULL AND p.audience = 'public'
	LEFT JOIN sala.disclosures d ON d.record_code = r.code AND d.retired_revision_id IS NULL
		AND d.audience = current_setting('sala.audience', true)
	WHERE r.stem = 'compound' AND (p.id IS NOT NULL OR d.id IS NOT NULL)
) s;
--> statement-breakpoint
COMMENT ON VIEW sala.compound_rungs IS 'How much the audience sees of each compound of which less or more was ever set: a compound is shown whole unless something else was.';
--> statement-breakpoint
CREATE OR REPLACE VIEW sala.public_codes AS
SELECT r.code, r.stem, r.dataset FROM sala.records r
LEFT JOIN sala.shelter_rungs h ON r.stem = 'shelter' AND h.code = r.code
WHERE r.dataset <> 'exercise'
	AND (r.publication = 'published' OR (r.publication = 'in_review' AND current_setting('sala.audience', true) = 'researcher'
		AND r.dataset = 'public_record' AND r.stem IN ('compound', 'source')))
	AND NOT (r.stem = 'figure' AND r.dataset = 'live')
	AND (r.stem <> 'shelter'
		OR r.dataset = 'live' AND h.place_rung <> 'hidden'
		OR r.dataset = 'public_record' AND (h.name_rung, h.operator_rung, h.place_rung) IS DISTINCT FROM ('hidden', 'hidden', 'hidden'));
--> statement-breakpoint
COMMENT ON VIEW sala.public_codes IS 'Records that stand in the projection of the audience as rows: published, and for researchers compounds under review too. Not our own counts, and no shelter that is hidden from it.';
--> statement-breakpoint
CREATE OR REPLACE VIEW sala.shown_of_shelters AS
SELECT h.code, h.name_rung = 'exact' AS name, h.operator_rung = 'exact' AS operator,
	CASE h.dataset WHEN 'live' THEN h.place_rung = 'exact' ELSE h.place_rung NOT IN ('hidden', 'area') END AS place,
	h.name_rung = 'exact' AND h.operator_rung = 'exact' AND h.place_rung = 'exact' AS note,
	h.place_rung <> 'hidden' AS area, h.dataset = 'live' AS is_own, h.point_rung,
	h.name_rung, h.operator_rung, h.place_rung
FROM sala.shelter_rungs h
JOIN sala.public_codes USING (code);
--> statement-breakpoint
COMMENT ON VIEW sala.shown_of_shelters IS 'What the audience may read of each published shelter, by the rungs that stand now: they rule every version of it. A note may say anything, so it is shown only where everything else is.';
--> statement-breakpoint
ALTER TABLE sala.guarded_names DROP CONSTRAINT guarded_names_pkey;
--> statement-breakpoint
ALTER TABLE sala.guarded_names ADD COLUMN audience text NOT NULL DEFAULT 'public';
--> statement-breakpoint
ALTER TABLE sala.guarded_names ALTER COLUMN audience DROP DEFAULT;
--> statement-breakpoint
ALTER TABLE sala.guarded_names ADD PRIMARY KEY (audience, name);
--> statement-breakpoint
COMMENT ON TABLE sala.guarded_names IS 'unpublished_names of each audience as of the last change of publication or disclosure: what no text for it may say.';
--> statement-breakpoint
CREATE OR REPLACE VIEW sala.unpublished_names AS
WITH shown AS MATERIALIZED (
	SELECT sala.to_words(n.name) AS name, true AS is_compound
	FROM sala.compounds o
	JOIN sala.public_codes q USING (code)
	CROSS JOIN LATERAL (SELECT sala.without_brackets(o.name) AS name UNION SELECT unnest(o.aliases)) n
	WHERE o.retired_revision_id IS NULL
		AND NOT EXISTS (SELECT FROM sala.compound_rungs g WHERE g.code = o.code AND g.name_rung <> 'exact')
	UNION
	SELECT sala.to_words(n.name), false
	FROM sala.shelters h
	JOIN sala.shown_of_shelters s USING (code)
	CROSS JOIN LATERAL (SELECT h.name WHERE s.name UNION SELECT h.operator WHERE s.operator) n
	WHERE h.retired_revision_id IS NULL AND n.name IS NOT NULL
), areas AS MATERIALIZED (
	SELECT sala.to_words(n.name) AS name FROM sala.areas a CROSS JOIN LATERAL (VALUES (a.name_en), (a.name_km)) n (name)
), unpublished AS MATERIALIZED (
	SELECT DISTINCT sala.to_words(n.name) AS name, true AS is_compound
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
	WHERE r.dataset <> 'exercise' AND (NOT EXISTS (SELECT FROM sala.public_codes p WHERE p.code = c.code)
		OR EXISTS (SELECT FROM sala.compound_rungs g WHERE g.code = c.code AND g.name_rung <> 'exact'))
	UNION
	SELECT DISTINCT sala.to_words(n.name), false
	FROM sala.shelters h
	JOIN sala.records r USING (code)
	CROSS JOIN LATERAL (SELECT h.name UNION SELECT sala.without_brackets(h.name)) n
	WHERE r.dataset <> 'exercise' AND h.name IS NOT NULL
		AND NOT EXISTS (SELECT FROM sala.shown_of_shelters s WHERE s.code = h.code AND s.name)
)
SELECT u.name FROM unpublished u
-- One sign of Chinese or Khmer says as much as several Latin letters.
WHERE length(u.name) >= CASE WHEN u.name ~ '[^\u0001-\u024F\u1E00-\u1EFF]' THEN 2 ELSE 4 END
	AND NOT EXISTS (SELECT FROM areas a WHERE a.name = u.name)
	AND NOT EXISTS (SELECT FROM shown p WHERE (p.is_compound OR NOT u.is_compound) AND position(u.name IN p.name) > 0)
UNION SELECT sala.to_words(r.code)
FROM sala.records r
WHERE r.stem = 'operation' AND r.code LIKE '%-%' AND NOT EXISTS (SELECT FROM sala.public_codes p WHERE p.code = r.code);
--> statement-breakpoint
COMMENT ON VIEW sala.unpublished_names IS 'Words by which the audience would recognise a compound or a shelter that it does not see: name and aliases of every version, also without brackets, number and generic ending. Not the bare name of an area, nor what stands in the present name of one that it sees, outside brackets. Of series of counts that it does not see, the code. Invented names of the exercise are not among them.';
--> statement-breakpoint
CREATE OR REPLACE FUNCTION sala.refresh_guarded_names() RETURNS void
LANGUAGE sql AS $$
	DELETE FROM sala.guarded_names WHERE audience = current_setting('sala.audience');
	INSERT INTO sala.guarded_names (audience, name) SELECT current_setting('sala.audience'), name FROM sala.unpublished_names;
$$;
--> statement-breakpoint
COMMENT ON FUNCTION sala.refresh_guarded_names IS 'Makes guarded_names of the audience what unpublished_names says now.';
--> statement-breakpoint
CREATE OR REPLACE FUNCTION sala.names_unpublished(VARIADIC texts text[]) RETURNS boolean
LANGUAGE plpgsql STABLE AS $$
DECLARE
	said text := array_to_string(texts, ' ');
BEGIN
	IF said = '' THEN
		RETURN false;
	END IF;
	said := sala.to_words(said);
	RETURN EXISTS (SELECT FROM sala.guarded_names u WHERE u.audience = current_setting('sala.audience') AND position(u.name IN said) > 0)
		-- The code of a record, such as KH-E-070 or SRC-001, whatever stands before it.
		OR said ~ '[a-z] [0-9]' AND EXISTS (
			SELECT FROM regexp_matches(said, '(?:\m([a-z]{2,4}) )?\m([a-z]{1,6}) ([0-9]{1,9})\M', 'g') m
			CROSS JOIN LATERAL (VALUES (m[2] || '-' || m[3]), (m[1] || '-' || m[2] || '-' || m[3])) n (code)
			JOIN sala.records r ON r.code = upper(n.code)
			WHERE NOT EXISTS (SELECT FROM records p WHERE p.code = r.code)
		);
END
$$;
--> statement-breakpoint
CREATE OR REPLACE FUNCTION sala.withhold_links() RETURNS void
LANGUAGE sql AS $$
	UPDATE operations SET counterpart_code = NULL
	WHERE counterpart_code IS NOT NULL
		AND NOT EXISTS (SELECT FROM records p WHERE p.code = counterpart_code);
	UPDATE figures SET shelter_code = NULL
	WHERE shelter_code IS NOT NULL AND NOT EXISTS (SELECT FROM records p WHERE p.code = shelter_code);
	UPDATE figures SET closed_by_event_code = NULL
	WHERE closed_by_event_code IS NOT NULL
		AND NOT EXISTS (SELECT FROM records p WHERE p.code = closed_by_event_code);
	-- The number keeps apart what two such counters counted in one cell.
	UPDATE figure_series SET operation_code = NULL, publisher = 'Counter withheld (' || id || ')'
	WHERE operation_code IS NOT NULL AND NOT EXISTS (SELECT FROM records p WHERE p.code = operation_code);
	UPDATE figure_series s SET publisher = 'Publisher withheld (' || id || ')'
	WHERE s.id > 0 AND publisher NOT IN ('Counter withheld (' || id || ')', 'Publisher withheld (' || id || ')')
		AND NOT EXISTS (
			SELECT FROM figures f
			JOIN citations c ON c.record_code = f.code
			JOIN sources p ON p.code = c.source_code
			WHERE f.series_id = s.id AND p.publisher = s.publisher
		);
	-- A body publishes under several names (Amnesty International …), and OFAC may be named by the operator alone.
	UPDATE compounds b SET evidence_confirmed_by = 'withheld'
	WHERE evidence_confirmed_by <> 'withheld'
		AND NOT (evidence_confirmed_by LIKE '%OFAC%' AND coalesce(operator, '') LIKE '%OFAC%')
		AND NOT EXISTS (
			SELECT FROM citations c JOIN sources p ON p.code = c.source_code
			WHERE c.record_code = b.code AND starts_with(p.publisher, b.evidence_confirmed_by)
		);
$$;
--> statement-breakpoint
CREATE OR REPLACE FUNCTION sala.withhold_sites() RETURNS void
LANGUAGE plpgsql AS $$
BEGIN
	DELETE FROM shelters p WHERE NOT EXISTS (SELECT FROM sala.shown_of_shelters h WHERE h.code = p.code);
	DELETE FROM records r
	WHERE r.stem = 'shelter' AND NOT EXISTS (SELECT FROM sala.shown_of_shelters h WHERE h.code = r.code);
	DELETE FROM shelter_reports r
	WHERE NOT EXISTS (SELECT FROM sala.shown_of_shelters h WHERE h.code = r.shelter_code AND NOT h.is_own);
	DELETE FROM shelter_cells p
	WHERE NOT EXISTS (SELECT FROM sala.shown_of_shelters h WHERE h.code = p.shelter_code AND h.point_rung = p.rung);
	UPDATE shelters p SET
		name = CASE WHEN h.name THEN sala.without_names(p.name) END,
		operator = CASE WHEN h.operator THEN sala.without_names(p.operator) END,
		operator_kind = CASE WHEN h.operator OR NOT h.is_own THEN p.operator_kind ELSE 'unknown' END,
		site_type = CASE WHEN h.note OR NOT h.is_own THEN p.site_type END,
		area_pcode = CASE WHEN h.area THEN p.area_pcode END,
		locality = CASE WHEN h.place THEN sala.without_names(p.locality) END,
		name_rung = h.name_rung, operator_rung = h.operator_rung, place_rung = h.place_rung,
		note = CASE WHEN h.note THEN sala.without_names(p.note) END,
		funding_ends_on = NULL
	FROM sala.shown_of_shelters h
	WHERE h.code = p.code;
END
$$;
--> statement-breakpoint
COMMENT ON FUNCTION sala.withhold_sites IS 'Takes from the shelters of the projection what they do not show of themselves (shown_of_shelters), and what names another that is not shown.';
--> statement-breakpoint
CREATE FUNCTION sala.to_cell(point geometry, rung text) RETURNS geometry
LANGUAGE sql IMMUTABLE AS $$
	SELECT CASE rung
		WHEN 'exact' THEN point
		WHEN 'fine_grid' THEN ST_MakeEnvelope(floor(ST_X(point) * 100) / 100, floor(ST_Y(point) * 100) / 100,
			(floor(ST_X(point) * 100) + 1) / 100, (floor(ST_Y(point) * 100) + 1) / 100, 4326)
		WHEN 'coarse_grid' THEN ST_MakeEnvelope(floor(ST_X(point) * 10) / 10, floor(ST_Y(point) * 10) / 10,
			(floor(ST_X(point) * 10) + 1) / 10, (floor(ST_Y(point) * 10) + 1) / 10, 4326)
	END
$$;
--> statement-breakpoint
COMMENT ON FUNCTION sala.to_cell IS 'What a rung shows of a point: itself, the cell of a grid that it lies in, or nothing. Nothing is left to chance, so that asking again tells no more.';
--> statement-breakpoint
CREATE FUNCTION sala.lower_precision(a text, b text) RETURNS text
LANGUAGE sql IMMUTABLE AS $$
	SELECT (ARRAY['site', 'vicinity', 'town', 'district', 'province', 'not_located'])[greatest(
		array_position(ARRAY['site', 'vicinity', 'town', 'district', 'province', 'not_located'], a),
		array_position(ARRAY['site', 'vicinity', 'town', 'district', 'province', 'not_located'], b)
	)]
$$;
--> statement-breakpoint
COMMENT ON FUNCTION sala.lower_precision IS 'The precision of two that says less of where something is.';
--> statement-breakpoint
CREATE FUNCTION sala.coarsen_point(place geometry, rung text) RETURNS geometry
LANGUAGE sql IMMUTABLE AS $$
	SELECT CASE rung WHEN 'exact' THEN place ELSE ST_Centroid(sala.to_cell(ST_Centroid(place), rung)) END
$$;
--> statement-breakpoint
COMMENT ON FUNCTION sala.coarsen_point IS 'A place that was published, or the middle of the cell of the grid that a rung shows of it; null where it shows none.';
--> statement-breakpoint
CREATE FUNCTION sala.rung_precision(rung text) RETURNS text
LANGUAGE sql IMMUTABLE AS $$
	SELECT CASE rung WHEN 'exact' THEN 'site' WHEN 'fine_grid' THEN 'town' WHEN 'coarse_grid' THEN 'district' ELSE 'not_located' END
$$;
--> statement-breakpoint
COMMENT ON FUNCTION sala.rung_precision IS 'The best precision of a place that a rung leaves: a cell of 0.01 degrees, about a kilometre, is that of a town, one of 0.1 degrees that of a district.';
--> statement-breakpoint
CREATE FUNCTION sala.withhold_compounds() RETURNS void
LANGUAGE sql AS $$
	UPDATE compounds p SET
		name = CASE g.name_rung WHEN 'exact' THEN p.name ELSE 'Name withheld' END,
		aliases = CASE g.name_rung WHEN 'exact' THEN p.aliases ELSE '{}' END,
		operator = CASE g.operator_rung WHEN 'exact' THEN p.operator END,
		area_pcode = CASE WHEN g.place_rung <> 'hidden' THEN p.area_pcode END,
		locality = CASE g.place_rung WHEN 'exact' THEN p.locality END,
		geom = sala.coarsen_point(p.geom, g.place_rung),
		location_precision = sala.lower_precision(p.location_precision, sala.rung_precision(g.place_rung)),
		note = CASE WHEN g.is_whole THEN p.note END
	FROM sala.compound_rungs g WHERE g.code = p.code AND NOT g.is_whole;
	UPDATE compound_links SET note = NULL
	WHERE EXISTS (SELECT FROM sala.compound_rungs g WHERE g.code IN (compound_code, other_code) AND NOT g.is_whole);
	UPDATE event_compounds SET note = NULL
	WHERE EXISTS (SELECT FROM sala.compound_rungs g WHERE g.code = compound_code AND NOT g.is_whole);
	UPDATE citations SET excerpt = NULL
	WHERE EXISTS (SELECT FROM sala.compound_rungs g WHERE g.code = record_code AND NOT g.is_whole);
	-- What happened at a compound tells where it is.
	UPDATE events e SET
		area_pcode = CASE WHEN g.height > 1 THEN e.area_pcode END,
		locality = CASE WHEN g.height = 5 THEN e.locality END,
		geom = sala.coarsen_point(e.geom, g.rung),
		location_precision = sala.lower_precision(e.location_precision, sala.rung_precision(g.rung)),
		note = NULL
	FROM (
		SELECT DISTINCT ON (c.event_code) c.event_code, r.place_rung AS rung, sala.rung_height(r.place_rung) AS height
		FROM sala.compound_rungs r JOIN sala.event_compounds c ON c.compound_code = r.code
		WHERE NOT r.is_whole ORDER BY c.event_code, height
	) g
	WHERE g.event_code = e.code;
$$;
--> statement-breakpoint
COMMENT ON FUNCTION sala.withhold_compounds IS 'Takes from the compounds of the projection, and from what happened there, what their rungs do not show (compound_rungs).';
--> statement-breakpoint
CREATE FUNCTION sala.mark_compounds() RETURNS void
LANGUAGE sql AS $$
	UPDATE records r SET data_generalisation = CASE g.place_rung
		WHEN 'coarse_grid' THEN 'Place given as the middle of a cell of 0.1°'
		WHEN 'fine_grid' THEN 'Place given as the middle of a cell of 0.01°'
		WHEN 'area' THEN 'Place given as its area' END
	FROM sala.compound_rungs g WHERE g.code = r.code;
$$;
--> statement-breakpoint
COMMENT ON FUNCTION sala.mark_compounds IS 'Says of each compound in the projection what was made coarser.';
--> statement-breakpoint
CREATE FUNCTION sala.withhold_site_links() RETURNS void
LANGUAGE plpgsql AS $$
BEGIN
	DELETE FROM citations c
	WHERE EXISTS (SELECT FROM sala.records r WHERE r.code = c.record_code AND r.stem = 'shelter')
		AND NOT EXISTS (SELECT FROM sala.shown_of_shelters h WHERE h.code = c.record_code);
	UPDATE figures p SET
		locality = CASE WHEN l.place THEN p.locality END,
		note = CASE WHEN l.note THEN p.note END
	FROM (
		SELECT f.code, bool_and(h.place IS TRUE) AS place, bool_and(h.note IS TRUE) AS note
		FROM sala.figures f LEFT JOIN sala.shown_of_shelters h ON h.code = f.shelter_code
		WHERE f.shelter_code IS NOT NULL GROUP BY f.code
	) l
	WHERE l.code = p.code AND NOT (l.place AND l.note);
	UPDATE figures SET shelter_code = NULL
	WHERE shelter_code IS NOT NULL AND NOT EXISTS (SELECT FROM records p WHERE p.code = shelter_code);
END
$$;
--> statement-breakpoint
COMMENT ON FUNCTION sala.withhold_site_links IS 'Takes from the figures and citations of the projection what would tell of a shelter that does not show it.';
--> statement-breakpoint
CREATE OR REPLACE FUNCTION sala.withhold_texts() RETURNS void
LANGUAGE sql AS $$
	DELETE FROM citations WHERE sala.names_unpublished(field);
	UPDATE citations SET excerpt = NULL, page = NULL, claimed_by = NULL
	WHERE sala.names_unpublished(excerpt, page, claimed_by);
	UPDATE sources SET title = 'Title withheld', url = NULL, archived_copy_url = NULL
	WHERE sala.names_unpublished(title, url, archived_copy_url);
	UPDATE sources SET publisher = sala.without_names(publisher, 'Publisher withheld'),
		accessed_via = sala.without_names(accessed_via)
	WHERE sala.names_unpublished(publisher, accessed_via);
	-- Outside brackets no present name of a published compound says one of the guarded names; a corrected one may.
	UPDATE compounds SET
		name = sala.without_names(coalesce(nullif(sala.without_brackets(name), ''), 'Name withheld'), 'Name withheld')
	WHERE sala.names_unpublished(name);
	UPDATE compounds SET aliases = ARRAY(
		SELECT a.alias FROM unnest(aliases) WITH ORDINALITY a (alias, position)
		WHERE NOT sala.names_unpublished(a.alias) ORDER BY a.position
	) WHERE sala.names_unpublished(VARIADIC aliases);
	UPDATE compounds SET note = sala.without_names(note), locality = sala.without_names(locality),
		operator = sala.without_names(operator),
		evidence_confirmed_by = sala.without_names(evidence_confirmed_by, 'withheld')
	WHERE sala.names_unpublished(note, locality, operator, evidence_confirmed_by);
	UPDATE compound_links SET note = NULL WHERE sala.names_unpublished(note);
	UPDATE compound_statuses SET reported_as = 'withheld' WHERE sala.names_unpublished(reported_as);
	-- An event at a compound that is not published keeps its place and figures, and loses the link and every text
	-- that names the compound; its note goes whatever it says. A destination was recorded, even where it is withheld.
	UPDATE events e SET note = NULL
	WHERE note IS NOT NULL AND EXISTS (
		SELECT FROM sala.event_compounds c
		WHERE c.event_code = e.code AND NOT EXISTS (SELECT FROM records p WHERE p.code = c.compound_code)
	);
	UPDATE events SET note = sala.without_names(note), locality = sala.without_names(locality),
		agency = sala.without_names(agency), destination = sala.without_names(destination, 'withheld')
	WHERE sala.names_unpublished(note, locality, agency, destination);
	UPDATE event_compounds SET note = NULL WHERE sala.names_unpublished(note);
	UPDATE event_labels SET note = sala.without_names(note), label = sala.without_names(label, 'withheld'),
		used_by = sala.without_names(used_by, 'withheld')
	WHERE sala.names_unpublished(note, label, used_by);
	UPDATE operations SET body = sala.without_names(body, 'withheld'),
		scope = sala.without_names(scope, 'withheld')
	WHERE sala.names_unpublished(body, scope);
	UPDATE figure_series SET publisher = 'Publisher withheld (' || id || ')'
	WHERE sala.names_unpublished(publisher);
	UPDATE figures SET note = sala.without_names(note), locality = sala.without_names(locality)
	WHERE sala.names_unpublished(note, locality);
	-- The number keeps two such groups apart, and the figures of one together.
	UPDATE figures SET overlap_groups = ARRAY(
		SELECT CASE WHEN sala.names_unpublished(g.name) THEN 'withheld-' || (
			SELECT min(o.id) FROM sala.figures o WHERE g.name = ANY (o.overlap_groups)
		) ELSE g.name END
		FROM unnest(overlap_groups) WITH ORDINALITY g (name, position) ORDER BY g.position
	) WHERE sala.names_unpublished(VARIADIC overlap_groups);
	UPDATE figure_recommendations SET reason = 'Reason withheld' WHERE sala.names_unpublished(reason);
	UPDATE country_measures SET note = NULL WHERE sala.names_unpublished(note);
$$;
--> statement-breakpoint
CREATE OR REPLACE FUNCTION sala.mark_withheld() RETURNS void
LANGUAGE plpgsql AS $$
BEGIN
	WITH parts (code, what) AS (
		SELECT e.code, 'A place under review'
		FROM events e JOIN sala.event_compounds c ON c.event_code = e.code
		WHERE NOT EXISTS (SELECT FROM records o WHERE o.code = c.compound_code)
		UNION SELECT e.code, 'Text that would name what is not public'
		FROM sala.events e JOIN events p USING (id) JOIN sala.records r ON r.code = e.code AND r.dataset <> 'live'
		WHERE (e.note, e.locality, e.agency, e.destination) IS DISTINCT FROM (p.note, p.locality, p.agency, p.destination)
		UNION SELECT b.code, CASE WHEN g.is_whole IS FALSE THEN 'Name, operator, place or note, as asked for'
			ELSE 'Text that would name what is not public' END
		FROM sala.compounds b JOIN compounds p USING (id) LEFT JOIN sala.compound_rungs g ON g.code = b.code
		WHERE (b.name, b.aliases, b.note, b.locality, b.operator, b.area_pcode)
			IS DISTINCT FROM (p.name, p.aliases, p.note, p.locality, p.operator, p.area_pcode)
		UNION SELECT c.event_code, 'Place and note, to match a compound of which less is shown'
		FROM sala.event_compounds c JOIN sala.compound_rungs g ON g.code = c.compound_code AND NOT g.is_whole
		UNION SELECT b.code, 'Who confirmed it'
		FROM sala.compounds b JOIN compounds p USING (id)
		WHERE b.evidence_confirmed_by IS DISTINCT FROM p.evidence_confirmed_by
		UNION SELECT b.code, CASE WHEN EXISTS (
			SELECT FROM sala.figures f LEFT JOIN sala.shown_of_shelters h ON h.code = f.shelter_code
			WHERE f.code = b.code AND f.shelter_code IS NOT NULL AND h.note IS NOT TRUE
		) THEN 'Place or note, to protect the site' ELSE 'Text that would name what is not public' END
		FROM sala.figures b JOIN figures p USING (id)
		WHERE (b.note, b.locality, b.overlap_groups) IS DISTINCT FROM (p.note, p.locality, p.overlap_groups)
		UNION SELECT f.code, 'Who counted'
		FROM figures f
		JOIN sala.figure_series b ON b.id = f.series_id
		JOIN figure_series p ON p.id = b.id
		WHERE (b.operation_code, b.publisher) IS DISTINCT FROM (p.operation_code, p.publisher)
		UNION SELECT b.code, 'Title and address that would name what is not public'
		FROM sala.sources b JOIN sources p USING (id)
		WHERE (b.title, b.url, b.publisher) IS DISTINCT FROM (p.title, p.url, p.publisher)
		UNION SELECT b.code, 'Text that would name what is not public'
		FROM sala.operations b JOIN operations p USING (id)
		WHERE (b.body, b.scope) IS DISTINCT FROM (p.body, p.scope)
		UNION SELECT b.code, 'Text that would name what is not public'
		FROM sala.country_measures b JOIN country_measures p USING (id) WHERE b.note IS DISTINCT FROM p.note
		UNION SELECT e.code, 'Destination, nationalities and counts from 1 to 9'
		FROM events e JOIN sala.records r USING (code) WHERE r.dataset = 'live'
		UNION SELECT c.code, 'Not public: under review'
		FROM records c JOIN sala.records r USING (code) WHERE r.publication = 'in_review'
		UNION SELECT b.code, 'Counts from 1 to 9, given as 1-9'
		FROM figures b JOIN sala.own_cells o ON o.id = -b.id AND o.is_interval
	)
	UPDATE records r SET information_withheld = w.what
	FROM (SELECT code, string_agg(what, '; ' ORDER BY what COLLATE "C") AS what FROM parts GROUP BY code) w
	WHERE w.code = r.code AND r.information_withheld IS DISTINCT FROM w.what;
END
$$;
--> statement-breakpoint
COMMENT ON FUNCTION sala.mark_withheld IS 'Says of each record in the projection, but shelters, what its readers do not get and why.';
--> statement-breakpoint
CREATE FUNCTION sala.mark_shelters() RETURNS void
LANGUAGE plpgsql AS $$
BEGIN
	WITH parts (code, what) AS (
		SELECT h.code, 'Capacity, occupancy and entry conditions' FROM sala.shown_of_shelters h WHERE h.is_own
		UNION SELECT b.code, 'Name, operator, place or note, to protect the site'
		FROM sala.shelters b JOIN shelters p USING (id)
		WHERE (b.name, b.operator, b.area_pcode, b.locality, b.note) IS DISTINCT FROM (p.name, p.operator, p.area_pcode, p.locality, p.note)
	)
	UPDATE records r SET information_withheld = w.what
	FROM (SELECT code, string_agg(what, '; ' ORDER BY what COLLATE "C") AS what FROM parts GROUP BY code) w
	WHERE w.code = r.code AND r.information_withheld IS DISTINCT FROM w.what;
	UPDATE records r SET data_generalisation = CASE
		WHEN c.rung IN ('coarse_grid', 'fine_grid') THEN format('Place given as a cell of %s° from latitude %s, longitude %s',
			CASE c.rung WHEN 'coarse_grid' THEN '0.1' ELSE '0.01' END, ST_YMin(c.geom), ST_XMin(c.geom))
		WHEN c.rung IS NULL AND h.is_own AND h.area AND NOT h.place THEN 'Place given as its area' END
	FROM sala.shown_of_shelters h LEFT JOIN shelter_cells c ON c.shelter_code = h.code
	WHERE h.code = r.code;
END
$$;
--> statement-breakpoint
COMMENT ON FUNCTION sala.mark_shelters IS 'Says of each shelter in the projection what its readers do not get, what is coarser, and why.';
--> statement-breakpoint
CREATE FUNCTION sala.small_low(people integer) RETURNS integer LANGUAGE sql IMMUTABLE AS $$
	SELECT CASE WHEN people BETWEEN 1 AND 9 THEN 1 ELSE people END
$$;
--> statement-breakpoint
COMMENT ON FUNCTION sala.small_low IS 'The lower end of a count of ours as audiences get it: 1 for 1 to 9.';
--> statement-breakpoint
CREATE FUNCTION sala.small_best(people integer) RETURNS integer LANGUAGE sql IMMUTABLE AS $$
	SELECT CASE WHEN people BETWEEN 1 AND 9 THEN NULL ELSE people END
$$;
--> statement-breakpoint
COMMENT ON FUNCTION sala.small_best IS 'The best number of a count of ours as audiences get it: none for 1 to 9.';
--> statement-breakpoint
CREATE FUNCTION sala.small_high(people integer) RETURNS integer LANGUAGE sql IMMUTABLE AS $$
	SELECT CASE WHEN people BETWEEN 1 AND 9 THEN 9 ELSE people END
$$;
--> statement-breakpoint
COMMENT ON FUNCTION sala.small_high IS 'The upper end of a count of ours as audiences get it: 9 for 1 to 9.';
--> statement-breakpoint
CREATE FUNCTION sala.is_small(VARIADIC people integer[]) RETURNS boolean LANGUAGE sql IMMUTABLE AS $$
	SELECT coalesce(bool_or(n BETWEEN 1 AND 9), false) FROM unnest(people) n
$$;
--> statement-breakpoint
COMMENT ON FUNCTION sala.is_small IS 'Whether one of the numbers is from 1 to 9.';
--> statement-breakpoint
CREATE FUNCTION sala.withhold_own() RETURNS void
LANGUAGE plpgsql AS $$
BEGIN
	DELETE FROM event_nationalities n USING sala.records r WHERE r.code = n.event_code AND r.dataset = 'live';
	UPDATE events e SET people_low = sala.small_low(people_low), people_best = sala.small_best(coalesce(people_best, CASE WHEN people_low = people_high THEN people_low END)),
		people_high = CASE WHEN people_high IS NULL AND people_best BETWEEN 1 AND 9 THEN 9 ELSE sala.small_high(people_high) END,
		arrested = sala.small_best(arrested), destination = CASE WHEN destination IS NOT NULL THEN 'withheld' END
	FROM sala.records r WHERE r.code = e.code AND r.dataset = 'live';
	UPDATE compounds c SET people_low = sala.small_low(people_low), people_high = sala.small_high(people_high)
	FROM sala.records r WHERE r.code = c.code AND r.dataset = 'live';
	UPDATE country_measures m SET people_low = sala.small_low(people_low), people_best = sala.small_best(people_best),
		people_high = sala.small_high(people_high)
	FROM sala.records r WHERE r.code = m.code AND r.dataset = 'live';
END
$$;
--> statement-breakpoint
COMMENT ON FUNCTION sala.withhold_own IS 'Takes from what was reported to us and not printed by a source: counts from 1 to 9, nationalities of an event, and where its people were taken.';
--> statement-breakpoint
CREATE FUNCTION sala.write_own_figures() RETURNS void
LANGUAGE plpgsql AS $$
BEGIN
	INSERT INTO figure_series (id, dataset, area_pcode, living_situation, population_group, kind, unit, publisher)
	SELECT -min(id), 'live', area_pcode, living_situation, population_group, 'stock', 'person', 'Reported to coordination'
	FROM sala.own_cells WHERE NOT is_withdrawn
	GROUP BY area_pcode, living_situation, population_group;
	INSERT INTO records (code, stem, dataset, publication)
	SELECT DISTINCT 'OWN-' || min(id) OVER cell, 'figure', 'live', 'published' FROM sala.own_cells WHERE NOT is_withdrawn
	WINDOW cell AS (PARTITION BY area_pcode, living_situation, population_group, reference_on);
	INSERT INTO figures (id, code, series_id, reference_on, reference_precision, people_low, people_best, people_high, method,
		is_exhaustive, overlap_groups, revision_id, retired_revision_id)
	SELECT -id, 'OWN-' || min(id) OVER (PARTITION BY area_pcode, living_situation, population_group, reference_on),
		-min(id) OVER (PARTITION BY area_pcode, living_situation, population_group), reference_on, 'day',
		people_low, people_best, people_high, 'key_informant', false, '{}', revision_id, retired_revision_id
	FROM sala.own_cells WHERE NOT is_withdrawn;
END
$$;
--> statement-breakpoint
COMMENT ON FUNCTION sala.write_own_figures IS 'Writes our own counts, as they were published day by day, beside the figures that sources printed.';
--> statement-breakpoint
CREATE FUNCTION sala.step_up_places() RETURNS void
LANGUAGE plpgsql AS $$
BEGIN
	-- Every shelter ever registered counts, wherever it stands at the gate.
	WITH located AS (
		SELECT DISTINCT ON (h.code) h.code, h.area_pcode, floor(ST_X(p.geom) * 10) AS x, floor(ST_Y(p.geom) * 10) AS y,
			floor(ST_X(p.geom) * 100) AS fine_x, floor(ST_Y(p.geom) * 100) AS fine_y
		FROM sala.shelters h
		JOIN sala.records r ON r.code = h.code AND r.dataset <> 'exercise'
		LEFT JOIN sala.shelter_places p ON p.shelter_code = h.code AND p.retired_revision_id IS NULL
		ORDER BY h.code, h.revision_id DESC
	), neighbours AS (
		SELECT code, count(*) OVER (PARTITION BY area_pcode) AS in_area,
			CASE WHEN x IS NULL THEN 0 ELSE count(*) OVER (PARTITION BY x, y) END AS in_cell,
			CASE WHEN x IS NULL THEN 0 ELSE count(*) OVER (PARTITION BY fine_x, fine_y) END AS in_fine_cell
		FROM located
	), steps AS (
		SELECT h.code, CASE
			WHEN sala.rung_height(h.place_rung) = 5 OR h.place_rung = 'hidden' THEN NULL
			WHEN h.place_rung = 'fine_grid' AND n.in_fine_cell >= 3 THEN NULL
			WHEN h.place_rung IN ('fine_grid', 'coarse_grid') AND n.in_cell >= 3 THEN 'coarse_grid'
			WHEN n.in_area >= 3 THEN 'area'
			ELSE 'hidden' END AS rung
		FROM sala.shelter_rungs h JOIN neighbours n USING (code)
		WHERE h.dataset = 'live'
	)
	INSERT INTO sala.place_steps AS stood (record_code, audience, rung)
	SELECT s.code, current_setting('sala.audience'), s.rung
	FROM steps s JOIN sala.shelter_rungs h USING (code)
	WHERE sala.rung_height(s.rung) < sala.rung_height(h.place_rung)
	ON CONFLICT (record_code, audience) DO UPDATE SET rung = excluded.rung
	WHERE sala.rung_height(excluded.rung) < sala.rung_height(stood.rung);
END
$$;
--> statement-breakpoint
COMMENT ON FUNCTION sala.step_up_places IS 'A cell or an area in which fewer than three shelters were ever registered would name its shelter, so that the place of one goes up a rung, and never back by itself.';
--> statement-breakpoint
CREATE FUNCTION sala.write_shelters() RETURNS void
LANGUAGE plpgsql AS $$
BEGIN
	DELETE FROM shelters;
	DELETE FROM shelter_reports;
	DELETE FROM shelter_cells;
	DELETE FROM records WHERE stem = 'shelter';
	PERFORM sala.step_up_places();
	INSERT INTO records (code, stem, dataset, publication, is_published_alone)
	SELECT p.code, p.stem, p.dataset, 'published', r.is_published_alone
	FROM sala.public_codes p JOIN sala.records r USING (code) WHERE p.stem = 'shelter';
	INSERT INTO shelters SELECT s.* FROM sala.shelters s JOIN records USING (code);
	INSERT INTO shelter_reports
	SELECT r.* FROM sala.shelter_reports r JOIN records p ON p.code = r.shelter_code;
	INSERT INTO shelter_cells (shelter_code, geom, rung)
	SELECT h.code, sala.to_cell(p.geom, h.point_rung), h.point_rung
	FROM sala.shown_of_shelters h
	JOIN sala.shelter_places p ON p.shelter_code = h.code AND p.retired_revision_id IS NULL
	WHERE sala.to_cell(p.geom, h.point_rung) IS NOT NULL;
	PERFORM sala.withhold_sites();
	PERFORM sala.mark_shelters();
END
$$;
--> statement-breakpoint
COMMENT ON FUNCTION sala.write_shelters IS 'Writes the shelters of the projection of the audience that is faced anew, as far as their rungs let it see them.';
--> statement-breakpoint
CREATE FUNCTION sala.write_projection() RETURNS void
LANGUAGE plpgsql AS $$
DECLARE
	name text;
BEGIN
	IF current_setting('sala.audience') = 'donor' THEN
		DELETE FROM records;
		INSERT INTO records SELECT * FROM sala_public.records;
		PERFORM sala.refresh_guarded_names();
		PERFORM sala.write_shelters();
		RETURN;
	END IF;
	FOREACH name IN ARRAY ARRAY['publication_runs', 'revisions', 'areas', 'records', 'sources', 'citations', 'compounds',
		'compound_links', 'compound_statuses', 'events', 'event_nationalities', 'event_compounds', 'event_labels',
		'operations', 'figure_series', 'figures', 'figure_recommendations', 'country_measures'] LOOP
		EXECUTE format('DELETE FROM %I.%I', 'sala_' || current_setting('sala.audience'), name);
	END LOOP;

	INSERT INTO areas SELECT * FROM sala.areas;
	INSERT INTO records (code, stem, dataset, publication, is_published_alone)
	SELECT p.code, p.stem, p.dataset, 'published', r.is_published_alone
	FROM sala.public_codes p JOIN sala.records r USING (code)
	WHERE p.stem <> 'shelter' AND NOT (p.dataset = 'live' AND p.stem = 'event' AND EXISTS (
		SELECT FROM sala.events e WHERE e.code = p.code AND e.kind IN ('shelter_opening', 'shelter_reduction', 'shelter_closure')
	));
	INSERT INTO sources SELECT s.* FROM sala.sources s JOIN records USING (code);
	INSERT INTO citations
	SELECT c.* FROM sala.citations c
	JOIN records p ON p.code = c.record_code
	JOIN records s ON s.code = c.source_code;
	INSERT INTO compounds SELECT c.* FROM sala.compounds c JOIN records USING (code);
	INSERT INTO compound_links
	SELECT l.* FROM sala.compound_links l
	JOIN records p ON p.code = l.compound_code
	JOIN records o ON o.code = l.other_code;
	INSERT INTO compound_statuses
	SELECT s.* FROM sala.compound_statuses s JOIN records p ON p.code = s.compound_code;
	INSERT INTO events SELECT e.* FROM sala.events e JOIN records USING (code);
	INSERT INTO event_nationalities
	SELECT n.* FROM sala.event_nationalities n JOIN records p ON p.code = n.event_code;
	INSERT INTO event_compounds
	SELECT c.* FROM sala.event_compounds c
	JOIN records p ON p.code = c.event_code
	JOIN records o ON o.code = c.compound_code;
	INSERT INTO event_labels
	SELECT l.* FROM sala.event_labels l JOIN records p ON p.code = l.event_code;
	INSERT INTO operations SELECT o.* FROM sala.operations o JOIN records USING (code);
	INSERT INTO figures SELECT f.* FROM sala.figures f JOIN records USING (code);
	INSERT INTO figure_series
	SELECT s.* FROM sala.figure_series s WHERE EXISTS (SELECT FROM figures f WHERE f.series_id = s.id);
	PERFORM sala.write_own_figures();
	INSERT INTO figure_recommendations
	SELECT r.* FROM sala.figure_recommendations r JOIN records p ON p.code = r.figure_code;
	INSERT INTO country_measures SELECT m.* FROM sala.country_measures m JOIN records USING (code);

	-- Withholding joins what was just written, which nobody has counted yet.
	FOREACH name IN ARRAY ARRAY['records', 'sources', 'citations', 'compounds', 'events', 'event_compounds', 'figures', 'figure_series'] LOOP
		EXECUTE format('ANALYZE %I.%I', 'sala_' || current_setting('sala.audience'), name);
	END LOOP;
	PERFORM sala.refresh_guarded_names();
	PERFORM sala.write_shelters();
	PERFORM sala.withhold_compounds();
	PERFORM sala.withhold_links();
	PERFORM sala.withhold_site_links();
	PERFORM sala.withhold_own();
	PERFORM sala.withhold_texts();
	PERFORM sala.mark_withheld();
	PERFORM sala.mark_compounds();

	INSERT INTO revisions (id, recorded_at)
	SELECT id, recorded_at FROM sala.revisions WHERE id IN (
		SELECT unnest(ARRAY[revision_id, retired_revision_id]) FROM figures
		UNION SELECT unnest(ARRAY[revision_id, retired_revision_id]) FROM events
		UNION SELECT unnest(ARRAY[revision_id, retired_revision_id]) FROM compounds
		UNION SELECT unnest(ARRAY[revision_id, retired_revision_id]) FROM compound_statuses
		UNION SELECT unnest(ARRAY[revision_id, retired_revision_id]) FROM compound_links
		UNION SELECT unnest(ARRAY[revision_id, retired_revision_id]) FROM event_compounds
		UNION SELECT unnest(ARRAY[revision_id, retired_revision_id]) FROM event_nationalities
		UNION SELECT unnest(ARRAY[revision_id, retired_revision_id]) FROM event_labels
		UNION SELECT unnest(ARRAY[revision_id, retired_revision_id]) FROM operations
		UNION SELECT unnest(ARRAY[revision_id, retired_revision_id]) FROM sources
		UNION SELECT unnest(ARRAY[revision_id, retired_revision_id]) FROM citations
		UNION SELECT unnest(ARRAY[revision_id, retired_revision_id]) FROM shelters
		UNION SELECT unnest(ARRAY[revision_id, retired_revision_id]) FROM shelter_reports
		UNION SELECT unnest(ARRAY[revision_id, retired_revision_id]) FROM country_measures
		UNION SELECT unnest(ARRAY[revision_id, retired_revision_id]) FROM figure_recommendations
	);
	INSERT INTO publication_runs SELECT id, published_at FROM sala.publication_runs;
END
$$;
--> statement-breakpoint
COMMENT ON FUNCTION sala.write_projection IS 'Writes the projection of the audience that is faced anew, from what is published now.';
--> statement-breakpoint
CREATE OR REPLACE FUNCTION sala.publish(reason text) RETURNS bigint
LANGUAGE plpgsql SECURITY DEFINER SET search_path = sala, public, pg_temp AS $$
DECLARE
	run bigint;
	audience text;
BEGIN
	PERFORM pg_advisory_xact_lock(20261122);
	INSERT INTO sala.publication_runs (published_at, actor, reason)
	VALUES (clock_timestamp(), coalesce(nullif(current_setting('sala.user_id', true), ''), session_user), reason)
	RETURNING id INTO run;
	-- Many records may have come in this very transaction.
	ANALYZE sala.records, sala.shelters, sala.shelter_reports, sala.sources, sala.citations, sala.compounds, sala.events,
		sala.event_nationalities, sala.event_compounds, sala.figures, sala.figure_series, sala.compound_statuses;
	FOREACH audience IN ARRAY ARRAY['researcher', 'public', 'donor'] LOOP
		PERFORM sala.face(audience);
		PERFORM sala.write_projection();
	END LOOP;
	RETURN run;
END
$$;
--> statement-breakpoint
COMMENT ON FUNCTION sala.publish IS 'Writes the projection of every audience anew from what is published now and returns the public generation.';
--> statement-breakpoint
CREATE FUNCTION sala.take_from_projection(gone text[]) RETURNS void
LANGUAGE plpgsql AS $$
BEGIN
	IF current_setting('sala.audience') = 'donor' THEN
		DELETE FROM records r WHERE r.stem <> 'shelter' AND NOT EXISTS (SELECT FROM sala_public.records p WHERE p.code = r.code);
		UPDATE records r SET information_withheld = p.information_withheld
		FROM sala_public.records p WHERE p.code = r.code AND r.stem <> 'shelter' AND p.information_withheld IS DISTINCT FROM r.information_withheld;
		PERFORM sala.refresh_guarded_names();
		PERFORM sala.withhold_sites();
		PERFORM sala.mark_shelters();
		RETURN;
	END IF;
	DELETE FROM figures f USING sala.own_cells o WHERE o.id = -f.id AND o.made_from && gone;
	DELETE FROM records r WHERE starts_with(r.code, 'OWN-') AND NOT EXISTS (SELECT FROM figures f WHERE f.code = r.code);
	DELETE FROM records WHERE code = ANY (gone);
	DELETE FROM sources WHERE code = ANY (gone);
	DELETE FROM citations WHERE record_code = ANY (gone) OR source_code = ANY (gone);
	DELETE FROM compounds WHERE code = ANY (gone);
	DELETE FROM compound_links WHERE compound_code = ANY (gone) OR other_code = ANY (gone);
	DELETE FROM compound_statuses WHERE compound_code = ANY (gone);
	DELETE FROM events WHERE code = ANY (gone);
	DELETE FROM event_nationalities WHERE event_code = ANY (gone);
	DELETE FROM event_compounds WHERE event_code = ANY (gone) OR compound_code = ANY (gone);
	DELETE FROM event_labels WHERE event_code = ANY (gone);
	DELETE FROM operations WHERE code = ANY (gone);
	DELETE FROM figures WHERE code = ANY (gone);
	DELETE FROM figure_series s WHERE NOT EXISTS (SELECT FROM figures f WHERE f.series_id = s.id);
	DELETE FROM figure_recommendations WHERE figure_code = ANY (gone);
	DELETE FROM shelters WHERE code = ANY (gone);
	DELETE FROM shelter_reports WHERE shelter_code = ANY (gone);
	DELETE FROM shelter_cells WHERE shelter_code = ANY (gone);
	DELETE FROM country_measures WHERE code = ANY (gone);

	PERFORM sala.refresh_guarded_names();
	PERFORM sala.withhold_compounds();
	PERFORM sala.withhold_links();
	PERFORM sala.withhold_sites();
	PERFORM sala.withhold_site_links();
	PERFORM sala.withhold_texts();
	PERFORM sala.mark_withheld();
	PERFORM sala.mark_shelters();
	PERFORM sala.mark_compounds();
END
$$;
--> statement-breakpoint
COMMENT ON FUNCTION sala.take_from_projection IS 'Takes records out of the projection of the audience that is faced, with every text that names them and every sum that they are part of.';
--> statement-breakpoint
CREATE OR REPLACE FUNCTION sala.remove_from_public() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = sala, public, pg_temp AS $$
DECLARE
	gone text[];
	audience text;
BEGIN
	SELECT array_agg(n.code) INTO gone
	FROM now_records n JOIN old_records o USING (code)
	WHERE o.publication IN ('published', 'in_review') AND n.publication <> o.publication AND n.publication <> 'published';
	IF gone IS NULL THEN
		RETURN NULL;
	END IF;
	UPDATE sala.own_cells SET is_withdrawn = true WHERE made_from && gone;
	FOREACH audience IN ARRAY ARRAY['researcher', 'public', 'donor'] LOOP
		PERFORM sala.face(audience);
		PERFORM sala.take_from_projection(gone);
	END LOOP;
	RETURN NULL;
END
$$;
--> statement-breakpoint
COMMENT ON FUNCTION sala.remove_from_public IS 'Records that leave publication leave every projection in the same transaction, with every text that names them.';
--> statement-breakpoint

-- Our own counts, once a day.
CREATE FUNCTION sala.may_show_sum(operators text[], people integer[]) RETURNS boolean
LANGUAGE sql IMMUTABLE AS $$
	SELECT count(*) >= 3 AND coalesce(max(n) <= 0.7 * sum(n), true)
	FROM (
		SELECT operator, sum(coalesce(n, 0)) AS n
		FROM unnest(operators, people) AS p (operator, n) GROUP BY operator
	) shares
$$;
--> statement-breakpoint
COMMENT ON FUNCTION sala.may_show_sum IS 'Whether a sum over shelters hides each of them: at least three operators, none of whom holds over 70 per cent.';
--> statement-breakpoint
CREATE FUNCTION sala.keep_own_cell(INOUT revision bigint, OUT cell bigint, area text, situation text, people_group text, day date,
	low bigint, best bigint, high bigint, small boolean, codes text[])
LANGUAGE plpgsql AS $$
DECLARE
	stood sala.own_cells;
BEGIN
	SELECT * INTO stood FROM sala.own_cells c
	WHERE c.area_pcode IS NOT DISTINCT FROM area AND c.living_situation = situation AND c.population_group = people_group
		AND c.reference_on = day AND c.retired_revision_id IS NULL;
	IF stood.id IS NOT NULL AND NOT stood.is_withdrawn AND (stood.people_low, stood.people_best, stood.people_high, stood.is_interval, stood.made_from)
		IS NOT DISTINCT FROM (low::int, best::int, high::int, small, codes) THEN
		RETURN;
	END IF;
	revision := coalesce(revision, sala.begin_revision('Counts of the day published'));
	UPDATE sala.own_cells SET retired_revision_id = revision WHERE id = stood.id AND revision_id < revision;
	INSERT INTO sala.own_cells (area_pcode, living_situation, population_group, reference_on, people_low, people_best, people_high,
		is_interval, made_from, revision_id)
	VALUES (area, situation, people_group, day, low, best, high, small, codes, revision)
	RETURNING id INTO cell;
END
$$;
--> statement-breakpoint
COMMENT ON FUNCTION sala.keep_own_cell IS 'Writes one published count where it is new, with a revision for all of the day.';
--> statement-breakpoint
CREATE FUNCTION sala.write_own_cells(today date, leaves jsonb, occupancies jsonb) RETURNS bigint
LANGUAGE plpgsql SECURITY DEFINER SET search_path = sala, public, pg_temp AS $$
DECLARE
	revision bigint;
	cell record;
	kept record;
BEGIN
	FOR cell IN
		WITH given AS (
			SELECT l.* FROM jsonb_to_recordset(leaves) AS l (area_pcode text, living_situation text, population_group text,
				nationalities text[], reference_on date, low integer, best integer, high integer, codes text[])
			LEFT JOIN sala.areas a ON a.pcode = l.area_pcode
			WHERE (l.area_pcode IS NULL OR a.level <= 1)
				AND (l.living_situation NOT IN ('street', 'forest_or_rural') OR l.reference_on < today)
		)
		-- Numbers are replaced before anything is added. Counts of nationalities are never a row of an area.
		SELECT area_pcode, living_situation, population_group, max(reference_on) AS reference_on,
			sum(sala.small_low(low)) AS low,
			CASE WHEN bool_and(nationalities IS NULL) THEN sum(sala.small_best(best)) END AS best,
			CASE WHEN bool_and(nationalities IS NULL) THEN sum(sala.small_high(high)) END AS high,
			bool_or(sala.is_small(low, best, high)) AS is_interval,
			(SELECT array_agg(DISTINCT code ORDER BY code) FROM given g CROSS JOIN unnest(g.codes) code
				WHERE (g.area_pcode, g.living_situation, g.population_group) IS NOT DISTINCT FROM (t.area_pcode, t.living_situation, t.population_group)) AS codes
		FROM given t
		WHERE nationalities IS NULL OR NOT EXISTS (
			SELECT FROM given a WHERE a.nationalities IS NULL
				AND (a.area_pcode, a.living_situation, a.population_group) IS NOT DISTINCT FROM (t.area_pcode, t.living_situation, t.population_group)
		)
		GROUP BY area_pcode, living_situation, population_group
	LOOP
		SELECT * INTO kept FROM sala.keep_own_cell(revision, cell.area_pcode, cell.living_situation, cell.population_group,
			cell.reference_on, cell.low, cell.best, cell.high, cell.is_interval, cell.codes);
		revision := kept.revision;
	END LOOP;

	-- A count that stands no more, and has not merely grown old, is not known from today on.
	FOR cell IN
		SELECT DISTINCT ON (c.area_pcode, c.living_situation, c.population_group) c.* FROM sala.own_cells c
		WHERE c.retired_revision_id IS NULL AND NOT c.is_withdrawn
			AND c.living_situation NOT IN ('ngo_shelter', 'government_shelter')
		ORDER BY c.area_pcode, c.living_situation, c.population_group, c.reference_on DESC
	LOOP
		CONTINUE WHEN cell.reference_on <= today - 21 OR coalesce(cell.people_low, cell.people_best, cell.people_high) IS NULL
			OR EXISTS (
				SELECT FROM jsonb_to_recordset(leaves) AS l (area_pcode text, living_situation text, population_group text)
				WHERE (l.area_pcode, l.living_situation, l.population_group) IS NOT DISTINCT FROM (cell.area_pcode, cell.living_situation, cell.population_group)
			);
		SELECT * INTO kept FROM sala.keep_own_cell(revision, cell.area_pcode, cell.living_situation, cell.population_group,
			today, NULL, NULL, NULL, false, cell.made_from);
		revision := kept.revision;
	END LOOP;

	-- People in shelters: a sum that hides each shelter, of reports that are in no sum yet. What provinces must withhold
	-- is added up without a place, under the same rule.
	FOR cell IN
		WITH given AS (
			SELECT o.*, CASE operator_kind WHEN 'government' THEN 'government_shelter' ELSE 'ngo_shelter' END AS living_situation
			FROM jsonb_to_recordset(occupancies) AS o (report_id bigint, shelter_code text, area_pcode text, operator text,
				operator_kind text, occupancy integer, reported_on date)
		), shown AS (
			SELECT area_pcode, living_situation FROM given WHERE area_pcode IS NOT NULL
			GROUP BY area_pcode, living_situation
			HAVING sala.may_show_sum(array_agg(coalesce(operator, '')), array_agg(occupancy))
		), placed AS (
			SELECT g.*, s.area_pcode AS shown_pcode FROM given g LEFT JOIN shown s USING (area_pcode, living_situation)
		)
		SELECT shown_pcode AS area_pcode, living_situation, min(reported_on) AS reference_on, array_agg(report_id) AS reports,
			sala.small_low(coalesce(sum(occupancy), 0)::int) AS low,
			CASE WHEN count(*) = count(occupancy) THEN sala.small_best(sum(occupancy)::int) END AS best,
			CASE WHEN count(*) = count(occupancy) THEN sala.small_high(sum(occupancy)::int) END AS high,
			sala.is_small(coalesce(sum(occupancy), 0)::int) AS is_interval,
			array_agg(DISTINCT shelter_code ORDER BY shelter_code) AS codes
		FROM placed
		GROUP BY shown_pcode, living_situation
		HAVING sala.may_show_sum(array_agg(coalesce(operator, '')), array_agg(occupancy))
			AND NOT EXISTS (SELECT FROM sala.own_cell_parts p WHERE p.report_id = ANY (array_agg(placed.report_id)))
	LOOP
		SELECT * INTO kept FROM sala.keep_own_cell(revision, cell.area_pcode, cell.living_situation, 'left_compound',
			cell.reference_on, cell.low, cell.best, cell.high, cell.is_interval, cell.codes);
		revision := kept.revision;
		INSERT INTO sala.own_cell_parts (report_id, own_cell_id) SELECT unnest(cell.reports), kept.cell;
	END LOOP;
	RETURN revision;
END
$$;
--> statement-breakpoint
COMMENT ON FUNCTION sala.write_own_cells IS 'Publishes our own counts of the day: those chosen for each area, living situation and group, and the people in shelters where their sum hides each of them. Returns the revision; null where nothing is new.';
--> statement-breakpoint

-- Scopes and grants.
CREATE FUNCTION sala.scope_of_user() RETURNS SETOF text
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = sala, public, pg_temp AS $$
	WITH RECURSIVE mine AS (
		SELECT * FROM sala.user_scopes
		WHERE user_id = current_setting('sala.user_id', true) AND ended_at IS NULL
			AND current_setting('role') IN ('sala_coordinator', 'sala_operator')
	), places AS (
		SELECT area_pcode AS pcode FROM mine WHERE area_pcode IS NOT NULL
		UNION SELECT a.pcode FROM sala.areas a JOIN places p ON a.parent_pcode = p.pcode
	)
	SELECT shelter_code FROM mine WHERE shelter_code IS NOT NULL
	UNION
	SELECT h.code FROM sala.shelters h
	WHERE h.retired_revision_id IS NULL AND current_setting('role') = 'sala_coordinator' AND (
		h.area_pcode IN (SELECT pcode FROM places) OR h.operator IN (SELECT partner FROM mine)
		-- A shelter whose place is not known lies in the country, and in no province.
		OR h.area_pcode IS NULL AND EXISTS (SELECT FROM mine JOIN sala.areas a ON a.pcode = mine.area_pcode AND a.level = 0)
	)
$$;
--> statement-breakpoint
COMMENT ON FUNCTION sala.scope_of_user IS 'Codes of the shelters that the user of this unit of work answers for, as a coordinator or an operator.';
--> statement-breakpoint
CREATE FUNCTION sala.visible_shelters() RETURNS SETOF text
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = sala, public, pg_temp AS $$
	SELECT sala.scope_of_user()
	UNION
	SELECT code FROM sala.records
	WHERE stem = 'shelter' AND (dataset = 'exercise' OR dataset = 'public_record' AND publication = 'published')
$$;
--> statement-breakpoint
COMMENT ON FUNCTION sala.visible_shelters IS 'Codes of the shelters that a coordinator may see among records: those they answer for, and those that a source printed.';
--> statement-breakpoint
CREATE FUNCTION sala.read_exactly(wanted text) RETURNS jsonb
LANGUAGE plpgsql SECURITY DEFINER SET search_path = sala, public, pg_temp AS $$
DECLARE
	role text := current_setting('role');
	actor text := coalesce(current_setting('sala.user_id', true), '');
	is_theirs boolean := role = 'sala_admin' OR wanted IN (SELECT sala.scope_of_user());
	found jsonb;
BEGIN
	IF NOT (is_theirs OR role <> 'sala_public' AND wanted IN (SELECT g.record_code FROM sala.my_grants() g)) THEN
		RETURN NULL;
	END IF;
	SELECT jsonb_build_object('code', h.code, 'name', h.name, 'operator', h.operator, 'locality', h.locality, 'note', h.note,
		'lon', ST_X(p.geom), 'lat', ST_Y(p.geom), 'address', p.address, 'contact', p.contact, 'isTheirs', is_theirs) INTO found
	FROM sala.shelters h
	LEFT JOIN sala.shelter_places p ON p.shelter_code = h.code AND p.retired_revision_id IS NULL
	WHERE h.code = wanted AND h.retired_revision_id IS NULL;
	IF found IS NULL THEN
		SELECT jsonb_build_object('code', c.code, 'name', c.name, 'operator', c.operator, 'locality', c.locality, 'note', c.note,
			'lon', ST_X(ST_Centroid(c.geom)), 'lat', ST_Y(ST_Centroid(c.geom)), 'address', NULL, 'contact', NULL, 'isTheirs', false) INTO found
		FROM sala.compounds c WHERE c.code = wanted AND c.retired_revision_id IS NULL;
	END IF;
	IF found IS NOT NULL THEN
		INSERT INTO sala.audit (actor, role, action, record_code) VALUES (actor, replace(role, 'sala_', ''), 'read exactly', wanted);
	END IF;
	RETURN found;
END
$$;
--> statement-breakpoint
COMMENT ON FUNCTION sala.read_exactly IS 'One shelter or compound with its exact place, for an admin, for whoever answers for it, and for whoever has a grant that still holds. Each reading is written to the audit. Null for anybody else, and where there is no such record.';
--> statement-breakpoint
CREATE FUNCTION sala.my_grants() RETURNS TABLE (record_code text, reason text, expires_at timestamptz)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = sala, public, pg_temp AS $$
	SELECT g.record_code, g.reason, g.expires_at
	FROM sala.grants g JOIN sala.records r ON r.code = g.record_code AND r.publication <> 'withdrawn'
	WHERE g.user_id = current_setting('sala.user_id', true) AND g.user_id <> ''
		AND g.revoked_at IS NULL AND clock_timestamp() < g.expires_at
$$;
--> statement-breakpoint
COMMENT ON FUNCTION sala.my_grants IS 'Grants of the user of this unit of work that hold now.';
--> statement-breakpoint
CREATE FUNCTION sala.set_place(shelter text, lon float8, lat float8, said_address text, said_contact text) RETURNS bigint
LANGUAGE plpgsql SECURITY DEFINER SET search_path = sala, public, pg_temp AS $$
DECLARE
	revision bigint;
BEGIN
	IF current_setting('role') <> 'sala_admin' AND shelter NOT IN (SELECT sala.scope_of_user()) THEN
		RAISE insufficient_privilege USING MESSAGE = 'the shelter is none of this scope';
	END IF;
	-- The reason is read by whoever reads the history, and names no shelter.
	revision := sala.begin_revision('the place of a shelter');
	UPDATE sala.shelter_places SET retired_revision_id = revision WHERE shelter_code = shelter AND retired_revision_id IS NULL;
	INSERT INTO sala.shelter_places (shelter_code, geom, address, contact, revision_id)
	VALUES (shelter, ST_SetSRID(ST_MakePoint(lon, lat), 4326), said_address, said_contact, revision);
	INSERT INTO sala.audit (actor, role, action, record_code, revision_id)
	VALUES (current_setting('sala.user_id'), replace(current_setting('role'), 'sala_', ''), 'wrote place', shelter, revision);
	RETURN revision;
END
$$;
--> statement-breakpoint
COMMENT ON FUNCTION sala.set_place IS 'Writes where a shelter is, for an admin or whoever answers for it, and returns the revision. Audiences get what its rungs let them have with the next publication.';
--> statement-breakpoint
CREATE FUNCTION sala.set_disclosure(record text, for_audience text, name text, operator text, place text, why text, revision bigint) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = sala, public, pg_temp AS $$
DECLARE
	kind text := (SELECT r.stem FROM sala.records r WHERE r.code = record);
	audience text;
BEGIN
	IF kind IS NULL OR kind NOT IN ('shelter', 'compound') THEN
		RAISE check_violation USING MESSAGE = format('%s is no shelter and no compound: only of those can less be shown.', record),
			CONSTRAINT = 'disclosures_kind';
	END IF;
	IF kind = 'compound' AND for_audience = 'donor' THEN
		RAISE check_violation USING MESSAGE = 'Donors see of compounds what the public does.', CONSTRAINT = 'disclosures_donor';
	END IF;
	UPDATE sala.disclosures d SET retired_revision_id = revision
	WHERE d.record_code = record AND d.audience = for_audience AND d.retired_revision_id IS NULL;
	INSERT INTO sala.disclosures (record_code, audience, name_rung, operator_rung, place_rung, reason, revision_id)
	VALUES (record, for_audience, name, operator, place, why, revision);
	DELETE FROM sala.place_steps s WHERE s.record_code = record AND (for_audience = 'public' OR s.audience = for_audience);
	-- What is to be hidden is gone at once; what is to be shown waits for the next publication.
	FOREACH audience IN ARRAY ARRAY['researcher', 'public', 'donor'] LOOP
		PERFORM sala.face(audience);
		PERFORM sala.take_from_projection('{}');
	END LOOP;
END
$$;
--> statement-breakpoint
COMMENT ON FUNCTION sala.set_disclosure IS 'Sets how much an audience sees of a record. Less holds at once, for every past view too; more from the next publication on.';
--> statement-breakpoint

-- The gate.
CREATE FUNCTION sala.authors_of(record sala.records) RETURNS text[]
LANGUAGE plpgsql STABLE AS $$
DECLARE
	found text[];
BEGIN
	EXECUTE format('SELECT array_agg(DISTINCT v.actor) FROM sala.%I t JOIN sala.revisions v ON v.id = t.revision_id
		WHERE t.code = $1 AND v.id > coalesce((SELECT max(p.revision_id) FROM sala.publications p WHERE p.record_code = $1 AND p.publication = ''published''), 0)',
		CASE record.stem WHEN 'country_measure' THEN 'country_measures' ELSE record.stem || 's' END)
	INTO found USING record.code;
	RETURN coalesce(found, '{}');
END
$$;
--> statement-breakpoint
COMMENT ON FUNCTION sala.authors_of IS 'Who wrote the versions of a record since it was last published.';
--> statement-breakpoint
CREATE FUNCTION sala.guard_gate() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = sala, public, pg_temp AS $$
DECLARE
	actor text := coalesce(nullif(current_setting('sala.user_id', true), ''), session_user);
	is_person boolean := coalesce(current_setting('sala.publication_rule', true), '') IN ('', 'published_by_command', 'published_by_person');
BEGIN
	NEW.is_published_alone := NULL;
	IF NEW.publication = 'published' AND is_person THEN
		IF OLD.publication = 'draft' THEN
			RAISE check_violation USING MESSAGE = format('%s is a draft: it has to be put in review before it is published.', NEW.code),
				CONSTRAINT = 'records_gate_review';
		END IF;
		IF actor = ANY (sala.authors_of(OLD)) THEN
			IF NOT (SELECT is_one_person FROM sala.office) THEN
				RAISE check_violation USING MESSAGE = format('%s was written by whoever wants to publish it: a second person has to.', NEW.code),
					CONSTRAINT = 'records_gate_second_person';
			END IF;
			NEW.is_published_alone := true;
		END IF;
	END IF;
	RETURN NEW;
END
$$;
--> statement-breakpoint
COMMENT ON FUNCTION sala.guard_gate IS 'Lets a person publish only what is in review or was withdrawn, and what somebody else wrote, unless the office is one person: then the record says so. Records that a named rule publishes pass.';
--> statement-breakpoint
CREATE TRIGGER records_gate BEFORE UPDATE OF publication ON sala.records
FOR EACH ROW WHEN (OLD.publication IS DISTINCT FROM NEW.publication) EXECUTE FUNCTION sala.guard_gate();
--> statement-breakpoint
CREATE FUNCTION sala.set_office(one_person boolean) RETURNS void
LANGUAGE sql SECURITY DEFINER SET search_path = sala, public, pg_temp AS $$
	UPDATE sala.office SET is_one_person = one_person WHERE is_one_person <> one_person;
$$;
--> statement-breakpoint
COMMENT ON FUNCTION sala.set_office IS 'Says whether the office is one person, as its configuration has it.';
--> statement-breakpoint
CREATE FUNCTION sala.ask_for_takedown(said_about text, said_wish text, said_details text, said_reply_to text) RETURNS bigint
LANGUAGE sql SECURITY DEFINER SET search_path = sala, public, pg_temp AS $$
	INSERT INTO sala.takedown_requests (about, wish, details, reply_to)
	VALUES (said_about, said_wish, said_details, said_reply_to) RETURNING id
$$;
--> statement-breakpoint
COMMENT ON FUNCTION sala.ask_for_takedown IS 'Takes the request of an operator of a shelter, and gives its number.';
--> statement-breakpoint

-- The audit.
CREATE FUNCTION sala.audit_change() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = sala, public, pg_temp AS $$
DECLARE
	was jsonb := CASE WHEN TG_OP <> 'INSERT' THEN to_jsonb(OLD) END;
	is_now jsonb := CASE WHEN TG_OP <> 'DELETE' THEN to_jsonb(NEW) END;
	kept text[] := ARRAY['token_hash', 'email', 'name', 'about', 'details', 'reply_to', 'updated_at'];
BEGIN
	IF TG_OP = 'UPDATE' AND was - kept = is_now - kept THEN
		RETURN NULL;
	END IF;
	IF TG_TABLE_NAME = 'publications' AND EXISTS (
		SELECT FROM sala.revisions r WHERE r.id = (is_now ->> 'revision_id')::bigint AND r.batch IS NOT NULL
	) THEN
		RETURN NULL; -- What an import entered stands in its revision.
	END IF;
	INSERT INTO sala.audit (actor, role, action, record_code, revision_id, before, after)
	VALUES (coalesce(nullif(current_setting('sala.user_id', true), ''), session_user),
		replace(coalesce(nullif(current_setting('role'), 'none'), session_user), 'sala_', ''),
		lower(TG_OP) || ' on ' || TG_TABLE_NAME,
		coalesce(is_now, was) ->> 'record_code', (coalesce(is_now, was) ->> 'revision_id')::bigint,
		was - kept, is_now - kept);
	RETURN NULL;
END
$$;
--> statement-breakpoint
COMMENT ON FUNCTION sala.audit_change IS 'Writes to the audit who changed a row and how, without what names a person.';
--> statement-breakpoint
CREATE FUNCTION sala.audit_revision() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = sala, public, pg_temp AS $$
BEGIN
	INSERT INTO sala.audit (actor, role, action, revision_id)
	VALUES (NEW.actor, replace(coalesce(nullif(current_setting('role'), 'none'), session_user), 'sala_', ''), 'wrote', NEW.id);
	RETURN NULL;
END
$$;
--> statement-breakpoint
COMMENT ON FUNCTION sala.audit_revision IS 'Writes to the audit that something was written; its versions say what.';
--> statement-breakpoint
CREATE FUNCTION sala.keep_audit() RETURNS trigger
LANGUAGE plpgsql AS $$
BEGIN
	IF TG_OP = 'UPDATE' AND current_setting('sala.is_redacting', true) = 'yes'
		AND (NEW.id, NEW.happened_at, NEW.actor, NEW.role, NEW.action, NEW.record_code, NEW.revision_id)
			IS NOT DISTINCT FROM (OLD.id, OLD.happened_at, OLD.actor, OLD.role, OLD.action, OLD.record_code, OLD.revision_id)
		AND NEW.before IS NULL AND NEW.after IS NULL THEN
		RETURN NEW;
	END IF;
	RAISE insufficient_privilege USING MESSAGE = 'the audit is only added to';
END
$$;
--> statement-breakpoint
COMMENT ON FUNCTION sala.keep_audit IS 'Lets nobody change or delete what stands in the audit, not even the owner; redaction blanks content.';
--> statement-breakpoint
CREATE TRIGGER is_kept BEFORE UPDATE OR DELETE ON sala.audit FOR EACH ROW EXECUTE FUNCTION sala.keep_audit();
--> statement-breakpoint
CREATE TRIGGER is_kept_whole BEFORE TRUNCATE ON sala.audit FOR EACH STATEMENT EXECUTE FUNCTION sala.keep_audit();
--> statement-breakpoint
CREATE TRIGGER is_audited AFTER INSERT ON sala.revisions FOR EACH ROW EXECUTE FUNCTION sala.audit_revision();
--> statement-breakpoint
DO $$
DECLARE
	name text;
BEGIN
	FOREACH name IN ARRAY ARRAY['sala.publications', 'sala.disclosures', 'sala.user_scopes', 'sala.grants', 'sala.takedown_requests',
		'sala.redactions', 'sala.office', 'sala.publication_runs', 'sala_accounts.users', 'sala_accounts.invitations'] LOOP
		EXECUTE format('CREATE TRIGGER is_audited AFTER INSERT OR UPDATE OR DELETE ON %s FOR EACH ROW EXECUTE FUNCTION sala.audit_change()', name);
	END LOOP;
END
$$;
--> statement-breakpoint

-- Redaction.
CREATE FUNCTION sala.names_of(record text) RETURNS text
LANGUAGE sql STABLE AS $$
	SELECT string_agg(regexp_replace(n.name, '([.^$*+?()\[\]{}|\\])', '\\\1', 'g'), '|' ORDER BY length(n.name) DESC)
	FROM (
		SELECT name FROM sala.compounds WHERE code = record UNION SELECT unnest(aliases) FROM sala.compounds WHERE code = record
		UNION SELECT sala.without_brackets(name) FROM sala.compounds WHERE code = record
		UNION SELECT name FROM sala.shelters WHERE code = record
		UNION SELECT address FROM sala.shelter_places WHERE shelter_code = record
		UNION SELECT contact FROM sala.shelter_places WHERE shelter_code = record
	) n
	WHERE length(n.name) >= CASE WHEN n.name ~ '[^\u0001-\u024F\u1E00-\u1EFF]' THEN 2 ELSE 4 END
		AND NOT EXISTS (SELECT FROM sala.areas a WHERE lower(n.name) IN (lower(a.name_en), a.name_km))
$$;
--> statement-breakpoint
COMMENT ON FUNCTION sala.names_of IS 'A pattern of the words by which a record would be recognised; null where it has none.';
--> statement-breakpoint
CREATE FUNCTION sala.redact(record text, why text, revision bigint) RETURNS integer
LANGUAGE plpgsql SECURITY DEFINER SET search_path = sala, public, pg_temp AS $$
DECLARE
	words text := sala.names_of(record);
	t record;
	changed integer;
	elsewhere integer := 0;
BEGIN
	PERFORM set_config('sala.is_redacting', 'yes', true);
	PERFORM set_config('sala.publication_rule', 'redacted', true);
	UPDATE sala.compounds SET name = 'Redacted', aliases = '{}', area_pcode = NULL, locality = NULL, geom = NULL, location_precision = 'not_located',
		operator = NULL, evidence_confirmed_by = CASE WHEN evidence_confirmed_by IS NOT NULL THEN 'redacted' END,
		people_low = NULL, people_high = NULL, note = NULL WHERE code = record;
	UPDATE sala.compound_links SET note = NULL WHERE record IN (compound_code, other_code);
	UPDATE sala.compound_statuses SET reported_as = 'redacted' WHERE compound_code = record;
	UPDATE sala.events SET area_pcode = NULL, locality = NULL, geom = NULL, location_precision = 'not_located', people_low = NULL, people_best = NULL,
		people_high = NULL, arrested = NULL, destination = NULL, destination_area_pcode = NULL, agency = NULL, note = NULL WHERE code = record;
	UPDATE sala.event_nationalities SET people = NULL WHERE event_code = record;
	UPDATE sala.event_compounds SET note = NULL WHERE record IN (event_code, compound_code);
	UPDATE sala.event_labels SET label = 'redacted', used_by = 'redacted', note = NULL WHERE event_code = record;
	UPDATE sala.operations SET body = 'redacted', scope = 'redacted' WHERE code = record;
	UPDATE sala.figures SET locality = NULL, people_low = NULL, people_best = NULL, people_high = NULL, household_size = NULL,
		shelter_code = NULL, note = NULL WHERE code = record;
	UPDATE sala.figures SET locality = NULL, note = NULL, shelter_code = NULL WHERE shelter_code = record;
	UPDATE sala.figure_recommendations SET reason = 'redacted' WHERE figure_code = record;
	UPDATE sala.shelters SET name = NULL, operator = NULL, operator_kind = 'unknown', site_type = NULL, area_pcode = NULL, locality = NULL,
		funding_ends_on = NULL, note = NULL WHERE code = record;
	UPDATE sala.shelter_reports SET status = 'unknown', closing_on = NULL, capacity = NULL, occupancy = NULL, entry_conditions = '{}', services = '{}'
		WHERE shelter_code = record;
	DELETE FROM sala.shelter_places WHERE shelter_code = record;
	UPDATE sala.country_measures SET people_low = NULL, people_best = NULL, people_high = NULL, note = NULL WHERE code = record;
	UPDATE sala.sources SET publisher = 'redacted', title = 'redacted', url = NULL, accessed_via = NULL, archived_copy_url = NULL WHERE code = record;
	UPDATE sala.citations SET excerpt = NULL, page = NULL, claimed_by = NULL WHERE record IN (record_code, source_code);
	UPDATE sala.publications SET reason = 'redacted' WHERE record_code = record;
	UPDATE sala.disclosures SET reason = 'redacted' WHERE record_code = record;
	UPDATE sala.grants SET reason = 'redacted' WHERE record_code = record;
	UPDATE sala.takedown_requests SET about = 'redacted', details = '', answer = CASE WHEN answer IS NOT NULL THEN 'redacted' END WHERE record_code = record;
	UPDATE sala.own_cells SET people_low = NULL, people_best = NULL, people_high = NULL, is_interval = false, is_withdrawn = true WHERE record = ANY (made_from);
	UPDATE sala.audit SET before = NULL, after = NULL
	WHERE (before, after) IS DISTINCT FROM (NULL, NULL) AND (record_code = record OR words IS NOT NULL AND concat(before, after) ~* words);
	-- The record, and with it every text of another that says its name, in every schema that holds a copy.
	IF words IS NOT NULL THEN
		FOR t IN
			SELECT c.table_schema, c.table_name, c.column_name FROM information_schema.columns c
			JOIN information_schema.tables b USING (table_schema, table_name)
			WHERE c.table_schema IN ('sala', 'sala_public', 'sala_donor', 'sala_researcher') AND b.table_type = 'BASE TABLE' AND c.data_type = 'text'
				AND c.table_name NOT IN ('audit', 'migrations', 'guarded_names', 'areas')
				AND c.column_name IN ('name', 'locality', 'operator', 'note', 'destination', 'agency', 'excerpt', 'page', 'claimed_by', 'title',
					'url', 'archived_copy_url', 'accessed_via', 'publisher', 'label', 'used_by', 'body', 'scope', 'reason', 'batch', 'reported_as',
					'address', 'contact', 'about', 'details', 'answer')
		LOOP
			EXECUTE format('UPDATE %1$I.%2$I SET %3$I = regexp_replace(%3$I, $1, %4$L, %5$L) WHERE %3$I ~* $1', t.table_schema, t.table_name, t.column_name, '[redacted]', 'gi')
			USING words;
			GET DIAGNOSTICS changed = ROW_COUNT;
			IF t.table_schema = 'sala' THEN
				elsewhere := elsewhere + changed;
			END IF;
		END LOOP;
	END IF;
	UPDATE sala.records SET publication = 'withdrawn' WHERE code = record AND publication <> 'withdrawn';
	INSERT INTO sala.publications (record_code, publication, rule, reason, revision_id) VALUES (record, 'withdrawn', 'redacted', why, revision);
	INSERT INTO sala.redactions (record_code, reason, revision_id) VALUES (record, why, revision);
	PERFORM set_config('sala.is_redacting', '', true);
	RETURN elsewhere;
END
$$;
--> statement-breakpoint
COMMENT ON FUNCTION sala.redact IS 'Blanks the content of a record in every version, in what was published of it and in the audit, and its name in every other text; takes it from view, and keeps that this happened. Returns how many other texts said its name. There is no way back.';
--> statement-breakpoint

-- Who may.
DO $$
DECLARE
	t record;
	name text;
BEGIN
	FOREACH name IN ARRAY ARRAY['disclosures', 'place_steps', 'redactions', 'office'] LOOP
		EXECUTE format('CREATE POLICY coordination_reads ON sala.%I FOR SELECT TO sala_coordinator, sala_admin USING (true)', name);
		EXECUTE format('GRANT SELECT ON sala.%I TO sala_coordinator, sala_admin', name);
	END LOOP;
	FOREACH name IN ARRAY ARRAY['own_cells', 'user_scopes', 'grants', 'audit', 'takedown_requests'] LOOP
		EXECUTE format('CREATE POLICY admin_reads ON sala.%I FOR SELECT TO sala_admin USING (true)', name);
		EXECUTE format('GRANT SELECT ON sala.%I TO sala_admin', name);
	END LOOP;
	-- A shelter that is not a coordinator's to see is not there, nor what hangs on it.
	FOR t IN SELECT * FROM (VALUES
		('shelters', 'code IN (SELECT sala.visible_shelters())'),
		('shelter_reports', 'shelter_code IN (SELECT sala.visible_shelters())'),
		('records', 'stem <> ''shelter'' OR code IN (SELECT sala.visible_shelters())'),
		('figures', 'shelter_code IS NULL OR shelter_code IN (SELECT sala.visible_shelters())'),
		('citations', 'EXISTS (SELECT FROM sala.records r WHERE r.code = record_code)'),
		('publications', 'EXISTS (SELECT FROM sala.records r WHERE r.code = record_code)'),
		('disclosures', 'EXISTS (SELECT FROM sala.records r WHERE r.code = record_code)'),
		('place_steps', 'EXISTS (SELECT FROM sala.records r WHERE r.code = record_code)'),
		('redactions', 'EXISTS (SELECT FROM sala.records r WHERE r.code = record_code)')
	) AS m (name, condition) LOOP
		EXECUTE format('ALTER POLICY coordination_reads ON sala.%I TO sala_coordinator USING (%s)', t.name, t.condition);
		EXECUTE format('CREATE POLICY admin_reads ON sala.%I FOR SELECT TO sala_admin USING (true)', t.name);
	END LOOP;
	FOR t IN SELECT * FROM (VALUES ('shelters', 'code'), ('shelter_reports', 'shelter_code')) AS m (name, key) LOOP
		EXECUTE format('CREATE POLICY operator_reads ON sala.%I FOR SELECT TO sala_operator USING (%I IN (SELECT sala.scope_of_user()))', t.name, t.key);
		EXECUTE format('GRANT SELECT ON sala.%I TO sala_operator', t.name);
	END LOOP;
END
$$;
--> statement-breakpoint
CREATE POLICY operator_reads ON sala.records FOR SELECT TO sala_operator USING (code IN (SELECT sala.scope_of_user()));
--> statement-breakpoint
CREATE POLICY operator_reads ON sala.areas FOR SELECT TO sala_operator USING (true);
--> statement-breakpoint
GRANT SELECT ON sala.records, sala.areas TO sala_operator;
--> statement-breakpoint
CREATE POLICY admin_gives ON sala.user_scopes FOR INSERT TO sala_admin WITH CHECK (ended_at IS NULL AND given_by = (SELECT current_setting('sala.user_id')));
--> statement-breakpoint
CREATE POLICY admin_ends ON sala.user_scopes FOR UPDATE TO sala_admin USING (ended_at IS NULL) WITH CHECK (ended_at IS NOT NULL);
--> statement-breakpoint
GRANT INSERT (user_id, area_pcode, partner, shelter_code), UPDATE (ended_at) ON sala.user_scopes TO sala_admin;
--> statement-breakpoint
CREATE POLICY admin_gives ON sala.grants FOR INSERT TO sala_admin WITH CHECK (revoked_at IS NULL AND given_by = (SELECT current_setting('sala.user_id')));
--> statement-breakpoint
CREATE POLICY admin_revokes ON sala.grants FOR UPDATE TO sala_admin USING (revoked_at IS NULL) WITH CHECK (revoked_at IS NOT NULL);
--> statement-breakpoint
GRANT INSERT (user_id, record_code, reason, expires_at), UPDATE (revoked_at) ON sala.grants TO sala_admin;
--> statement-breakpoint
CREATE POLICY admin_answers ON sala.takedown_requests FOR UPDATE TO sala_admin USING (state = 'open') WITH CHECK (state <> 'open');
--> statement-breakpoint
GRANT UPDATE (state, record_code, answer, answered_by, answered_at, details, reply_to) ON sala.takedown_requests TO sala_admin;
--> statement-breakpoint
GRANT USAGE ON SCHEMA sala TO sala_operator;
--> statement-breakpoint
REVOKE EXECUTE ON ALL FUNCTIONS IN SCHEMA sala FROM PUBLIC;
--> statement-breakpoint
GRANT EXECUTE ON FUNCTION sala.write_own_cells, sala.set_disclosure, sala.set_office, sala.redact TO sala_admin;
--> statement-breakpoint
GRANT EXECUTE ON FUNCTION sala.visible_shelters TO sala_coordinator;
--> statement-breakpoint
GRANT EXECUTE ON FUNCTION sala.scope_of_user TO sala_operator, sala_coordinator;
--> statement-breakpoint
GRANT EXECUTE ON FUNCTION sala.set_place TO sala_coordinator, sala_operator, sala_admin;
--> statement-breakpoint
GRANT EXECUTE ON FUNCTION sala.my_grants TO sala_donor, sala_researcher, sala_operator, sala_coordinator, sala_admin;
--> statement-breakpoint
GRANT EXECUTE ON FUNCTION sala.read_exactly TO sala_donor, sala_researcher, sala_operator, sala_coordinator, sala_admin;
--> statement-breakpoint
GRANT USAGE ON SCHEMA sala TO sala_donor, sala_researcher, sala_public;
--> statement-breakpoint
GRANT EXECUTE ON FUNCTION sala.ask_for_takedown TO sala_public;
