-- What a person opened lately, for the search box: a customer, or a ticket or order of one.
CREATE TABLE recents (
  customer_id uuid NOT NULL REFERENCES customers ON DELETE CASCADE,
  staff_id uuid NOT NULL,
  kind text NOT NULL CHECK (kind IN ('customer', 'ticket', 'order')),
  item_id uuid NOT NULL,
  opened_at timestamptz NOT NULL,
  -- How often and how lately in one number that only grows by opening: the logarithm (base 2) of the sum of all openings,
  -- each weighing twice as much as one two weeks before it.
  heat double precision NOT NULL,
  PRIMARY KEY (customer_id, staff_id, kind, item_id)
);
CREATE INDEX recents_by_staff ON recents (staff_id, opened_at DESC);
CALL guard_by_customer('recents');
-- Besides the customer's guard: what somebody looked at is nobody else's business.
CREATE POLICY recents_mine ON recents AS RESTRICTIVE TO zhike_all, zhike_department, zhike_team, zhike_own
  USING (staff_id = (nullif(current_setting('zhike.actor', true), '')::uuid[])[1]);
GRANT SELECT, INSERT, UPDATE, DELETE ON recents TO zhike_staff;

-- Candidates of a search over customers, to be judged and put in order by the application. Definer: applies query and
-- sight before any limit, which no policy can do with an index; the ids are joined under the policy again. `wanted` may
-- have: ids, numberFrom and numberTo, names (ranges of sort_name: [[from, to], …]), and query (tsquery). With `wide` the
-- query would find a good part of everybody, and is only looked for among the latest customers; with `rare` it has hundreds
-- of terms, each of which finds few: only the index can tell who fits, and any of them will do.
--
-- Who sees few customers has them read at once. Else those who ordered last are walked first: of a frequent name enough
-- stand there. How far tells the beginning; when it held hardly any, the index finds all there are. Volatile only because
-- of EXPLAIN.
CREATE FUNCTION find_customers(wanted jsonb, enough integer, most integer) RETURNS SETOF uuid
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp SET enable_seqscan = off ROWS 100 AS $$
DECLARE
  few CONSTANT integer := 5000;
  first_steps CONSTANT integer := 1500;
  most_steps CONSTANT integer := 20000;
  everybody CONSTANT boolean := current_setting('role') IN ('zhike_all', 'zhike_system');
  stages CONSTANT text[] := ARRAY['potential', 'new', 'active', 'dormant', 'lost'];
  by_last CONSTANT text := 'coalesce(last_order_at, ''-infinity'') DESC, id DESC';
  in_sight CONSTANT text := CASE WHEN everybody THEN 'true'
    ELSE format('seen_by && %L::uuid[]', coalesce(nullif(current_setting('zhike.actor', true), ''), '{}')) END;
  listed CONSTANT text := format('archived_at IS NULL AND stage = ANY (%L) AND %s', stages, in_sight);
  fits CONSTANT text := format('search @@ %L::tsquery', wanted ->> 'query');
  span jsonb;
  plan json;
  ids uuid[];
  steps integer := first_steps;
BEGIN
  IF wanted -> 'ids' <> '[]' THEN
    RETURN QUERY EXECUTE format('SELECT id FROM customers WHERE id = ANY (%L::uuid[]) AND %s LIMIT %s',
      translate(wanted ->> 'ids', '[]"', '{}'), listed, most);
  END IF;
  IF wanted ? 'numberFrom' THEN
    RETURN QUERY EXECUTE format('SELECT id FROM customers WHERE number >= %L AND number < %L AND %s LIMIT %s',
      wanted ->> 'numberFrom', wanted ->> 'numberTo', listed, most);
  END IF;
  FOR span IN SELECT value FROM jsonb_array_elements(wanted -> 'names') LOOP
    RETURN QUERY EXECUTE format(
      'SELECT id FROM (SELECT id, last_order_at FROM customers WHERE %s AND sort_name >= %L AND sort_name < %L LIMIT 2000) AS c
       ORDER BY %s LIMIT %s', listed, span ->> 0, span ->> 1, by_last, most);
  END LOOP;
  IF NOT wanted ? 'query' THEN RETURN; END IF;

  IF wanted ? 'rare' THEN
    -- nothing but the query, or the planner would walk another index and try all its terms on each row
    RETURN QUERY EXECUTE format(
      'WITH found AS MATERIALIZED (SELECT id, archived_at, stage, seen_by FROM customers WHERE %s LIMIT %s)
       SELECT id FROM found WHERE %s LIMIT %s', fits, CASE WHEN everybody THEN most::text ELSE 'ALL' END, listed, most);
    RETURN;
  END IF;
  IF NOT everybody THEN
    EXECUTE 'EXPLAIN (FORMAT JSON) SELECT FROM customers WHERE ' || listed INTO plan;
    IF (plan -> 0 -> 'Plan' ->> 'Plan Rows')::float <= few THEN
      RETURN QUERY EXECUTE format(
        'WITH seen AS MATERIALIZED (SELECT id, search, last_order_at FROM customers WHERE %s)
         SELECT id FROM seen WHERE %s ORDER BY %s LIMIT %s', listed, fits, by_last, most);
      RETURN;
    END IF;
  END IF;
  LOOP
    -- each stage in its order, merged: of sorted branches no more is read than is needed
    EXECUTE format('SELECT array(SELECT id FROM (SELECT * FROM (%s) AS each_stage ORDER BY key DESC, id DESC LIMIT %s) AS walked
                                 WHERE %s AND %s LIMIT %s)',
      (SELECT string_agg(format('(SELECT id, search, seen_by, coalesce(last_order_at, ''-infinity'') AS key FROM customers
                                  WHERE archived_at IS NULL AND stage = %L ORDER BY %s LIMIT %s)', stage, by_last, steps),
                         ' UNION ALL ')
       FROM unnest(stages) AS stage),
      steps, in_sight, fits, most) INTO ids;
    EXIT WHEN cardinality(ids) >= enough OR cardinality(ids) < 3 OR steps > first_steps;
    steps := least(most_steps, first_steps * enough * 3 / (cardinality(ids) * 2));
  END LOOP;
  IF cardinality(ids) >= enough OR wanted ? 'wide' THEN
    RETURN QUERY SELECT unnest(ids);
    RETURN;
  END IF;
  RETURN QUERY EXECUTE format(
    'WITH found AS MATERIALIZED (SELECT id, last_order_at FROM customers WHERE %s AND %s)
     SELECT id FROM found ORDER BY %s LIMIT %s', fits, listed, by_last, most);
END $$;

-- Order numbers by their end, in capitals as by their beginning. The column's collation is C.
CREATE INDEX order_numbers_by_end ON order_numbers (reverse(upper(order_no)));

-- Orders whose number begins or, from four characters on, ends with a text in either case, of customers whom the actor
-- sees: sight before the limit, so that the numbers of others cannot crowd out one's own. Whoever sees few of very many
-- such numbers has the orders of their customers looked through.
CREATE FUNCTION find_orders(typed text, most integer) RETURNS TABLE (customer_id uuid, id uuid)
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = public, pg_temp ROWS 20 AS $$
DECLARE
  most_steps CONSTANT integer := 5000;
  wanted CONSTANT text := upper(typed COLLATE "C");
  everybody CONSTANT boolean := current_setting('role') IN ('zhike_all', 'zhike_system');
  in_sight CONSTANT text := 'c.archived_at IS NULL' || CASE WHEN everybody THEN ''
    ELSE format(' AND c.seen_by && %L::uuid[]', coalesce(nullif(current_setting('zhike.actor', true), ''), '{}')) END;
  key text;
  beginning text;
  span text;
  found integer;
  walked integer;
BEGIN
  FOREACH key IN ARRAY CASE WHEN length(wanted) < 4 THEN ARRAY['upper(order_no)']
                       ELSE ARRAY['upper(order_no)', 'reverse(upper(order_no))'] END
  LOOP
    beginning := CASE key WHEN 'upper(order_no)' THEN wanted ELSE reverse(wanted) END;
    span := format('%1$s >= %2$L AND %1$s < %3$L', key, beginning, beginning || chr(1114111));
    RETURN QUERY EXECUTE format(
      'SELECT n.holder_id, n.order_id FROM (SELECT holder_id, order_id FROM order_numbers WHERE %s ORDER BY %s LIMIT %s) AS n
       CROSS JOIN LATERAL (SELECT FROM customers c WHERE c.id = n.holder_id AND %s OFFSET 0) AS c LIMIT %s',
      span, key, most_steps, in_sight, most);
    GET DIAGNOSTICS found = ROW_COUNT;
    CONTINUE WHEN everybody OR found >= most;
    EXECUTE format('SELECT count(*) FROM (SELECT FROM order_numbers WHERE %s LIMIT %s) AS n', span, most_steps) INTO walked;
    CONTINUE WHEN walked < most_steps;
    RETURN QUERY EXECUTE format(
      'SELECT o.customer_id, o.id FROM customers c JOIN orders o ON o.customer_id = c.id WHERE %s AND %s ORDER BY %s LIMIT %s',
      in_sight, span, key, most);
  END LOOP;
END $$;

-- Tickets by the end of their number: T-240611-0042 by 0042.
CREATE INDEX tickets_by_tail ON tickets (split_part(number, '-', 3), created_at DESC);

CREATE FUNCTION find_tickets_by_tail(tail text, most integer) RETURNS TABLE (customer_id uuid, id uuid)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp ROWS 20 AS $$
  SELECT t.customer_id, t.id FROM tickets t
  WHERE split_part(t.number, '-', 3) = tail
    AND (current_setting('role') IN ('zhike_all', 'zhike_system')
         OR t.seen_by && nullif(current_setting('zhike.actor', true), '')::uuid[])
  ORDER BY t.created_at DESC LIMIT most
$$;

GRANT EXECUTE ON FUNCTION find_customers, find_orders, find_tickets_by_tail TO zhike_staff;
