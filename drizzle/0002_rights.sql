-- Who may do what. Row level security is forced on every table, so that not even the owner passes unseen by a
-- policy; what a role may not do it has no right to, and append-only is a matter of rights: of a version nothing
-- but its retirement can be updated, once, and nothing can be deleted.

COMMENT ON TABLE sala.migrations IS 'Which migrations have run, each with the hash of its file.';
--> statement-breakpoint
DO $$
DECLARE
	t record;
BEGIN
	FOR t IN
		SELECT n.nspname AS schema, c.relname AS name FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
		WHERE n.nspname IN ('sala', 'sala_public') AND c.relkind IN ('r', 'p')
	LOOP
		EXECUTE format('ALTER TABLE %I.%I ENABLE ROW LEVEL SECURITY', t.schema, t.name);
		EXECUTE format('ALTER TABLE %I.%I FORCE ROW LEVEL SECURITY', t.schema, t.name);
		EXECUTE format('CREATE POLICY owner ON %I.%I TO sala_owner USING (true) WITH CHECK (true)', t.schema, t.name);
		IF t.schema = 'sala_public' THEN
			EXECUTE format('CREATE POLICY public_reads ON %I.%I FOR SELECT TO sala_public USING (true)', t.schema, t.name);
		ELSIF t.name NOT IN ('migrations', 'guarded_names') THEN
			EXECUTE format('CREATE POLICY coordination_reads ON %I.%I FOR SELECT TO sala_coordinator, sala_admin USING (true)', t.schema, t.name);
			EXECUTE format('CREATE POLICY admin_adds ON %I.%I FOR INSERT TO sala_admin WITH CHECK (true)', t.schema, t.name);
		END IF;
		IF EXISTS (SELECT FROM information_schema.columns c WHERE c.table_schema = t.schema AND t.schema = 'sala'
			AND c.table_name = t.name AND c.column_name = 'retired_revision_id') THEN
			EXECUTE format('CREATE POLICY admin_retires ON %I.%I FOR UPDATE TO sala_admin USING (retired_revision_id IS NULL) WITH CHECK (retired_revision_id IS NOT NULL)', t.schema, t.name);
			EXECUTE format('GRANT UPDATE (retired_revision_id) ON %I.%I TO sala_admin', t.schema, t.name);
		END IF;
	END LOOP;
END
$$;
--> statement-breakpoint
CREATE POLICY admin_moves ON sala.records FOR UPDATE TO sala_admin USING (true) WITH CHECK (true);
--> statement-breakpoint
GRANT UPDATE (publication) ON sala.records TO sala_admin;
--> statement-breakpoint
CREATE POLICY admin_replaces ON sala.areas FOR UPDATE TO sala_admin USING (true) WITH CHECK (true);
--> statement-breakpoint
GRANT UPDATE ON sala.areas TO sala_admin;
--> statement-breakpoint
CREATE POLICY admin_removes ON sala.areas FOR DELETE TO sala_admin USING (true);
--> statement-breakpoint
GRANT DELETE ON sala.areas TO sala_admin;
--> statement-breakpoint
GRANT USAGE ON SCHEMA sala_public TO sala_public;
--> statement-breakpoint
GRANT SELECT ON ALL TABLES IN SCHEMA sala_public TO sala_public;
--> statement-breakpoint
GRANT USAGE ON SCHEMA sala TO sala_coordinator, sala_admin;
--> statement-breakpoint
GRANT SELECT ON ALL TABLES IN SCHEMA sala TO sala_coordinator, sala_admin;
--> statement-breakpoint
GRANT INSERT ON ALL TABLES IN SCHEMA sala TO sala_admin;
--> statement-breakpoint
REVOKE ALL ON sala.migrations, sala.guarded_names FROM sala_coordinator;
--> statement-breakpoint
REVOKE INSERT ON sala.migrations, sala.guarded_names, sala.publication_runs, sala.public_codes, sala.shown_of_shelters, sala.unpublished_names FROM sala_admin;
--> statement-breakpoint
REVOKE SELECT ON sala.public_codes, sala.shown_of_shelters, sala.unpublished_names FROM sala_coordinator, sala_admin;
--> statement-breakpoint
REVOKE SELECT ON sala.migrations, sala.guarded_names FROM sala_admin;
--> statement-breakpoint
REVOKE EXECUTE ON ALL FUNCTIONS IN SCHEMA sala FROM PUBLIC;
--> statement-breakpoint
GRANT EXECUTE ON FUNCTION sala.begin_revision, sala.publish TO sala_admin;
