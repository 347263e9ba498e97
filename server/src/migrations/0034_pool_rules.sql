-- When customers go to the pool. A rule that is removed stays, because histories name it.
CREATE TABLE pool_rules (
  id uuid PRIMARY KEY,
  name text NOT NULL,
  -- Days since the last real contact, days without an owner, or days after a date in an own field.
  basis text NOT NULL CHECK (basis IN ('contact', 'unowned', 'date')),
  field text COLLATE "C",
  days integer NOT NULL CHECK (days BETWEEN 0 AND 3650),
  kind text CHECK (kind IN ('person', 'organisation')),
  -- Empty for all.
  stages text[] NOT NULL DEFAULT '{}',
  tiers text[] NOT NULL DEFAULT '{}',
  protection_days integer NOT NULL CHECK (protection_days BETWEEN 0 AND 3650),
  -- Since when it counts; nobody who has an owner is taken from them without warning.
  active_since timestamptz,
  created_at timestamptz NOT NULL,
  removed_at timestamptz,
  version integer NOT NULL DEFAULT 1,
  CHECK ((basis = 'date') = (field IS NOT NULL))
);
GRANT SELECT, INSERT, UPDATE ON pool_rules TO zhike_staff;

-- What holds for everybody who takes customers from the pool.
CREATE TABLE pool_limits (
  one boolean PRIMARY KEY DEFAULT true CHECK (one),
  most_held integer CHECK (most_held BETWEEN 1 AND 100000),
  most_daily integer CHECK (most_daily BETWEEN 1 AND 10000),
  cool_down_days integer NOT NULL DEFAULT 30 CHECK (cool_down_days BETWEEN 0 AND 3650),
  warn_days integer NOT NULL DEFAULT 7 CHECK (warn_days BETWEEN 1 AND 90),
  collaborators text NOT NULL DEFAULT 'remain' CHECK (collaborators IN ('remain', 'leave')),
  version integer NOT NULL DEFAULT 1
);
INSERT INTO pool_limits (most_held, most_daily) VALUES (200, 20);
GRANT SELECT, UPDATE ON pool_limits TO zhike_staff;

-- Whose owner was told that the customer will go to the pool.
CREATE TABLE pool_warnings (
  customer_id uuid PRIMARY KEY REFERENCES customers ON DELETE CASCADE,
  owner_id uuid NOT NULL,
  returns_on date NOT NULL,
  warned_at timestamptz NOT NULL
);
CREATE INDEX pool_warnings_soonest ON pool_warnings (returns_on, customer_id);
CREATE INDEX pool_warnings_by_owner ON pool_warnings (owner_id, returns_on, customer_id);
CALL guard_by_customer('pool_warnings');
GRANT SELECT, INSERT, UPDATE, DELETE ON pool_warnings TO zhike_staff;

-- How far the sweep of a day is: it goes on where it stood, whoever takes it up.
CREATE TABLE pool_sweeps (
  day date PRIMARY KEY,
  after_id uuid NOT NULL DEFAULT '00000000-0000-0000-0000-000000000000',
  returned integer NOT NULL DEFAULT 0,
  warned integer NOT NULL DEFAULT 0,
  started_at timestamptz NOT NULL,
  finished_at timestamptz
);
GRANT SELECT, INSERT, UPDATE ON pool_sweeps TO zhike_system;

-- Who came to the pool last and fits, of customers whom the actor sees. Definer: applies filter and sight before the
-- limit; the ids are joined under the policy again. `wanted` may have: stage, kind, and a text that name or number has.
CREATE FUNCTION list_pool(wanted jsonb, before_at timestamptz, before_id uuid, most integer) RETURNS SETOF uuid
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = public, pg_temp ROWS 50 AS $$
DECLARE
  conditions text := 'c.archived_at IS NULL AND c.root_id IS NULL';
BEGIN
  IF current_setting('role') NOT IN ('zhike_all', 'zhike_system') THEN
    conditions := conditions || format(' AND c.seen_by && %L::uuid[]', nullif(current_setting('zhike.actor', true), ''));
  END IF;
  IF wanted ? 'stage' THEN conditions := conditions || format(' AND c.stage = %L', wanted ->> 'stage'); END IF;
  IF wanted ? 'kind' THEN conditions := conditions || format(' AND c.kind = %L', wanted ->> 'kind'); END IF;
  IF wanted ? 'text' THEN
    conditions := conditions || format(' AND (strpos(lower(c.name), %1$L) > 0 OR strpos(lower(c.number), %1$L) > 0)',
      lower(wanted ->> 'text'));
  END IF;
  IF before_at IS NOT NULL THEN
    conditions := conditions || format(' AND (e.entered_at, e.customer_id) < (%L::timestamptz, %L::uuid)', before_at, before_id);
  END IF;
  RETURN QUERY EXECUTE format('SELECT c.id FROM pool_entries e JOIN customers c ON c.id = e.customer_id
    WHERE %s ORDER BY e.entered_at DESC, e.customer_id DESC LIMIT %s', conditions, most);
END $$;

-- How many customers the actor has claimed since then, also those whom somebody else has taken over meanwhile.
CREATE FUNCTION count_own_claims(since timestamptz) RETURNS bigint
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT count(*) FROM ownerships
  WHERE owner_id = (nullif(current_setting('zhike.actor', true), '')::uuid[])[1] AND began_how = 'claimed'
    AND began_at >= since
$$;
GRANT EXECUTE ON FUNCTION list_pool, count_own_claims TO zhike_staff;
