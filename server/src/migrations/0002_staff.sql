CREATE TABLE roles (
  code text PRIMARY KEY,
  permissions text[] NOT NULL,
  version integer NOT NULL DEFAULT 1
);

CREATE TABLE departments (
  id uuid PRIMARY KEY,
  name text NOT NULL,
  parent_id uuid REFERENCES departments,
  -- The one department that gets what comes from outside and has no other.
  reception boolean NOT NULL DEFAULT false,
  version integer NOT NULL DEFAULT 1
);
CREATE UNIQUE INDEX departments_one_reception ON departments (reception) WHERE reception;
CREATE INDEX departments_by_parent ON departments (parent_id);

CREATE TABLE teams (
  id uuid PRIMARY KEY,
  name text NOT NULL,
  department_id uuid NOT NULL REFERENCES departments,
  version integer NOT NULL DEFAULT 1
);
CREATE INDEX teams_by_department ON teams (department_id);

CREATE TABLE posts (
  id uuid PRIMARY KEY,
  name text NOT NULL UNIQUE
);

CREATE TABLE staff (
  id uuid PRIMARY KEY,
  name text NOT NULL,
  email text NOT NULL,
  role text NOT NULL REFERENCES roles,
  scope text NOT NULL CHECK (scope IN ('none', 'own', 'team', 'department', 'all')),
  department_id uuid REFERENCES departments,
  post_id uuid REFERENCES posts ON DELETE SET NULL,
  -- Made by seeding: may only log in from this machine.
  demo boolean NOT NULL DEFAULT false,
  suspended_at timestamptz,
  suspended_by uuid,
  created_at timestamptz NOT NULL,
  version integer NOT NULL DEFAULT 1
);
CREATE UNIQUE INDEX staff_by_email ON staff (lower(email));
CREATE INDEX staff_by_department ON staff (department_id);

CREATE TABLE team_members (
  team_id uuid NOT NULL REFERENCES teams,
  staff_id uuid NOT NULL REFERENCES staff,
  PRIMARY KEY (team_id, staff_id)
);
CREATE INDEX team_members_by_staff ON team_members (staff_id);

CREATE TABLE api_keys (
  id uuid PRIMARY KEY,
  name text NOT NULL,
  prefix text NOT NULL,
  hash bytea NOT NULL UNIQUE,
  role text NOT NULL REFERENCES roles,
  scope text NOT NULL CHECK (scope IN ('none', 'own', 'team', 'department', 'all')),
  -- Acts for this person when set, for itself otherwise.
  staff_id uuid REFERENCES staff,
  created_at timestamptz NOT NULL,
  created_by uuid,
  revoked_at timestamptz,
  revoked_by uuid
);

GRANT SELECT, INSERT, UPDATE, DELETE ON roles, departments, teams, posts, staff, team_members, api_keys TO zhike_staff;
GRANT SELECT ON departments, teams, team_members, staff TO zhike_customer;

-- The ids that stand in seen_by for a person: the person, the person's teams and department.
CREATE FUNCTION sight_ids(of_staff uuid[]) RETURNS uuid[]
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT coalesce(array_agg(DISTINCT id ORDER BY id), '{}') FROM (
    SELECT unnest(of_staff) AS id
    UNION SELECT team_id FROM team_members WHERE staff_id = ANY (of_staff)
    UNION SELECT department_id FROM staff WHERE id = ANY (of_staff) AND department_id IS NOT NULL
  ) AS ids
$$;

-- The ids that an actor brings to seen_by: the own id first, then what the scope adds.
CREATE FUNCTION reach_ids(person uuid, with_scope text) RETURNS uuid[]
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  WITH RECURSIVE below AS (
    SELECT department_id AS id FROM staff WHERE id = person AND with_scope = 'department' AND department_id IS NOT NULL
    UNION SELECT d.id FROM departments d JOIN below b ON d.parent_id = b.id
  )
  SELECT ARRAY[person] || coalesce(array_agg(id), '{}') FROM (
    SELECT id FROM below
    UNION SELECT team_id FROM team_members WHERE staff_id = person AND with_scope IN ('team', 'department')
  ) AS ids
$$;

-- The log-in role may call these and read nothing else: who stands behind a key, in one short read per request.
CREATE SCHEMA auth;
GRANT USAGE ON SCHEMA auth TO zhike_app;

CREATE FUNCTION auth.staff_actor(person uuid, with_role text, with_scope text) RETURNS jsonb
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT jsonb_build_object(
    'id', s.id, 'name', s.name, 'email', s.email, 'role', r.code, 'scope', with_scope, 'permissions', r.permissions,
    'departmentId', s.department_id, 'demo', s.demo,
    'teamIds', coalesce((SELECT jsonb_agg(team_id) FROM team_members WHERE staff_id = s.id), '[]'),
    'reach', to_jsonb(reach_ids(s.id, with_scope)))
  FROM staff s JOIN roles r ON r.code = with_role
  WHERE s.id = person AND s.suspended_at IS NULL
$$;

CREATE FUNCTION auth.key_actor(key_hash bytea) RETURNS jsonb
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT CASE WHEN k.staff_id IS NULL
    THEN jsonb_build_object('id', k.id, 'name', k.name, 'email', NULL, 'role', r.code, 'scope', k.scope,
      'permissions', r.permissions, 'departmentId', NULL, 'demo', false, 'teamIds', '[]'::jsonb,
      'reach', jsonb_build_array(k.id))
    ELSE auth.staff_actor(k.staff_id, k.role, k.scope) END
  FROM api_keys k JOIN roles r ON r.code = k.role
  WHERE k.hash = key_hash AND k.revoked_at IS NULL
$$;
GRANT EXECUTE ON FUNCTION sight_ids, reach_ids TO zhike_staff;
GRANT EXECUTE ON FUNCTION auth.staff_actor, auth.key_actor TO zhike_app;
