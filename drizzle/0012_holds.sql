-- Beds held for people on the way, and people whom a shelter turned away. Functions write both, for coordinators in scope,
-- the operators of the shelter and admins; nobody else reads any of it. A promise locks the counter of its shelter, so that
-- no bed is promised twice; one that has expired counts no more from that moment on, whether or not anybody wrote it down.

CREATE TABLE sala.holds (
	id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
	shelter_code text NOT NULL REFERENCES sala.records,
	number integer NOT NULL CHECK (number > 0),
	state text NOT NULL CHECK (state IN ('requested', 'allocated', 'occupied', 'departed', 'lapsed', 'cancelled')),
	people integer NOT NULL CONSTRAINT holds_people CHECK (people BETWEEN 1 AND 9999),
	nationality_iso2 text CHECK (nationality_iso2 ~ '^[A-Z]{2}$'),
	sex text CHECK (sex IN ('female', 'male')),
	are_minors boolean,
	have_documents boolean,
	are_identified boolean,
	reason text CHECK (length(reason) BETWEEN 1 AND 300),
	since timestamptz NOT NULL,
	expires_at timestamptz,
	revision_id bigint NOT NULL REFERENCES sala.revisions,
	retired_revision_id bigint REFERENCES sala.revisions CHECK (retired_revision_id > revision_id),
	CONSTRAINT holds_until CHECK (state <> 'allocated' OR expires_at > since AND expires_at <= since + interval '7 days')
);
--> statement-breakpoint
CREATE UNIQUE INDEX holds_current ON sala.holds (shelter_code, number) WHERE retired_revision_id IS NULL;
--> statement-breakpoint
CREATE INDEX holds_history ON sala.holds (shelter_code, number, revision_id);
--> statement-breakpoint
CREATE TABLE sala.bed_counters (
	shelter_code text PRIMARY KEY REFERENCES sala.records,
	free integer NOT NULL,
	held integer NOT NULL,
	CONSTRAINT bed_counters_held_is_free CHECK (held <= free)
);
--> statement-breakpoint
CREATE TABLE sala.turn_aways (
	id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
	shelter_code text NOT NULL REFERENCES sala.records,
	number integer NOT NULL CHECK (number > 0),
	turned_away_on date NOT NULL,
	people integer CONSTRAINT turn_aways_people CHECK (people BETWEEN 1 AND 9999),
	reason text NOT NULL CHECK (reason IN ('no_bed', 'no_visa', 'no_identification', 'nationality', 'sex_or_age', 'health', 'other')),
	note text CHECK (length(note) BETWEEN 1 AND 300),
	revision_id bigint NOT NULL REFERENCES sala.revisions,
	retired_revision_id bigint REFERENCES sala.revisions CHECK (retired_revision_id > revision_id)
);
--> statement-breakpoint
CREATE UNIQUE INDEX turn_aways_current ON sala.turn_aways (shelter_code, number) WHERE retired_revision_id IS NULL;
--> statement-breakpoint
DO $$
DECLARE
	said record;
BEGIN
	FOR said IN SELECT * FROM (VALUES
		('sala.holds', 'Beds held for a group on the way to a shelter: attributes of the group, never a person. Every version, each a step from state to state.'),
		('sala.bed_counters', 'What the beds of a shelter came to when one was last promised. Each promise locks the row of its shelter. Nobody may read it.'),
		('sala.turn_aways', 'People whom a shelter did not take in on a day, and why. Every version; one that was retired without another was taken back.')
	) AS m (name, meaning) LOOP
		EXECUTE format('COMMENT ON TABLE %s IS %L', said.name, said.meaning);
	END LOOP;
	FOR said IN SELECT * FROM (VALUES
		('sala.holds.id', 'Number of the version.'),
		('sala.holds.shelter_code', 'The shelter.'),
		('sala.holds.number', 'The hold, counted by shelter, so that it tells nothing of other shelters.'),
		('sala.holds.state', 'Allocated holds beds until it expires, occupied until a report that counts these people; the others hold none.'),
		('sala.holds.people', 'How many beds; of occupied, how many came.'),
		('sala.holds.nationality_iso2', 'Of the group; null: not known, or several.'),
		('sala.holds.sex', 'Of the group; null: not known, or both.'),
		('sala.holds.are_minors', 'True: minors alone; null: not known, or some.'),
		('sala.holds.have_documents', 'Whether they have valid papers, a visa among them; null: not known, or some.'),
		('sala.holds.are_identified', 'Whether they were formally identified as victims; null: not known, or some.'),
		('sala.holds.reason', 'What for, or why this step; null where nobody said.'),
		('sala.holds.since', 'When this state began.'),
		('sala.holds.expires_at', 'From then on an allocated hold is nothing; 7 days at most. Null before it was allocated.'),
		('sala.holds.revision_id', 'The act that recorded this version.'),
		('sala.holds.retired_revision_id', 'The act that retired it; null: it stands.'),
		('sala.bed_counters.shelter_code', 'The shelter.'),
		('sala.bed_counters.free', 'Beds that were free by its report, held or not.'),
		('sala.bed_counters.held', 'Of those, how many were promised.'),
		('sala.turn_aways.id', 'Number of the version.'),
		('sala.turn_aways.shelter_code', 'The shelter.'),
		('sala.turn_aways.number', 'The entry, counted by shelter.'),
		('sala.turn_aways.turned_away_on', 'The day.'),
		('sala.turn_aways.people', 'How many; null: not known.'),
		('sala.turn_aways.reason', 'Why.'),
		('sala.turn_aways.note', 'What else there is to say, of no person; null: nothing.'),
		('sala.turn_aways.revision_id', 'The act that recorded this version.'),
		('sala.turn_aways.retired_revision_id', 'The act that retired it; null: it stands.')
	) AS m (name, meaning) LOOP
		EXECUTE format('COMMENT ON COLUMN %s IS %L', said.name, said.meaning);
	END LOOP;
END
$$;
--> statement-breakpoint

-- What is free, and what is held of it.
CREATE FUNCTION sala.day_in_phnom_penh(moment timestamptz) RETURNS date
LANGUAGE sql IMMUTABLE AS $$
	SELECT (moment AT TIME ZONE 'Asia/Phnom_Penh')::date
$$;
--> statement-breakpoint
COMMENT ON FUNCTION sala.day_in_phnom_penh IS 'The day of a moment by the clock of Phnom Penh.';
--> statement-breakpoint
CREATE FUNCTION sala.report_begins(report sala.shelter_reports) RETURNS bigint
LANGUAGE sql STABLE AS $$
	SELECT max(f.revision_id) FROM sala.shelter_reports f
	WHERE f.shelter_code = report.shelter_code AND f.reported_on = report.reported_on AND f.revision_id <= report.revision_id
		AND NOT EXISTS (
			SELECT FROM sala.shelter_reports p
			WHERE p.shelter_code = f.shelter_code AND p.reported_on = f.reported_on AND p.retired_revision_id = f.revision_id
		)
$$;
--> statement-breakpoint
COMMENT ON FUNCTION sala.report_begins IS 'The act that first recorded a report: correcting it does not make it count those who came in between.';
--> statement-breakpoint
CREATE FUNCTION sala.latest_report(shelter text, on_day date) RETURNS sala.shelter_reports
LANGUAGE sql STABLE AS $$
	SELECT r FROM sala.shelter_reports r
	WHERE r.shelter_code = shelter AND r.retired_revision_id IS NULL AND (r.reported_on <= on_day OR r.reported_on IS NULL)
	ORDER BY r.reported_on DESC NULLS LAST, r.revision_id DESC, r.id DESC LIMIT 1
$$;
--> statement-breakpoint
COMMENT ON FUNCTION sala.latest_report IS 'The report of a shelter that counts on a day.';
--> statement-breakpoint
CREATE FUNCTION sala.beds_reported_free(shelter text, on_day date) RETURNS integer
LANGUAGE sql STABLE AS $$
	SELECT CASE
		WHEN r.status = 'closed' OR r.closing_on <= on_day THEN 0
		-- Ages at which a report is expired, by the interval of its shelter: INTERVALS in src/lib/domain/freshness.ts.
		WHEN r.reported_on IS NULL OR on_day - r.reported_on >= CASE coalesce(h.interval_days, 7)
			WHEN 1 THEN 3 WHEN 7 THEN 21 WHEN 14 THEN 28 WHEN 30 THEN 60 WHEN 90 THEN 180 ELSE 360 END THEN NULL
		WHEN r.status IN ('full', 'intake_paused', 'suspended') THEN 0
		WHEN r.status IN ('open', 'closing_on') AND r.capacity IS NOT NULL AND r.occupancy IS NOT NULL THEN greatest(0, r.capacity - r.occupancy)
	END
	FROM sala.shelters h, sala.latest_report(shelter, on_day) r
	WHERE h.code = shelter AND h.retired_revision_id IS NULL
$$;
--> statement-breakpoint
COMMENT ON FUNCTION sala.beds_reported_free IS 'Beds that are free by the latest report of a shelter while it is current, held or not; null where it does not say.';
--> statement-breakpoint
CREATE FUNCTION sala.beds_held(shelter text, at timestamptz, but_of integer DEFAULT NULL) RETURNS integer
LANGUAGE sql STABLE AS $$
	SELECT coalesce(sum(h.people), 0)::integer
	FROM sala.holds h CROSS JOIN sala.latest_report(shelter, sala.day_in_phnom_penh(at)) r
	WHERE h.shelter_code = shelter AND h.retired_revision_id IS NULL AND h.number IS DISTINCT FROM but_of AND (
		h.state = 'allocated' AND h.expires_at > at
		OR h.state = 'occupied' AND (
			r.reported_on IS NULL OR sala.day_in_phnom_penh(h.since) > r.reported_on
			OR sala.day_in_phnom_penh(h.since) = r.reported_on AND h.revision_id > sala.report_begins(r)
		)
	)
$$;
--> statement-breakpoint
COMMENT ON FUNCTION sala.beds_held IS 'Beds of a shelter that are held at a moment: allocated and not expired, or occupied since its latest report. One hold may be left out.';
--> statement-breakpoint
CREATE FUNCTION sala.answers_for(shelter text) RETURNS boolean
LANGUAGE sql STABLE AS $$
	SELECT EXISTS (SELECT FROM sala.shelters h WHERE h.code = shelter AND h.retired_revision_id IS NULL)
		AND (current_setting('role') = 'sala_admin' OR shelter IN (SELECT sala.scope_of_user()))
$$;
--> statement-breakpoint
COMMENT ON FUNCTION sala.answers_for IS 'Whether the user of this unit of work is an admin, or answers for the shelter as a coordinator or an operator.';
--> statement-breakpoint
CREATE FUNCTION sala.count_beds(shelter text, at timestamptz, OUT free integer, OUT held integer) RETURNS record
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = sala, public, pg_temp AS $$
BEGIN
	IF sala.answers_for(shelter) THEN
		free := sala.beds_reported_free(shelter, sala.day_in_phnom_penh(at));
		held := sala.beds_held(shelter, at);
	END IF;
END
$$;
--> statement-breakpoint
COMMENT ON FUNCTION sala.count_beds IS 'Beds of a shelter that are free by its report, and how many of them are held, for whoever answers for it; nulls for anybody else.';
--> statement-breakpoint

-- What is done with holds.
CREATE FUNCTION sala.begin_hold(shelter text, at timestamptz) RETURNS bigint
LANGUAGE plpgsql AS $$
DECLARE
	expired sala.holds[];
	h sala.holds;
	revision bigint;
BEGIN
	IF NOT sala.answers_for(shelter) THEN
		RAISE insufficient_privilege USING MESSAGE = 'the shelter is none of this scope';
	END IF;
	-- The reasons are read by whoever reads the history, and name no shelter.
	revision := sala.begin_revision('beds of a shelter');
	INSERT INTO sala.bed_counters (shelter_code, free, held) VALUES (shelter, 0, 0) ON CONFLICT DO NOTHING;
	PERFORM FROM sala.bed_counters c WHERE c.shelter_code = shelter FOR UPDATE;
	expired := ARRAY(
		SELECT o FROM sala.holds o
		WHERE o.shelter_code = shelter AND o.retired_revision_id IS NULL AND o.state = 'allocated' AND o.expires_at <= at
	);
	IF cardinality(expired) > 0 THEN
		FOREACH h IN ARRAY expired LOOP
			h.state := 'lapsed';
			PERFORM sala.write_hold(h, h.expires_at, revision);
		END LOOP;
		-- What is done next comes after it.
		revision := sala.begin_revision('beds of a shelter');
	END IF;
	INSERT INTO sala.audit (actor, role, action, record_code, revision_id)
	VALUES (current_setting('sala.user_id'), replace(current_setting('role'), 'sala_', ''), 'wrote beds', shelter, revision);
	RETURN revision;
END
$$;
--> statement-breakpoint
COMMENT ON FUNCTION sala.begin_hold IS 'Opens an act on the beds of a shelter for whoever answers for it: locks its counter, writes down which promises have expired, and returns the revision.';
--> statement-breakpoint
CREATE FUNCTION sala.write_hold(h sala.holds, begins timestamptz, revision bigint) RETURNS void
LANGUAGE sql AS $$
	UPDATE sala.holds SET retired_revision_id = revision WHERE id = h.id;
	INSERT INTO sala.holds (shelter_code, number, state, people, nationality_iso2, sex, are_minors, have_documents, are_identified, reason, since, expires_at, revision_id)
	VALUES (h.shelter_code, h.number, h.state, h.people, h.nationality_iso2, h.sex, h.are_minors, h.have_documents, h.are_identified, h.reason, begins, h.expires_at, revision);
$$;
--> statement-breakpoint
COMMENT ON FUNCTION sala.write_hold IS 'Retires the version of a hold, where it has one, and records what it is from now on.';
--> statement-breakpoint
CREATE FUNCTION sala.find_hold(shelter text, wanted_number integer, seen text) RETURNS sala.holds
LANGUAGE plpgsql STABLE AS $$
DECLARE
	h sala.holds;
BEGIN
	SELECT o.* INTO h FROM sala.holds o WHERE o.shelter_code = shelter AND o.number = wanted_number AND o.retired_revision_id IS NULL;
	IF h.state IS DISTINCT FROM seen THEN
		RAISE check_violation USING MESSAGE = 'the hold is not what it was any more', CONSTRAINT = 'holds_changed', DETAIL = coalesce(h.state, '');
	END IF;
	RETURN h;
END
$$;
--> statement-breakpoint
COMMENT ON FUNCTION sala.find_hold IS 'The standing version of a hold, if its state is still the one that was seen; refuses otherwise.';
--> statement-breakpoint
CREATE FUNCTION sala.request_beds(shelter text, at timestamptz, for_people integer, of_nationality text, of_sex text,
	minors boolean, documents boolean, identified boolean, why text) RETURNS integer
LANGUAGE plpgsql SECURITY DEFINER SET search_path = sala, public, pg_temp AS $$
DECLARE
	revision bigint := sala.begin_hold(shelter, at);
	h sala.holds;
BEGIN
	h.shelter_code := shelter;
	h.number := (SELECT coalesce(max(o.number), 0) + 1 FROM sala.holds o WHERE o.shelter_code = shelter);
	h.state := 'requested';
	h.people := for_people;
	h.nationality_iso2 := of_nationality;
	h.sex := of_sex;
	h.are_minors := minors;
	h.have_documents := documents;
	h.are_identified := identified;
	h.reason := why;
	PERFORM sala.write_hold(h, at, revision);
	RETURN h.number;
END
$$;
--> statement-breakpoint
COMMENT ON FUNCTION sala.request_beds IS 'Asks for beds for a group, which holds none yet, and returns the number of the hold.';
--> statement-breakpoint
CREATE FUNCTION sala.allocate_beds(shelter text, at timestamptz, hold integer, seen text, until timestamptz) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = sala, public, pg_temp AS $$
DECLARE
	revision bigint := sala.begin_hold(shelter, at);
	h sala.holds := sala.find_hold(shelter, hold, seen);
	reported integer := sala.beds_reported_free(shelter, sala.day_in_phnom_penh(at));
	others integer := sala.beds_held(shelter, at, hold);
BEGIN
	IF h.state NOT IN ('requested', 'allocated', 'lapsed') THEN
		RAISE check_violation USING MESSAGE = 'such a hold is not allocated', CONSTRAINT = 'holds_step', DETAIL = h.state;
	END IF;
	IF reported IS NULL THEN
		RAISE check_violation USING MESSAGE = 'no current report says how many beds are free', CONSTRAINT = 'holds_beds_not_known';
	END IF;
	IF others + h.people > reported THEN
		RAISE check_violation USING MESSAGE = 'not so many beds are free', CONSTRAINT = 'holds_no_bed', DETAIL = greatest(0, reported - others)::text;
	END IF;
	h.state := 'allocated';
	h.expires_at := until;
	PERFORM sala.write_hold(h, at, revision);
	UPDATE sala.bed_counters c SET free = reported, held = others + h.people WHERE c.shelter_code = shelter;
END
$$;
--> statement-breakpoint
COMMENT ON FUNCTION sala.allocate_beds IS 'Promises the beds of a hold until a moment, or promises them for longer; refuses where not so many are free, and says how many are.';
--> statement-breakpoint
CREATE FUNCTION sala.move_hold(shelter text, at timestamptz, hold integer, seen text, becomes text, came integer, why text) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = sala, public, pg_temp AS $$
DECLARE
	revision bigint := sala.begin_hold(shelter, at);
	h sala.holds := sala.find_hold(shelter, hold, seen);
BEGIN
	IF (h.state, becomes) NOT IN (('requested', 'cancelled'), ('allocated', 'cancelled'), ('allocated', 'occupied'), ('occupied', 'departed')) THEN
		RAISE check_violation USING MESSAGE = 'no such step', CONSTRAINT = 'holds_step', DETAIL = h.state;
	END IF;
	IF becomes = 'occupied' AND came > h.people THEN
		RAISE check_violation USING MESSAGE = 'more came than beds were held', CONSTRAINT = 'holds_more_came', DETAIL = h.people::text;
	END IF;
	h.state := becomes;
	h.people := CASE becomes WHEN 'occupied' THEN came ELSE h.people END;
	h.reason := coalesce(why, h.reason);
	PERFORM sala.write_hold(h, at, revision);
END
$$;
--> statement-breakpoint
COMMENT ON FUNCTION sala.move_hold IS 'Takes a hold a step further: they came, they left, or it is cancelled.';
--> statement-breakpoint
CREATE FUNCTION sala.add_turn_away(shelter text, at timestamptz, on_day date, how_many integer, because text, said_note text) RETURNS integer
LANGUAGE plpgsql SECURITY DEFINER SET search_path = sala, public, pg_temp AS $$
DECLARE
	revision bigint := sala.begin_hold(shelter, at);
	given integer := (SELECT coalesce(max(t.number), 0) + 1 FROM sala.turn_aways t WHERE t.shelter_code = shelter);
BEGIN
	IF on_day > sala.day_in_phnom_penh(at) THEN
		RAISE check_violation USING MESSAGE = 'the day has not come yet', CONSTRAINT = 'turn_aways_day';
	END IF;
	INSERT INTO sala.turn_aways (shelter_code, number, turned_away_on, people, reason, note, revision_id)
	VALUES (shelter, given, on_day, how_many, because, said_note, revision);
	RETURN given;
END
$$;
--> statement-breakpoint
COMMENT ON FUNCTION sala.add_turn_away IS 'Writes down whom a shelter did not take in, and returns the number of the entry.';
--> statement-breakpoint
CREATE FUNCTION sala.take_back_turn_away(shelter text, at timestamptz, entry integer) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = sala, public, pg_temp AS $$
DECLARE
	revision bigint := sala.begin_hold(shelter, at);
BEGIN
	UPDATE sala.turn_aways t SET retired_revision_id = revision
	WHERE t.shelter_code = shelter AND t.number = entry AND t.retired_revision_id IS NULL;
END
$$;
--> statement-breakpoint
COMMENT ON FUNCTION sala.take_back_turn_away IS 'Takes an entry back that was made by mistake; it stands in the history.';
--> statement-breakpoint
CREATE FUNCTION sala.redact_holds() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = sala, public, pg_temp AS $$
BEGIN
	DELETE FROM sala.holds WHERE shelter_code = NEW.record_code;
	DELETE FROM sala.turn_aways WHERE shelter_code = NEW.record_code;
	DELETE FROM sala.bed_counters WHERE shelter_code = NEW.record_code;
	RETURN NULL;
END
$$;
--> statement-breakpoint
COMMENT ON FUNCTION sala.redact_holds IS 'Takes what was held and who was turned away from a shelter that is redacted, in every version.';
--> statement-breakpoint
CREATE TRIGGER holds_go AFTER INSERT ON sala.redactions FOR EACH ROW EXECUTE FUNCTION sala.redact_holds();
--> statement-breakpoint

-- Who may.
DO $$
DECLARE
	name text;
BEGIN
	FOREACH name IN ARRAY ARRAY['holds', 'turn_aways', 'bed_counters'] LOOP
		EXECUTE format('ALTER TABLE sala.%I ENABLE ROW LEVEL SECURITY', name);
		EXECUTE format('ALTER TABLE sala.%I FORCE ROW LEVEL SECURITY', name);
		EXECUTE format('CREATE POLICY owner ON sala.%I TO sala_owner USING (true) WITH CHECK (true)', name);
		CONTINUE WHEN name = 'bed_counters';
		EXECUTE format('CREATE POLICY admin_reads ON sala.%I FOR SELECT TO sala_admin USING (true)', name);
		EXECUTE format('CREATE POLICY coordination_reads ON sala.%I FOR SELECT TO sala_coordinator USING (shelter_code IN (SELECT sala.scope_of_user()))', name);
		EXECUTE format('CREATE POLICY operator_reads ON sala.%I FOR SELECT TO sala_operator USING (shelter_code IN (SELECT sala.scope_of_user()))', name);
		EXECUTE format('GRANT SELECT ON sala.%I TO sala_admin, sala_coordinator, sala_operator', name);
	END LOOP;
	FOREACH name IN ARRAY ARRAY['day_in_phnom_penh', 'report_begins', 'latest_report', 'beds_reported_free', 'beds_held', 'answers_for', 'count_beds',
		'begin_hold', 'write_hold', 'find_hold', 'request_beds', 'allocate_beds', 'move_hold', 'add_turn_away', 'take_back_turn_away', 'redact_holds'] LOOP
		EXECUTE format('REVOKE EXECUTE ON FUNCTION sala.%I FROM PUBLIC', name);
	END LOOP;
	FOREACH name IN ARRAY ARRAY['count_beds', 'request_beds', 'allocate_beds', 'move_hold', 'add_turn_away', 'take_back_turn_away'] LOOP
		EXECUTE format('GRANT EXECUTE ON FUNCTION sala.%I TO sala_admin, sala_coordinator, sala_operator', name);
	END LOOP;
END
$$;
