-- A customer who was merged into another keeps its row and everything that hangs on it; its root is the one that lists,
-- counts and answers show. A bare id: it is another customer.
ALTER TABLE customers ADD COLUMN root_id uuid CHECK (root_id <> id);
CREATE INDEX customers_by_root ON customers (root_id) WHERE root_id IS NOT NULL;

CREATE TABLE customer_merges (
  -- Into whom: the root of that moment, which may itself have been merged since.
  customer_id uuid NOT NULL REFERENCES customers ON DELETE CASCADE,
  -- The event of the merge, whose changes say what the customer had before.
  id uuid NOT NULL,
  other_id uuid NOT NULL,
  -- Of each fact that was chosen, from whom it comes: this or other.
  keep jsonb NOT NULL,
  merged_at timestamptz NOT NULL,
  merged_by_kind text NOT NULL,
  merged_by_id uuid,
  taken_apart_at timestamptz,
  taken_apart_by_kind text,
  taken_apart_by_id uuid,
  PRIMARY KEY (customer_id, id),
  CHECK (customer_id <> other_id)
);
CREATE UNIQUE INDEX customer_merges_once ON customer_merges (customer_id, other_id) WHERE taken_apart_at IS NULL;
CREATE INDEX customer_merges_by_other ON customer_merges (other_id) WHERE taken_apart_at IS NULL;
CALL guard_by_customer('customer_merges');
GRANT SELECT, INSERT, UPDATE ON customer_merges TO zhike_staff;

-- What a root has ordered by itself, while its row shows the sum of the group.
CREATE TABLE own_metrics (
  customer_id uuid PRIMARY KEY REFERENCES customers ON DELETE CASCADE,
  orders_count integer NOT NULL,
  total_fen bigint NOT NULL,
  first_order_at timestamptz,
  last_order_at timestamptz
);
CALL guard_by_customer('own_metrics');
GRANT SELECT, INSERT, UPDATE, DELETE ON own_metrics TO zhike_staff;

-- The root of a customer and all who were merged into it, the root first; the customer alone when it was never merged.
-- Definer: ids only, for queries whose own rows are guarded.
CREATE FUNCTION customer_group(customer uuid) RETURNS uuid[]
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT r.id || array(SELECT m.id FROM customers m WHERE m.root_id = r.id ORDER BY m.id)
  FROM (SELECT coalesce((SELECT root_id FROM customers WHERE id = customer), customer) AS id) AS r
$$;

-- Locks the root of a customer and gives it, null when the actor does not see the customer. Whoever writes what a group
-- shares holds this lock first, so that two can never wait for each other. A lock on what is no root any more when it is
-- had goes back with the subtransaction.
CREATE FUNCTION lock_group(customer uuid) RETURNS uuid
LANGUAGE plpgsql AS $$
DECLARE
  root uuid;
BEGIN
  LOOP
    SELECT coalesce(root_id, id) INTO root FROM customers WHERE id = customer;
    IF root IS NULL THEN RETURN NULL; END IF;
    BEGIN
      PERFORM FROM customers WHERE id = root FOR NO KEY UPDATE;
      PERFORM FROM customers WHERE id = customer AND coalesce(root_id, id) = root;
      IF FOUND THEN RETURN root; END IF;
      RAISE SQLSTATE 'ZK001';
    EXCEPTION WHEN SQLSTATE 'ZK001' THEN NULL;
    END;
  END LOOP;
END $$;

-- A first order makes a potential customer new, a second one active. What comes after by silence is insight's to say.
CREATE FUNCTION stage_after(stage text, orders bigint) RETURNS text
LANGUAGE sql IMMUTABLE AS $$
  SELECT CASE WHEN stage IN ('potential', 'new') AND orders > 1 THEN 'active'
              WHEN stage = 'potential' AND orders = 1 THEN 'new' ELSE stage END
$$;

-- Writes at the root what the orders of the group come to. The lock comes first, and the sum is read after it: whoever
-- changed another of the group at the same moment is in it.
CREATE FUNCTION sum_group(root uuid) RETURNS void
LANGUAGE plpgsql AS $$
BEGIN
  PERFORM FROM customers WHERE id = root FOR NO KEY UPDATE;
  UPDATE customers SET orders_count = s.orders, total_fen = s.total, first_order_at = s.first, last_order_at = s.last,
    stage = stage_after(stage, s.orders)
  FROM (SELECT sum(orders_count) AS orders, sum(total_fen) AS total, min(first_order_at) AS first, max(last_order_at) AS last
        FROM (SELECT orders_count, total_fen, first_order_at, last_order_at FROM own_metrics WHERE customer_id = root
              UNION ALL SELECT orders_count, total_fen, first_order_at, last_order_at FROM customers
              WHERE root_id = root) AS each_own) AS s
  WHERE id = root;
END $$;

-- What a customer has ordered by itself, and whether the actor may change that; locked until the end of the transaction.
CREATE FUNCTION lock_metrics(customer uuid)
RETURNS TABLE (orders integer, total_fen bigint, first_order_at timestamptz, last_order_at timestamptz, may_write boolean)
LANGUAGE plpgsql AS $$
BEGIN
  IF lock_group(customer) IS NULL THEN RETURN; END IF;
  RETURN QUERY
    SELECT coalesce(o.orders_count, c.orders_count), coalesce(o.total_fen, c.total_fen),
           CASE WHEN o.customer_id IS NULL THEN c.first_order_at ELSE o.first_order_at END,
           CASE WHEN o.customer_id IS NULL THEN c.last_order_at ELSE o.last_order_at END, may_write(c.id)
    FROM customers c LEFT JOIN own_metrics o ON o.customer_id = c.id
    WHERE c.id = customer AND c.archived_at IS NULL;
END $$;

-- Writes what a customer has ordered by itself, and what that makes of its group.
CREATE FUNCTION write_metrics(customer uuid, orders integer, total bigint, first_at timestamptz, last_at timestamptz)
RETURNS void
LANGUAGE plpgsql AS $$
DECLARE
  root uuid := customer;
BEGIN
  UPDATE own_metrics SET orders_count = orders, total_fen = total, first_order_at = first_at, last_order_at = last_at
  WHERE customer_id = customer;
  IF NOT FOUND THEN
    UPDATE customers SET orders_count = orders, total_fen = total, first_order_at = first_at, last_order_at = last_at,
      stage = stage_after(stage, orders)
    WHERE id = customer RETURNING root_id INTO root;
  END IF;
  IF root IS NOT NULL THEN PERFORM sum_group(root); END IF;
END $$;

-- Makes a root, and all who were merged into it, members of another; the caller has locked both.
CREATE FUNCTION join_group(root uuid, other uuid) RETURNS void
LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO own_metrics
  SELECT id, orders_count, total_fen, first_order_at, last_order_at FROM customers WHERE id = root
  ON CONFLICT DO NOTHING;
  UPDATE customers SET orders_count = o.orders_count, total_fen = o.total_fen, first_order_at = o.first_order_at,
    last_order_at = o.last_order_at
  FROM own_metrics o WHERE id = other AND o.customer_id = other;
  DELETE FROM own_metrics WHERE customer_id = other;
  UPDATE customers SET root_id = root WHERE id = other OR root_id = other;
  PERFORM sum_group(root);
  PERFORM refresh_seen_by(root);
END $$;

-- Makes some members of a root a group of their own, or one customer by itself; the caller has locked the root.
CREATE FUNCTION leave_group(root uuid, leaver uuid, leavers uuid[]) RETURNS void
LANGUAGE plpgsql AS $$
BEGIN
  UPDATE customers SET root_id = nullif(leaver, id) WHERE id = ANY (leavers) AND root_id = root;
  IF cardinality(leavers) > 1 THEN
    INSERT INTO own_metrics
    SELECT id, orders_count, total_fen, first_order_at, last_order_at FROM customers WHERE id = leaver;
    PERFORM sum_group(leaver);
  END IF;
  PERFORM sum_group(root);
  DELETE FROM own_metrics WHERE customer_id = root AND NOT EXISTS (SELECT FROM customers WHERE root_id = root);
  PERFORM refresh_seen_by(root);
  PERFORM refresh_seen_by(leaver);
END $$;

-- Writes seen_by from customer_sights, and only when it changes: all of a group are seen by whoever sees one of it.
-- Whoever does it for the same group waits first and reads then, or the sight that another gave at the same moment would
-- be lost.
CREATE OR REPLACE FUNCTION refresh_seen_by(customer uuid) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
  those uuid[];
BEGIN
  PERFORM lock_group(customer);
  those := customer_group(customer);
  UPDATE customers SET seen_by = s.ids
  FROM (SELECT sight_ids(coalesce(array_agg(DISTINCT viewer_id), '{}')) AS ids
        FROM customer_sights WHERE customer_id = ANY (those)) AS s
  WHERE customers.id = ANY (those) AND customers.seen_by IS DISTINCT FROM s.ids;
END $$;

-- Whether something more than a read-only collaboration lets the actor see the customer, or one it was merged with.
CREATE OR REPLACE FUNCTION may_write(customer uuid) RETURNS boolean
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT current_setting('role') IN ('zhike_all', 'zhike_system')
      OR EXISTS (SELECT FROM customer_sights WHERE customer_id = ANY (customer_group(customer)) AND mode = 'joint'
                 AND sight_ids(ARRAY[viewer_id]) && nullif(current_setting('zhike.actor', true), '')::uuid[])
$$;

-- Who holds an identifier, for the duplicate check, recognition and logged look-ups: name and owner, nothing else. What a
-- member of a group holds, its root holds.
CREATE OR REPLACE FUNCTION identity_holders(of_hashes bytea[])
RETURNS TABLE (customer_id uuid, number text, name text, owner_id uuid, hash bytea, kind text, is_primary boolean,
               archived boolean, visible boolean)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT c.id, c.number, c.name, c.owner_id, i.hash, i.kind, i.is_primary, c.archived_at IS NOT NULL,
         current_setting('role') IN ('zhike_all', 'zhike_system')
           OR coalesce(c.seen_by && nullif(current_setting('zhike.actor', true), '')::uuid[], false)
  FROM customer_identities i JOIN customers m ON m.id = i.customer_id JOIN customers c ON c.id = coalesce(m.root_id, m.id)
  WHERE i.hash = ANY (of_hashes)
$$;

-- Phones that end in the same four digits, of customers whom the actor sees.
CREATE OR REPLACE FUNCTION phones_by_tail(of_tail bytea, most integer)
RETURNS TABLE (customer_id uuid, hash bytea, sealed bytea)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT coalesce(c.root_id, c.id), i.hash, i.sealed
  FROM customer_identities i JOIN customers c ON c.id = i.customer_id
  WHERE i.tail_hash = of_tail AND c.archived_at IS NULL AND c.stage <> 'visitor'
    AND (current_setting('role') IN ('zhike_all', 'zhike_system')
         OR c.seen_by && nullif(current_setting('zhike.actor', true), '')::uuid[])
  LIMIT most
$$;

-- As before; a member of a group stands in no list, its root does.
CREATE OR REPLACE FUNCTION list_customers(wanted jsonb, sort text, after_key text, after_id uuid, most integer) RETURNS SETOF uuid
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

  conditions := format('archived_at IS NULL AND root_id IS NULL AND stage = ANY (%L) AND ', stages) || conditions;

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

-- Who sees a ticket: who opened it, who is on it, who owns the customer or the one it was merged into, each with teams and
-- department, and the department that the ticket went to.
CREATE OR REPLACE FUNCTION ticket_sight(customer uuid, creator uuid, assignee uuid, department uuid) RETURNS uuid[]
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT coalesce(array_agg(DISTINCT id ORDER BY id), '{}')
  FROM unnest(sight_ids(ARRAY[creator, assignee] || array(
                SELECT unnest(ARRAY[c.owner_id, (SELECT r.owner_id FROM customers r WHERE r.id = c.root_id)])
                FROM customers c WHERE c.id = customer))
              || department) AS id
  WHERE id IS NOT NULL
$$;

-- What whoever sees a ticket may know of its customer: name and masked identities, even after the customer went to
-- another owner or the ticket was closed. Of a customer who was merged into another, that one.
CREATE OR REPLACE FUNCTION ticket_customers(wanted uuid[]) RETURNS TABLE (customer_id uuid, summary jsonb)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT c.id, jsonb_build_object(
    'id', r.id, 'number', r.number, 'kind', r.kind, 'name', r.name, 'stage', r.stage, 'tier', r.tier,
    'identities', coalesce((
      SELECT jsonb_agg(jsonb_build_object('id', i.id, 'kind', i.kind, 'masked', i.masked, 'primary', i.is_primary,
                                          'verified', i.verified)
                       || CASE i.kind WHEN 'external' THEN jsonb_build_object('value', i.masked) ELSE '{}' END
                       ORDER BY i.id)
      FROM customer_identities i
      WHERE i.customer_id IN (SELECT r.id UNION ALL SELECT m.id FROM customers m WHERE m.root_id = r.id)), '[]'))
  FROM customers c JOIN customers r ON r.id = coalesce(c.root_id, c.id)
  WHERE c.id = ANY (wanted)
    AND (current_setting('role') IN ('zhike_all', 'zhike_system')
         OR c.seen_by && nullif(current_setting('zhike.actor', true), '')::uuid[]
         OR sees_ticket_of(c.id))
$$;

-- As before; of a customer, the tickets of all who were merged with it.
CREATE OR REPLACE FUNCTION list_tickets(wanted jsonb, sort text, after_key text, after_id uuid, most integer)
RETURNS TABLE (customer_id uuid, id uuid)
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
  conditions text := 'true';
  found text[] := '{}';
  listed text;
  few boolean := false;
  sort_key text := CASE ltrim(sort, '-')
    WHEN 'createdAt' THEN 'created_at' WHEN 'updatedAt' THEN 'updated_at' WHEN 'priority' THEN 'priority_rank' END;
  direction text := CASE WHEN sort LIKE '-%' THEN 'DESC' ELSE 'ASC' END;
BEGIN
  IF current_setting('role') NOT IN ('zhike_all', 'zhike_system') THEN
    conditions := conditions || format(' AND seen_by && %L::uuid[]', nullif(current_setting('zhike.actor', true), ''));
  END IF;
  FOREACH listed IN ARRAY ARRAY['status', 'kind', 'priority'] LOOP
    IF wanted ? listed THEN
      conditions := conditions || format(' AND %I IN (%s)', listed,
        (SELECT string_agg(quote_literal(value), ', ') FROM jsonb_array_elements_text(wanted -> listed) AS value));
    END IF;
  END LOOP;
  IF wanted ->> 'assignee' = 'none' THEN conditions := conditions || ' AND assignee_id IS NULL';
  ELSIF wanted ? 'assignee' THEN conditions := conditions || format(' AND assignee_id = %L::uuid', wanted ->> 'assignee');
  END IF;
  IF wanted ? 'customer' THEN
    conditions := conditions || format(' AND customer_id = ANY (%L::uuid[])', customer_group((wanted ->> 'customer')::uuid));
  END IF;
  IF wanted ? 'category' THEN conditions := conditions || format(' AND category_id = %L::uuid', wanted ->> 'category'); END IF;
  IF wanted ? 'urged' THEN conditions := conditions || ' AND urged_at IS NOT NULL'; END IF;
  IF wanted ? 'query' THEN found := found || format('search @@ %L::tsquery', wanted ->> 'query'); END IF;
  IF wanted ? 'numberFrom' THEN
    found := found || format('number >= %L AND number < %L', wanted ->> 'numberFrom', wanted ->> 'numberTo');
  END IF;
  IF found <> '{}' THEN conditions := conditions || ' AND (' || array_to_string(found, ' OR ') || ')'; END IF;
  IF after_key IS NOT NULL THEN
    conditions := conditions || format(' AND (%s, id) %s (%L, %L::uuid)', sort_key,
      CASE direction WHEN 'DESC' THEN '<' ELSE '>' END, after_key, after_id);
  END IF;
  -- A rare word must not be looked for along the order: up to so many are found first and put in order then.
  IF found <> '{}' THEN
    EXECUTE format('SELECT count(*) <= 2000 FROM (SELECT FROM tickets WHERE %s LIMIT 2001) AS begun', conditions) INTO few;
  END IF;
  RETURN QUERY EXECUTE format(
    'WITH fitting AS %s MATERIALIZED (SELECT customer_id, id, %s AS key FROM tickets WHERE %s)
     SELECT customer_id, id FROM fitting ORDER BY key %s, id %s LIMIT %s',
    CASE WHEN few THEN '' ELSE 'NOT' END, sort_key, conditions, direction, direction, most);
END $$;

-- As before; what a member of a group bought counts for the owner of its root.
CREATE OR REPLACE FUNCTION sales_by_day(since timestamptz, until timestamptz, of_owner uuid, zone text)
RETURNS TABLE (day date, total_fen bigint)
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
  reach uuid[] := nullif(current_setting('zhike.actor', true), '')::uuid[];
  all_in_sight boolean := current_setting('role') IN ('zhike_all', 'zhike_system');
BEGIN
  IF NOT all_in_sight AND current_setting('role') NOT IN ('zhike_department', 'zhike_team', 'zhike_own') THEN
    RETURN;
  END IF;
  RETURN QUERY
    SELECT (o.ordered_at AT TIME ZONE zone)::date, sum(o.total_fen - o.refunded_fen)::bigint
    FROM orders o JOIN customers m ON m.id = o.customer_id JOIN customers c ON c.id = coalesce(m.root_id, m.id)
    WHERE o.ordered_at >= since AND o.ordered_at < until AND o.status = 'placed' AND o.currency = 'CNY'
      AND c.archived_at IS NULL AND (all_in_sight OR c.seen_by && reach) AND (of_owner IS NULL OR c.owner_id = of_owner)
    GROUP BY 1;
END $$;

-- An identity can be handed to the customer to whom it belongs, and its registry with it.
GRANT UPDATE ON external_ids TO zhike_staff;

GRANT EXECUTE ON FUNCTION customer_group, lock_group, stage_after, sum_group, lock_metrics, write_metrics, join_group,
  leave_group TO zhike_staff;
