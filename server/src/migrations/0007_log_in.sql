-- What the log-in library needs, in its shape. Only the log-in role reaches these tables, and only for log-ins.

-- The people are the staff, seen through this view: there is no second list that could differ. Suspended people stay
-- in it for names; the library's own view leaves them out.
CREATE VIEW auth.people AS
  SELECT id, name, lower(email) AS email, true AS email_verified, NULL::text AS image,
         created_at, created_at AS updated_at, role, demo, suspended_at IS NOT NULL AS suspended
  FROM staff;
CREATE VIEW auth.users AS
  SELECT id, name, email, email_verified, image, created_at, updated_at FROM auth.people WHERE NOT suspended;

CREATE TABLE auth.sessions (
  id uuid PRIMARY KEY,
  user_id uuid NOT NULL REFERENCES staff ON DELETE CASCADE,
  -- SHA-256 of the token, in hex: who reads this table can act as nobody.
  token text NOT NULL UNIQUE,
  expires_at timestamptz NOT NULL,
  -- Moved by what a person does, and not by what a page does by itself.
  active_at timestamptz NOT NULL DEFAULT now(),
  ip_address text,
  user_agent text,
  created_at timestamptz NOT NULL,
  updated_at timestamptz NOT NULL
);
CREATE INDEX sessions_by_user ON auth.sessions (user_id);

CREATE TABLE auth.accounts (
  id uuid PRIMARY KEY,
  user_id uuid NOT NULL REFERENCES staff ON DELETE CASCADE,
  provider_id text NOT NULL,
  account_id text NOT NULL,
  password text,
  access_token text,
  refresh_token text,
  id_token text,
  access_token_expires_at timestamptz,
  refresh_token_expires_at timestamptz,
  scope text,
  created_at timestamptz NOT NULL,
  updated_at timestamptz NOT NULL,
  UNIQUE (provider_id, account_id)
);
CREATE INDEX accounts_by_user ON auth.accounts (user_id);

CREATE TABLE auth.verifications (
  id uuid PRIMARY KEY,
  identifier text NOT NULL,
  value text NOT NULL,
  expires_at timestamptz NOT NULL,
  created_at timestamptz NOT NULL,
  updated_at timestamptz NOT NULL
);
CREATE INDEX verifications_by_identifier ON auth.verifications (identifier);

-- Failed log-ins by what was tried: a keyed hash of the e-mail, or of the address it came from.
CREATE TABLE auth.attempts (
  key bytea PRIMARY KEY,
  failures integer NOT NULL DEFAULT 0,
  since timestamptz NOT NULL,
  locked_until timestamptz
);

GRANT SELECT ON auth.people, auth.users TO zhike_app;
GRANT SELECT, INSERT, UPDATE, DELETE ON auth.sessions, auth.accounts, auth.verifications, auth.attempts TO zhike_app;
GRANT USAGE ON SCHEMA auth TO zhike_staff;
-- Names beside keys and in the audit.
GRANT SELECT ON auth.people TO zhike_staff;

-- Who stands behind a session, in one short read per request. A session ends 12 hours after log-in (expires_at) and
-- after 30 minutes in which nobody did anything; `background` calls do not count as doing.
CREATE FUNCTION auth.session_actor(token_hash text, background boolean, at timestamptz) RETURNS jsonb
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
  live auth.sessions;
BEGIN
  SELECT * INTO live FROM auth.sessions
    WHERE token = token_hash AND expires_at > at AND active_at > at - interval '30 minutes';
  IF NOT FOUND THEN
    RETURN NULL;
  END IF;
  -- Once a minute is enough, and spares most requests the write.
  IF NOT background AND live.active_at < at - interval '1 minute' THEN
    UPDATE auth.sessions SET active_at = at WHERE id = live.id;
  END IF;
  RETURN (SELECT auth.staff_actor(id, role, scope) || jsonb_build_object('sessionId', live.id)
          FROM staff WHERE id = live.user_id);
END $$;

-- Who somebody is that has just shown the right password.
CREATE FUNCTION auth.person_actor(person uuid) RETURNS jsonb
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT auth.staff_actor(id, role, scope) FROM staff WHERE id = person
$$;
GRANT EXECUTE ON FUNCTION auth.session_actor, auth.person_actor TO zhike_app;

-- For those who manage staff: a new password ends every session.
CREATE FUNCTION auth.set_password(person uuid, account uuid, hash text, at timestamptz) RETURNS void
LANGUAGE sql SECURITY DEFINER SET search_path = public, pg_temp AS $$
  INSERT INTO auth.accounts (id, user_id, provider_id, account_id, password, created_at, updated_at)
  VALUES (account, person, 'credential', person, hash, at, at)
  ON CONFLICT (provider_id, account_id) DO UPDATE SET password = excluded.password, updated_at = excluded.updated_at;
  DELETE FROM auth.sessions WHERE user_id = person
$$;
CREATE FUNCTION auth.end_sessions(person uuid) RETURNS void
LANGUAGE sql SECURITY DEFINER SET search_path = public, pg_temp AS $$
  DELETE FROM auth.sessions WHERE user_id = person
$$;
GRANT EXECUTE ON FUNCTION auth.set_password, auth.end_sessions TO zhike_staff;

-- Takes away what is over.
CREATE FUNCTION auth.sweep(at timestamptz) RETURNS void
LANGUAGE sql SECURITY DEFINER SET search_path = public, pg_temp AS $$
  DELETE FROM auth.sessions WHERE expires_at < at OR active_at < at - interval '30 minutes';
  DELETE FROM auth.attempts WHERE since < at - interval '1 hour';
  DELETE FROM auth.verifications WHERE expires_at < at
$$;
GRANT EXECUTE ON FUNCTION auth.sweep TO zhike_system;

-- The audit reads both logs in the order of positions: what concerns no customer is there for whoever may read the
-- audit, what concerns one only for who sees that customer.
ALTER TABLE event_positions ENABLE ROW LEVEL SECURITY;
ALTER TABLE event_positions FORCE ROW LEVEL SECURITY;
CREATE POLICY event_positions_all ON event_positions TO zhike_all, zhike_system USING (true);
CREATE POLICY event_positions_scoped ON event_positions TO zhike_department, zhike_team, zhike_own
  USING (customer_id IS NULL OR sees(customer_id));
CREATE POLICY event_positions_none ON event_positions TO zhike_none USING (customer_id IS NULL);
CREATE POLICY event_positions_owner ON event_positions TO CURRENT_USER USING (true);
GRANT SELECT ON event_positions TO zhike_staff;
CREATE INDEX event_positions_of_company ON event_positions (position) WHERE customer_id IS NULL;
CREATE INDEX company_events_by_type ON company_events (type);
CREATE INDEX company_events_by_actor ON company_events (actor_id);
