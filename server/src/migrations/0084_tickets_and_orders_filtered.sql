-- Tickets and orders are filtered, sorted and counted like customers, by own fields too: what was said of customers alone is
-- said of every list now.

-- What lists are filtered by, as SQL over a row of theirs.
CREATE TABLE filter_columns (
  relation text,
  name text,
  expression text NOT NULL,
  PRIMARY KEY (relation, name)
);
INSERT INTO filter_columns SELECT 'customers', name, expression FROM customer_columns;
DROP TABLE customer_columns;
INSERT INTO filter_columns (relation, name, expression) VALUES
  ('tickets', 'number', 'number'),
  ('tickets', 'title', 'title'),
  ('tickets', 'words', 'search'),
  ('tickets', 'kind', 'kind'),
  ('tickets', 'status', 'status'),
  ('tickets', 'priority', 'priority'),
  ('tickets', 'category', 'category_id'),
  ('tickets', 'type', 'type_id'),
  ('tickets', 'assignee', 'assignee_id'),
  ('tickets', 'department', 'department_id'),
  ('tickets', 'channel', 'channel'),
  ('tickets', 'createdAt', 'created_at'),
  ('tickets', 'updatedAt', 'updated_at'),
  ('tickets', 'firstRepliedAt', 'first_replied_at'),
  ('tickets', 'resolvedAt', 'resolved_at'),
  ('tickets', 'urgedAt', 'urged_at'),
  ('tickets', 'urgedTimes', 'urged_times'),
  ('tickets', 'rating', 'rating_score'),
  ('tickets', 'customer', '(SELECT r.name FROM customers c JOIN customers r ON r.id = coalesce(c.root_id, c.id) WHERE c.id = tickets.customer_id)'),
  ('tickets', 'customerTier', '(SELECT r.tier FROM customers c JOIN customers r ON r.id = coalesce(c.root_id, c.id) WHERE c.id = tickets.customer_id)'),
  ('tickets', 'dueAt', '(SELECT min(p.due_at) FROM time_promises p WHERE p.customer_id = tickets.customer_id AND p.ticket_id = tickets.id AND p.ended_at IS NULL)'),
  ('tickets', 'promise', '(SELECT CASE WHEN bool_or(p.breached_at IS NOT NULL) THEN ''breached'' WHEN bool_and(p.due_at IS NULL) THEN ''paused'' WHEN bool_or(p.warned_at IS NOT NULL) THEN ''warned'' ELSE ''running'' END FROM time_promises p WHERE p.customer_id = tickets.customer_id AND p.ticket_id = tickets.id AND p.ended_at IS NULL HAVING count(*) > 0)'),
  ('orders', 'orderNo', 'order_no'),
  ('orders', 'status', 'status'),
  ('orders', 'orderedAt', 'ordered_at'),
  ('orders', 'createdAt', 'created_at'),
  ('orders', 'totalFen', 'total_fen'),
  ('orders', 'refundedFen', 'refunded_fen'),
  ('orders', 'currency', 'currency'),
  ('orders', 'soldBy', 'sold_by'),
  ('orders', 'store', 'store'),
  ('orders', 'channel', 'channel'),
  ('orders', 'customer', '(SELECT r.name FROM customers c JOIN customers r ON r.id = coalesce(c.root_id, c.id) WHERE c.id = orders.customer_id)');

-- Whoever has a value of an own field; who has none costs nothing here.
CREATE INDEX tickets_by_custom ON tickets USING gin (custom jsonb_path_ops) WHERE custom <> '{}';
CREATE INDEX orders_by_custom ON orders USING gin (custom jsonb_path_ops) WHERE custom <> '{}';

-- The SQL of a condition on the rows of a list; the one place where values of filters are quoted.
CREATE FUNCTION filter_condition(of_relation text, term jsonb) RETURNS text
LANGUAGE plpgsql STABLE SET search_path = public, pg_temp AS $$
DECLARE
  value CONSTANT jsonb := term -> 'value';
  one CONSTANT text := quote_literal(term ->> 'value');
  many text;
  x text;
BEGIN
  IF term ? 'and' THEN
    RETURN coalesce((SELECT '(' || string_agg(filter_condition(of_relation, part), ' AND ') || ')'
                     FROM jsonb_array_elements(term -> 'and') AS part), 'true');
  ELSIF term ? 'or' THEN
    RETURN coalesce((SELECT '(' || string_agg(filter_condition(of_relation, part), ' OR ') || ')'
                     FROM jsonb_array_elements(term -> 'or') AS part), 'false');
  ELSIF term ? 'not' THEN
    RETURN '(' || filter_condition(of_relation, term -> 'not') || ' IS NOT TRUE)';
  ELSIF term ? 'custom' THEN
    IF term ->> 'op' IN ('eq', 'in', 'any', 'all') THEN RETURN own_equality(term); END IF;
    x := own_value(term);
  ELSE
    SELECT '(' || expression || ')' INTO x FROM filter_columns WHERE relation = of_relation AND name = term ->> 'column';
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

-- The conditions of a filter that all have to hold, one by one.
CREATE FUNCTION filter_parts(filter jsonb) RETURNS SETOF jsonb
LANGUAGE sql IMMUTABLE SET search_path = public, pg_temp AS $$
  WITH RECURSIVE parts AS (
    SELECT filter AS part WHERE filter IS NOT NULL
    UNION ALL SELECT inner_part FROM parts CROSS JOIN LATERAL jsonb_array_elements(part -> 'and') AS inner_part WHERE part ? 'and')
  SELECT part FROM parts WHERE NOT part ? 'and'
$$;

-- A filter in two: what is asked of the row alone, and what looks something up for each row (contacts, open tickets, time
-- promises), which takes ten times as long and is asked last. Either may be null.
CREATE FUNCTION filter_conditions(of_relation text, filter jsonb, OUT cheap text, OUT dear text)
LANGUAGE sql STABLE SET search_path = public, pg_temp AS $$
  SELECT string_agg(condition, ' AND ') FILTER (WHERE NOT looks_up), string_agg(condition, ' AND ') FILTER (WHERE looks_up)
  FROM (SELECT condition, strpos(condition, of_relation || '.') > 0 AS looks_up
        FROM filter_parts(filter) AS part CROSS JOIN LATERAL filter_condition(of_relation, part) AS condition) AS each_one
$$;

-- How many rows of a list fit and how far in its order they begin, from a sample of pages; nothing of that where the planner
-- knows that they are few. `bounds` says which rows are in the order.
CREATE FUNCTION look_out_over(relation text, conditions text, bounds text, key text, direction text, most integer, certain boolean)
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
                                               TABLESAMPLE SYSTEM (%3$s) REPEATABLE (1) WHERE %4$s),
                       first AS (SELECT key, id FROM sample WHERE fits ORDER BY key %5$s, id %5$s LIMIT 1)
                  SELECT count(*) FILTER (WHERE fits), count(*), count(*) FILTER (WHERE (sample.key, sample.id) %6$s
                          ((SELECT key FROM first), (SELECT id FROM first))) FROM sample',
                 key, conditions, 100 / scale, bounds, direction, CASE direction WHEN 'DESC' THEN '>' ELSE '<' END, relation)
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
  SELECT look_out_over('customers', conditions, 'archived_at IS NULL AND ' || bounds, key, direction, most, certain)
$$;

-- The first ids that fit among so many steps along an order: each branch is what an index holds in this order, and of sorted
-- branches no more is read than is needed.
CREATE FUNCTION walk(relation text, conditions text, branches text[], key text, direction text, after text, steps integer, most integer)
RETURNS uuid[]
LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
DECLARE
  in_order CONSTANT text := format('key %s, id %s', direction, direction);
  ids uuid[];
BEGIN
  EXECUTE format('SELECT array(SELECT id FROM (SELECT * FROM (%s) AS every_branch ORDER BY %s LIMIT %s) AS %I
                               WHERE %s ORDER BY %s LIMIT %s)',
    (SELECT string_agg(format('(SELECT *, %s AS key FROM %I WHERE %s AND %s ORDER BY %s LIMIT %s)',
                              key, relation, branch, after, in_order, steps), ' UNION ALL ')
     FROM unnest(branches) AS branch),
    in_order, steps, relation, conditions, in_order, most) INTO ids;
  RETURN ids;
END $$;

-- A page of a list, and how many fit when that is counted: along the order where what fits begins near, else of all that fit.
-- `branches` are the conditions of the indexes that have the order, none when no index has. Of many, what is dear is asked of
-- no more than the page needs. Called by definer functions, which put sight into the conditions.
CREATE FUNCTION page_of(relation text, cheap text, dear text, branches text[], key text, direction text, after_key text, after_id uuid,
                        most integer, counted boolean, certain boolean)
RETURNS TABLE (found uuid, matching float, exact boolean)
LANGUAGE plpgsql SET search_path = public, pg_temp SET parallel_setup_cost = 100 SET parallel_tuple_cost = 0.01
SET max_parallel_workers_per_gather = 0 AS $$
DECLARE
  conditions CONSTANT text := concat_ws(' AND ', cheap, dear);
  beyond CONSTANT text := CASE direction WHEN 'DESC' THEN '<' ELSE '>' END;
  after CONSTANT text := CASE WHEN after_key IS NULL THEN 'true' ELSE format('(%s, id) %s (%L, %L::uuid)', key, beyond, after_key, after_id) END;
  outlook listing_outlook;
  plan json;
  many boolean;
  last boolean;
  ids uuid[] := '{}';
BEGIN
  -- what stands near the beginning is found without asking how much there is
  IF NOT counted AND branches <> '{}' AND most < 1000 THEN
    ids := walk(relation, conditions, branches, key, direction, after, 20 * most, most);
    IF cardinality(ids) = most THEN
      RETURN QUERY SELECT unnest(ids), NULL::float, NULL::boolean;
      RETURN;
    END IF;
  END IF;
  IF branches = ARRAY[conditions] THEN
    -- all that the index holds: nothing to find out
    EXECUTE format('EXPLAIN (FORMAT JSON) SELECT FROM %I WHERE %s', relation, conditions) INTO plan;
    outlook.cost := plan -> 0 -> 'Plan' ->> 'Total Cost';
    outlook.fitting := plan -> 0 -> 'Plan' ->> 'Plan Rows';
    outlook.hits := outlook.fitting;
    outlook.steps := most;
  ELSE
    outlook := look_out_over(relation, conditions, format('(%s) AND %s', coalesce(nullif(array_to_string(branches, ' OR '), ''), 'true'), after),
                             key, direction, most, certain);
  END IF;
  many := coalesce(outlook.fitting > CASE WHEN dear IS NULL THEN 30000 ELSE 4000 END, false);
  IF branches <> '{}' AND outlook.hits > 0 AND outlook.steps < least(20000, 0.7 * outlook.fitting) THEN
    ids := walk(relation, conditions, branches, key, direction, after, 1000 + 2 * outlook.steps::integer, most);
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

  -- OFFSET 0 keeps the planner from walking after all, to a page that may never be full
  PERFORM set_config('max_parallel_workers_per_gather', '2', true);
  last := many AND dear IS NOT NULL;
  RETURN QUERY EXECUTE format('SELECT f.id, %s, %L::boolean FROM (SELECT id, %s AS key%s FROM %I WHERE %s%s OFFSET 0) AS f%s
                               WHERE %s ORDER BY f.key %s, f.id %s LIMIT %s',
    CASE WHEN NOT counted THEN 'NULL::float' WHEN many THEN outlook.fitting::text || '::float' ELSE 'f.total' END,
    CASE WHEN counted THEN NOT many END, key,
    CASE WHEN counted AND NOT many THEN ', (count(*) OVER ())::float AS total' ELSE '' END, relation,
    CASE WHEN last THEN cheap ELSE conditions END,
    CASE WHEN last THEN format(' ORDER BY key %s, id %s', direction, direction) END,
    CASE WHEN last THEN format(' CROSS JOIN LATERAL (SELECT FROM %I WHERE id = f.id AND %s LIMIT 1) AS held', relation, dear) END,
    CASE WHEN after_key IS NULL THEN 'true' ELSE format('(f.key, f.id) %s (%L, %L::uuid)', beyond, after_key, after_id) END,
    direction, direction, most);
END $$;

-- How many rows fit, by one of their facts; from a sample of pages where counting all would take long.
CREATE FUNCTION count_facts(relation text, conditions text, fact text, most integer, certain boolean, sample_pages float)
RETURNS TABLE (value text, matching float, exact boolean)
LANGUAGE plpgsql SET search_path = public, pg_temp SET parallel_setup_cost = 100 SET parallel_tuple_cost = 0.01 AS $$
DECLARE
  outlook CONSTANT listing_outlook := look_out_over(relation, conditions, 'true', 'id', 'ASC', 0, certain);
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

-- Who sees all needs no condition of sight.
CREATE FUNCTION sight_condition(seen_by text) RETURNS text
LANGUAGE sql STABLE SET search_path = public, pg_temp AS $$
  SELECT CASE WHEN current_setting('role') NOT IN ('zhike_all', 'zhike_system')
    THEN format('%s && %L::uuid[]', seen_by, nullif(current_setting('zhike.actor', true), '')) END
$$;

-- What is of one customer, or of those who were merged with it.
CREATE FUNCTION group_condition(customer jsonb) RETURNS text
LANGUAGE sql STABLE SET search_path = public, pg_temp AS $$
  SELECT CASE WHEN customer IS NOT NULL THEN format('customer_id = ANY (%L::uuid[])', customer_group((customer #>> '{}')::uuid)) END
$$;

-- Which customers are wanted and in sight.
CREATE FUNCTION customer_conditions(wanted jsonb, OUT cheap text, OUT dear text)
LANGUAGE plpgsql STABLE SET search_path = public, pg_temp AS $$
DECLARE
  found text[] := '{}';
BEGIN
  IF wanted ? 'query' THEN found := found || format('search @@ %L::tsquery', wanted ->> 'query'); END IF;
  IF wanted ? 'numberFrom' THEN
    found := found || format('number >= %L AND number < %L', wanted ->> 'numberFrom', wanted ->> 'numberTo');
  END IF;
  IF wanted ->> 'ids' <> '[]' OR wanted ? 'ids' AND found = '{}' THEN
    found := found || format('id = ANY (%L::uuid[])', translate(wanted ->> 'ids', '[]"', '{}'));
  END IF;
  SELECT concat_ws(' AND ', 'archived_at IS NULL AND root_id IS NULL AND stage <> ''visitor''', sight_condition('seen_by'),
                   '(' || nullif(array_to_string(found, ' OR '), '') || ')', f.cheap), f.dear
  INTO cheap, dear FROM filter_conditions('customers', wanted -> 'filter') AS f;
END $$;

CREATE OR REPLACE FUNCTION listed_customers(wanted jsonb) RETURNS text
LANGUAGE sql STABLE SET search_path = public, pg_temp AS $$
  SELECT concat_ws(' AND ', cheap, dear) FROM customer_conditions(wanted)
$$;
DROP FUNCTION customer_condition(jsonb);

-- As before, by what all lists have in common: a page of customers, and with the first how many there are.
CREATE OR REPLACE FUNCTION list_customers(wanted jsonb, sort text, after_key text, after_id uuid, most integer, counted boolean)
RETURNS TABLE (customer_id uuid, matching float, exact boolean)
LANGUAGE plpgsql SECURITY DEFINER ROWS 50 SET search_path = public, pg_temp AS $$
DECLARE
  sort_key CONSTANT text := ltrim(sort, '-');
  own CONSTANT jsonb := wanted -> 'sorted';
  key CONSTANT text := CASE WHEN own IS NOT NULL THEN own_sort_key(own, sort) ELSE CASE sort_key
    WHEN 'createdAt' THEN 'created_at' WHEN 'updatedAt' THEN 'updated_at' WHEN 'totalFen' THEN 'total_fen' WHEN 'orders' THEN 'orders_count'
    WHEN 'lastOrderAt' THEN 'coalesce(last_order_at, ''-infinity'')' WHEN 'name' THEN 'sort_name' END END;
  asked CONSTANT record := customer_conditions(wanted);
  stages text[] := ARRAY['potential', 'new', 'active', 'dormant', 'lost'];
  bounds text := 'archived_at IS NULL';
  part jsonb;
BEGIN
  FOR part IN SELECT * FROM filter_parts(wanted -> 'filter') LOOP
    IF part ->> 'column' = 'stage' AND part ->> 'op' = 'in' THEN
      stages := ARRAY(SELECT jsonb_array_elements_text(part -> 'value') INTERSECT SELECT unnest(stages));
    ELSIF part ->> 'column' = sort_key AND part ->> 'op' IN ('lt', 'lte', 'gt', 'gte', 'eq') THEN
      bounds := bounds || format(' AND %s %s %L', key,
        CASE part ->> 'op' WHEN 'lt' THEN '<' WHEN 'lte' THEN '<=' WHEN 'gt' THEN '>' WHEN 'gte' THEN '>=' ELSE '=' END,
        part ->> 'value');
    END IF;
  END LOOP;
  -- no index has the order of an own field; the others have an index that begins with the stage
  RETURN QUERY SELECT * FROM page_of('customers', asked.cheap, asked.dear,
    CASE WHEN own IS NULL THEN ARRAY(SELECT format('%s AND stage = %L', bounds, stage) FROM unnest(stages) AS stage) ELSE '{}' END,
    key, CASE WHEN sort LIKE '-%' THEN 'DESC' ELSE 'ASC' END, after_key, after_id, most, counted, NOT wanted ? 'query');
END $$;

CREATE OR REPLACE FUNCTION count_customers(wanted jsonb, by text, most integer) RETURNS TABLE (value text, matching float, exact boolean)
LANGUAGE sql SECURITY DEFINER ROWS 20 SET search_path = public, pg_temp AS $$
  SELECT * FROM count_facts('customers', listed_customers(wanted), grouped_fact(wanted -> 'grouped', CASE by
      WHEN 'stage' THEN 'stage' WHEN 'kind' THEN 'kind' WHEN 'tier' THEN 'tier' WHEN 'owner' THEN 'owner_id::text'
      WHEN 'source' THEN 'source' WHEN 'industry' THEN 'industry' WHEN 'tag' THEN 'unnest(tags)'
      WHEN 'province' THEN 'left(region, 2) || ''0000''' WHEN 'city' THEN 'left(region, 4) || ''00''' END),
    most, NOT wanted ? 'query', 2500)
$$;

-- Which tickets are wanted and in sight.
CREATE FUNCTION ticket_conditions(wanted jsonb, OUT cheap text, OUT dear text)
LANGUAGE plpgsql STABLE SET search_path = public, pg_temp AS $$
DECLARE
  found text[] := '{}';
BEGIN
  IF wanted ? 'query' THEN found := found || format('search @@ %L::tsquery', wanted ->> 'query'); END IF;
  IF wanted ? 'numberFrom' THEN
    found := found || format('number >= %L AND number < %L', wanted ->> 'numberFrom', wanted ->> 'numberTo');
  END IF;
  SELECT coalesce(nullif(concat_ws(' AND ', sight_condition('seen_by'),
           group_condition(wanted -> 'customer'),
           CASE WHEN wanted ? 'watcher' THEN format('id IN (SELECT ticket_id FROM ticket_watchers WHERE staff_id = %L::uuid)',
                                                    wanted ->> 'watcher') END,
           '(' || nullif(array_to_string(found, ' OR '), '') || ')', f.cheap), ''), 'true'), f.dear
  INTO cheap, dear FROM filter_conditions('tickets', wanted -> 'filter') AS f;
END $$;

-- A page of tickets, and with the first how many there are.
DROP FUNCTION list_tickets(jsonb, text, text, uuid, integer);
CREATE FUNCTION list_tickets(wanted jsonb, sort text, after_key text, after_id uuid, most integer, counted boolean)
RETURNS TABLE (customer_id uuid, id uuid, matching float, exact boolean)
LANGUAGE plpgsql SECURITY DEFINER ROWS 50 SET search_path = public, pg_temp AS $$
DECLARE
  own CONSTANT jsonb := wanted -> 'sorted';
  key CONSTANT text := CASE WHEN own IS NOT NULL THEN own_sort_key(own, sort) ELSE CASE ltrim(sort, '-')
    WHEN 'createdAt' THEN 'created_at' WHEN 'updatedAt' THEN 'updated_at' WHEN 'priority' THEN 'priority_rank' END END;
  asked record;
  held text := 'true';
  rest jsonb := '[]';
  part jsonb;
BEGIN
  -- the unfinished have orders of their own, whose indexes say so already
  FOR part IN SELECT * FROM filter_parts(wanted -> 'filter') LOOP
    IF part ->> 'column' = 'status' AND part ->> 'op' = 'in' AND part -> 'value' <@ '["open", "pending"]' AND key <> 'updated_at' THEN
      held := 'status IN (''open'', ''pending'')';
      CONTINUE WHEN part -> 'value' @> '["open", "pending"]';
    END IF;
    rest := rest || part;
  END LOOP;
  asked := ticket_conditions(wanted || jsonb_build_object('filter', jsonb_build_object('and', rest)));
  RETURN QUERY SELECT t.customer_id, t.id, page.matching, page.exact
    FROM page_of('tickets', CASE WHEN asked.cheap = 'true' THEN held ELSE held || ' AND ' || asked.cheap END, asked.dear,
                 CASE WHEN own IS NULL THEN ARRAY[held] ELSE '{}' END, key, CASE WHEN sort LIKE '-%' THEN 'DESC' ELSE 'ASC' END,
                 after_key, after_id, most, counted, NOT wanted ?| ARRAY['query', 'numberFrom'])
           WITH ORDINALITY AS page (found, matching, exact, place)
      JOIN tickets t ON t.id = page.found ORDER BY page.place;
END $$;
GRANT EXECUTE ON FUNCTION list_tickets(jsonb, text, text, uuid, integer, boolean) TO zhike_staff;

CREATE FUNCTION count_tickets(wanted jsonb, by text, most integer) RETURNS TABLE (value text, matching float, exact boolean)
LANGUAGE sql SECURITY DEFINER ROWS 20 SET search_path = public, pg_temp AS $$
  SELECT c.* FROM ticket_conditions(wanted) AS t CROSS JOIN LATERAL count_facts('tickets', concat_ws(' AND ', t.cheap, t.dear), grouped_fact(wanted -> 'grouped', CASE by
      WHEN 'status' THEN 'status' WHEN 'kind' THEN 'kind' WHEN 'priority' THEN 'priority' WHEN 'channel' THEN 'channel'
      WHEN 'assignee' THEN 'assignee_id::text' WHEN 'category' THEN 'category_id::text' WHEN 'type' THEN 'type_id::text' END),
    most, NOT wanted ?| ARRAY['query', 'numberFrom'], 1000) AS c
$$;
GRANT EXECUTE ON FUNCTION count_tickets(jsonb, text, integer) TO zhike_staff;

-- Which orders are wanted, of customers in sight.
CREATE FUNCTION order_conditions(wanted jsonb, OUT cheap text, OUT dear text)
LANGUAGE sql STABLE SET search_path = public, pg_temp AS $$
  SELECT concat_ws(' AND ', format('EXISTS (SELECT FROM customers c WHERE %s)', concat_ws(' AND ',
             'c.id = orders.customer_id AND c.archived_at IS NULL', sight_condition('c.seen_by'))),
           group_condition(wanted -> 'customer'),
           CASE WHEN wanted ? 'numberFrom' THEN format('upper(order_no) >= %L AND upper(order_no) < %L',
                                                       wanted ->> 'numberFrom', wanted ->> 'numberTo') END,
           f.cheap), f.dear
  FROM filter_conditions('orders', wanted -> 'filter') AS f
$$;

-- A page of orders in any order; those that are only listed from the newest on are found by newest_orders.
CREATE FUNCTION list_orders(wanted jsonb, sort text, after_key text, after_id uuid, most integer)
RETURNS TABLE (id uuid)
LANGUAGE sql SECURITY DEFINER ROWS 50 SET search_path = public, pg_temp AS $$
  SELECT p.found FROM order_conditions(wanted) AS o CROSS JOIN LATERAL page_of('orders', o.cheap, o.dear,
    CASE WHEN ltrim(sort, '-') = 'orderedAt' THEN ARRAY['true'] ELSE '{}' END,
    CASE WHEN wanted ? 'sorted' THEN own_sort_key(wanted -> 'sorted', sort)
         ELSE CASE ltrim(sort, '-') WHEN 'orderedAt' THEN 'ordered_at' WHEN 'totalFen' THEN 'total_fen' END END,
    CASE WHEN sort LIKE '-%' THEN 'DESC' ELSE 'ASC' END, after_key, after_id, most, false, NOT wanted ? 'numberFrom') AS p
$$;
GRANT EXECUTE ON FUNCTION list_orders(jsonb, text, text, uuid, integer) TO zhike_staff;

CREATE FUNCTION count_orders(wanted jsonb, by text, most integer) RETURNS TABLE (value text, matching float, exact boolean)
LANGUAGE sql SECURITY DEFINER ROWS 20 SET search_path = public, pg_temp AS $$
  SELECT c.* FROM order_conditions(wanted) AS o CROSS JOIN LATERAL count_facts('orders', concat_ws(' AND ', o.cheap, o.dear), grouped_fact(wanted -> 'grouped', CASE by
      WHEN 'status' THEN 'status' WHEN 'store' THEN 'store' WHEN 'channel' THEN 'channel' WHEN 'soldBy' THEN 'sold_by' END),
    most, NOT wanted ? 'numberFrom', 1000) AS c
$$;
GRANT EXECUTE ON FUNCTION count_orders(jsonb, text, integer) TO zhike_staff;

-- What a team opened in two weeks is counted from the index alone.
DROP INDEX tickets_newest;
CREATE INDEX tickets_newest ON tickets (created_at DESC, id DESC) INCLUDE (assignee_id, seen_by);
