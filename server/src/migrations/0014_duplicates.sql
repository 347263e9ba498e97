-- What the search for duplicates has read of a customer who stands for itself.
CREATE TABLE duplicate_profiles (
  customer_id uuid PRIMARY KEY REFERENCES customers ON DELETE CASCADE,
  -- Of the version of the customer and of its identities: another one when there is something new to read.
  fingerprint bigint NOT NULL,
  -- The name, hashed: how many names stand under one phone is counted by it.
  name_key bigint NOT NULL,
  -- The scan that read it.
  scan_id uuid NOT NULL
);
CREATE INDEX duplicate_profiles_by_scan ON duplicate_profiles (scan_id);
CALL guard_by_customer('duplicate_profiles');
GRANT SELECT, INSERT, UPDATE, DELETE ON duplicate_profiles TO zhike_system;

-- Under which keys a customer can be met by its like: keyed hashes, of which nothing can be read.
CREATE TABLE duplicate_keys (
  customer_id uuid NOT NULL REFERENCES duplicate_profiles ON DELETE CASCADE,
  key bigint NOT NULL,
  PRIMARY KEY (customer_id, key)
);
CREATE INDEX duplicate_keys_by_key ON duplicate_keys (key, customer_id);
CALL guard_by_customer('duplicate_keys');
GRANT SELECT, INSERT, DELETE ON duplicate_keys TO zhike_system;

-- Two customers who may be one; the smaller id stands left. Whoever sees both sees the pair.
CREATE TABLE duplicate_pairs (
  left_id uuid NOT NULL REFERENCES customers ON DELETE CASCADE,
  right_id uuid NOT NULL REFERENCES customers ON DELETE CASCADE,
  score real NOT NULL CHECK (score BETWEEN 0 AND 1),
  -- Null for a pair that nobody proposed and somebody dismissed.
  band text CHECK (band IN ('automatic', 'review')),
  -- Codes with numbers: nothing of what the customers' records say.
  reasons jsonb NOT NULL,
  scan_id uuid,
  found_at timestamptz NOT NULL,
  dismissed_at timestamptz,
  dismissed_by_kind text,
  dismissed_by_id uuid,
  PRIMARY KEY (left_id, right_id),
  CHECK (left_id < right_id)
);
CREATE INDEX duplicate_pairs_likeliest ON duplicate_pairs (score DESC, left_id, right_id)
  WHERE dismissed_at IS NULL AND band IS NOT NULL;
CREATE INDEX duplicate_pairs_by_right ON duplicate_pairs (right_id);
ALTER TABLE duplicate_pairs ENABLE ROW LEVEL SECURITY;
ALTER TABLE duplicate_pairs FORCE ROW LEVEL SECURITY;
CREATE POLICY duplicate_pairs_all ON duplicate_pairs TO zhike_all, zhike_system USING (true);
CREATE POLICY duplicate_pairs_scoped ON duplicate_pairs TO zhike_department, zhike_team, zhike_own
  USING (sees(left_id) AND sees(right_id));
CREATE POLICY duplicate_pairs_owner ON duplicate_pairs TO CURRENT_USER USING (true);
GRANT SELECT, INSERT, UPDATE ON duplicate_pairs TO zhike_staff;
GRANT DELETE ON duplicate_pairs TO zhike_system;

CREATE TABLE duplicate_scans (
  id uuid PRIMARY KEY,
  status text NOT NULL DEFAULT 'queued' CHECK (status IN ('queued', 'running', 'done', 'failed')),
  -- How far it has come: everybody up to this customer is read, and after that every key up to this one is compared.
  after_id uuid NOT NULL DEFAULT '00000000-0000-0000-0000-000000000000',
  after_key bigint,
  customers_count integer NOT NULL DEFAULT 0,
  done_count integer NOT NULL DEFAULT 0,
  changed_count integer NOT NULL DEFAULT 0,
  -- How often it was taken up without getting any further.
  attempts integer NOT NULL DEFAULT 0,
  started_by_kind text NOT NULL,
  started_by_id uuid,
  started_at timestamptz NOT NULL,
  finished_at timestamptz
);
-- One at a time: whoever asks for another gets the one that runs.
CREATE UNIQUE INDEX duplicate_scans_one_runs ON duplicate_scans ((true)) WHERE finished_at IS NULL;
CREATE INDEX duplicate_scans_newest ON duplicate_scans (started_at DESC, id DESC);
GRANT SELECT, INSERT, UPDATE ON duplicate_scans TO zhike_staff;

-- A page of the pairs that stand: applies the sight to both customers before the limit; the ids are joined under the
-- policies again.
CREATE FUNCTION list_duplicates(of_band text, after_score real, after_left uuid, after_right uuid, most integer)
RETURNS TABLE (left_id uuid, right_id uuid)
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
  all_in_sight boolean := current_setting('role') IN ('zhike_all', 'zhike_system');
  reach uuid[] := nullif(current_setting('zhike.actor', true), '');
BEGIN
  RETURN QUERY
    SELECT p.left_id, p.right_id
    FROM duplicate_pairs p
      CROSS JOIN LATERAL (SELECT FROM customers c WHERE c.id = p.left_id AND c.root_id IS NULL AND c.archived_at IS NULL
                          AND (all_in_sight OR c.seen_by && reach) OFFSET 0) AS l
      CROSS JOIN LATERAL (SELECT FROM customers c WHERE c.id = p.right_id AND c.root_id IS NULL AND c.archived_at IS NULL
                          AND (all_in_sight OR c.seen_by && reach) OFFSET 0) AS r
    WHERE p.dismissed_at IS NULL AND p.band IS NOT NULL AND (of_band IS NULL OR p.band = of_band)
      AND (after_score IS NULL OR p.score < after_score
           OR p.score = after_score AND (p.left_id, p.right_id) > (after_left, after_right))
    ORDER BY p.score DESC, p.left_id, p.right_id LIMIT most;
END $$;

-- Customers in the actor's sight who stand under one of these keys; under a key that many share nobody is looked for.
CREATE FUNCTION customers_by_keys(of_keys bigint[], most integer) RETURNS SETOF uuid
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT DISTINCT c.id
  FROM unnest(of_keys) AS wanted
    CROSS JOIN LATERAL (SELECT array_agg(customer_id) AS ids
                        FROM (SELECT customer_id FROM duplicate_keys WHERE key = wanted LIMIT most + 1) AS those) AS met
    JOIN customers c ON c.id = ANY (met.ids)
  WHERE cardinality(met.ids) <= most AND c.root_id IS NULL AND c.archived_at IS NULL
    AND (current_setting('role') IN ('zhike_all', 'zhike_system')
         OR c.seen_by && nullif(current_setting('zhike.actor', true), '')::uuid[])
$$;

-- How many customers, and how many different names, stand under each of these keys.
CREATE FUNCTION count_under_keys(of_keys bigint[]) RETURNS TABLE (key bigint, customers integer, names integer)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT k.key, count(*)::integer, count(DISTINCT p.name_key)::integer
  FROM duplicate_keys k JOIN duplicate_profiles p ON p.customer_id = k.customer_id
  WHERE k.key = ANY (of_keys) GROUP BY k.key
$$;

-- How many customers there are, roughly: what share of them bears a name depends on it.
CREATE FUNCTION count_profiles() RETURNS integer
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT greatest(0, reltuples)::integer FROM pg_class WHERE oid = 'duplicate_profiles'::regclass
$$;

GRANT EXECUTE ON FUNCTION list_duplicates, customers_by_keys, count_under_keys, count_profiles TO zhike_staff;
