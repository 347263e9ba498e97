CREATE SEQUENCE customer_numbers;

CREATE TABLE customers (
  id uuid PRIMARY KEY,
  number text NOT NULL,
  kind text NOT NULL CHECK (kind IN ('person', 'organisation')),
  name text NOT NULL,
  stage text NOT NULL CHECK (stage IN ('visitor', 'potential', 'new', 'active', 'dormant', 'lost')),
  -- Set by insight through the door of customers, so that routing and deadlines may read it.
  tier text,
  gender text CHECK (gender IN ('male', 'female', 'other')),
  birthday jsonb,
  region text CHECK (region ~ '^\d{6}$'),
  address_sealed bytea,
  address_masked text,
  industry text,
  occupation text,
  hobbies text[] NOT NULL DEFAULT '{}',
  source text,
  credit_grade text CHECK (credit_grade IN ('A', 'B', 'C', 'D')),
  credit_term_days integer CHECK (credit_term_days BETWEEN 0 AND 365),
  tags text[] NOT NULL DEFAULT '{}',
  custom jsonb NOT NULL DEFAULT '{}',
  owner_id uuid,
  -- Staff, team and department ids that see this customer: derived from customer_sights by refresh_seen_by alone.
  seen_by uuid[] NOT NULL DEFAULT '{}',
  -- Kept current by orders in the transaction of each order.
  orders_count integer NOT NULL DEFAULT 0,
  total_fen bigint NOT NULL DEFAULT 0,
  first_order_at timestamptz,
  last_order_at timestamptz,
  -- Name, pinyin, initials, number, tags: never an identifier.
  search tsvector NOT NULL DEFAULT '',
  created_at timestamptz NOT NULL,
  updated_at timestamptz NOT NULL,
  archived_at timestamptz,
  archived_by uuid,
  version integer NOT NULL DEFAULT 1
);

-- The list shows who is identified and not archived; each sort has its index.
CREATE INDEX customers_by_age ON customers (created_at DESC, id DESC) WHERE archived_at IS NULL AND stage <> 'visitor';
CREATE INDEX customers_by_last_order ON customers (last_order_at DESC, id DESC)
  WHERE archived_at IS NULL AND stage <> 'visitor' AND last_order_at IS NOT NULL;
CREATE INDEX customers_by_total ON customers (total_fen DESC, id DESC) WHERE archived_at IS NULL AND stage <> 'visitor';
CREATE INDEX customers_by_orders ON customers (orders_count DESC, id DESC) WHERE archived_at IS NULL AND stage <> 'visitor';
CREATE INDEX customers_by_name ON customers (name, id) WHERE archived_at IS NULL AND stage <> 'visitor';
CREATE INDEX customers_by_owner ON customers (owner_id, created_at DESC) WHERE owner_id IS NOT NULL;
CREATE INDEX customers_by_region ON customers (region, created_at DESC) WHERE region IS NOT NULL;
CREATE INDEX customers_by_number ON customers (number);
CREATE INDEX customers_by_sight ON customers USING gin (seen_by) WITH (fastupdate = on);
CREATE INDEX customers_by_search ON customers USING gin (search) WITH (fastupdate = on);

ALTER TABLE customers ENABLE ROW LEVEL SECURITY;
ALTER TABLE customers FORCE ROW LEVEL SECURITY;
CREATE POLICY customers_all ON customers TO zhike_all, zhike_system USING (true);
CREATE POLICY customers_scoped ON customers TO zhike_department, zhike_team, zhike_own
  USING (seen_by && nullif(current_setting('zhike.actor', true), '')::uuid[]);
CREATE POLICY customers_self ON customers FOR SELECT TO zhike_customer
  USING (id = (nullif(current_setting('zhike.actor', true), '')::uuid[])[1]);
CREATE POLICY customers_owner ON customers TO CURRENT_USER USING (true);
GRANT SELECT, INSERT, UPDATE ON customers TO zhike_staff;
GRANT SELECT ON customers TO zhike_customer;
GRANT USAGE ON SEQUENCE customer_numbers TO zhike_staff;

-- Whether the actor in zhike.actor sees a customer. Definer, so that the guard of a child row costs one index look-up.
CREATE FUNCTION sees(customer uuid) RETURNS boolean
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT EXISTS (SELECT FROM customers WHERE id = customer
                 AND seen_by && nullif(current_setting('zhike.actor', true), '')::uuid[])
$$;

-- The one way to guard a table of rows that hang on a customer.
CREATE PROCEDURE guard_by_customer(guarded regclass) LANGUAGE plpgsql AS $$
DECLARE
  t text := guarded::text;
BEGIN
  EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', t);
  EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', t);
  EXECUTE format('CREATE POLICY %I ON %I TO zhike_all, zhike_system USING (true)', t || '_all', t);
  EXECUTE format('CREATE POLICY %I ON %I TO zhike_department, zhike_team, zhike_own USING (sees(customer_id))', t || '_scoped', t);
  EXECUTE format('CREATE POLICY %I ON %I TO CURRENT_USER USING (true)', t || '_owner', t);
END $$;

CALL guard_by_customer('events');
CALL guard_by_customer('changes');
CALL guard_by_customer('files');
CREATE POLICY events_self ON events TO zhike_customer
  USING (customer_id = (nullif(current_setting('zhike.actor', true), '')::uuid[])[1]);
CREATE POLICY changes_self ON changes FOR INSERT TO zhike_customer
  WITH CHECK (customer_id = (nullif(current_setting('zhike.actor', true), '')::uuid[])[1]);
CREATE POLICY files_self ON files TO zhike_customer
  USING (customer_id = (nullif(current_setting('zhike.actor', true), '')::uuid[])[1] AND visibility = 'public');

-- Why a customer is seen by whom: owner, collaborators, and whoever has open work with the customer.
CREATE TABLE customer_sights (
  customer_id uuid NOT NULL REFERENCES customers ON DELETE CASCADE,
  reason text NOT NULL CHECK (reason IN ('owner', 'collaborator', 'ticket', 'department')),
  -- The ticket or task that gives the sight; the customer itself for owner and collaborators.
  source_id uuid NOT NULL,
  -- A person, or a department that has open work.
  viewer_id uuid NOT NULL,
  mode text NOT NULL DEFAULT 'joint' CHECK (mode IN ('read_only', 'joint')),
  PRIMARY KEY (customer_id, reason, source_id, viewer_id)
);
CREATE INDEX customer_sights_by_viewer ON customer_sights (viewer_id);
CALL guard_by_customer('customer_sights');
GRANT SELECT, INSERT, UPDATE, DELETE ON customer_sights TO zhike_staff;

-- Writes seen_by from customer_sights, and only when it changes.
CREATE FUNCTION refresh_seen_by(customer uuid) RETURNS void
LANGUAGE sql SECURITY DEFINER SET search_path = public, pg_temp AS $$
  UPDATE customers SET seen_by = s.ids
  FROM (SELECT sight_ids(coalesce(array_agg(DISTINCT viewer_id), '{}')) AS ids
        FROM customer_sights WHERE customer_id = customer) AS s
  WHERE customers.id = customer AND customers.seen_by IS DISTINCT FROM s.ids
$$;

CREATE TABLE customer_identities (
  customer_id uuid NOT NULL REFERENCES customers ON DELETE CASCADE,
  id uuid NOT NULL,
  kind text NOT NULL CHECK (kind IN ('phone', 'email', 'wechat', 'external')),
  hash bytea NOT NULL,
  -- Of the last four digits of a phone.
  tail_hash bytea,
  sealed bytea NOT NULL,
  masked text NOT NULL,
  is_primary boolean NOT NULL DEFAULT true,
  verified boolean NOT NULL DEFAULT true,
  source text,
  created_at timestamptz NOT NULL,
  PRIMARY KEY (customer_id, id),
  UNIQUE (customer_id, hash)
);
CREATE INDEX customer_identities_by_hash ON customer_identities (hash);
CREATE INDEX customer_identities_by_tail ON customer_identities (tail_hash) WHERE tail_hash IS NOT NULL;
CALL guard_by_customer('customer_identities');
GRANT SELECT, INSERT, UPDATE, DELETE ON customer_identities TO zhike_staff;

-- External ids are unique over all customers, so they live in a registry keyed by itself.
CREATE TABLE external_ids (
  value text PRIMARY KEY,
  holder_id uuid NOT NULL
);
CREATE INDEX external_ids_by_holder ON external_ids (holder_id);
GRANT SELECT, INSERT, DELETE ON external_ids TO zhike_staff;

CREATE TABLE key_persons (
  customer_id uuid NOT NULL REFERENCES customers ON DELETE CASCADE,
  id uuid NOT NULL,
  -- Another customer, so a bare id.
  person_id uuid NOT NULL,
  role text NOT NULL,
  influence smallint NOT NULL CHECK (influence BETWEEN 1 AND 5),
  PRIMARY KEY (customer_id, id),
  UNIQUE (customer_id, person_id)
);
CALL guard_by_customer('key_persons');
GRANT SELECT, INSERT, UPDATE, DELETE ON key_persons TO zhike_staff;

-- Who holds an identifier, for the duplicate check, recognition and logged look-ups: name and owner, nothing else.
CREATE FUNCTION identity_holders(of_hashes bytea[])
RETURNS TABLE (customer_id uuid, hash bytea, name text, owner_id uuid, is_primary boolean, visible boolean)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT c.id, i.hash, c.name, c.owner_id, i.is_primary,
         coalesce(c.seen_by && nullif(current_setting('zhike.actor', true), '')::uuid[], false)
  FROM customer_identities i JOIN customers c ON c.id = i.customer_id
  WHERE i.hash = ANY (of_hashes) AND c.archived_at IS NULL
$$;

-- Ids of visible customers that match, best first. Applies query and sight before the limit, which no policy can do
-- with an index; the ids are joined under the policy again.
CREATE FUNCTION search_customers(query tsquery, most integer) RETURNS TABLE (id uuid)
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
  reach uuid[] := nullif(current_setting('zhike.actor', true), '')::uuid[];
BEGIN
  IF current_setting('role') IN ('zhike_all', 'zhike_system') THEN
    RETURN QUERY SELECT c.id FROM customers c
      WHERE c.search @@ query AND c.archived_at IS NULL AND c.stage <> 'visitor' LIMIT most;
  ELSE
    RETURN QUERY SELECT c.id FROM customers c
      WHERE c.search @@ query AND c.seen_by && reach AND c.archived_at IS NULL AND c.stage <> 'visitor' LIMIT most;
  END IF;
END $$;
GRANT EXECUTE ON FUNCTION sees, refresh_seen_by, identity_holders, search_customers TO zhike_staff;
