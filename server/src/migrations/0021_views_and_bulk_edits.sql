-- What somebody keeps of a list. A filter may name people, so the database shows a view to those it is meant for alone.
CREATE TABLE views (
  id uuid PRIMARY KEY,
  name text NOT NULL,
  owner_id uuid NOT NULL,
  sharing text NOT NULL CHECK (sharing IN ('nobody', 'team', 'department', 'everybody')),
  -- The team or department.
  audience_id uuid CHECK ((audience_id IS NOT NULL) = (sharing IN ('team', 'department'))),
  definition jsonb NOT NULL,
  created_at timestamptz NOT NULL,
  updated_at timestamptz NOT NULL,
  version integer NOT NULL DEFAULT 1
);
CREATE INDEX views_by_owner ON views (owner_id);
ALTER TABLE views ENABLE ROW LEVEL SECURITY;
ALTER TABLE views FORCE ROW LEVEL SECURITY;
CREATE POLICY views_system ON views TO zhike_system USING (true);
CREATE POLICY views_owner ON views TO CURRENT_USER USING (true);
CREATE POLICY views_shared ON views TO zhike_all, zhike_department, zhike_team, zhike_own, zhike_none
  USING (sharing = 'everybody' OR owner_id = (nullif(current_setting('zhike.actor', true), '')::uuid[])[1]
    OR audience_id IN (SELECT team_id FROM team_members
                       WHERE staff_id = (nullif(current_setting('zhike.actor', true), '')::uuid[])[1])
    OR audience_id = (SELECT department_id FROM staff
                      WHERE id = (nullif(current_setting('zhike.actor', true), '')::uuid[])[1]))
  -- a view may be shared with a team by who is not in it
  WITH CHECK (true);
GRANT SELECT, INSERT, UPDATE, DELETE ON views TO zhike_staff;

CREATE TABLE view_pins (
  person_id uuid NOT NULL,
  view_id uuid NOT NULL REFERENCES views ON DELETE CASCADE,
  place integer NOT NULL,
  opens boolean NOT NULL DEFAULT false,
  PRIMARY KEY (person_id, view_id)
);
CREATE UNIQUE INDEX view_pins_one_opens ON view_pins (person_id) WHERE opens;
CREATE INDEX view_pins_by_view ON view_pins (view_id);
GRANT SELECT, INSERT, UPDATE, DELETE ON view_pins TO zhike_staff;

-- The ids of all who are wanted, for exports and bulk edits; see listed_customers.
CREATE FUNCTION wanted_customers(wanted jsonb, most integer) RETURNS SETOF uuid
LANGUAGE plpgsql SECURITY DEFINER STABLE SET search_path = public, pg_temp AS $$
BEGIN
  RETURN QUERY EXECUTE format('SELECT id FROM customers WHERE %s LIMIT %s', listed_customers(wanted), most);
END $$;
GRANT EXECUTE ON FUNCTION wanted_customers TO zhike_staff;

CREATE TABLE bulk_edits (
  id uuid PRIMARY KEY,
  status text NOT NULL DEFAULT 'queued'
    CHECK (status IN ('queued', 'running', 'done', 'cancelled', 'failed', 'undoing', 'undone')),
  change jsonb NOT NULL,
  -- Whoever asked for it: it may do what they may at the moment when it is done.
  created_by_kind text NOT NULL,
  created_by_id uuid NOT NULL,
  role text NOT NULL REFERENCES roles,
  scope text NOT NULL,
  -- When whoever works on it last gave a sign, by the clock of the database; silence means that the process is gone.
  worked_at timestamptz,
  created_at timestamptz NOT NULL,
  finished_at timestamptz,
  undo_until timestamptz NOT NULL
);
CREATE INDEX bulk_edits_by_person ON bulk_edits (created_by_id, created_at DESC);
CREATE INDEX bulk_edits_unfinished ON bulk_edits (id) WHERE status IN ('queued', 'running', 'undoing');
ALTER TABLE bulk_edits ENABLE ROW LEVEL SECURITY;
ALTER TABLE bulk_edits FORCE ROW LEVEL SECURITY;
CREATE POLICY bulk_edits_system ON bulk_edits TO zhike_system USING (true);
CREATE POLICY bulk_edits_owner ON bulk_edits TO CURRENT_USER USING (true);
CREATE POLICY bulk_edits_own ON bulk_edits TO zhike_all, zhike_department, zhike_team, zhike_own
  USING (created_by_id = (nullif(current_setting('zhike.actor', true), '')::uuid[])[1]);
GRANT SELECT, INSERT, UPDATE ON bulk_edits TO zhike_staff;

-- Each customer of a bulk edit: what became of it, and what was before and after, to undo it.
CREATE TABLE bulk_edited (
  customer_id uuid NOT NULL REFERENCES customers ON DELETE CASCADE,
  bulk_edit_id uuid NOT NULL REFERENCES bulk_edits ON DELETE CASCADE,
  status text NOT NULL DEFAULT 'pending'
    CHECK (status IN ('pending', 'changed', 'same', 'refused', 'undone', 'kept')),
  reason text,
  before jsonb,
  after jsonb,
  PRIMARY KEY (customer_id, bulk_edit_id)
);
CREATE INDEX bulk_edited_by_edit ON bulk_edited (bulk_edit_id, status, customer_id);
CALL guard_by_customer('bulk_edited');
GRANT SELECT, INSERT, UPDATE ON bulk_edited TO zhike_staff;

-- How many of a bulk edit are in which state. Definer: whoever asked for it may not see all of them any more, and counts alone
-- of what one asked for oneself tell nothing.
CREATE FUNCTION bulk_edit_counts(edit uuid) RETURNS TABLE (status text, n bigint)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT status, count(*) FROM bulk_edited
  WHERE bulk_edit_id = edit AND (current_setting('role') = 'zhike_system' OR EXISTS (
    SELECT FROM bulk_edits WHERE id = edit AND created_by_id = (nullif(current_setting('zhike.actor', true), '')::uuid[])[1]))
  GROUP BY status
$$;
GRANT EXECUTE ON FUNCTION bulk_edit_counts TO zhike_staff;
