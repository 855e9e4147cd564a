-- Accounts, in a schema of their own: the role that signs people in reaches them and nothing else, and of the roles that read
-- records only an admin's reaches any of it: who there is, and whom to invite. The columns are those that better-auth asks for; what it would keep and we do not stays
-- empty by a check.
CREATE SCHEMA sala_accounts;
--> statement-breakpoint
COMMENT ON SCHEMA sala_accounts IS 'Accounts, reached by the role sala_accounts, and in part by admins.';
--> statement-breakpoint
CREATE TABLE sala_accounts.users (
	id text PRIMARY KEY,
	email text NOT NULL UNIQUE CHECK (email = lower(email) AND email ~ '^[^@[:space:]]+@[^@[:space:]]+$'),
	email_verified boolean NOT NULL,
	name text NOT NULL CHECK (name <> ''),
	image text,
	role text NOT NULL CHECK (role IN ('donor', 'researcher', 'operator', 'coordinator', 'admin')),
	two_factor_enabled boolean NOT NULL DEFAULT false,
	created_at timestamptz NOT NULL,
	updated_at timestamptz NOT NULL
);
--> statement-breakpoint
COMMENT ON TABLE sala_accounts.users IS 'Who may sign in. Nobody adds oneself: an account begins with an invitation.';
--> statement-breakpoint
COMMENT ON COLUMN sala_accounts.users.id IS 'Opaque; stands as the actor in revisions and audit.';
--> statement-breakpoint
COMMENT ON COLUMN sala_accounts.users.email IS 'What one signs in with, in small letters.';
--> statement-breakpoint
COMMENT ON COLUMN sala_accounts.users.email_verified IS 'True, as an invitation reaches one by the address it is for.';
--> statement-breakpoint
COMMENT ON COLUMN sala_accounts.users.name IS 'How colleagues know them; seen by admins alone.';
--> statement-breakpoint
COMMENT ON COLUMN sala_accounts.users.image IS 'Always null: Sala keeps no portraits.';
--> statement-breakpoint
COMMENT ON COLUMN sala_accounts.users.role IS 'What they may see and do: the PostgreSQL role that each of their units of work has.';
--> statement-breakpoint
COMMENT ON COLUMN sala_accounts.users.two_factor_enabled IS 'Whether a second factor is asked for; coordinators and admins get nowhere without one.';
--> statement-breakpoint
COMMENT ON COLUMN sala_accounts.users.created_at IS 'When the invitation was taken.';
--> statement-breakpoint
COMMENT ON COLUMN sala_accounts.users.updated_at IS 'When anything of it last changed.';
--> statement-breakpoint
CREATE TABLE sala_accounts.credentials (
	id text PRIMARY KEY,
	account_id text NOT NULL,
	provider_id text NOT NULL CHECK (provider_id = 'credential'),
	user_id text NOT NULL REFERENCES sala_accounts.users ON DELETE CASCADE,
	access_token text CHECK (access_token IS NULL),
	refresh_token text CHECK (refresh_token IS NULL),
	id_token text CHECK (id_token IS NULL),
	access_token_expires_at timestamptz,
	refresh_token_expires_at timestamptz,
	scope text,
	password text NOT NULL,
	created_at timestamptz NOT NULL,
	updated_at timestamptz NOT NULL
);
--> statement-breakpoint
COMMENT ON TABLE sala_accounts.credentials IS 'Passphrases, as hashes.';
--> statement-breakpoint
COMMENT ON COLUMN sala_accounts.credentials.id IS 'Opaque.';
--> statement-breakpoint
COMMENT ON COLUMN sala_accounts.credentials.account_id IS 'The user again, as better-auth wants it.';
--> statement-breakpoint
COMMENT ON COLUMN sala_accounts.credentials.provider_id IS 'Always credential: nobody signs in through another company.';
--> statement-breakpoint
COMMENT ON COLUMN sala_accounts.credentials.user_id IS 'Whose.';
--> statement-breakpoint
COMMENT ON COLUMN sala_accounts.credentials.access_token IS 'Always null.';
--> statement-breakpoint
COMMENT ON COLUMN sala_accounts.credentials.refresh_token IS 'Always null.';
--> statement-breakpoint
COMMENT ON COLUMN sala_accounts.credentials.id_token IS 'Always null.';
--> statement-breakpoint
COMMENT ON COLUMN sala_accounts.credentials.access_token_expires_at IS 'Always null.';
--> statement-breakpoint
COMMENT ON COLUMN sala_accounts.credentials.refresh_token_expires_at IS 'Always null.';
--> statement-breakpoint
COMMENT ON COLUMN sala_accounts.credentials.scope IS 'Always null.';
--> statement-breakpoint
COMMENT ON COLUMN sala_accounts.credentials.password IS 'Hash by scrypt with a salt of its own.';
--> statement-breakpoint
COMMENT ON COLUMN sala_accounts.credentials.created_at IS 'When it was first chosen.';
--> statement-breakpoint
COMMENT ON COLUMN sala_accounts.credentials.updated_at IS 'When it was last changed.';
--> statement-breakpoint
CREATE TABLE sala_accounts.sessions (
	id text PRIMARY KEY,
	token text NOT NULL UNIQUE,
	user_id text NOT NULL REFERENCES sala_accounts.users ON DELETE CASCADE,
	expires_at timestamptz NOT NULL,
	ip_address text,
	user_agent text,
	created_at timestamptz NOT NULL,
	updated_at timestamptz NOT NULL
);
--> statement-breakpoint
COMMENT ON TABLE sala_accounts.sessions IS 'One browser that somebody signed in with. Its token stands signed in a cookie.';
--> statement-breakpoint
COMMENT ON COLUMN sala_accounts.sessions.id IS 'Opaque.';
--> statement-breakpoint
COMMENT ON COLUMN sala_accounts.sessions.token IS 'What the cookie holds.';
--> statement-breakpoint
COMMENT ON COLUMN sala_accounts.sessions.user_id IS 'Whose.';
--> statement-breakpoint
COMMENT ON COLUMN sala_accounts.sessions.expires_at IS 'From then on it is nothing; pushed on while it is used.';
--> statement-breakpoint
COMMENT ON COLUMN sala_accounts.sessions.ip_address IS 'Null: Sala keeps no addresses of readers.';
--> statement-breakpoint
COMMENT ON COLUMN sala_accounts.sessions.user_agent IS 'What the browser calls itself, so that one knows which it is.';
--> statement-breakpoint
COMMENT ON COLUMN sala_accounts.sessions.created_at IS 'When they signed in.';
--> statement-breakpoint
COMMENT ON COLUMN sala_accounts.sessions.updated_at IS 'When it was last pushed on.';
--> statement-breakpoint
CREATE TABLE sala_accounts.verifications (
	id text PRIMARY KEY,
	identifier text NOT NULL,
	value text NOT NULL,
	expires_at timestamptz NOT NULL,
	created_at timestamptz NOT NULL,
	updated_at timestamptz NOT NULL
);
--> statement-breakpoint
COMMENT ON TABLE sala_accounts.verifications IS 'Steps of signing in that wait for their second half.';
--> statement-breakpoint
COMMENT ON COLUMN sala_accounts.verifications.id IS 'Opaque.';
--> statement-breakpoint
COMMENT ON COLUMN sala_accounts.verifications.identifier IS 'What waits.';
--> statement-breakpoint
COMMENT ON COLUMN sala_accounts.verifications.value IS 'For whom.';
--> statement-breakpoint
COMMENT ON COLUMN sala_accounts.verifications.expires_at IS 'From then on it is nothing.';
--> statement-breakpoint
COMMENT ON COLUMN sala_accounts.verifications.created_at IS 'When it began.';
--> statement-breakpoint
COMMENT ON COLUMN sala_accounts.verifications.updated_at IS 'When it last changed.';
--> statement-breakpoint
CREATE TABLE sala_accounts.two_factors (
	id text PRIMARY KEY,
	user_id text NOT NULL UNIQUE REFERENCES sala_accounts.users ON DELETE CASCADE,
	secret text NOT NULL,
	backup_codes text NOT NULL,
	verified boolean NOT NULL DEFAULT true,
	failed_verification_count integer NOT NULL DEFAULT 0,
	locked_until timestamptz
);
--> statement-breakpoint
COMMENT ON TABLE sala_accounts.two_factors IS 'The second factor of those who have one: codes of an app, by a shared secret (RFC 6238).';
--> statement-breakpoint
COMMENT ON COLUMN sala_accounts.two_factors.id IS 'Opaque.';
--> statement-breakpoint
COMMENT ON COLUMN sala_accounts.two_factors.user_id IS 'Whose.';
--> statement-breakpoint
COMMENT ON COLUMN sala_accounts.two_factors.secret IS 'Encrypted with the secret of the program.';
--> statement-breakpoint
COMMENT ON COLUMN sala_accounts.two_factors.backup_codes IS 'Encrypted; each is good once.';
--> statement-breakpoint
COMMENT ON COLUMN sala_accounts.two_factors.verified IS 'False until the first code of the app was entered.';
--> statement-breakpoint
COMMENT ON COLUMN sala_accounts.two_factors.failed_verification_count IS 'Wrong codes since the last right one.';
--> statement-breakpoint
COMMENT ON COLUMN sala_accounts.two_factors.locked_until IS 'No code is taken before; null: none was refused too often.';
--> statement-breakpoint
CREATE TABLE sala_accounts.rate_limits (
	id text PRIMARY KEY,
	key text NOT NULL UNIQUE,
	count integer NOT NULL,
	last_request bigint NOT NULL
);
--> statement-breakpoint
COMMENT ON TABLE sala_accounts.rate_limits IS 'How often something was tried of late, so that nobody tries for long.';
--> statement-breakpoint
COMMENT ON COLUMN sala_accounts.rate_limits.id IS 'Opaque.';
--> statement-breakpoint
COMMENT ON COLUMN sala_accounts.rate_limits.key IS 'What was tried, and from where or for whom.';
--> statement-breakpoint
COMMENT ON COLUMN sala_accounts.rate_limits.count IS 'How often since the window began.';
--> statement-breakpoint
COMMENT ON COLUMN sala_accounts.rate_limits.last_request IS 'Milliseconds since 1970 at the last time.';
--> statement-breakpoint
CREATE TABLE sala_accounts.invitations (
	id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
	token_hash text NOT NULL UNIQUE,
	email text NOT NULL CHECK (email = lower(email) AND email ~ '^[^@[:space:]]+@[^@[:space:]]+$'),
	role text NOT NULL CHECK (role IN ('donor', 'researcher', 'operator', 'coordinator', 'admin')),
	invited_by text NOT NULL CHECK (invited_by <> ''),
	created_at timestamptz NOT NULL DEFAULT clock_timestamp(),
	expires_at timestamptz NOT NULL,
	taken_at timestamptz
);
--> statement-breakpoint
COMMENT ON TABLE sala_accounts.invitations IS 'A link that makes one account, once.';
--> statement-breakpoint
COMMENT ON COLUMN sala_accounts.invitations.id IS 'Its number.';
--> statement-breakpoint
COMMENT ON COLUMN sala_accounts.invitations.token_hash IS 'SHA-256 of what stands in the link, which nobody keeps.';
--> statement-breakpoint
COMMENT ON COLUMN sala_accounts.invitations.email IS 'Whom it is for, in small letters.';
--> statement-breakpoint
COMMENT ON COLUMN sala_accounts.invitations.role IS 'What they will be.';
--> statement-breakpoint
COMMENT ON COLUMN sala_accounts.invitations.invited_by IS 'Who invited: a user, or the command line.';
--> statement-breakpoint
COMMENT ON COLUMN sala_accounts.invitations.created_at IS 'When.';
--> statement-breakpoint
COMMENT ON COLUMN sala_accounts.invitations.expires_at IS 'From then on the link is nothing.';
--> statement-breakpoint
COMMENT ON COLUMN sala_accounts.invitations.taken_at IS 'When an account was made with it; null: not yet.';
--> statement-breakpoint
CREATE INDEX credentials_user ON sala_accounts.credentials (user_id);
--> statement-breakpoint
CREATE INDEX sessions_user ON sala_accounts.sessions (user_id);
--> statement-breakpoint
CREATE INDEX verifications_identifier ON sala_accounts.verifications (identifier);
--> statement-breakpoint
CREATE INDEX invitations_email ON sala_accounts.invitations (email);
--> statement-breakpoint
DO $$
DECLARE
	name text;
BEGIN
	FOR name IN SELECT relname FROM pg_class WHERE relnamespace = 'sala_accounts'::regnamespace AND relkind = 'r' LOOP
		EXECUTE format('ALTER TABLE sala_accounts.%I ENABLE ROW LEVEL SECURITY', name);
		EXECUTE format('ALTER TABLE sala_accounts.%I FORCE ROW LEVEL SECURITY', name);
		EXECUTE format('CREATE POLICY owner ON sala_accounts.%I TO sala_owner USING (true) WITH CHECK (true)', name);
		EXECUTE format('CREATE POLICY accounts_work ON sala_accounts.%I TO sala_accounts USING (true) WITH CHECK (true)', name);
	END LOOP;
END
$$;
--> statement-breakpoint
GRANT USAGE ON SCHEMA sala_accounts TO sala_accounts;
--> statement-breakpoint
GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA sala_accounts TO sala_accounts;
--> statement-breakpoint
CREATE POLICY admin_reads ON sala_accounts.users FOR SELECT TO sala_admin USING (true);
--> statement-breakpoint
CREATE POLICY admin_reads ON sala_accounts.invitations FOR SELECT TO sala_admin USING (true);
--> statement-breakpoint
CREATE POLICY admin_invites ON sala_accounts.invitations FOR INSERT TO sala_admin WITH CHECK (taken_at IS NULL AND invited_by = (SELECT current_setting('sala.user_id', true)));
--> statement-breakpoint
GRANT USAGE ON SCHEMA sala_accounts TO sala_admin;
--> statement-breakpoint
GRANT SELECT (id, email, name, role, two_factor_enabled, created_at) ON sala_accounts.users TO sala_admin;
--> statement-breakpoint
GRANT SELECT (id, email, role, invited_by, created_at, expires_at, taken_at), INSERT ON sala_accounts.invitations TO sala_admin;
