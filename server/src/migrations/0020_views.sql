-- What customers can be filtered by, and the expression that gives it. A filter names a column of this table and never
-- brings SQL of its own; later modules add theirs in their migrations. Nobody but the owner reads it.
CREATE TABLE customer_columns (
  name text PRIMARY KEY,
  expression text NOT NULL
);
INSERT INTO customer_columns VALUES
  ('kind', 'kind'), ('name', 'name'), ('number', 'number'), ('stage', 'stage'), ('tier', 'tier'), ('tags', 'tags'),
  ('region', 'region'), ('owner', 'owner_id'), ('source', 'source'), ('industry', 'industry'),
  ('occupation', 'occupation'), ('hobbies', 'hobbies'), ('gender', 'gender'), ('creditGrade', 'credit_grade'),
  ('creditTermDays', 'credit_term_days'), ('createdAt', 'created_at'), ('updatedAt', 'updated_at'),
  ('firstOrderAt', 'first_order_at'), ('lastOrderAt', 'last_order_at'), ('totalFen', 'total_fen'),
  ('orders', 'orders_count'), ('words', 'search'),
  -- by the solar calendar: a lunar birthday falls on another day each year
  ('birthMonth', 'CASE birthday ->> ''calendar'' WHEN ''solar'' THEN (birthday ->> ''month'')::int END'),
  ('bornOn', 'CASE birthday ->> ''calendar'' WHEN ''solar'' THEN (birthday ->> ''year'')::int * 10000
               + (birthday ->> ''month'')::int * 100 + (birthday ->> ''day'')::int END'),
  -- with those of whoever was merged into the customer
  ('identities', 'ARRAY(SELECT kind FROM customer_identities WHERE customer_id = ANY (
                    customers.id || ARRAY(SELECT m.id FROM customers m WHERE m.root_id = customers.id)))');

-- The SQL of a condition on customers. A term is {and: [term]}, {or: [term]}, {not: term} or {column, op, value}, where
-- {custom, as} stands for the column of an own field. The one place where values of a filter get into a statement.
-- What is unknown is not so, also below a `not`.
CREATE FUNCTION customer_condition(term jsonb) RETURNS text
LANGUAGE plpgsql STABLE SET search_path = public, pg_temp AS $$
DECLARE
  value CONSTANT jsonb := term -> 'value';
  one CONSTANT text := quote_literal(term ->> 'value');
  many text;
  x text;
BEGIN
  IF term ? 'and' THEN
    RETURN coalesce((SELECT '(' || string_agg(customer_condition(part), ' AND ') || ')'
                     FROM jsonb_array_elements(term -> 'and') AS part), 'true');
  ELSIF term ? 'or' THEN
    RETURN coalesce((SELECT '(' || string_agg(customer_condition(part), ' OR ') || ')'
                     FROM jsonb_array_elements(term -> 'or') AS part), 'false');
  ELSIF term ? 'not' THEN
    RETURN '(' || customer_condition(term -> 'not') || ' IS NOT TRUE)';
  ELSIF term ? 'custom' THEN
    x := format(CASE term ->> 'as'
      WHEN 'number' THEN '(CASE jsonb_typeof(custom -> %1$L) WHEN ''number'' THEN (custom ->> %1$L)::numeric END)'
      WHEN 'boolean' THEN '(CASE jsonb_typeof(custom -> %1$L) WHEN ''boolean'' THEN (custom ->> %1$L)::boolean END)'
      WHEN 'texts' THEN '(CASE jsonb_typeof(custom -> %1$L) WHEN ''array'' THEN ARRAY(SELECT jsonb_array_elements_text(custom -> %1$L)) ELSE ''{}'' END)'
      WHEN 'text' THEN '(custom ->> %1$L)' END, term ->> 'custom');
  ELSE
    SELECT '(' || expression || ')' INTO x FROM customer_columns WHERE name = term ->> 'column';
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
    WHEN 'department' THEN format('%s = ANY (ARRAY(WITH RECURSIVE below AS (
        SELECT id FROM departments WHERE id = ANY (%s)
        UNION SELECT d.id FROM departments d JOIN below b ON d.parent_id = b.id)
      SELECT s.id FROM staff s JOIN below b ON b.id = s.department_id))', x, many)
  END;
END $$;

-- What was changed last, for lists; and what most customers have none of.
CREATE INDEX customers_by_update ON customers (stage, updated_at DESC, id DESC) WHERE archived_at IS NULL;
CREATE INDEX customers_by_tier ON customers (tier) WHERE tier IS NOT NULL;
CREATE INDEX customers_by_source ON customers (source) WHERE source IS NOT NULL;
CREATE INDEX customers_by_industry ON customers (industry) WHERE industry IS NOT NULL;
CREATE INDEX customers_by_credit_grade ON customers (credit_grade) WHERE credit_grade IS NOT NULL;

-- What a list shows: whoever is identified, not archived, fits what is wanted and stands within the actor's sight.
-- `wanted` may have a filter (a term), and of a search any of query (tsquery), ids, numberFrom and
-- numberTo, one of which must hold.
CREATE FUNCTION listed_customers(wanted jsonb) RETURNS text
LANGUAGE plpgsql STABLE SET search_path = public, pg_temp AS $$
DECLARE
  conditions text := 'archived_at IS NULL AND root_id IS NULL AND stage <> ''visitor''';
  found text[] := '{}';
BEGIN
  IF current_setting('role') NOT IN ('zhike_all', 'zhike_system') THEN
    conditions := conditions || format(' AND seen_by && %L::uuid[]', nullif(current_setting('zhike.actor', true), ''));
  END IF;
  IF wanted ? 'filter' THEN conditions := conditions || ' AND ' || customer_condition(wanted -> 'filter'); END IF;
  IF wanted ? 'query' THEN
    found := found || format('search @@ %L::tsquery', wanted ->> 'query');
  END IF;
  IF wanted ? 'numberFrom' THEN
    found := found || format('number >= %L AND number < %L', wanted ->> 'numberFrom', wanted ->> 'numberTo');
  END IF;
  IF wanted ->> 'ids' <> '[]' OR wanted ? 'ids' AND found = '{}' THEN
    found := found || format('id = ANY (%L::uuid[])', translate(wanted ->> 'ids', '[]"', '{}'));
  END IF;
  IF found <> '{}' THEN conditions := conditions || ' AND (' || array_to_string(found, ' OR ') || ')'; END IF;
  RETURN conditions;
END $$;

-- How far a list has to go: what the plan of its conditions costs, how many rows are expected to fit, how many of a sample
-- do, and after how many steps of the order the page should be full.
CREATE TYPE listing_outlook AS (cost float, fitting float, hits integer, steps float);

-- Looks at the plan, and unless that is cheap and `certain` at a sample of pages, the same each time so that counts do
-- not flicker. `bounds` is what the walk through the order is bounded by itself.
CREATE FUNCTION look_out(conditions text, bounds text, key text, direction text, most integer, certain boolean)
RETURNS listing_outlook
LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
DECLARE
  sample_pages CONSTANT float := 500;
  scale CONSTANT float := pg_relation_size('customers') / 8192 / sample_pages;
  outlook listing_outlook;
  plan json;
  within float;
BEGIN
  EXECUTE 'EXPLAIN (FORMAT JSON) SELECT FROM customers WHERE ' || conditions INTO plan;
  outlook.cost := plan -> 0 -> 'Plan' ->> 'Total Cost';
  IF certain AND outlook.cost < 2000 OR scale < 2 THEN RETURN outlook; END IF;
  EXECUTE format('WITH sample AS MATERIALIZED (SELECT %1$s AS key, id, (%2$s) AS fits FROM customers
                                               TABLESAMPLE SYSTEM (%3$s) REPEATABLE (1) WHERE archived_at IS NULL AND %4$s),
                       first AS (SELECT key, id FROM sample WHERE fits ORDER BY key %5$s, id %5$s LIMIT 1)
                  SELECT count(*) FILTER (WHERE fits), count(*), count(*) FILTER (WHERE (sample.key, sample.id) %6$s
                          ((SELECT key FROM first), (SELECT id FROM first))) FROM sample',
                 key, conditions, 100 / scale, bounds, direction, CASE direction WHEN 'DESC' THEN '>' ELSE '<' END)
    INTO outlook.hits, within, outlook.steps;
  IF outlook.hits > 0 THEN
    outlook.steps := outlook.steps * scale + most * within / outlook.hits;
  END IF;
  outlook.fitting := outlook.hits * scale;
  RETURN outlook;
END $$;

-- A page of the list: ids in order, to be joined under the policy again, and with the first page how many fit. Definer:
-- applies filter and sight before the limit, which no policy can do with an index. Values are written into the statements,
-- so that each is planned by how frequent it is.
--
-- The planner takes filters and order for independent of each other, and they are not: the lost have the oldest last orders,
-- a team's customers came in one file, a surname stands at one place of the alphabet. So a sample says how far from the
-- beginning of the order those who fit begin. Near, the order is walked; else all who fit are gathered and sorted. A count
-- is exact when counting is cheap or few fit, else what the sample says, of what the actor sees. Volatile only because of
-- EXPLAIN. Takes the place of the function without `counted`, which the version before still calls.
CREATE FUNCTION list_customers(wanted jsonb, sort text, after_key text, after_id uuid, most integer, counted boolean)
RETURNS TABLE (customer_id uuid, matching float, exact boolean)
LANGUAGE plpgsql SECURITY DEFINER ROWS 50
SET search_path = public, pg_temp SET max_parallel_workers_per_gather = 0 SET parallel_setup_cost = 100
SET parallel_tuple_cost = 0.01 AS $$
DECLARE
  sort_key CONSTANT text := ltrim(sort, '-');
  key CONSTANT text := CASE sort_key
    WHEN 'createdAt' THEN 'created_at' WHEN 'updatedAt' THEN 'updated_at' WHEN 'totalFen' THEN 'total_fen' WHEN 'orders' THEN 'orders_count'
    WHEN 'lastOrderAt' THEN 'coalesce(last_order_at, ''-infinity'')' WHEN 'name' THEN 'sort_name' END;
  direction CONSTANT text := CASE WHEN sort LIKE '-%' THEN 'DESC' ELSE 'ASC' END;
  in_order CONSTANT text := format('key %s, id %s', direction, direction);
  after CONSTANT text := CASE WHEN after_key IS NULL THEN 'true' ELSE format('(%s, id) %s (%L, %L::uuid)', key,
    CASE direction WHEN 'DESC' THEN '<' ELSE '>' END, after_key, after_id) END;
  conditions CONSTANT text := listed_customers(wanted);
  stages text[] := ARRAY['potential', 'new', 'active', 'dormant', 'lost'];
  bounds text := after;
  part jsonb;
  outlook listing_outlook;
  walk integer;
  many boolean;
  ids uuid[] := '{}';
BEGIN
  FOR part IN SELECT * FROM jsonb_array_elements(wanted -> 'filter' -> 'and') LOOP
    IF part ->> 'column' = 'stage' AND part ->> 'op' = 'in' THEN
      stages := ARRAY(SELECT jsonb_array_elements_text(part -> 'value') INTERSECT SELECT unnest(stages));
    ELSIF part ->> 'column' = sort_key AND part ->> 'op' IN ('lt', 'lte', 'gt', 'gte', 'eq') THEN
      bounds := bounds || format(' AND %s %s %L', key,
        CASE part ->> 'op' WHEN 'lt' THEN '<' WHEN 'lte' THEN '<=' WHEN 'gt' THEN '>' WHEN 'gte' THEN '>=' ELSE '=' END,
        part ->> 'value');
    END IF;
  END LOOP;
  outlook := look_out(conditions, format('%s AND stage = ANY (%L)', bounds, stages), key, direction, most,
                      NOT wanted ? 'query');
  many := coalesce(outlook.fitting > 30000, false);
  IF outlook.hits > 0 AND outlook.steps < least(20000, 0.7 * outlook.fitting) THEN
    walk := 1000 + 2 * outlook.steps;
    -- each stage in its order, merged: of sorted branches no more is read than is needed
    EXECUTE format('SELECT array(SELECT id FROM (SELECT * FROM (%s) AS each_stage ORDER BY %s LIMIT %s) AS customers
                                 WHERE %s ORDER BY %s LIMIT %s)',
      (SELECT string_agg(format('(SELECT *, %s AS key FROM customers WHERE archived_at IS NULL AND stage = %L AND %s
                                  ORDER BY %s LIMIT %s)', key, stage, bounds, in_order, walk), ' UNION ALL ')
       FROM unnest(stages) AS stage),
      in_order, walk, conditions, in_order, most) INTO ids;
  END IF;
  IF cardinality(ids) >= most THEN
    IF counted THEN
      exact := outlook.hits < 25 OR outlook.cost < 10000 AND NOT many;
      matching := outlook.fitting;
      IF exact THEN EXECUTE 'SELECT count(*) FROM customers WHERE ' || conditions INTO matching; END IF;
    END IF;
    RETURN QUERY SELECT unnest(ids), matching, exact;
    RETURN;
  END IF;

  PERFORM set_config('max_parallel_workers_per_gather', '2', true);
  RETURN QUERY EXECUTE format('SELECT id, %s, %L::boolean FROM (SELECT id, %s AS key%s FROM customers WHERE %s) AS gathered
                               WHERE %s ORDER BY %s LIMIT %s',
    CASE WHEN NOT counted THEN 'NULL::float' WHEN many THEN outlook.fitting::text || '::float' ELSE 'total' END,
    CASE WHEN counted THEN NOT many END, key,
    CASE WHEN counted AND NOT many THEN ', (count(*) OVER ())::float AS total' ELSE '' END, conditions,
    CASE WHEN after_key IS NULL THEN 'true' ELSE format('(key, id) %s (%L, %L::uuid)',
      CASE direction WHEN 'DESC' THEN '<' ELSE '>' END, after_key, after_id) END,
    in_order, most);
END $$;

-- How many of those whom the actor sees there are by one of their facts, largest groups first; by a sample when there are so
-- many that counting takes long.
CREATE FUNCTION count_customers(wanted jsonb, by text, most integer)
RETURNS TABLE (value text, matching float, exact boolean)
LANGUAGE plpgsql SECURITY DEFINER ROWS 20
SET search_path = public, pg_temp SET parallel_setup_cost = 100 SET parallel_tuple_cost = 0.01 AS $$
DECLARE
  fact CONSTANT text := CASE by
    WHEN 'stage' THEN 'stage' WHEN 'kind' THEN 'kind' WHEN 'tier' THEN 'tier' WHEN 'owner' THEN 'owner_id::text'
    WHEN 'source' THEN 'source' WHEN 'industry' THEN 'industry' WHEN 'tag' THEN 'unnest(tags)'
    WHEN 'province' THEN 'left(region, 2) || ''0000''' WHEN 'city' THEN 'left(region, 4) || ''00''' END;
  conditions CONSTANT text := listed_customers(wanted);
  sample_pages CONSTANT float := 2500;
  outlook CONSTANT listing_outlook := look_out(conditions, 'true', 'id', 'ASC', 0, NOT wanted ? 'query');
  scale float := pg_relation_size('customers') / 8192 / sample_pages;
BEGIN
  exact := coalesce(outlook.hits < 25 OR outlook.cost < 10000 AND outlook.fitting < 30000, true) OR scale < 2;
  IF exact THEN scale := 1; END IF;
  RETURN QUERY EXECUTE format('SELECT fact, count(*) * %s::float, %L::boolean
      FROM (SELECT %s AS fact FROM customers %s WHERE %s) AS each_one GROUP BY fact ORDER BY count(*) DESC, fact LIMIT %s',
    scale, exact, fact, CASE WHEN NOT exact THEN format('TABLESAMPLE SYSTEM (%s) REPEATABLE (1)', 100 / scale) END,
    conditions, most);
END $$;

GRANT EXECUTE ON FUNCTION list_customers(jsonb, text, text, uuid, integer, boolean), count_customers TO zhike_staff;

-- Tickets of a customer that wait, as far as the actor sees them.
INSERT INTO customer_columns VALUES ('openTickets', '(SELECT count(*) FROM tickets t
  WHERE t.customer_id = ANY (customers.id || ARRAY(SELECT m.id FROM customers m WHERE m.root_id = customers.id))
    AND t.status IN (''open'', ''pending'')
    AND (current_setting(''role'') IN (''zhike_all'', ''zhike_system'')
         OR t.seen_by && nullif(current_setting(''zhike.actor'', true), '''')::uuid[]))');
