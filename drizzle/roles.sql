-- Roles that Sala works as. Nobody logs in as one of them: the program logs in with a role of its own that owns
-- nothing, and becomes one of these for each unit of work (SET LOCAL ROLE).
--
-- The program runs this file itself where it may. Where its log-in role may not create roles, an administrator
-- runs it once, naming that log-in role (here: sala_login) and the database:
--
--   psql --dbname=sala -v ON_ERROR_STOP=1 -c "SET sala.login = 'sala_login'" -f drizzle/roles.sql
--
-- Running it again changes nothing.
DO $$
DECLARE
	name text;
	login text := coalesce(nullif(current_setting('sala.login', true), ''), session_user);
	-- From PostgreSQL 16 on a membership says by itself whether it lets its member become the role (SET), and whether
	-- it hands on the rights of the role (INHERIT). Whoever creates a role is a member without either.
	has_options boolean := current_setting('server_version_num')::int >= 160000;
BEGIN
	FOREACH name IN ARRAY ARRAY[
		'sala_owner',        -- owns every table; only migrations work as it
		'sala_public',       -- anyone, without an account
		'sala_donor',
		'sala_researcher',
		'sala_operator',     -- a shelter's operator: own sites only
		'sala_coordinator',
		'sala_admin',
		'sala_accounts'      -- signs people in: reaches accounts and nothing else
	] LOOP
		IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = name) THEN
			EXECUTE format('CREATE ROLE %I NOLOGIN NOINHERIT', name);
		END IF;
		-- The log-in role has no right of its own until it becomes one of these.
		IF has_options AND NOT (SELECT rolsuper FROM pg_roles WHERE rolname = login) THEN
			IF NOT pg_has_role(login, name, 'SET') OR pg_has_role(login, name, 'USAGE') THEN
				EXECUTE format('GRANT %I TO %I WITH INHERIT FALSE, SET TRUE', name, login);
			END IF;
		ELSIF NOT pg_has_role(login, name, 'MEMBER') THEN
			EXECUTE format('GRANT %I TO %I', name, login);
		END IF;
	END LOOP;

	IF NOT has_options AND (SELECT rolinherit AND NOT rolsuper FROM pg_roles WHERE rolname = login) THEN
		EXECUTE format('ALTER ROLE %I NOINHERIT', login);
	END IF;

	EXECUTE format('GRANT CREATE ON DATABASE %I TO sala_owner', current_database());
	-- Whoever may not grant that gets a warning only.
	IF NOT has_database_privilege('sala_owner', current_database(), 'CREATE') THEN
		RAISE insufficient_privilege USING MESSAGE = format(
			'%s may not grant sala_owner the right to create schemas in database %s', session_user, current_database()
		);
	END IF;
END
$$;
