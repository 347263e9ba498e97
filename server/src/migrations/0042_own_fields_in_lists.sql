-- Own fields in lists: found by an index, sorted and grouped by.

-- Whoever has a value of an own field. Without those who have none: they are most, and an import brings many of them.
CREATE INDEX customers_by_custom ON customers USING gin (custom jsonb_path_ops) WHERE custom <> '{}';

-- The value of an own field, {custom, as}, as SQL.
CREATE FUNCTION own_value(field jsonb) RETURNS text
LANGUAGE sql IMMUTABLE SET search_path = public, pg_temp AS $$
  SELECT format(CASE field ->> 'as'
    WHEN 'number' THEN '(CASE jsonb_typeof(custom -> %1$L) WHEN ''number'' THEN (custom ->> %1$L)::numeric END)'
    WHEN 'boolean' THEN '(CASE jsonb_typeof(custom -> %1$L) WHEN ''boolean'' THEN (custom ->> %1$L)::boolean END)'
    WHEN 'texts' THEN '(CASE jsonb_typeof(custom -> %1$L) WHEN ''array'' THEN ARRAY(SELECT jsonb_array_elements_text(custom -> %1$L)) ELSE ''{}'' END)'
    WHEN 'text' THEN '(custom ->> %1$L)' END, field ->> 'custom')
$$;

-- The SQL of a condition that an own field is, or has, some values: what the index finds.
CREATE FUNCTION own_equality(term jsonb) RETURNS text
LANGUAGE plpgsql IMMUTABLE SET search_path = public, pg_temp AS $$
DECLARE
  value CONSTANT jsonb := term -> 'value';
  held jsonb[];
BEGIN
  held := CASE term ->> 'op'
    WHEN 'in' THEN ARRAY(SELECT jsonb_array_elements(value))
    WHEN 'any' THEN ARRAY(SELECT jsonb_build_array(one) FROM jsonb_array_elements(value) AS one)
    ELSE ARRAY[value] END;
  RETURN format('(custom <> ''{}'' AND (%s))', coalesce((
    SELECT string_agg(format('custom @> %L', jsonb_build_object(term ->> 'custom', one)), ' OR ') FROM unnest(held) AS one), 'false'));
END $$;

-- What a list is sorted by when that is an own field, as SQL: those without a value come last either way. Of texts the
-- beginning, in the order of their characters; sorting.ts says the same of a row.
CREATE FUNCTION own_sort_key(field jsonb, sort text) RETURNS text
LANGUAGE sql IMMUTABLE SET search_path = public, pg_temp AS $$
  SELECT CASE field ->> 'as'
    WHEN 'number' THEN format('coalesce(%s, %L::numeric)', own_value(field), CASE WHEN sort LIKE '-%' THEN '-infinity' ELSE 'infinity' END)
    ELSE format('(coalesce(left(%s, 100), %L) COLLATE "C")', own_value(field), CASE WHEN sort LIKE '-%' THEN '' ELSE U&'\+10FFFF' END)
  END
$$;

-- As before, and what an own field is or has by its index.
CREATE OR REPLACE FUNCTION customer_condition(term jsonb) RETURNS text
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
    IF term ->> 'op' IN ('eq', 'in', 'any', 'all') THEN RETURN own_equality(term); END IF;
    x := own_value(term);
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

-- As before, and sorted by an own field: `wanted.sorted` is its {custom, as}.
CREATE OR REPLACE FUNCTION list_customers(wanted jsonb, sort text, after_key text, after_id uuid, most integer, counted boolean)
RETURNS TABLE (customer_id uuid, matching float, exact boolean)
LANGUAGE plpgsql SECURITY DEFINER ROWS 50
SET search_path = public, pg_temp SET max_parallel_workers_per_gather = 0 SET parallel_setup_cost = 100
SET parallel_tuple_cost = 0.01 AS $$
DECLARE
  sort_key CONSTANT text := ltrim(sort, '-');
  own CONSTANT jsonb := wanted -> 'sorted';
  key CONSTANT text := CASE WHEN own IS NOT NULL THEN own_sort_key(own, sort) ELSE CASE sort_key
    WHEN 'createdAt' THEN 'created_at' WHEN 'updatedAt' THEN 'updated_at' WHEN 'totalFen' THEN 'total_fen' WHEN 'orders' THEN 'orders_count'
    WHEN 'lastOrderAt' THEN 'coalesce(last_order_at, ''-infinity'')' WHEN 'name' THEN 'sort_name' END END;
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
  -- no index has the order of an own field
  IF own IS NULL AND outlook.hits > 0 AND outlook.steps < least(20000, 0.7 * outlook.fitting) THEN
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

-- As before, and by an own field: `wanted.grouped` is its {custom, as}.
CREATE OR REPLACE FUNCTION count_customers(wanted jsonb, by text, most integer)
RETURNS TABLE (value text, matching float, exact boolean)
LANGUAGE plpgsql SECURITY DEFINER ROWS 20
SET search_path = public, pg_temp SET parallel_setup_cost = 100 SET parallel_tuple_cost = 0.01 AS $$
DECLARE
  own CONSTANT jsonb := wanted -> 'grouped';
  fact CONSTANT text := CASE WHEN own ->> 'as' = 'texts' THEN format('unnest(%s)', own_value(own))
                             WHEN own IS NOT NULL THEN own_value(own) ELSE CASE by
    WHEN 'stage' THEN 'stage' WHEN 'kind' THEN 'kind' WHEN 'tier' THEN 'tier' WHEN 'owner' THEN 'owner_id::text'
    WHEN 'source' THEN 'source' WHEN 'industry' THEN 'industry' WHEN 'tag' THEN 'unnest(tags)'
    WHEN 'province' THEN 'left(region, 2) || ''0000''' WHEN 'city' THEN 'left(region, 4) || ''00''' END END;
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
