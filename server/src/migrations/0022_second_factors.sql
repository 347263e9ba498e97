-- Which accounts failed from an address: it is locked for how many, never for how often, so that a colleague who mistypes
-- does not close the door of an office.
CREATE TABLE auth.address_failures (
  address bytea,
  account bytea,
  at timestamptz NOT NULL,
  PRIMARY KEY (address, account)
);

-- What somebody proves besides the password. The secret is sealed; a code counts once, so the last step is kept.
CREATE TABLE auth.second_factors (
  user_id uuid PRIMARY KEY REFERENCES staff ON DELETE CASCADE,
  secret bytea NOT NULL,
  last_step bigint NOT NULL DEFAULT 0,
  -- Until a code has shown that the app works, it is asked for nowhere.
  confirmed_at timestamptz,
  created_at timestamptz NOT NULL
);

-- Keyed hashes; a row is a code that has not been used.
CREATE TABLE auth.backup_codes (
  user_id uuid NOT NULL REFERENCES auth.second_factors ON DELETE CASCADE,
  hash bytea NOT NULL,
  PRIMARY KEY (user_id, hash)
);

-- One row: what log-ins must fulfil. Profile asvs asks for long passwords, mlps3 also for kinds of characters, a new
-- password every 90 days and a second factor of everybody.
CREATE TABLE auth.log_in_rules (
  one boolean PRIMARY KEY DEFAULT true CHECK (one),
  profile text NOT NULL DEFAULT 'asvs' CHECK (profile IN ('asvs', 'mlps3')),
  second_factor_roles text[] NOT NULL DEFAULT '{}',
  version integer NOT NULL DEFAULT 1
);
INSERT INTO auth.log_in_rules DEFAULT VALUES;

-- When a key was last used, to the hour.
CREATE TABLE auth.key_uses (
  key_id uuid PRIMARY KEY REFERENCES api_keys ON DELETE CASCADE,
  at timestamptz NOT NULL
);

GRANT SELECT, INSERT, UPDATE, DELETE ON auth.address_failures, auth.second_factors, auth.backup_codes TO zhike_app;
GRANT SELECT ON auth.log_in_rules TO zhike_app, zhike_staff;
GRANT UPDATE ON auth.log_in_rules TO zhike_staff;
GRANT SELECT ON auth.key_uses TO zhike_staff;

-- What somebody has to do before anything else. People of the demo company owe nothing.
CREATE FUNCTION auth.due_of(person staff, at timestamptz) RETURNS text
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT CASE
    WHEN person.demo THEN NULL
    WHEN (r.profile = 'mlps3' OR person.role = ANY (r.second_factor_roles))
      AND NOT EXISTS (SELECT FROM auth.second_factors f WHERE f.user_id = person.id AND f.confirmed_at IS NOT NULL)
      THEN 'second_factor'
    WHEN r.profile = 'mlps3' AND EXISTS (
      SELECT FROM auth.accounts a WHERE a.user_id = person.id AND a.provider_id = 'credential'
        AND a.updated_at < at - interval '90 days')
      THEN 'password'
  END FROM auth.log_in_rules r
$$;
REVOKE EXECUTE ON FUNCTION auth.due_of FROM PUBLIC;

-- As before, and what the person owes first.
CREATE OR REPLACE FUNCTION auth.session_actor(token_hash text, background boolean, at timestamptz) RETURNS jsonb
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
  RETURN (SELECT auth.staff_actor(s.id, s.role, s.scope)
            || jsonb_build_object('sessionId', live.id, 'due', auth.due_of(s, at))
          FROM staff s WHERE s.id = live.user_id);
END $$;

-- As before, with the due of a person who has just logged in.
CREATE OR REPLACE FUNCTION auth.person_actor(person uuid) RETURNS jsonb
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT auth.staff_actor(s.id, s.role, s.scope) || jsonb_build_object('due', auth.due_of(s, now()))
  FROM staff s WHERE s.id = person
$$;

-- As before, and notes once an hour that the key is used.
CREATE OR REPLACE FUNCTION auth.key_actor(key_hash bytea) RETURNS jsonb
LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
  k api_keys;
BEGIN
  SELECT * INTO k FROM api_keys WHERE hash = key_hash AND revoked_at IS NULL;
  IF NOT FOUND THEN
    RETURN NULL;
  END IF;
  IF NOT EXISTS (SELECT FROM auth.key_uses u WHERE u.key_id = k.id AND u.at > now() - interval '1 hour') THEN
    INSERT INTO auth.key_uses VALUES (k.id, now()) ON CONFLICT (key_id) DO UPDATE SET at = excluded.at;
  END IF;
  IF k.staff_id IS NOT NULL THEN
    RETURN auth.staff_actor(k.staff_id, k.role, k.scope);
  END IF;
  RETURN (SELECT jsonb_build_object('id', k.id, 'name', k.name, 'email', NULL, 'role', r.code, 'scope', k.scope,
            'permissions', r.permissions, 'departmentId', NULL, 'demo', false, 'teamIds', '[]'::jsonb,
            'reach', jsonb_build_array(k.id))
          FROM roles r WHERE r.code = k.role);
END $$;

-- For those who manage staff: where somebody is logged in, and since when with a second factor.
CREATE FUNCTION auth.sessions_of(person uuid, at timestamptz)
RETURNS TABLE (id uuid, created_at timestamptz, active_at timestamptz, expires_at timestamptz, ip_address text,
               user_agent text)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT s.id, s.created_at, greatest(s.active_at, s.created_at), s.expires_at, s.ip_address, s.user_agent FROM auth.sessions s
  WHERE s.user_id = person AND s.expires_at > at AND s.active_at > at - interval '30 minutes'
  ORDER BY s.active_at DESC, s.id DESC
$$;
CREATE FUNCTION auth.second_factor_since(person uuid) RETURNS timestamptz
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT confirmed_at FROM auth.second_factors WHERE user_id = person
$$;
CREATE FUNCTION auth.end_session_of(person uuid, session uuid) RETURNS boolean
LANGUAGE sql SECURITY DEFINER SET search_path = public, pg_temp AS $$
  WITH ended AS (DELETE FROM auth.sessions WHERE user_id = person AND id = session RETURNING id)
  SELECT EXISTS (SELECT FROM ended)
$$;
-- As before, and tells how many there were.
DROP FUNCTION auth.end_sessions;
CREATE FUNCTION auth.end_sessions(person uuid) RETURNS integer
LANGUAGE sql SECURITY DEFINER SET search_path = public, pg_temp AS $$
  WITH ended AS (DELETE FROM auth.sessions WHERE user_id = person RETURNING id)
  SELECT count(*)::integer FROM ended
$$;
-- Takes the second factor away, whether confirmed or begun, and ends the sessions that it opened.
CREATE FUNCTION auth.remove_second_factor(person uuid) RETURNS boolean
LANGUAGE sql SECURITY DEFINER SET search_path = public, pg_temp AS $$
  WITH removed AS (DELETE FROM auth.second_factors WHERE user_id = person RETURNING user_id),
    ended AS (DELETE FROM auth.sessions WHERE user_id IN (SELECT user_id FROM removed))
  SELECT EXISTS (SELECT FROM removed)
$$;
GRANT EXECUTE ON FUNCTION auth.sessions_of, auth.second_factor_since, auth.end_session_of, auth.remove_second_factor
  TO zhike_staff;
GRANT EXECUTE ON FUNCTION auth.end_sessions TO zhike_staff;

CREATE OR REPLACE FUNCTION auth.sweep(at timestamptz) RETURNS void
LANGUAGE sql SECURITY DEFINER SET search_path = public, pg_temp AS $$
  DELETE FROM auth.sessions WHERE expires_at < at OR active_at < at - interval '30 minutes';
  DELETE FROM auth.attempts WHERE since < at - interval '1 hour';
  DELETE FROM auth.address_failures f WHERE f.at < sweep.at - interval '1 hour';
  DELETE FROM auth.verifications WHERE expires_at < at;
  -- begun and never confirmed
  DELETE FROM auth.second_factors WHERE confirmed_at IS NULL AND created_at < at - interval '1 day'
$$;
