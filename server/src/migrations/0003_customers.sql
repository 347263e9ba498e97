CREATE SEQUENCE customer_numbers;

-- What lists are filtered and sorted by comes first and has a fixed width: reading it then costs least.
CREATE TABLE customers (
  id uuid PRIMARY KEY,
  created_at timestamptz NOT NULL,
  -- Kept current by orders in the transaction of each order.
  total_fen bigint NOT NULL DEFAULT 0,
  orders_count integer NOT NULL DEFAULT 0,
  version integer NOT NULL DEFAULT 1,
  updated_at timestamptz NOT NULL,
  first_order_at timestamptz,
  last_order_at timestamptz,
  owner_id uuid,
  archived_at timestamptz,
  archived_by uuid,
  stage text NOT NULL CHECK (stage IN ('visitor', 'potential', 'new', 'active', 'dormant', 'lost')),
  kind text NOT NULL CHECK (kind IN ('person', 'organisation')),
  region text COLLATE "C" CHECK (region ~ '^\d{6}$'),
  -- Staff, team and department ids that see this customer: derived from customer_sights by refresh_seen_by alone.
  seen_by uuid[] NOT NULL DEFAULT '{}',
  tags text[] NOT NULL DEFAULT '{}',
  -- Name, pinyin, initials, tags: never an identifier.
  search tsvector NOT NULL DEFAULT '',
  number text COLLATE "C" NOT NULL,
  name text NOT NULL,
  -- The name in pinyin, by which lists are sorted.
  sort_name text COLLATE "C" NOT NULL,
  -- Set by insight through the door of customers, so that routing and deadlines may read it.
  tier text,
  gender text CHECK (gender IN ('male', 'female', 'other')),
  birthday jsonb,
  address_sealed bytea,
  address_masked text,
  industry text,
  occupation text,
  hobbies text[] NOT NULL DEFAULT '{}',
  source text,
  credit_grade text CHECK (credit_grade IN ('A', 'B', 'C', 'D')),
  credit_term_days integer CHECK (credit_term_days BETWEEN 0 AND 365),
  custom jsonb NOT NULL DEFAULT '{}'
);

-- The list shows who is identified and not archived. Each sort has its index, by stage, because the stage goes with the
-- orders: whoever looks for the lost by their last order would else walk past everybody first.
CREATE INDEX customers_by_age ON customers (stage, created_at DESC, id DESC) WHERE archived_at IS NULL;
CREATE INDEX customers_by_last_order ON customers (stage, coalesce(last_order_at, '-infinity') DESC, id DESC)
  WHERE archived_at IS NULL;
CREATE INDEX customers_by_total ON customers (stage, total_fen DESC, id DESC) WHERE archived_at IS NULL;
CREATE INDEX customers_by_orders ON customers (stage, orders_count DESC, id DESC) WHERE archived_at IS NULL;
CREATE INDEX customers_by_name ON customers (stage, sort_name, id) WHERE archived_at IS NULL;
CREATE INDEX customers_by_owner ON customers (owner_id);
CREATE INDEX customers_by_region ON customers (region);
CREATE INDEX customers_organisations ON customers (id) WHERE kind = 'organisation';
CREATE INDEX customers_by_number ON customers (number);
CREATE INDEX customers_by_sight ON customers USING gin (seen_by) WITH (fastupdate = on);
CREATE INDEX customers_by_tag ON customers USING gin (tags) WITH (fastupdate = on);
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

-- C-240611-0042: the company's day (YYMMDD) and a sequence that may have gaps.
CREATE FUNCTION next_customer_number(day text) RETURNS text
LANGUAGE sql AS $$
  SELECT 'C-' || day || '-' || to_char(nextval('customer_numbers'), 'FM99999999999990000')
$$;

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

-- Why a customer is seen by whom: owner, collaborators, whoever has open work with the customer, and a key that made
-- the customer and stands for nobody who could be its owner.
CREATE TABLE customer_sights (
  customer_id uuid NOT NULL REFERENCES customers ON DELETE CASCADE,
  reason text NOT NULL CHECK (reason IN ('owner', 'collaborator', 'creator', 'ticket', 'department')),
  -- The ticket or task that gives the sight; the customer itself for the others.
  source_id uuid NOT NULL,
  -- A person, or a department that has open work.
  viewer_id uuid NOT NULL,
  mode text NOT NULL DEFAULT 'joint' CHECK (mode IN ('read_only', 'joint')),
  PRIMARY KEY (customer_id, reason, source_id, viewer_id)
);
CREATE INDEX customer_sights_by_viewer ON customer_sights (viewer_id, customer_id);
CALL guard_by_customer('customer_sights');
GRANT SELECT, INSERT, UPDATE, DELETE ON customer_sights TO zhike_staff;

-- Writes seen_by from customer_sights, and only when it changes. Whoever does it for the same customer waits first and
-- reads then, or the sight that another gave at the same moment would be lost.
CREATE FUNCTION refresh_seen_by(customer uuid) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  PERFORM FROM customers WHERE id = customer FOR NO KEY UPDATE;
  UPDATE customers SET seen_by = s.ids
  FROM (SELECT sight_ids(coalesce(array_agg(DISTINCT viewer_id), '{}')) AS ids
        FROM customer_sights WHERE customer_id = customer) AS s
  WHERE customers.id = customer AND customers.seen_by IS DISTINCT FROM s.ids;
END $$;

-- Lets people or departments see a customer for a reason; the caller must see the customer.
CREATE FUNCTION grant_sight(customer uuid, why text, source uuid, viewers uuid[], sight_mode text) RETURNS void
LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO customer_sights (customer_id, reason, source_id, viewer_id, mode)
  SELECT customer, why, source, viewer, sight_mode FROM unnest(viewers) AS viewer
  ON CONFLICT (customer_id, reason, source_id, viewer_id) DO UPDATE SET mode = excluded.mode;
  PERFORM refresh_seen_by(customer);
END $$;

-- Takes such a sight away, from all viewers when none are named.
CREATE FUNCTION withdraw_sight(customer uuid, why text, source uuid, viewers uuid[]) RETURNS void
LANGUAGE plpgsql AS $$
BEGIN
  DELETE FROM customer_sights
  WHERE customer_id = customer AND reason = why AND source_id = source AND (viewers IS NULL OR viewer_id = ANY (viewers));
  PERFORM refresh_seen_by(customer);
END $$;

-- Whether something more than a read-only collaboration lets the actor see the customer.
CREATE FUNCTION may_write(customer uuid) RETURNS boolean
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT current_setting('role') IN ('zhike_all', 'zhike_system')
      OR EXISTS (SELECT FROM customer_sights WHERE customer_id = customer AND mode = 'joint'
                 AND sight_ids(ARRAY[viewer_id]) && nullif(current_setting('zhike.actor', true), '')::uuid[])
$$;

CREATE TABLE customer_identities (
  customer_id uuid NOT NULL REFERENCES customers ON DELETE CASCADE,
  id uuid NOT NULL,
  kind text NOT NULL CHECK (kind IN ('phone', 'email', 'wechat', 'external')),
  hash bytea NOT NULL,
  -- Of the last four digits of a phone.
  tail_hash bytea,
  -- Null for external numbers, which are not personal and stand in `masked` as they are.
  sealed bytea CHECK ((sealed IS NULL) = (kind = 'external')),
  masked text NOT NULL,
  -- Of several customers who share a value, the one whom inbound contacts find first.
  is_primary boolean NOT NULL,
  -- False while somebody only claimed it.
  verified boolean NOT NULL,
  source text,
  created_at timestamptz NOT NULL,
  -- Not the id: a customer has few, and one index less is kept for each of millions.
  PRIMARY KEY (customer_id, hash)
);
CREATE INDEX customer_identities_by_hash ON customer_identities (hash);
CREATE INDEX customer_identities_by_tail ON customer_identities (tail_hash) WHERE tail_hash IS NOT NULL;
CALL guard_by_customer('customer_identities');
GRANT SELECT, INSERT, UPDATE, DELETE ON customer_identities TO zhike_staff;
CREATE POLICY customer_identities_self ON customer_identities FOR SELECT TO zhike_customer
  USING (customer_id = (nullif(current_setting('zhike.actor', true), '')::uuid[])[1]);
GRANT SELECT (customer_id, id, kind, masked, is_primary, verified, created_at) ON customer_identities TO zhike_customer;

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
RETURNS TABLE (customer_id uuid, number text, name text, owner_id uuid, hash bytea, kind text, is_primary boolean,
               archived boolean, visible boolean)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT c.id, c.number, c.name, c.owner_id, i.hash, i.kind, i.is_primary, c.archived_at IS NOT NULL,
         current_setting('role') IN ('zhike_all', 'zhike_system')
           OR coalesce(c.seen_by && nullif(current_setting('zhike.actor', true), '')::uuid[], false)
  FROM customer_identities i JOIN customers c ON c.id = i.customer_id
  WHERE i.hash = ANY (of_hashes)
$$;

-- The same for whoever is about to write: waits for others who are about to write the same identifiers, in one order,
-- and then looks.
CREATE FUNCTION claim_identities(of_hashes bytea[])
RETURNS TABLE (customer_id uuid, number text, name text, owner_id uuid, hash bytea, kind text, is_primary boolean,
               archived boolean, visible boolean)
LANGUAGE plpgsql AS $$
BEGIN
  -- shut for the last moment of a batch, whose identities are too many for a lock each
  PERFORM pg_advisory_xact_lock_shared(hashtextextended('zhike.identities', 0));
  PERFORM pg_advisory_xact_lock(('x' || encode(substr(h, 1, 8), 'hex'))::bit(64)::bigint)
  FROM (SELECT DISTINCT h FROM unnest(of_hashes) AS h ORDER BY h) AS ordered;
  RETURN QUERY SELECT * FROM identity_holders(of_hashes);
END $$;

-- Phones that end in the same four digits, of customers whom the actor sees.
CREATE FUNCTION phones_by_tail(of_tail bytea, most integer)
RETURNS TABLE (customer_id uuid, hash bytea, sealed bytea)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT i.customer_id, i.hash, i.sealed
  FROM customer_identities i JOIN customers c ON c.id = i.customer_id
  WHERE i.tail_hash = of_tail AND c.archived_at IS NULL AND c.stage <> 'visitor'
    AND (current_setting('role') IN ('zhike_all', 'zhike_system')
         OR c.seen_by && nullif(current_setting('zhike.actor', true), '')::uuid[])
  LIMIT most
$$;

-- A page of the list: ids in order. Definer: applies filter and sight before the limit, which no policy can do with an
-- index; the ids are joined under the policy again. Values are written into the statements, so that each is planned by
-- how frequent it is. `wanted` may have: kind, stage, tag, regionFrom and regionTo, owner (an id or 'none'), and of a
-- search any of query (tsquery) with parts that the name must have, ids, numberFrom and numberTo, one of which must hold.
--
-- The planner takes filter and order for independent of each other, and walks an order to its end for customers who all
-- stand there. So the order is walked only so far, and not at all when few are expected to match; when that does not
-- fill the page, all who match are gathered and sorted. How many a word's beginning finds nobody can expect: a short
-- walk is always tried. Volatile only because of EXPLAIN.
CREATE FUNCTION list_customers(wanted jsonb, sort text, after_key text, after_id uuid, most integer) RETURNS SETOF uuid
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp ROWS 50 AS $$
DECLARE
  reach CONSTANT uuid[] := nullif(current_setting('zhike.actor', true), '');
  stages CONSTANT text[] := CASE WHEN wanted ? 'stage' THEN ARRAY[wanted ->> 'stage']
                        ELSE ARRAY['potential', 'new', 'active', 'dormant', 'lost'] END;
  key CONSTANT text := CASE ltrim(sort, '-')
    WHEN 'createdAt' THEN 'created_at' WHEN 'totalFen' THEN 'total_fen' WHEN 'orders' THEN 'orders_count'
    WHEN 'lastOrderAt' THEN 'coalesce(last_order_at, ''-infinity'')' WHEN 'name' THEN 'sort_name' END;
  direction CONSTANT text := CASE WHEN sort LIKE '-%' THEN 'DESC' ELSE 'ASC' END;
  in_order CONSTANT text := format('key %s, id %s', direction, direction);
  after CONSTANT text := CASE WHEN after_key IS NULL THEN 'true' ELSE format('(%s, id) %s (%L, %L::uuid)', key,
    CASE direction WHEN 'DESC' THEN '<' ELSE '>' END, after_key, after_id) END;
  conditions text := 'true';
  found text[] := '{}';
  plan json;
  expected float;
  steps integer;
  ids uuid[] := '{}';
BEGIN
  -- nobody knows yet who a visitor is
  IF wanted ->> 'stage' = 'visitor' THEN RETURN; END IF;
  -- whoever owns a customer sees it, and to say both would count as two filters
  IF current_setting('role') NOT IN ('zhike_all', 'zhike_system') AND (wanted ->> 'owner' = reach[1]::text) IS NOT TRUE THEN
    conditions := conditions || format(' AND seen_by && %L::uuid[]', reach);
  END IF;
  IF wanted ? 'kind' THEN conditions := conditions || format(' AND kind = %L', wanted ->> 'kind'); END IF;
  IF wanted ? 'tag' THEN conditions := conditions || format(' AND tags @> ARRAY[%L]', wanted ->> 'tag'); END IF;
  IF wanted ? 'regionFrom' THEN
    conditions := conditions || format(' AND region >= %L AND region < %L', wanted ->> 'regionFrom', wanted ->> 'regionTo');
  END IF;
  IF wanted ->> 'owner' = 'none' THEN conditions := conditions || ' AND owner_id IS NULL';
  ELSIF wanted ? 'owner' THEN conditions := conditions || format(' AND owner_id = %L::uuid', wanted ->> 'owner');
  END IF;
  IF wanted ? 'query' THEN
    found := found || (format('search @@ %L::tsquery', wanted ->> 'query')
      || coalesce((SELECT string_agg(format(' AND strpos(name || '' '' || array_to_string(tags, '' ''), %L) > 0', part), '')
                   FROM jsonb_array_elements_text(wanted -> 'parts') AS part), ''));
  END IF;
  IF wanted ? 'numberFrom' THEN
    found := found || format('number >= %L AND number < %L', wanted ->> 'numberFrom', wanted ->> 'numberTo');
  END IF;
  IF wanted ->> 'ids' <> '[]' OR wanted ? 'ids' AND found = '{}' THEN
    found := found || format('id = ANY (%L::uuid[])', translate(wanted ->> 'ids', '[]"', '{}'));
  END IF;
  IF found <> '{}' THEN conditions := conditions || ' AND (' || array_to_string(found, ' OR ') || ')'; END IF;

  conditions := format('archived_at IS NULL AND stage = ANY (%L) AND ', stages) || conditions;

  EXECUTE 'EXPLAIN (FORMAT JSON) SELECT FROM customers WHERE ' || conditions INTO plan;
  expected := plan -> 0 -> 'Plan' ->> 'Plan Rows';
  steps := CASE WHEN expected > 3000 THEN 20000 WHEN wanted ? 'query' THEN 4000 ELSE 0 END;
  IF steps > 0 THEN
    -- each stage in its order, merged: of sorted branches no more is read than is needed
    EXECUTE format('SELECT array(SELECT id FROM (SELECT * FROM (%s) AS each_stage ORDER BY %s LIMIT %s) AS walked
                                 WHERE %s ORDER BY %s LIMIT %s)',
      (SELECT string_agg(format('(SELECT *, %s AS key FROM customers WHERE archived_at IS NULL AND stage = %L AND %s
                                  ORDER BY %s LIMIT %s)', key, stage, after, in_order, steps), ' UNION ALL ')
       FROM unnest(stages) AS stage),
      in_order, steps, conditions, in_order, most) INTO ids;
  END IF;
  IF cardinality(ids) < most THEN
    EXECUTE format('WITH gathered AS MATERIALIZED (SELECT id, %s AS key FROM customers WHERE %s AND %s)
                    SELECT array(SELECT id FROM gathered ORDER BY %s LIMIT %s)',
      key, conditions, after, in_order, most) INTO ids;
  END IF;
  RETURN QUERY SELECT unnest(ids);
END $$;

GRANT EXECUTE ON FUNCTION next_customer_number, sees, refresh_seen_by, grant_sight, withdraw_sight, may_write,
  identity_holders, claim_identities, phones_by_tail, list_customers TO zhike_staff;
