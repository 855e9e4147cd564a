-- A number that stands still as long as the projection does, so that what was read from it can be kept. Triggers count,
-- whoever writes: no way of writing to the projection can forget to say so. They run before each statement, so that two
-- who write wait for each other before either holds a row that the other wants.
CREATE TABLE sala_public.projection_state (number bigint NOT NULL);
--> statement-breakpoint
COMMENT ON TABLE sala_public.projection_state IS 'One row: the state of the projection. What was read at one number is what would be read again at the same number.';
--> statement-breakpoint
COMMENT ON COLUMN sala_public.projection_state.number IS 'How many statements wrote to the projection.';
--> statement-breakpoint
CREATE UNIQUE INDEX projection_state_one_row ON sala_public.projection_state ((true));
--> statement-breakpoint
INSERT INTO sala_public.projection_state (number) VALUES (1);
--> statement-breakpoint
ALTER TABLE sala_public.projection_state ENABLE ROW LEVEL SECURITY;
--> statement-breakpoint
ALTER TABLE sala_public.projection_state FORCE ROW LEVEL SECURITY;
--> statement-breakpoint
CREATE POLICY owner ON sala_public.projection_state TO sala_owner USING (true) WITH CHECK (true);
--> statement-breakpoint
CREATE POLICY public_reads ON sala_public.projection_state FOR SELECT TO sala_public USING (true);
--> statement-breakpoint
GRANT SELECT ON sala_public.projection_state TO sala_public;
--> statement-breakpoint

CREATE FUNCTION sala.count_projection_change() RETURNS trigger
LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
BEGIN
	UPDATE sala_public.projection_state SET number = number + 1;
	RETURN NULL;
END
$$;
--> statement-breakpoint
COMMENT ON FUNCTION sala.count_projection_change IS 'Gives the projection a new state, with what the transaction writes to it.';
--> statement-breakpoint
REVOKE EXECUTE ON FUNCTION sala.count_projection_change FROM PUBLIC;
--> statement-breakpoint
DO $$
DECLARE
	name text;
BEGIN
	FOR name IN
		SELECT relname FROM pg_class
		WHERE relnamespace = 'sala_public'::regnamespace AND relkind = 'r' AND relname <> 'projection_state'
	LOOP
		EXECUTE format('CREATE TRIGGER is_counted BEFORE INSERT OR UPDATE OR DELETE OR TRUNCATE ON sala_public.%I FOR EACH STATEMENT EXECUTE FUNCTION sala.count_projection_change()', name);
	END LOOP;
END
$$;
