-- What left the house as a file, for whom and why: the rows stay as the record of it, the files go after a week.
CREATE TABLE exports (
  id uuid PRIMARY KEY,
  kind text NOT NULL CHECK (kind IN ('customers', 'orders', 'tickets')),
  format text NOT NULL CHECK (format IN ('csv', 'xlsx')),
  columns text[] NOT NULL,
  -- Filter and sort as they were asked for, sealed: somebody may have searched for a phone number.
  wish_sealed bytea NOT NULL,
  identifiers text NOT NULL CHECK (identifiers IN ('masked', 'plain')),
  -- Whether names and what else tells who somebody is are in it.
  named boolean NOT NULL,
  reason text CHECK (identifiers = 'masked' OR reason IS NOT NULL),
  locale text NOT NULL CHECK (locale IN ('zh-CN', 'en')),
  status text NOT NULL DEFAULT 'queued' CHECK (status IN ('queued', 'running', 'done', 'failed', 'cancelled')),
  -- Customers, orders or tickets that were found, and those that are written.
  found_count bigint,
  written_count bigint NOT NULL DEFAULT 0,
  failure text,
  -- When whoever works on it last gave a sign, by the clock of the database; silence means that the process is gone.
  worked_at timestamptz,
  attempts integer NOT NULL DEFAULT 0,
  -- In whose sight the rows were: whoever fetches the file must still see as much.
  seen_in text CHECK (seen_in IN ('none', 'own', 'team', 'department', 'all', 'system')),
  seen_with uuid[] NOT NULL DEFAULT '{}',
  file_key text,
  file_bytes bigint,
  created_by_kind text NOT NULL,
  created_by_id uuid,
  -- The key that it was asked for with, whose role and scope may be others than the person's.
  created_with uuid,
  created_at timestamptz NOT NULL,
  finished_at timestamptz,
  file_removed_at timestamptz,
  CHECK ((status = 'done') = (file_key IS NOT NULL))
);
CREATE INDEX exports_newest ON exports (created_by_id, created_at DESC, id DESC);
CREATE UNIQUE INDEX exports_one_at_a_time ON exports (created_by_id) WHERE status = 'running';
CREATE INDEX exports_unfinished ON exports (id) WHERE status IN ('queued', 'running');
CREATE INDEX exports_with_files ON exports (finished_at) WHERE file_key IS NOT NULL AND file_removed_at IS NULL;
GRANT SELECT, INSERT, UPDATE ON exports TO zhike_staff;

ALTER TABLE exports ENABLE ROW LEVEL SECURITY;
ALTER TABLE exports FORCE ROW LEVEL SECURITY;
CREATE POLICY exports_own ON exports TO zhike_all, zhike_department, zhike_team, zhike_own, zhike_none
  USING (created_by_id = (nullif(current_setting('zhike.actor', true), '')::uuid[])[1]);
CREATE POLICY exports_system ON exports TO zhike_system USING (true);
CREATE POLICY exports_owner ON exports TO CURRENT_USER USING (true);

-- Why something was exported, for whoever may read the audit: the row itself is only its maker's.
CREATE FUNCTION export_reason(export uuid) RETURNS text
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT reason FROM exports WHERE id = export
$$;

-- Identities of many customers at once, of those whom the actor sees, with those of whoever was merged into them; each
-- once. Definer: the guard of the table looks at each row by itself, which takes a minute for two million of them.
CREATE FUNCTION identities_in_sight(of_customers uuid[])
RETURNS TABLE (customer_id uuid, id uuid, kind text, hash bytea, sealed bytea, masked text, created_at timestamptz)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT DISTINCT ON (c.id, i.hash) c.id, i.id, i.kind, i.hash, i.sealed, i.masked, i.created_at
  FROM customers c
    CROSS JOIN LATERAL (SELECT c.id UNION ALL SELECT m.id FROM customers m WHERE m.root_id = c.id) AS g
    JOIN customer_identities i ON i.customer_id = g.id
  WHERE c.id = ANY (of_customers)
    AND (current_setting('role') IN ('zhike_all', 'zhike_system')
         OR c.seen_by && nullif(current_setting('zhike.actor', true), '')::uuid[])
$$;
GRANT EXECUTE ON FUNCTION export_reason, identities_in_sight TO zhike_staff;

-- The key behind a hash, for whoever has to come back to it later.
CREATE FUNCTION auth.key_id(key_hash bytea) RETURNS uuid
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT id FROM api_keys WHERE hash = key_hash
$$;
GRANT EXECUTE ON FUNCTION auth.key_id TO zhike_app;

-- Who somebody is by now for whom work was left, by the key that they came with if it was one; nobody when they are
-- suspended or the key is revoked.
CREATE FUNCTION auth.actor_again(person uuid, key uuid) RETURNS jsonb
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT CASE WHEN key IS NULL THEN auth.person_actor(person)
              ELSE (SELECT auth.key_actor(hash) FROM api_keys WHERE id = key) END
$$;
GRANT EXECUTE ON FUNCTION auth.actor_again TO zhike_system;
