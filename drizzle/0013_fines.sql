-- What a state fines for each day of overstay, and until when a measure holds; and indexes by which the summary finds
-- the newest count of a series and the newest report of a shelter in one look, however much history there is.
DO $$
DECLARE
	place text;
	t record;
BEGIN
	FOREACH place IN ARRAY ARRAY['sala', 'sala_public', 'sala_researcher'] LOOP
		EXECUTE format('ALTER TABLE %I.country_measures ADD COLUMN until_on date, ADD COLUMN amount_per_day numeric(10, 2), ADD COLUMN currency text', place);
		FOR t IN SELECT * FROM (VALUES
			('until_on', 'The last day that it holds; null where none was given.'),
			('amount_per_day', 'Of an overstay fine: money that one person owes for one day. Null for every other measure.'),
			('currency', 'ISO 4217 code of the amount, such as USD.')
		) AS c (name, said) LOOP
			EXECUTE format('COMMENT ON COLUMN %I.country_measures.%I IS %L', place, t.name, t.said);
		END LOOP;
	END LOOP;
	FOR t IN SELECT c.conname AS name FROM pg_constraint c
		WHERE c.conrelid = 'sala.country_measures'::regclass AND c.contype = 'c' AND pg_get_constraintdef(c.oid) LIKE '%fine_waiver%'
	LOOP
		EXECUTE format('ALTER TABLE sala.country_measures DROP CONSTRAINT %I', t.name);
	END LOOP;
END
$$;
--> statement-breakpoint
ALTER TABLE sala.country_measures
	ADD CONSTRAINT country_measures_measure_check CHECK (measure IN ('overstay_fine', 'fine_waiver', 'shelter', 'documents', 'repatriation_flight', 'victim_identification', 'consular_desk', 'repatriation_support', 'travel_ban_or_advisory', 'other')),
	ADD CHECK (until_on >= effective_on),
	ADD CHECK (amount_per_day > 0),
	ADD CHECK (currency ~ '^[A-Z]{3}$'),
	ADD CHECK ((measure = 'overstay_fine') = (amount_per_day IS NOT NULL) AND (amount_per_day IS NULL) = (currency IS NULL));
--> statement-breakpoint
-- Donors read what the public does; a view keeps the columns that it was made with.
CREATE OR REPLACE VIEW sala_donor.country_measures AS SELECT * FROM sala_public.country_measures;
--> statement-breakpoint
DO $$
DECLARE
	place text;
BEGIN
	FOREACH place IN ARRAY ARRAY['sala', 'sala_public', 'sala_researcher'] LOOP
		EXECUTE format('CREATE INDEX figures_newest ON %I.figures (series_id, reference_on DESC NULLS LAST, revision_id DESC, code COLLATE "C" DESC)', place);
		EXECUTE format('CREATE INDEX figures_closed ON %I.figures (series_id) WHERE closed_by_event_code IS NOT NULL', place);
		EXECUTE format('CREATE INDEX figures_grouped ON %I.figures (shelter_code) WHERE shelter_code IS NOT NULL AND overlap_groups <> ''{}''', place);
	END LOOP;
	FOREACH place IN ARRAY ARRAY['sala', 'sala_public', 'sala_donor', 'sala_researcher'] LOOP
		EXECUTE format('CREATE INDEX shelter_reports_newest ON %I.shelter_reports (shelter_code, reported_on DESC NULLS LAST, revision_id DESC, id DESC)', place);
	END LOOP;
	-- What these replace: the same columns without the last one.
	DROP INDEX sala.figures_series, sala.shelter_reports_shelter;
	FOREACH place IN ARRAY ARRAY['sala_public', 'sala_donor', 'sala_researcher'] LOOP
		EXECUTE format('DROP INDEX IF EXISTS %1$I.figures_series_id_reference_on_revision_id_idx, %1$I.shelter_reports_shelter_code_reported_on_revision_id_idx', place);
	END LOOP;
END
$$;
