-- What coordinators write in their scope, and operators of shelters of their own: reports of shelters, and records that
-- wait in review until a second person publishes them. Row level security says of what; nothing is changed or deleted.

-- A report that somebody makes of a shelter that a source printed is no fact that a source printed.
DO $$
DECLARE
	place text;
BEGIN
	FOREACH place IN ARRAY ARRAY['sala', 'sala_public', 'sala_donor', 'sala_researcher'] LOOP
		EXECUTE format('ALTER TABLE %I.shelter_reports ADD COLUMN is_printed boolean NOT NULL DEFAULT true', place);
		EXECUTE format('COMMENT ON COLUMN %I.shelter_reports.is_printed IS %L', place,
			'Whether it came with a file; false where somebody reported it to us, which readers outside coordination do not get of a shelter that a source printed.');
	END LOOP;
END
$$;
--> statement-breakpoint
UPDATE sala.shelter_reports SET is_printed = false
WHERE shelter_code IN (SELECT code FROM sala.records WHERE dataset = 'live');
--> statement-breakpoint
CREATE OR REPLACE FUNCTION sala.write_shelters() RETURNS void
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
	SELECT r.* FROM sala.shelter_reports r JOIN records p ON p.code = r.shelter_code
	WHERE r.is_printed OR p.dataset = 'live';
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

-- Whom a count shares people with is what its file says, until a coordinator knows better: then no file changes it.
DO $$
DECLARE
	place text;
BEGIN
	FOREACH place IN ARRAY ARRAY['sala', 'sala_public', 'sala_researcher'] LOOP
		EXECUTE format('ALTER TABLE %I.figures ADD COLUMN is_overlap_assigned boolean NOT NULL DEFAULT false', place);
		EXECUTE format('COMMENT ON COLUMN %I.figures.is_overlap_assigned IS %L', place,
			'Whether a coordinator said with which figures it shares people; then files leave overlap_groups as they are.');
	END LOOP;
END
$$;
--> statement-breakpoint
CREATE OR REPLACE VIEW sala_donor.figures AS SELECT * FROM sala_public.figures;
--> statement-breakpoint
COMMENT ON COLUMN sala_donor.figures.is_overlap_assigned IS 'As in sala_public.figures.';
--> statement-breakpoint

-- A form that is sent twice, because the answer to it got lost, enters one record.
ALTER TABLE sala.publications ADD COLUMN entry_key uuid UNIQUE;
--> statement-breakpoint
COMMENT ON COLUMN sala.publications.entry_key IS 'Of the form with which somebody entered the record; null for records of files, and for later steps.';
--> statement-breakpoint

CREATE FUNCTION sala.is_in_scope(area text, operator text DEFAULT NULL) RETURNS boolean
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = sala, public, pg_temp AS $$
	WITH RECURSIVE mine AS (
		SELECT s.area_pcode, s.partner FROM sala.user_scopes s
		WHERE s.user_id = current_setting('sala.user_id', true) AND s.ended_at IS NULL
	), places AS (
		SELECT a.pcode, a.level FROM sala.areas a JOIN mine ON a.pcode = mine.area_pcode
		UNION SELECT a.pcode, a.level FROM sala.areas a JOIN places p ON a.parent_pcode = p.pcode
	)
	SELECT area IN (SELECT pcode FROM places) OR operator IN (SELECT partner FROM mine)
		-- What has no place lies in the country, and in no province.
		OR area IS NULL AND EXISTS (SELECT FROM places WHERE level = 0)
$$;
--> statement-breakpoint
COMMENT ON FUNCTION sala.is_in_scope IS 'Whether the user of this unit of work answers for an area (null: place not known), or for the shelters of an operator.';
--> statement-breakpoint
CREATE FUNCTION sala.is_live(record text) RETURNS boolean
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = sala, public, pg_temp AS $$
	SELECT EXISTS (SELECT FROM sala.records r WHERE r.code = record AND r.dataset = 'live')
$$;
--> statement-breakpoint
COMMENT ON FUNCTION sala.is_live IS 'Whether a record was entered by us, and not printed by a source.';
--> statement-breakpoint
CREATE FUNCTION sala.is_series_in_scope(series bigint, must_be_live boolean) RETURNS boolean
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = sala, public, pg_temp AS $$
	SELECT EXISTS (
		SELECT FROM sala.figure_series s
		WHERE s.id = series AND sala.is_in_scope(s.area_pcode) IS TRUE AND (s.dataset = 'live' OR NOT must_be_live)
	)
$$;
--> statement-breakpoint
COMMENT ON FUNCTION sala.is_series_in_scope IS 'Whether a series of figures is of an area that the user of this unit of work answers for.';
--> statement-breakpoint

DO $$
DECLARE
	t record;
BEGIN
	FOR t IN SELECT * FROM (VALUES
		('records', 'dataset = ''live'' AND publication = ''in_review'' AND stem IN (''shelter'', ''figure'', ''event'')'),
		('publications', 'publication = ''in_review'' AND rule = ''entered_by_person'' AND sala.is_live(record_code)'),
		('shelters', 'sala.is_live(code) AND sala.is_in_scope(area_pcode, operator) IS TRUE AND name_rung = ''hidden'' AND operator_rung = ''hidden'' AND place_rung = ''hidden'''),
		('figure_series', 'dataset = ''live'' AND sala.is_in_scope(area_pcode) IS TRUE'),
		('figures', 'sala.is_live(code) AND sala.is_series_in_scope(series_id, true)'),
		('figure_recommendations', 'EXISTS (SELECT FROM sala.figures f WHERE f.code = figure_code AND f.retired_revision_id IS NULL AND sala.is_series_in_scope(f.series_id, false))'),
		('events', 'sala.is_live(code) AND sala.is_in_scope(area_pcode) IS TRUE'),
		('event_nationalities', 'sala.is_live(event_code)'),
		('event_compounds', 'sala.is_live(event_code)'),
		('citations', 'sala.is_live(record_code)')
	) AS m (name, condition) LOOP
		EXECUTE format('CREATE POLICY scope_adds ON sala.%I FOR INSERT TO sala_coordinator WITH CHECK (%s)', t.name, t.condition);
		EXECUTE format('GRANT INSERT ON sala.%I TO sala_coordinator', t.name);
	END LOOP;
	FOR t IN SELECT * FROM (VALUES
		('shelters', 'sala.is_live(code) AND code IN (SELECT sala.scope_of_user())'),
		('figures', 'sala.is_live(code) AND sala.is_series_in_scope(series_id, true)'),
		('figure_recommendations', 'EXISTS (SELECT FROM sala.figures f WHERE f.code = figure_code AND f.retired_revision_id IS NULL AND sala.is_series_in_scope(f.series_id, false))')
	) AS m (name, condition) LOOP
		EXECUTE format('CREATE POLICY scope_retires ON sala.%I FOR UPDATE TO sala_coordinator USING (retired_revision_id IS NULL AND %s) WITH CHECK (retired_revision_id IS NOT NULL)', t.name, t.condition);
		EXECUTE format('GRANT UPDATE (retired_revision_id) ON sala.%I TO sala_coordinator', t.name);
	END LOOP;
END
$$;
--> statement-breakpoint

CREATE POLICY scope_adds ON sala.shelter_reports FOR INSERT TO sala_coordinator, sala_operator
	WITH CHECK (NOT is_printed AND shelter_code IN (SELECT sala.scope_of_user()));
--> statement-breakpoint
CREATE POLICY scope_retires ON sala.shelter_reports FOR UPDATE TO sala_coordinator, sala_operator
	USING (retired_revision_id IS NULL AND NOT is_printed AND shelter_code IN (SELECT sala.scope_of_user()))
	WITH CHECK (retired_revision_id IS NOT NULL);
--> statement-breakpoint
GRANT INSERT, UPDATE (retired_revision_id) ON sala.shelter_reports TO sala_coordinator, sala_operator;
--> statement-breakpoint
CREATE POLICY scope_adds ON sala.revisions FOR INSERT TO sala_coordinator, sala_operator
	WITH CHECK (batch IS NULL AND actor = (SELECT current_setting('sala.user_id', true)));
--> statement-breakpoint
CREATE POLICY operator_reads ON sala.revisions FOR SELECT TO sala_operator
	USING (actor = (SELECT current_setting('sala.user_id', true)));
--> statement-breakpoint
GRANT INSERT ON sala.revisions TO sala_coordinator, sala_operator;
--> statement-breakpoint
GRANT SELECT ON sala.revisions TO sala_operator;
--> statement-breakpoint
GRANT EXECUTE ON FUNCTION sala.begin_revision TO sala_coordinator, sala_operator;
--> statement-breakpoint
CREATE FUNCTION sala.assign_overlap_groups(figure text, groups text[], why text) RETURNS bigint
LANGUAGE plpgsql SECURITY DEFINER SET search_path = sala, public, pg_temp AS $$
DECLARE
	stands sala.figures;
	revision bigint;
BEGIN
	PERFORM pg_advisory_xact_lock(20261122);
	SELECT * INTO stands FROM sala.figures f WHERE f.code = figure AND f.retired_revision_id IS NULL;
	IF stands.id IS NULL OR current_setting('role') <> 'sala_admin' AND NOT sala.is_series_in_scope(stands.series_id, false) THEN
		RAISE insufficient_privilege USING MESSAGE = 'the figure is none of this scope';
	END IF;
	IF stands.is_overlap_assigned AND groups = stands.overlap_groups THEN
		RETURN NULL;
	END IF;
	revision := sala.begin_revision(why);
	UPDATE sala.figures SET retired_revision_id = revision WHERE id = stands.id;
	INSERT INTO sala.figures (code, series_id, reference_on, reference_precision, locality, people_low, people_best, people_high,
		household_size, method, sex, are_minors, have_documents, are_identified, is_exhaustive, overlap_groups, shelter_code,
		closed_by_event_code, note, is_overlap_assigned, revision_id)
	SELECT f.code, f.series_id, f.reference_on, f.reference_precision, f.locality, f.people_low, f.people_best, f.people_high,
		f.household_size, f.method, f.sex, f.are_minors, f.have_documents, f.are_identified, f.is_exhaustive, groups, f.shelter_code,
		f.closed_by_event_code, f.note, true, revision
	FROM sala.figures f WHERE f.id = stands.id;
	RETURN revision;
END
$$;
--> statement-breakpoint
COMMENT ON FUNCTION sala.assign_overlap_groups IS 'Says with which figures one counts partly the same people, for an admin or whoever answers for its area, as a new version. Returns the revision; null where that stands already.';
--> statement-breakpoint
REVOKE EXECUTE ON FUNCTION sala.is_in_scope, sala.is_live, sala.is_series_in_scope, sala.assign_overlap_groups FROM PUBLIC;
--> statement-breakpoint
GRANT EXECUTE ON FUNCTION sala.is_in_scope, sala.is_live, sala.is_series_in_scope TO sala_coordinator;
--> statement-breakpoint
GRANT EXECUTE ON FUNCTION sala.assign_overlap_groups TO sala_coordinator, sala_admin;
