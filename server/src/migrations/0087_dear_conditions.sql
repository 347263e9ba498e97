-- Some conditions look something up for each customer (contacts, open tickets), which takes ten times as long as the row
-- itself. They are asked last, and of many customers only until the page is full.

-- The conditions of a filter that all have to hold, one by one.
CREATE FUNCTION filter_parts(filter jsonb) RETURNS SETOF jsonb
LANGUAGE sql IMMUTABLE SET search_path = public, pg_temp AS $$
  WITH RECURSIVE parts AS (
    SELECT filter AS part WHERE filter IS NOT NULL
    UNION ALL SELECT inner_part FROM parts CROSS JOIN LATERAL jsonb_array_elements(part -> 'and') AS inner_part WHERE part ? 'and')
  SELECT part FROM parts WHERE NOT part ? 'and'
$$;

-- What `listed_customers` asks for, in two: of the row alone, and what looks something up (null when nothing does).
CREATE FUNCTION listed_conditions(wanted jsonb, OUT cheap text, OUT dear text)
LANGUAGE plpgsql STABLE SET search_path = public, pg_temp AS $$
DECLARE
  found text[] := '{}';
  condition text;
BEGIN
  cheap := 'archived_at IS NULL AND root_id IS NULL AND stage <> ''visitor''';
  IF current_setting('role') NOT IN ('zhike_all', 'zhike_system') THEN
    cheap := cheap || format(' AND seen_by && %L::uuid[]', nullif(current_setting('zhike.actor', true), ''));
  END IF;
  IF wanted ? 'query' THEN
    found := found || format('search @@ %L::tsquery', wanted ->> 'query');
  END IF;
  IF wanted ? 'numberFrom' THEN
    found := found || format('number >= %L AND number < %L', wanted ->> 'numberFrom', wanted ->> 'numberTo');
  END IF;
  IF wanted ->> 'ids' <> '[]' OR wanted ? 'ids' AND found = '{}' THEN
    found := found || format('id = ANY (%L::uuid[])', translate(wanted ->> 'ids', '[]"', '{}'));
  END IF;
  IF found <> '{}' THEN cheap := cheap || ' AND (' || array_to_string(found, ' OR ') || ')'; END IF;
  FOR condition IN SELECT customer_condition(part) FROM filter_parts(wanted -> 'filter') AS part LOOP
    IF condition LIKE '%customers.id%' THEN dear := concat_ws(' AND ', dear, condition);
    ELSE cheap := cheap || ' AND ' || condition; END IF;
  END LOOP;
END $$;

CREATE OR REPLACE FUNCTION listed_customers(wanted jsonb) RETURNS text
LANGUAGE sql STABLE SET search_path = public, pg_temp AS $$
  SELECT concat_ws(' AND ', cheap, dear) FROM listed_conditions(wanted)
$$;

-- As before, but what is dear comes last, and is counted exactly for fewer.
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
  asked CONSTANT record := listed_conditions(wanted);
  conditions CONSTANT text := concat_ws(' AND ', asked.cheap, asked.dear);
  stages text[] := ARRAY['potential', 'new', 'active', 'dormant', 'lost'];
  bounds text := after;
  part jsonb;
  outlook listing_outlook;
  walk integer;
  many boolean;
  last boolean;
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
  many := coalesce(outlook.fitting > CASE WHEN asked.dear IS NULL THEN 30000 ELSE 4000 END, false);
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
  -- in their order, what is dear is asked of no more than the page needs
  last := many AND asked.dear IS NOT NULL;
  RETURN QUERY EXECUTE format('SELECT id, %s, %L::boolean FROM (SELECT id, %s AS key%s FROM customers WHERE %s%s) AS customers
                               WHERE %s AND %s ORDER BY %s LIMIT %s',
    CASE WHEN NOT counted THEN 'NULL::float' WHEN many THEN outlook.fitting::text || '::float' ELSE 'total' END,
    CASE WHEN counted THEN NOT many END, key,
    CASE WHEN counted AND NOT many THEN ', (count(*) OVER ())::float AS total' ELSE '' END,
    CASE WHEN last THEN asked.cheap ELSE conditions END,
    CASE WHEN last THEN format(' ORDER BY %s OFFSET 0', in_order) END,
    CASE WHEN after_key IS NULL THEN 'true' ELSE format('(key, id) %s (%L, %L::uuid)',
      CASE direction WHEN 'DESC' THEN '<' ELSE '>' END, after_key, after_id) END,
    CASE WHEN last THEN asked.dear ELSE 'true' END, in_order, most);
END $$;
