-- The ground: revisions, areas, and the records with all their versions.
--
-- Two clocks run through every table. When a thing was true stands in its own date columns; when we knew it is its
-- revision: a version is recorded by `revision_id` and stands until `retired_revision_id` (null: it still stands).
-- Nothing is overwritten; the only change a row ever sees is that it is retired, once.

CREATE TABLE sala.revisions (
	id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
	recorded_at timestamptz NOT NULL,
	actor text NOT NULL,
	reason text NOT NULL CHECK (reason <> ''),
	batch text
);
--> statement-breakpoint
COMMENT ON TABLE sala.revisions IS 'One act of writing: who, when, why. Numbers follow the order of commit, so a moment of knowing resolves to one number.';
--> statement-breakpoint
COMMENT ON COLUMN sala.revisions.batch IS 'What was written together, for example the names of the imported files; null for a single act.';
--> statement-breakpoint
CREATE INDEX revisions_recorded_at ON sala.revisions (recorded_at, id);
--> statement-breakpoint
CREATE FUNCTION sala.begin_revision(reason text, batch text DEFAULT NULL) RETURNS bigint
LANGUAGE plpgsql AS $$
DECLARE
	revision bigint;
BEGIN
	-- One writer at a time: a number taken under the lock, with the clock read after it, is in the order of commit.
	PERFORM pg_advisory_xact_lock(20261122);
	INSERT INTO sala.revisions (recorded_at, actor, reason, batch)
	VALUES (clock_timestamp(), coalesce(nullif(current_setting('sala.user_id', true), ''), current_user), reason, batch)
	RETURNING id INTO revision;
	RETURN revision;
END
$$;
--> statement-breakpoint
COMMENT ON FUNCTION sala.begin_revision IS 'Opens the revision of this transaction and returns its number; other writers wait until it ends.';
--> statement-breakpoint

CREATE TABLE sala.areas (
	pcode text PRIMARY KEY CHECK (pcode ~ '^[A-Z]{2}[0-9]{0,8}$'),
	level smallint NOT NULL CHECK (level BETWEEN 0 AND 3),
	parent_pcode text REFERENCES sala.areas DEFERRABLE INITIALLY DEFERRED,
	name_en text NOT NULL CHECK (name_en <> ''),
	name_km text,
	geom geometry(MultiPolygon, 4326) NOT NULL CHECK (ST_IsValid(geom)),
	is_approximate boolean NOT NULL,
	boundary_source text NOT NULL,
	boundary_version text NOT NULL,
	revision_id bigint NOT NULL REFERENCES sala.revisions,
	CHECK ((level = 0) = (parent_pcode IS NULL))
);
--> statement-breakpoint
COMMENT ON TABLE sala.areas IS 'Administrative areas. Boundaries are replaced in place; records keep pointing at the P-code.';
--> statement-breakpoint
COMMENT ON COLUMN sala.areas.level IS '0 country, 1 province, 2 district, 3 commune.';
--> statement-breakpoint
COMMENT ON COLUMN sala.areas.is_approximate IS 'True where the boundary was worked out from nearest places and is no official line.';
--> statement-breakpoint
CREATE INDEX areas_geom ON sala.areas USING gist (geom);
--> statement-breakpoint
CREATE INDEX areas_parent ON sala.areas (parent_pcode);
--> statement-breakpoint

CREATE TABLE sala.records (
	code text PRIMARY KEY CHECK (code <> ''),
	stem text NOT NULL CHECK (stem IN ('source', 'operation', 'compound', 'event', 'figure', 'shelter', 'country_measure')),
	dataset text NOT NULL CHECK (dataset IN ('public_record', 'exercise', 'live')),
	publication text NOT NULL CHECK (publication IN ('draft', 'in_review', 'published', 'withdrawn')),
	information_withheld text,
	CHECK ((dataset = 'exercise') = (code LIKE 'EX-%'))
);
--> statement-breakpoint
COMMENT ON TABLE sala.records IS 'Every record by its public code. Its publication state today rules every past view of it.';
--> statement-breakpoint
COMMENT ON COLUMN sala.records.information_withheld IS 'What readers do not get and why; filled in projections, null where nothing is withheld.';
--> statement-breakpoint
CREATE INDEX records_stem ON sala.records (stem, publication, dataset);
--> statement-breakpoint
CREATE TABLE sala.publications (
	id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
	record_code text NOT NULL REFERENCES sala.records,
	publication text NOT NULL CHECK (publication IN ('draft', 'in_review', 'published', 'withdrawn')),
	rule text NOT NULL CHECK (rule <> ''),
	reason text NOT NULL CHECK (reason <> ''),
	revision_id bigint NOT NULL REFERENCES sala.revisions
);
--> statement-breakpoint
COMMENT ON TABLE sala.publications IS 'Each step of a record through the gate, with the name of the rule and the reason.';
--> statement-breakpoint
CREATE INDEX publications_record ON sala.publications (record_code, id DESC);
--> statement-breakpoint

CREATE TABLE sala.sources (
	id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
	code text NOT NULL REFERENCES sala.records,
	publisher text NOT NULL CHECK (publisher <> ''),
	title text NOT NULL CHECK (title <> ''),
	url text CHECK (url ~ '^https?://'),
	published_on date,
	kind text NOT NULL CHECK (kind IN ('news', 'ngo_report', 'government', 'un', 'court_or_sanctions', 'academic')),
	reliability text CHECK (reliability IN ('A', 'B', 'C', 'D', 'E', 'F')),
	accessed_via text,
	archived_copy_url text CHECK (archived_copy_url ~ '^https?://'),
	archived_copy_sha256 text CHECK (archived_copy_sha256 ~ '^[0-9a-f]{64}$'),
	was_read text CHECK (was_read IN ('whole', 'excerpt')),
	revision_id bigint NOT NULL REFERENCES sala.revisions,
	retired_revision_id bigint REFERENCES sala.revisions CHECK (retired_revision_id > revision_id)
);
--> statement-breakpoint
COMMENT ON TABLE sala.sources IS 'Something a person can check: a page, article, report or release. Every version.';
--> statement-breakpoint
COMMENT ON COLUMN sala.sources.reliability IS 'Admiralty letter for the source as accessed; null is not rated.';
--> statement-breakpoint
COMMENT ON COLUMN sala.sources.published_on IS 'When the source appeared; null where the text read gave no full date. Never the day we knew it.';
--> statement-breakpoint
CREATE UNIQUE INDEX sources_current ON sala.sources (code) WHERE retired_revision_id IS NULL;
--> statement-breakpoint
CREATE INDEX sources_code ON sala.sources (code, revision_id DESC);
--> statement-breakpoint
CREATE TABLE sala.citations (
	id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
	record_code text NOT NULL REFERENCES sala.records,
	field text,
	position smallint NOT NULL CHECK (position >= 1),
	source_code text NOT NULL REFERENCES sala.records,
	excerpt text,
	page text,
	claimed_by text,
	credibility smallint CHECK (credibility BETWEEN 1 AND 6),
	revision_id bigint NOT NULL REFERENCES sala.revisions,
	retired_revision_id bigint REFERENCES sala.revisions CHECK (retired_revision_id > revision_id)
);
--> statement-breakpoint
COMMENT ON TABLE sala.citations IS 'This source backs this record, or one field of it. Contradicting claims stand side by side.';
--> statement-breakpoint
COMMENT ON COLUMN sala.citations.field IS 'Null: the whole record. Otherwise what it backs, for example link:KH-C-012, compound:KH-C-033 or label:suspects.';
--> statement-breakpoint
COMMENT ON COLUMN sala.citations.position IS 'Order in which the record names its sources; the first names the series of a figure without an operation.';
--> statement-breakpoint
COMMENT ON COLUMN sala.citations.credibility IS 'Admiralty number for the claim; null is not rated.';
--> statement-breakpoint
CREATE UNIQUE INDEX citations_current ON sala.citations (record_code, field, source_code) NULLS NOT DISTINCT WHERE retired_revision_id IS NULL;
--> statement-breakpoint
CREATE INDEX citations_record ON sala.citations (record_code, position);
--> statement-breakpoint
CREATE INDEX citations_source ON sala.citations (source_code);
--> statement-breakpoint

CREATE TABLE sala.compounds (
	id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
	code text NOT NULL REFERENCES sala.records,
	name text NOT NULL CHECK (name <> ''),
	aliases text[] NOT NULL DEFAULT '{}',
	country_iso2 text NOT NULL CHECK (country_iso2 ~ '^[A-Z]{2}$'),
	area_pcode text REFERENCES sala.areas,
	locality text,
	geom geometry(Geometry, 4326),
	location_precision text NOT NULL CHECK (location_precision IN ('site', 'vicinity', 'town', 'district', 'province', 'not_located')),
	kind text NOT NULL CHECK (kind IN ('casino_complex', 'hotel', 'office_park', 'special_economic_zone', 'villa_or_housing', 'other', 'unknown')),
	operator text,
	evidence text NOT NULL CHECK (evidence IN ('suspected', 'assessed', 'confirmed')),
	evidence_confirmed_by text,
	people_low integer CHECK (people_low >= 0),
	people_high integer CHECK (people_high >= people_low),
	note text,
	revision_id bigint NOT NULL REFERENCES sala.revisions,
	retired_revision_id bigint REFERENCES sala.revisions CHECK (retired_revision_id > revision_id),
	CHECK ((evidence = 'confirmed') = (evidence_confirmed_by IS NOT NULL)),
	CHECK ((geom IS NULL) = (location_precision = 'not_located'))
);
--> statement-breakpoint
COMMENT ON TABLE sala.compounds IS 'A scamming compound or suspicious location. Every version. Its activity is a history of its own.';
--> statement-breakpoint
COMMENT ON COLUMN sala.compounds.operator IS 'Only as named by a court, government or sanctions body; an allegation unless a court has ruled.';
--> statement-breakpoint
COMMENT ON COLUMN sala.compounds.location_precision IS 'What geom stands for; below vicinity it is a town, district or province, never the site.';
--> statement-breakpoint
COMMENT ON COLUMN sala.compounds.people_low IS 'People reported inside, found or departed, as published; null where nobody gave a number.';
--> statement-breakpoint
CREATE UNIQUE INDEX compounds_current ON sala.compounds (code) WHERE retired_revision_id IS NULL;
--> statement-breakpoint
CREATE INDEX compounds_code ON sala.compounds (code, revision_id DESC);
--> statement-breakpoint
CREATE INDEX compounds_area ON sala.compounds (area_pcode, code);
--> statement-breakpoint
CREATE INDEX compounds_geom ON sala.compounds USING gist (geom);
--> statement-breakpoint
CREATE TABLE sala.compound_links (
	id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
	compound_code text NOT NULL REFERENCES sala.records,
	kind text NOT NULL CHECK (kind IN ('same_as', 'part_of', 'moved_to')),
	other_code text NOT NULL REFERENCES sala.records CHECK (other_code <> compound_code),
	note text,
	revision_id bigint NOT NULL REFERENCES sala.revisions,
	retired_revision_id bigint REFERENCES sala.revisions CHECK (retired_revision_id > revision_id)
);
--> statement-breakpoint
CREATE INDEX compound_links_other ON sala.compound_links (other_code);
--> statement-breakpoint
COMMENT ON TABLE sala.compound_links IS 'One compound is probably the same as, part of, or moved to another. The same_as pair counts once.';
--> statement-breakpoint
CREATE UNIQUE INDEX compound_links_current ON sala.compound_links (compound_code, kind, other_code) WHERE retired_revision_id IS NULL;
--> statement-breakpoint
CREATE TABLE sala.compound_statuses (
	id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
	compound_code text NOT NULL REFERENCES sala.records,
	activity text NOT NULL CHECK (activity IN ('active', 'partly_cleared', 'emptied', 'closed', 'reopened', 'unknown')),
	reported_as text NOT NULL,
	since_on date,
	revision_id bigint NOT NULL REFERENCES sala.revisions,
	retired_revision_id bigint REFERENCES sala.revisions CHECK (retired_revision_id > revision_id)
);
--> statement-breakpoint
COMMENT ON TABLE sala.compound_statuses IS 'Activity of a compound from a date, a history. A raid is an event, not a state: reported_as keeps the word used.';
--> statement-breakpoint
COMMENT ON COLUMN sala.compound_statuses.since_on IS 'Null where the report gave no date; such a status is never current.';
--> statement-breakpoint
CREATE INDEX compound_statuses_compound ON sala.compound_statuses (compound_code, since_on DESC NULLS LAST, revision_id DESC);
--> statement-breakpoint

CREATE TABLE sala.events (
	id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
	code text NOT NULL REFERENCES sala.records,
	kind text NOT NULL CHECK (kind IN ('raid', 'rescue', 'release', 'escape', 'arrest', 'transfer', 'deportation', 'repatriation', 'handover_under_warrant', 'death', 're_recruitment', 'reopening', 'still_operating', 'shelter_opening', 'shelter_reduction', 'shelter_closure', 'armed_strike', 'policy')),
	occurred_on date NOT NULL,
	date_precision text NOT NULL CHECK (date_precision IN ('day', 'month', 'year')),
	area_pcode text REFERENCES sala.areas,
	locality text,
	geom geometry(Point, 4326),
	location_precision text NOT NULL CHECK (location_precision IN ('site', 'vicinity', 'town', 'district', 'province', 'not_located')),
	is_cumulative boolean NOT NULL,
	people_low integer CHECK (people_low >= 0),
	people_best integer CHECK (people_best >= people_low),
	people_high integer CHECK (people_high >= people_low AND people_high >= people_best),
	arrested integer CHECK (arrested >= 0),
	destination text,
	destination_area_pcode text REFERENCES sala.areas,
	agency text,
	note text,
	revision_id bigint NOT NULL REFERENCES sala.revisions,
	retired_revision_id bigint REFERENCES sala.revisions CHECK (retired_revision_id > revision_id),
	CHECK ((geom IS NULL) = (location_precision = 'not_located'))
);
--> statement-breakpoint
COMMENT ON TABLE sala.events IS 'One dated happening, or (is_cumulative) a total over a period that is never added to single events. Every version.';
--> statement-breakpoint
COMMENT ON COLUMN sala.events.occurred_on IS 'With date_precision month or year the first day of the period.';
--> statement-breakpoint
COMMENT ON COLUMN sala.events.arrested IS 'Null where no number was stated; that is not zero.';
--> statement-breakpoint
COMMENT ON COLUMN sala.events.destination IS 'Where the people went, as reported; null with destination_area_pcode null: nobody recorded it.';
--> statement-breakpoint
CREATE UNIQUE INDEX events_current ON sala.events (code) WHERE retired_revision_id IS NULL;
--> statement-breakpoint
CREATE INDEX events_code ON sala.events (code, revision_id DESC);
--> statement-breakpoint
CREATE INDEX events_occurred ON sala.events (occurred_on DESC, code);
--> statement-breakpoint
CREATE INDEX events_area ON sala.events (area_pcode, occurred_on DESC);
--> statement-breakpoint
CREATE INDEX events_geom ON sala.events USING gist (geom);
--> statement-breakpoint
CREATE TABLE sala.event_nationalities (
	id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
	event_code text NOT NULL REFERENCES sala.records,
	position smallint NOT NULL CHECK (position >= 1),
	iso2 text NOT NULL CHECK (iso2 ~ '^[A-Z]{2}$'),
	people integer CHECK (people >= 0),
	revision_id bigint NOT NULL REFERENCES sala.revisions,
	retired_revision_id bigint REFERENCES sala.revisions CHECK (retired_revision_id > revision_id)
);
--> statement-breakpoint
COMMENT ON TABLE sala.event_nationalities IS 'Nationalities of the people of an event; people is null where only the nationality was named.';
--> statement-breakpoint
CREATE UNIQUE INDEX event_nationalities_current ON sala.event_nationalities (event_code, iso2) WHERE retired_revision_id IS NULL;
--> statement-breakpoint
CREATE INDEX event_nationalities_event ON sala.event_nationalities (event_code, position);
--> statement-breakpoint
CREATE TABLE sala.event_compounds (
	id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
	event_code text NOT NULL REFERENCES sala.records,
	compound_code text NOT NULL REFERENCES sala.records,
	is_main boolean NOT NULL,
	note text,
	revision_id bigint NOT NULL REFERENCES sala.revisions,
	retired_revision_id bigint REFERENCES sala.revisions CHECK (retired_revision_id > revision_id)
);
--> statement-breakpoint
COMMENT ON TABLE sala.event_compounds IS 'The sites of an event. At most one is the main one, under which the record lists the event.';
--> statement-breakpoint
CREATE UNIQUE INDEX event_compounds_current ON sala.event_compounds (event_code, compound_code) WHERE retired_revision_id IS NULL;
--> statement-breakpoint
CREATE UNIQUE INDEX event_compounds_main ON sala.event_compounds (event_code) WHERE retired_revision_id IS NULL AND is_main;
--> statement-breakpoint
CREATE INDEX event_compounds_event ON sala.event_compounds (event_code);
--> statement-breakpoint
CREATE INDEX event_compounds_compound ON sala.event_compounds (compound_code);
--> statement-breakpoint
CREATE TABLE sala.event_labels (
	id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
	event_code text NOT NULL REFERENCES sala.records,
	label text NOT NULL CHECK (label <> ''),
	used_by text NOT NULL CHECK (used_by <> ''),
	note text,
	revision_id bigint NOT NULL REFERENCES sala.revisions,
	retired_revision_id bigint REFERENCES sala.revisions CHECK (retired_revision_id > revision_id)
);
--> statement-breakpoint
CREATE INDEX event_labels_event ON sala.event_labels (event_code);
--> statement-breakpoint
COMMENT ON TABLE sala.event_labels IS 'What the people of an event were called, and by whom (suspects, by the police). Contested labels stand side by side.';
--> statement-breakpoint
CREATE UNIQUE INDEX event_labels_current ON sala.event_labels (event_code, label, used_by) WHERE retired_revision_id IS NULL;
--> statement-breakpoint

CREATE TABLE sala.operations (
	id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
	code text NOT NULL REFERENCES sala.records,
	body text NOT NULL CHECK (body <> ''),
	scope text NOT NULL CHECK (scope <> ''),
	direction text NOT NULL CHECK (direction IN ('in', 'out', 'stock')),
	counterpart_code text REFERENCES sala.records,
	takes_leavers_off boolean,
	interval_days smallint NOT NULL CHECK (interval_days IN (1, 7, 14, 30, 90, 180)),
	revision_id bigint NOT NULL REFERENCES sala.revisions,
	retired_revision_id bigint REFERENCES sala.revisions CHECK (retired_revision_id > revision_id)
);
--> statement-breakpoint
COMMENT ON TABLE sala.operations IS 'A series of counts by one counter. Only its latest round may be used, and two rounds are never added.';
--> statement-breakpoint
COMMENT ON COLUMN sala.operations.counterpart_code IS 'The series to subtract for a balance.';
--> statement-breakpoint
COMMENT ON COLUMN sala.operations.takes_leavers_off IS 'Whether the counter removes people who left; null where not known.';
--> statement-breakpoint
CREATE UNIQUE INDEX operations_current ON sala.operations (code) WHERE retired_revision_id IS NULL;
--> statement-breakpoint
CREATE INDEX operations_code ON sala.operations (code, revision_id DESC);
--> statement-breakpoint
CREATE TABLE sala.figure_series (
	id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
	dataset text NOT NULL CHECK (dataset IN ('public_record', 'exercise', 'live')),
	area_pcode text REFERENCES sala.areas,
	living_situation text NOT NULL CHECK (living_situation IN ('street', 'forest_or_rural', 'embassy_premises', 'crowded_housing', 'guesthouse', 'unknown', 'ngo_shelter', 'government_shelter', 'immigration_detention', 'police_custody', 'left_country')),
	population_group text NOT NULL CHECK (population_group IN ('left_compound', 'deportation_pending', 'border_closure', 'found_in_checks', 'other')),
	nationalities text[] CHECK (cardinality(nationalities) > 0),
	kind text NOT NULL CHECK (kind IN ('stock', 'flow', 'cumulative', 'peak')),
	unit text NOT NULL CHECK (unit IN ('person', 'household')),
	operation_code text REFERENCES sala.records,
	publisher text,
	UNIQUE NULLS NOT DISTINCT (dataset, area_pcode, living_situation, population_group, nationalities, kind, unit, operation_code, publisher),
	CHECK ((operation_code IS NULL) <> (publisher IS NULL))
);
--> statement-breakpoint
COMMENT ON TABLE sala.figure_series IS 'Figures that follow each other: same place, situation, group, nationalities, kind and unit, by the same operation or, without one, the publisher of their first source. A summary looks at one row per series, so its cost does not grow with history.';
--> statement-breakpoint
COMMENT ON COLUMN sala.figure_series.area_pcode IS 'Null: place not known.';
--> statement-breakpoint
COMMENT ON COLUMN sala.figure_series.nationalities IS 'ISO 3166-1 alpha-2 codes in alphabetical order; null: all nationalities.';
--> statement-breakpoint
CREATE TABLE sala.figures (
	id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
	code text NOT NULL REFERENCES sala.records,
	series_id bigint NOT NULL REFERENCES sala.figure_series,
	reference_on date,
	reference_precision text CHECK (reference_precision IN ('day', 'month')),
	locality text,
	people_low integer CHECK (people_low >= 0),
	people_best integer CHECK (people_best >= people_low),
	people_high integer CHECK (people_high >= people_low AND people_high >= people_best),
	household_size numeric(4, 1) CHECK (household_size > 0),
	method text NOT NULL CHECK (method IN ('headcount', 'direct_observation', 'registration', 'key_informant', 'estimate', 'media_report')),
	sex text CHECK (sex IN ('female', 'male')),
	are_minors boolean,
	have_documents boolean,
	are_identified boolean,
	is_exhaustive boolean NOT NULL DEFAULT false,
	overlap_groups text[] NOT NULL DEFAULT '{}',
	shelter_code text REFERENCES sala.records,
	closed_by_event_code text REFERENCES sala.records,
	note text,
	revision_id bigint NOT NULL REFERENCES sala.revisions,
	retired_revision_id bigint REFERENCES sala.revisions CHECK (retired_revision_id > revision_id)
);
--> statement-breakpoint
COMMENT ON TABLE sala.figures IS 'One published count, in one version. Append-only: a correction is a new row, a retraction retires the row.';
--> statement-breakpoint
COMMENT ON COLUMN sala.figures.reference_on IS 'The day the number is about; with precision month the day the source allows. Null where it gave none: never current.';
--> statement-breakpoint
COMMENT ON COLUMN sala.figures.people_low IS 'As published, with people_best and people_high; all three null: reported without a count, which is not zero.';
--> statement-breakpoint
COMMENT ON COLUMN sala.figures.is_exhaustive IS 'The source says that nobody of another nationality is meant.';
--> statement-breakpoint
COMMENT ON COLUMN sala.figures.overlap_groups IS 'Figures that share a group count partly the same people and are never added.';
--> statement-breakpoint
COMMENT ON COLUMN sala.figures.shelter_code IS 'The shelter whose occupancy this is.';
--> statement-breakpoint
COMMENT ON COLUMN sala.figures.closed_by_event_code IS 'From the day of this event on these people were gone.';
--> statement-breakpoint
CREATE UNIQUE INDEX figures_current ON sala.figures (code) WHERE retired_revision_id IS NULL;
--> statement-breakpoint
CREATE INDEX figures_code ON sala.figures (code, revision_id DESC);
--> statement-breakpoint
CREATE INDEX figures_series ON sala.figures (series_id, reference_on DESC NULLS LAST, revision_id DESC);
--> statement-breakpoint
CREATE TABLE sala.figure_recommendations (
	id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
	figure_code text NOT NULL REFERENCES sala.records,
	reason text NOT NULL CHECK (reason <> ''),
	revision_id bigint NOT NULL REFERENCES sala.revisions,
	retired_revision_id bigint REFERENCES sala.revisions CHECK (retired_revision_id > revision_id)
);
--> statement-breakpoint
CREATE INDEX figure_recommendations_figure ON sala.figure_recommendations (figure_code, revision_id DESC);
--> statement-breakpoint
CREATE INDEX figures_shelter ON sala.figures (shelter_code) WHERE shelter_code IS NOT NULL;
--> statement-breakpoint
COMMENT ON TABLE sala.figure_recommendations IS 'A coordinator''s word for one figure of a cell; it lapses when the figure expires or a newer one arrives.';
--> statement-breakpoint
CREATE UNIQUE INDEX figure_recommendations_current ON sala.figure_recommendations (figure_code) WHERE retired_revision_id IS NULL;
--> statement-breakpoint

CREATE TABLE sala.shelters (
	id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
	code text NOT NULL REFERENCES sala.records,
	name text,
	operator text,
	operator_kind text NOT NULL CHECK (operator_kind IN ('embassy', 'faith', 'government', 'ngo', 'unknown')),
	site_type text CHECK (site_type IN ('planned_camp', 'spontaneous_settlement', 'collective_centre', 'reception_centre', 'transit_centre', 'dispersed')),
	area_pcode text REFERENCES sala.areas,
	locality text,
	name_rung text NOT NULL DEFAULT 'hidden' CHECK (name_rung IN ('hidden', 'area', 'coarse_grid', 'fine_grid', 'exact')),
	operator_rung text NOT NULL DEFAULT 'hidden' CHECK (operator_rung IN ('hidden', 'area', 'coarse_grid', 'fine_grid', 'exact')),
	place_rung text NOT NULL DEFAULT 'hidden' CHECK (place_rung IN ('hidden', 'area', 'coarse_grid', 'fine_grid', 'exact')),
	interval_days smallint CHECK (interval_days IN (1, 7, 14, 30, 90, 180)),
	funding_ends_on date,
	note text,
	revision_id bigint NOT NULL REFERENCES sala.revisions,
	retired_revision_id bigint REFERENCES sala.revisions CHECK (retired_revision_id > revision_id)
);
--> statement-breakpoint
COMMENT ON TABLE sala.shelters IS 'A site that takes people in. Every version. No point and no address here, on purpose.';
--> statement-breakpoint
COMMENT ON COLUMN sala.shelters.name_rung IS 'How much of the name readers outside coordination may see; likewise for operator and place.';
--> statement-breakpoint
COMMENT ON COLUMN sala.shelters.interval_days IS 'Days between two expected reports; null: the default of 7.';
--> statement-breakpoint
CREATE UNIQUE INDEX shelters_current ON sala.shelters (code) WHERE retired_revision_id IS NULL;
--> statement-breakpoint
CREATE INDEX shelters_code ON sala.shelters (code, revision_id DESC);
--> statement-breakpoint
CREATE INDEX shelters_area ON sala.shelters (area_pcode);
--> statement-breakpoint
CREATE TABLE sala.shelter_reports (
	id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
	shelter_code text NOT NULL REFERENCES sala.records,
	reported_on date,
	status text NOT NULL CHECK (status IN ('open', 'full', 'intake_paused', 'suspended', 'closing_on', 'closed', 'unknown')),
	closing_on date,
	capacity integer CHECK (capacity >= 0),
	occupancy integer CHECK (occupancy >= 0),
	entry_conditions text[] NOT NULL DEFAULT '{}',
	services text[] NOT NULL DEFAULT '{}',
	revision_id bigint NOT NULL REFERENCES sala.revisions,
	retired_revision_id bigint REFERENCES sala.revisions CHECK (retired_revision_id > revision_id),
	CHECK ((status = 'closing_on') = (closing_on IS NOT NULL))
);
--> statement-breakpoint
COMMENT ON TABLE sala.shelter_reports IS 'What a shelter was on a day. Append-only; capacity and occupancy are null where nobody published them.';
--> statement-breakpoint
CREATE INDEX shelter_reports_shelter ON sala.shelter_reports (shelter_code, reported_on DESC NULLS LAST, revision_id DESC);
--> statement-breakpoint

CREATE TABLE sala.country_measures (
	id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
	code text NOT NULL REFERENCES sala.records,
	nationality_iso2 text NOT NULL CHECK (nationality_iso2 ~ '^[A-Z]{2}$'),
	measure text NOT NULL CHECK (measure IN ('fine_waiver', 'shelter', 'documents', 'repatriation_flight', 'victim_identification', 'consular_desk', 'repatriation_support', 'travel_ban_or_advisory', 'other')),
	nature text NOT NULL CHECK (nature IN ('help', 'enforcement', 'other')),
	status text NOT NULL CHECK (status IN ('active', 'ended', 'announced', 'unknown')),
	effective_on date,
	people_low integer CHECK (people_low >= 0),
	people_best integer CHECK (people_best >= people_low),
	people_high integer CHECK (people_high >= people_low AND people_high >= people_best),
	note text,
	revision_id bigint NOT NULL REFERENCES sala.revisions,
	retired_revision_id bigint REFERENCES sala.revisions CHECK (retired_revision_id > revision_id)
);
--> statement-breakpoint
COMMENT ON TABLE sala.country_measures IS 'What a state does about its own nationals. Every version. Enforcement is not help.';
--> statement-breakpoint
CREATE UNIQUE INDEX country_measures_current ON sala.country_measures (code) WHERE retired_revision_id IS NULL;
--> statement-breakpoint
CREATE INDEX country_measures_code ON sala.country_measures (code, revision_id DESC);
--> statement-breakpoint
CREATE INDEX country_measures_nationality ON sala.country_measures (nationality_iso2);
--> statement-breakpoint

-- What the other columns mean. docs/data-dictionary.md is made from the comments of this file.
DO $$
DECLARE
	said record;
BEGIN
	-- The same in every table of versions.
	FOR said IN
		SELECT c.table_name, c.column_name, m.meaning
		FROM information_schema.columns v
		JOIN information_schema.columns c ON c.table_schema = v.table_schema AND c.table_name = v.table_name
		JOIN (VALUES
			('id', 'Number of the version.'),
			('code', 'The record.'),
			('event_code', 'The event.'),
			('area_pcode', 'The area it lies in; null: place not known.'),
			('locality', 'Town or place in words.'),
			('note', 'What else a reader must know.'),
			('revision_id', 'The act that recorded this version.'),
			('retired_revision_id', 'The act that retired it; null: it stands.')
		) AS m (column_name, meaning) ON m.column_name = c.column_name
		WHERE v.table_schema = 'sala' AND v.column_name = 'retired_revision_id'
	LOOP
		EXECUTE format('COMMENT ON COLUMN sala.%I.%I IS %L', said.table_name, said.column_name, said.meaning);
	END LOOP;
	FOR said IN SELECT * FROM (VALUES
		('areas', 'pcode', 'National code of the area, as in OCHA COD-AB: KH12.'),
		('areas', 'parent_pcode', 'The area one level up that it lies in; null for a country.'),
		('areas', 'name_en', 'English name; import files name a province by it.'),
		('areas', 'name_km', 'Khmer name; null where no boundary file gave one.'),
		('areas', 'geom', 'Boundary, WGS 84.'),
		('areas', 'boundary_source', 'Whose boundary it is; shown wherever the boundary is.'),
		('areas', 'boundary_version', 'Edition of that source, for example its date.'),
		('areas', 'revision_id', 'The act that wrote this boundary.'),
		('revisions', 'id', 'The number that versions carry.'),
		('revisions', 'recorded_at', 'When we knew it.'),
		('revisions', 'actor', 'Who wrote: a user, or command line.'),
		('revisions', 'reason', 'Why, for readers of the history.'),
		('records', 'code', 'Public code, such as KH-D-027 or SRC-035. Never given again; EX-… is the exercise.'),
		('records', 'stem', 'What the record is about, and so which table holds its versions.'),
		('records', 'dataset', 'Where it comes from. Real data and the exercise are never shown together.'),
		('records', 'publication', 'Where it stands at the gate today; readers get only what is published.'),
		('publications', 'id', 'Order of the steps.'),
		('publications', 'record_code', 'The record that moved.'),
		('publications', 'publication', 'The state it moved to.'),
		('publications', 'rule', 'Name of the rule or command that moved it, such as public_record or single_source.'),
		('publications', 'reason', 'Why, for readers of the history.'),
		('publications', 'revision_id', 'The act that moved it.'),
		('sources', 'publisher', 'Who put it out.'),
		('sources', 'title', 'Published title, or a short description where there is none in English.'),
		('sources', 'url', 'Where it was published; null for what is not on the web.'),
		('sources', 'kind', 'What sort of body speaks.'),
		('sources', 'accessed_via', 'How the text was reached, for example through an archived copy.'),
		('sources', 'archived_copy_url', 'A copy that stays when the page changes.'),
		('sources', 'archived_copy_sha256', 'SHA-256 of that copy, hexadecimal.'),
		('sources', 'was_read', 'How much of it was read; null where nobody said.'),
		('citations', 'record_code', 'The record that is backed.'),
		('citations', 'source_code', 'The source that backs it.'),
		('citations', 'excerpt', 'The words that back it.'),
		('citations', 'page', 'Where in the source they stand.'),
		('citations', 'claimed_by', 'Who makes the claim, where the source only repeats it.'),
		('compounds', 'name', 'Name most used in the sources.'),
		('compounds', 'aliases', 'Other names, in any script.'),
		('compounds', 'country_iso2', 'ISO 3166-1 alpha-2.'),
		('compounds', 'geom', 'Point or footprint, WGS 84; null where it is not located.'),
		('compounds', 'kind', 'What sort of place it is.'),
		('compounds', 'evidence', 'How well it is shown to be a scamming compound, apart from whether it is active.'),
		('compounds', 'evidence_confirmed_by', 'The body that confirmed it; null unless evidence is confirmed.'),
		('compounds', 'people_high', 'The greater end of that number.'),
		('compound_links', 'compound_code', 'The compound that is linked.'),
		('compound_links', 'kind', 'What the link says of it.'),
		('compound_links', 'other_code', 'The compound it is linked to.'),
		('compound_statuses', 'compound_code', 'The compound.'),
		('compound_statuses', 'activity', 'What goes on there from that day on.'),
		('compound_statuses', 'reported_as', 'The word the source used.'),
		('events', 'kind', 'What happened.'),
		('events', 'date_precision', 'How exact the date is.'),
		('events', 'geom', 'Point, WGS 84; null where the event is not located.'),
		('events', 'location_precision', 'What geom stands for, as for compounds.'),
		('events', 'is_cumulative', 'True for a total over a period, which repeats single events.'),
		('events', 'people_low', 'People moved or found, as published, with people_best and people_high; all three null where no number was.'),
		('events', 'people_best', 'The better supported number.'),
		('events', 'people_high', 'The greater end.'),
		('events', 'destination_area_pcode', 'The area they went to; null where nobody recorded it.'),
		('events', 'agency', 'Who acted or announced it.'),
		('event_nationalities', 'position', 'Order in which the source names them.'),
		('event_nationalities', 'iso2', 'ISO 3166-1 alpha-2.'),
		('event_nationalities', 'people', 'How many of them; null where no number was.'),
		('event_compounds', 'compound_code', 'The site.'),
		('event_compounds', 'is_main', 'True for the site under which the record lists the event.'),
		('event_labels', 'label', 'The word, such as suspects.'),
		('event_labels', 'used_by', 'Who uses it. It is no finding of ours.'),
		('operations', 'body', 'Who counts.'),
		('operations', 'scope', 'Who is counted, and since when.'),
		('operations', 'direction', 'Whether it counts people who come, who leave, or who are there.'),
		('operations', 'interval_days', 'Days between two expected counts.'),
		('figure_series', 'id', 'Number of the series.'),
		('figure_series', 'dataset', 'As in records.'),
		('figure_series', 'living_situation', 'Where the people were when they were counted.'),
		('figure_series', 'population_group', 'Why they are displaced.'),
		('figure_series', 'kind', 'What the count measures. Only a stock can stand for the people of a day.'),
		('figure_series', 'unit', 'What is counted; households are never added to people.'),
		('figure_series', 'operation_code', 'The series of counts by one counter; null where the publisher names the series.'),
		('figure_series', 'publisher', 'Publisher of the first source; null where an operation names the series.'),
		('figures', 'series_id', 'Place, situation, group, nationalities, kind, unit and counter.'),
		('figures', 'reference_precision', 'How exact the reference date is; null with it.'),
		('figures', 'people_best', 'The one number that was published, or the better supported one of a range.'),
		('figures', 'people_high', 'The greater end of a range; null with a best number: no range was published.'),
		('figures', 'household_size', 'Average people to a household, for figures of households.'),
		('figures', 'method', 'How it was counted, as the source says; media_report: the source does not say.'),
		('figures', 'sex', 'Whom alone it counts; null: not stated. A figure that states this or one of the next three never stands for its cell.'),
		('figures', 'are_minors', 'True where it counts minors alone, false where adults; null: not stated.'),
		('figures', 'have_documents', 'True where it counts people with valid papers alone, false where without; null: not stated.'),
		('figures', 'are_identified', 'True where it counts formally identified victims alone, false where others; null: not stated.'),
		('figure_recommendations', 'figure_code', 'The figure that is recommended.'),
		('figure_recommendations', 'reason', 'Why, as readers see it.'),
		('shelters', 'name', 'Null where it is not known.'),
		('shelters', 'operator', 'Who runs it; null where it is not known.'),
		('shelters', 'operator_kind', 'What sort of body runs it.'),
		('shelters', 'site_type', 'CCCM typology; null where no source says.'),
		('shelters', 'operator_rung', 'As name_rung, for the operator.'),
		('shelters', 'place_rung', 'As name_rung, for the place.'),
		('shelters', 'funding_ends_on', 'Last day that is paid for; never in the public projection.'),
		('shelter_reports', 'shelter_code', 'The shelter that reports.'),
		('shelter_reports', 'reported_on', 'The day the report is about; null where it gave none: never current.'),
		('shelter_reports', 'status', 'What the shelter says of itself.'),
		('shelter_reports', 'closing_on', 'The day it closes; null unless status is closing_on.'),
		('shelter_reports', 'capacity', 'Beds.'),
		('shelter_reports', 'occupancy', 'People there.'),
		('shelter_reports', 'entry_conditions', 'Who is let in; {none_known}: none is known, {}: nobody said.'),
		('shelter_reports', 'services', 'Only services that a report mentions.'),
		('country_measures', 'nationality_iso2', 'The state that acts, for its own nationals; KH is the host state.'),
		('country_measures', 'measure', 'What it does.'),
		('country_measures', 'nature', 'Whether it helps who comes forward, or may harm a survivor.'),
		('country_measures', 'status', 'active: nothing that was read says it ended.'),
		('country_measures', 'effective_on', 'When it took effect or was reported; null where no day was given.'),
		('country_measures', 'people_low', 'People reached, as published, with people_best and people_high; all three null where no number was.'),
		('country_measures', 'people_best', 'The better supported number.'),
		('country_measures', 'people_high', 'The greater end.')
	) AS m (table_name, column_name, meaning) LOOP
		EXECUTE format('COMMENT ON COLUMN sala.%I.%I IS %L', said.table_name, said.column_name, said.meaning);
	END LOOP;
END
$$;
