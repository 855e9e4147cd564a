-- What admins do with accounts, in their own role: change a role, end sessions, remove an account, revoke an invitation. A
-- passphrase, a second factor or what a cookie holds stays out of their reach.
CREATE POLICY admin_changes ON sala_accounts.users FOR UPDATE TO sala_admin USING (true) WITH CHECK (true);
--> statement-breakpoint
CREATE POLICY admin_removes ON sala_accounts.users FOR DELETE TO sala_admin USING (true);
--> statement-breakpoint
CREATE POLICY admin_reads ON sala_accounts.sessions FOR SELECT TO sala_admin USING (true);
--> statement-breakpoint
CREATE POLICY admin_ends ON sala_accounts.sessions FOR DELETE TO sala_admin USING (true);
--> statement-breakpoint
CREATE POLICY admin_revokes ON sala_accounts.invitations FOR DELETE TO sala_admin USING (taken_at IS NULL);
--> statement-breakpoint
GRANT UPDATE (role, updated_at), DELETE ON sala_accounts.users TO sala_admin;
--> statement-breakpoint
GRANT SELECT (user_id, expires_at), DELETE ON sala_accounts.sessions TO sala_admin;
--> statement-breakpoint
GRANT DELETE ON sala_accounts.invitations TO sala_admin;
--> statement-breakpoint
CREATE FUNCTION sala_accounts.keep_an_admin() RETURNS trigger
LANGUAGE plpgsql AS $$
BEGIN
	-- Two admins who take the role from each other at once must not both succeed.
	PERFORM pg_advisory_xact_lock(20261123);
	IF NOT EXISTS (SELECT FROM sala_accounts.users WHERE role = 'admin') THEN
		RAISE restrict_violation USING MESSAGE = 'no admin would be left';
	END IF;
	RETURN NULL;
END
$$;
--> statement-breakpoint
COMMENT ON FUNCTION sala_accounts.keep_an_admin IS 'Refuses to take the role from the last admin, or to remove them.';
--> statement-breakpoint
REVOKE EXECUTE ON FUNCTION sala_accounts.keep_an_admin FROM PUBLIC;
--> statement-breakpoint
CREATE TRIGGER keep_an_admin_on_change AFTER UPDATE OF role ON sala_accounts.users FOR EACH ROW
	WHEN (OLD.role = 'admin' AND NEW.role <> 'admin') EXECUTE FUNCTION sala_accounts.keep_an_admin();
--> statement-breakpoint
CREATE TRIGGER keep_an_admin_on_removal AFTER DELETE ON sala_accounts.users FOR EACH ROW
	WHEN (OLD.role = 'admin') EXECUTE FUNCTION sala_accounts.keep_an_admin();
