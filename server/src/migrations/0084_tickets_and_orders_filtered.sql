-- Tickets and orders are filtered, sorted and counted like customers, by own fields too: what was said of customers alone is
-- said of every list now.

-- What lists are filtered by, as SQL over a row of theirs.
CREATE TABLE filter_columns (
  list text,
  name text,
  expression text NOT NULL,
  PRIMARY KEY (list, name)
);
INSERT INTO filter_columns SELECT 'customer', name, expression FROM customer_columns;
INSERT INTO filter_columns (list, name, expression) VALUES
  ('ticket', 'number', 'number'),
  ('ticket', 'title', 'title'),
  ('ticket', 'words', 'search'),
  ('ticket', 'kind', 'kind'),
  ('ticket', 'status', 'status'),
  ('ticket', 'priority', 'priority'),
  ('ticket', 'category', 'category_id'),
  ('ticket', 'type', 'type_id'),
  ('ticket', 'assignee', 'assignee_id'),
  ('ticket', 'department', 'department_id'),
  ('ticket', 'channel', 'channel'),
  ('ticket', 'createdAt', 'created_at'),
  ('ticket', 'updatedAt', 'updated_at'),
  ('ticket', 'firstRepliedAt', 'first_replied_at'),
  ('ticket', 'resolvedAt', 'resolved_at'),
  ('ticket', 'urgedAt', 'urged_at'),
  ('ticket', 'urgedTimes', 'urged_times'),
  ('ticket', 'rating', 'rating_score'),
  ('ticket', 'customer', '(SELECT r.name FROM customers c JOIN customers r ON r.id = coalesce(c.root_id, c.id) WHERE c.id = tickets.customer_id)'),
  ('ticket', 'customerTier', '(SELECT r.tier FROM customers c JOIN customers r ON r.id = coalesce(c.root_id, c.id) WHERE c.id = tickets.customer_id)'),
  ('ticket', 'dueAt', '(SELECT min(p.due_at) FROM time_promises p WHERE p.customer_id = tickets.customer_id AND p.ticket_id = tickets.id AND p.ended_at IS NULL)'),
  ('ticket', 'promise', '(SELECT CASE WHEN bool_or(p.breached_at IS NOT NULL) THEN ''breached'' WHEN bool_and(p.due_at IS NULL) THEN ''paused'' WHEN bool_or(p.warned_at IS NOT NULL) THEN ''warned'' ELSE ''running'' END FROM time_promises p WHERE p.customer_id = tickets.customer_id AND p.ticket_id = tickets.id AND p.ended_at IS NULL HAVING count(*) > 0)'),
  ('order', 'orderNo', 'order_no'),
  ('order', 'status', 'status'),
  ('order', 'orderedAt', 'ordered_at'),
  ('order', 'createdAt', 'created_at'),
  ('order', 'totalFen', 'total_fen'),
  ('order', 'refundedFen', 'refunded_fen'),
  ('order', 'currency', 'currency'),
  ('order', 'soldBy', 'sold_by'),
  ('order', 'store', 'store'),
  ('order', 'channel', 'channel'),
  ('order', 'customer', '(SELECT r.name FROM customers c JOIN customers r ON r.id = coalesce(c.root_id, c.id) WHERE c.id = orders.customer_id)');

-- Whoever has a value of an own field; who has none costs nothing here.
CREATE INDEX tickets_by_custom ON tickets USING gin (custom jsonb_path_ops) WHERE custom <> '{}';
CREATE INDEX orders_by_custom ON orders USING gin (custom jsonb_path_ops) WHERE custom <> '{}';

-- The SQL of a condition on the rows of a list; the one place where values of filters are quoted.
CREATE FUNCTION filter_condition(of_list text, term jsonb) RETURNS text
LANGUAGE plpgsql STABLE SET search_path = public, pg_temp AS $$
DECLARE
  value CONSTANT jsonb := term -> 'value';
  one CONSTANT text := quote_literal(term ->> 'value');
  many text;
  x text;
BEGIN
  IF term ? 'and' THEN
    RETURN coalesce((SELECT '(' || string_agg(filter_condition(of_list, part), ' AND ') || ')'
                     FROM jsonb_array_elements(term -> 'and') AS part), 'true');
  ELSIF term ? 'or' THEN
    RETURN coalesce((SELECT '(' || string_agg(filter_condition(of_list, part), ' OR ') || ')'
                     FROM jsonb_array_elements(term -> 'or') AS part), 'false');
  ELSIF term ? 'not' THEN
    RETURN '(' || filter_condition(of_list, term -> 'not') || ' IS NOT TRUE)';
  ELSIF term ? 'custom' THEN
    IF term ->> 'op' IN ('eq', 'in', 'any', 'all') THEN RETURN own_equality(term); END IF;
    x := own_value(term);
  ELSE
    SELECT '(' || expression || ')' INTO x FROM filter_columns WHERE list = of_list AND name = term ->> 'column';
  END IF;
  IF x IS NULL THEN RAISE EXCEPTION 'no such column of a filter'; END IF;
  IF jsonb_typeof(value) = 'array' THEN
    many := quote_literal(ARRAY(SELECT jsonb_array_elements_text(value))::text);
  END IF;
  RETURN CASE term ->> 'op'
    WHEN 'eq' THEN format('%s = %s', x, one)
    WHEN 'lt' THEN format('%s < %s', x, one)
    WHEN 'lte' THEN format('%s <= %s', x, one)
    WHEN 'gt' THEN format('%s > %s', x, one)
    WHEN 'gte' THEN format('%s >= %s', x, one)
    WHEN 'in' THEN format('%s = ANY (%s)', x, many)
    WHEN 'any' THEN format('%s && %s', x, many)
    WHEN 'all' THEN format('%s @> %s', x, many)
    WHEN 'bare' THEN format('%s = ''{}''', x)
    WHEN 'null' THEN format('%s IS NULL', x)
    WHEN 'contains' THEN format('strpos(lower(%s), lower(%s)) > 0', x, one)
    WHEN 'starts' THEN format('starts_with(lower(%s), lower(%s))', x, one)
    WHEN 'matches' THEN format('%s @@ %s', x, one)
    WHEN 'team' THEN format('%s = ANY (ARRAY(SELECT staff_id FROM team_members WHERE team_id = ANY (%s)))', x, many)
    WHEN 'within' THEN format('%s = ANY (ARRAY(WITH RECURSIVE below AS (
        SELECT id FROM departments WHERE id = ANY (%s)
        UNION SELECT d.id FROM departments d JOIN below b ON d.parent_id = b.id)
      SELECT id FROM below))', x, many)
    WHEN 'department' THEN format('%s = ANY (ARRAY(WITH RECURSIVE below AS (
        SELECT id FROM departments WHERE id = ANY (%s)
        UNION SELECT d.id FROM departments d JOIN below b ON d.parent_id = b.id)
      SELECT s.id FROM staff s JOIN below b ON b.id = s.department_id))', x, many)
  END;
END $$;

CREATE OR REPLACE FUNCTION customer_condition(term jsonb) RETURNS text
LANGUAGE sql STABLE SET search_path = public, pg_temp AS $$ SELECT filter_condition('customer', term) $$;
DROP TABLE customer_columns;

-- How many rows of a list fit and how far in its order they begin, as `look_out` says it of customers: from a sample of pages.
CREATE FUNCTION look_out_over(relation text, base text, conditions text, bounds text, key text, direction text, most integer, certain boolean)
RETURNS listing_outlook
LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
DECLARE
  sample_pages CONSTANT float := 500;
  scale CONSTANT float := pg_relation_size(relation::regclass) / 8192 / sample_pages;
  outlook listing_outlook;
  plan json;
  within float;
BEGIN
  EXECUTE format('EXPLAIN (FORMAT JSON) SELECT FROM %I WHERE %s', relation, conditions) INTO plan;
  outlook.cost := plan -> 0 -> 'Plan' ->> 'Total Cost';
  -- of what an own field holds, every value is equally rare to the planner
  IF certain AND outlook.cost < 2000 AND conditions NOT LIKE '%custom @>%' OR scale < 2 THEN RETURN outlook; END IF;
  EXECUTE format('WITH sample AS MATERIALIZED (SELECT %1$s AS key, id, (%2$s) AS fits FROM %7$I
                                               TABLESAMPLE SYSTEM (%3$s) REPEATABLE (1) WHERE %8$s AND %4$s),
                       first AS (SELECT key, id FROM sample WHERE fits ORDER BY key %5$s, id %5$s LIMIT 1)
                  SELECT count(*) FILTER (WHERE fits), count(*), count(*) FILTER (WHERE (sample.key, sample.id) %6$s
                          ((SELECT key FROM first), (SELECT id FROM first))) FROM sample',
                 key, conditions, 100 / scale, bounds, direction, CASE direction WHEN 'DESC' THEN '>' ELSE '<' END, relation, base)
    INTO outlook.hits, within, outlook.steps;
  IF outlook.hits > 0 THEN
    outlook.steps := outlook.steps * scale + most * within / outlook.hits;
  END IF;
  outlook.fitting := outlook.hits * scale;
  RETURN outlook;
END $$;

CREATE OR REPLACE FUNCTION look_out(conditions text, bounds text, key text, direction text, most integer, certain boolean)
RETURNS listing_outlook
LANGUAGE sql SET search_path = public, pg_temp AS $$
  SELECT look_out_over('customers', 'archived_at IS NULL', conditions, bounds, key, direction, most, certain)
$$;

-- A page of a list: along its order where what fits begins near, else of all that fit. `guide` is what an index with the
-- order holds alone. Called by definer functions, which put sight into the conditions.
CREATE FUNCTION page_of(relation text, conditions text, guide text, key text, walkable boolean, direction text, after_key text, after_id uuid,
                        most integer, counted boolean, certain boolean)
RETURNS TABLE (found uuid, matching float, exact boolean)
LANGUAGE plpgsql SET search_path = public, pg_temp SET parallel_setup_cost = 100 SET parallel_tuple_cost = 0.01
SET max_parallel_workers_per_gather = 0 AS $$
DECLARE
  in_order CONSTANT text := format('key %s, id %s', direction, direction);
  beyond CONSTANT text := CASE direction WHEN 'DESC' THEN '<' ELSE '>' END;
  after CONSTANT text := CASE WHEN after_key IS NULL THEN 'true' ELSE format('(%s, id) %s (%L, %L::uuid)', key, beyond, after_key, after_id) END;
  bounds CONSTANT text := format('%s AND %s', guide, after);
  outlook CONSTANT listing_outlook := look_out_over(relation, 'true', conditions, bounds, key, direction, most, certain);
  many CONSTANT boolean := coalesce(outlook.fitting > 30000, false);
  walk CONSTANT integer := least(1000 + 2 * outlook.steps, 100000);
  ids uuid[] := '{}';
BEGIN
  IF walkable AND outlook.hits > 0 AND outlook.steps < least(20000, 0.7 * outlook.fitting) THEN
    EXECUTE format('SELECT array(SELECT id FROM (SELECT *, %s AS key FROM %I WHERE %s ORDER BY %s, id %s LIMIT %s) AS %I
                                 WHERE %s ORDER BY %s LIMIT %s)',
      key, relation, bounds, key || ' ' || direction, direction, walk, relation, conditions, in_order, most) INTO ids;
  END IF;
  IF cardinality(ids) >= most THEN
    IF counted THEN
      exact := outlook.hits < 25 OR outlook.cost < 10000 AND NOT many;
      matching := outlook.fitting;
      IF exact THEN EXECUTE format('SELECT count(*) FROM %I WHERE %s', relation, conditions) INTO matching; END IF;
    END IF;
    RETURN QUERY SELECT unnest(ids), matching, exact;
    RETURN;
  END IF;
  PERFORM set_config('max_parallel_workers_per_gather', '2', true);
  RETURN QUERY EXECUTE format('SELECT id, %s, %L::boolean FROM (SELECT id, %s AS key%s FROM %I WHERE %s) AS gathered
                               WHERE %s ORDER BY %s LIMIT %s',
    CASE WHEN NOT counted THEN 'NULL::float' WHEN many THEN outlook.fitting::text || '::float' ELSE 'total' END,
    CASE WHEN counted THEN NOT many END, key,
    CASE WHEN counted AND NOT many THEN ', (count(*) OVER ())::float AS total' ELSE '' END, relation, conditions,
    CASE WHEN after_key IS NULL THEN 'true' ELSE format('(key, id) %s (%L, %L::uuid)', beyond, after_key, after_id) END,
    in_order, most);
END $$;

-- How many rows fit, by one of their facts; from a sample where counting all would take long.
CREATE FUNCTION count_facts(relation text, conditions text, fact text, most integer, certain boolean)
RETURNS TABLE (value text, matching float, exact boolean)
LANGUAGE plpgsql SET search_path = public, pg_temp SET parallel_setup_cost = 100 SET parallel_tuple_cost = 0.01 AS $$
DECLARE
  sample_pages CONSTANT float := 2500;
  outlook CONSTANT listing_outlook := look_out_over(relation, 'true', conditions, 'true', 'id', 'ASC', 0, certain);
  scale float := pg_relation_size(relation::regclass) / 8192 / sample_pages;
BEGIN
  exact := coalesce(outlook.hits < 25 OR outlook.cost < 10000 AND outlook.fitting < 30000, true) OR scale < 2;
  IF exact THEN scale := 1; END IF;
  RETURN QUERY EXECUTE format('SELECT fact, count(*) * %s::float, %L::boolean
      FROM (SELECT %s AS fact FROM %I %s WHERE %s) AS each_one GROUP BY fact ORDER BY count(*) DESC, fact LIMIT %s',
    scale, exact, fact, relation, CASE WHEN NOT exact THEN format('TABLESAMPLE SYSTEM (%s) REPEATABLE (1)', 100 / scale) END,
    conditions, most);
END $$;

-- The value that a list is counted by: an own field, several values each counted, or what `built_in` names.
CREATE FUNCTION grouped_fact(own jsonb, built_in text) RETURNS text
LANGUAGE sql IMMUTABLE SET search_path = public, pg_temp AS $$
  SELECT CASE WHEN own ->> 'as' = 'texts' THEN format('unnest(%s)', own_value(own)) WHEN own IS NOT NULL THEN own_value(own) ELSE built_in END
$$;

-- Which tickets are wanted and in sight.
CREATE FUNCTION listed_tickets(wanted jsonb) RETURNS text
LANGUAGE plpgsql STABLE SET search_path = public, pg_temp AS $$
DECLARE
  conditions text := 'true';
  found text[] := '{}';
BEGIN
  IF current_setting('role') NOT IN ('zhike_all', 'zhike_system') THEN
    conditions := format('seen_by && %L::uuid[]', nullif(current_setting('zhike.actor', true), ''));
  END IF;
  IF wanted ? 'filter' THEN conditions := conditions || ' AND ' || filter_condition('ticket', wanted -> 'filter'); END IF;
  IF wanted ? 'customer' THEN
    conditions := conditions || format(' AND customer_id = ANY (%L::uuid[])', customer_group((wanted ->> 'customer')::uuid));
  END IF;
  IF wanted ? 'watcher' THEN
    conditions := conditions || format(' AND id IN (SELECT ticket_id FROM ticket_watchers WHERE staff_id = %L::uuid)', wanted ->> 'watcher');
  END IF;
  IF wanted ? 'query' THEN found := found || format('search @@ %L::tsquery', wanted ->> 'query'); END IF;
  IF wanted ? 'numberFrom' THEN
    found := found || format('number >= %L AND number < %L', wanted ->> 'numberFrom', wanted ->> 'numberTo');
  END IF;
  IF found <> '{}' THEN conditions := conditions || ' AND (' || array_to_string(found, ' OR ') || ')'; END IF;
  RETURN conditions;
END $$;

-- A page of tickets, and with the first how many there are.
CREATE FUNCTION list_tickets(wanted jsonb, sort text, after_key text, after_id uuid, most integer, counted boolean)
RETURNS TABLE (customer_id uuid, id uuid, matching float, exact boolean)
LANGUAGE plpgsql SECURITY DEFINER ROWS 50 SET search_path = public, pg_temp AS $$
DECLARE
  own CONSTANT jsonb := wanted -> 'sorted';
  key CONSTANT text := CASE WHEN own IS NOT NULL THEN own_sort_key(own, sort) ELSE CASE ltrim(sort, '-')
    WHEN 'createdAt' THEN 'created_at' WHEN 'updatedAt' THEN 'updated_at' WHEN 'priority' THEN 'priority_rank' END END;
  unfinished CONSTANT text[] := ARRAY['open', 'pending'];
  guide text := 'true';
  part jsonb;
BEGIN
  -- the unfinished have orders of their own
  FOR part IN SELECT * FROM jsonb_array_elements(wanted -> 'filter' -> 'and') LOOP
    IF part ->> 'column' = 'status' AND part ->> 'op' = 'in' AND key <> 'updated_at'
       AND ARRAY(SELECT jsonb_array_elements_text(part -> 'value')) <@ unfinished THEN
      guide := 'status IN (''open'', ''pending'')';
    END IF;
  END LOOP;
  RETURN QUERY SELECT t.customer_id, t.id, page.matching, page.exact
    FROM page_of('tickets', listed_tickets(wanted), guide, key, own IS NULL, CASE WHEN sort LIKE '-%' THEN 'DESC' ELSE 'ASC' END,
                 after_key, after_id, most, counted, NOT wanted ?| ARRAY['query', 'numberFrom'])
           WITH ORDINALITY AS page (found, matching, exact, place)
      JOIN tickets t ON t.id = page.found ORDER BY page.place;
END $$;
GRANT EXECUTE ON FUNCTION list_tickets(jsonb, text, text, uuid, integer, boolean) TO zhike_staff;

CREATE FUNCTION count_tickets(wanted jsonb, by text, most integer) RETURNS TABLE (value text, matching float, exact boolean)
LANGUAGE sql SECURITY DEFINER ROWS 20 SET search_path = public, pg_temp AS $$
  SELECT * FROM count_facts('tickets', listed_tickets(wanted), grouped_fact(wanted -> 'grouped', CASE by
      WHEN 'status' THEN 'status' WHEN 'kind' THEN 'kind' WHEN 'priority' THEN 'priority' WHEN 'channel' THEN 'channel'
      WHEN 'assignee' THEN 'assignee_id::text' WHEN 'category' THEN 'category_id::text' WHEN 'type' THEN 'type_id::text' END),
    most, NOT wanted ?| ARRAY['query', 'numberFrom'])
$$;
GRANT EXECUTE ON FUNCTION count_tickets(jsonb, text, integer) TO zhike_staff;

-- Which orders are wanted, of customers in sight.
CREATE FUNCTION listed_orders(wanted jsonb) RETURNS text
LANGUAGE plpgsql STABLE SET search_path = public, pg_temp AS $$
DECLARE
  in_sight text := '';
  conditions text;
BEGIN
  IF current_setting('role') NOT IN ('zhike_all', 'zhike_system') THEN
    in_sight := format(' AND c.seen_by && %L::uuid[]', nullif(current_setting('zhike.actor', true), ''));
  END IF;
  conditions := format('EXISTS (SELECT FROM customers c WHERE c.id = orders.customer_id AND c.archived_at IS NULL%s)', in_sight);
  IF wanted ? 'filter' THEN conditions := conditions || ' AND ' || filter_condition('order', wanted -> 'filter'); END IF;
  IF wanted ? 'customer' THEN
    conditions := conditions || format(' AND customer_id = ANY (%L::uuid[])', customer_group((wanted ->> 'customer')::uuid));
  END IF;
  IF wanted ? 'numberFrom' THEN
    conditions := conditions || format(' AND upper(order_no) >= %L AND upper(order_no) < %L', wanted ->> 'numberFrom', wanted ->> 'numberTo');
  END IF;
  RETURN conditions;
END $$;

-- A page of orders in any order; those that are only listed from the newest on are found by newest_orders.
CREATE FUNCTION list_orders(wanted jsonb, sort text, after_key text, after_id uuid, most integer)
RETURNS TABLE (id uuid)
LANGUAGE sql SECURITY DEFINER ROWS 50 SET search_path = public, pg_temp AS $$
  SELECT found FROM page_of('orders', listed_orders(wanted), 'true',
    CASE WHEN wanted ? 'sorted' THEN own_sort_key(wanted -> 'sorted', sort)
         ELSE CASE ltrim(sort, '-') WHEN 'orderedAt' THEN 'ordered_at' WHEN 'totalFen' THEN 'total_fen' END END,
    ltrim(sort, '-') = 'orderedAt', CASE WHEN sort LIKE '-%' THEN 'DESC' ELSE 'ASC' END, after_key, after_id, most, false,
    NOT wanted ? 'numberFrom')
$$;
GRANT EXECUTE ON FUNCTION list_orders(jsonb, text, text, uuid, integer) TO zhike_staff;

CREATE FUNCTION count_orders(wanted jsonb, by text, most integer) RETURNS TABLE (value text, matching float, exact boolean)
LANGUAGE sql SECURITY DEFINER ROWS 20 SET search_path = public, pg_temp AS $$
  SELECT * FROM count_facts('orders', listed_orders(wanted), grouped_fact(wanted -> 'grouped', CASE by
      WHEN 'status' THEN 'status' WHEN 'store' THEN 'store' WHEN 'channel' THEN 'channel' WHEN 'soldBy' THEN 'sold_by' END),
    most, NOT wanted ? 'numberFrom')
$$;
GRANT EXECUTE ON FUNCTION count_orders(jsonb, text, integer) TO zhike_staff;
