-- Lists of tickets without conditions are walked at once, and counts are judged by a smaller sample.
CREATE OR REPLACE FUNCTION page_of(relation text, conditions text, guide text, key text, walkable boolean, direction text, after_key text, after_id uuid,
                        most integer, counted boolean, certain boolean)
RETURNS TABLE (found uuid, matching float, exact boolean)
LANGUAGE plpgsql SET search_path = public, pg_temp SET parallel_setup_cost = 100 SET parallel_tuple_cost = 0.01
SET max_parallel_workers_per_gather = 0 AS $$
DECLARE
  in_order CONSTANT text := format('key %s, id %s', direction, direction);
  beyond CONSTANT text := CASE direction WHEN 'DESC' THEN '<' ELSE '>' END;
  after CONSTANT text := CASE WHEN after_key IS NULL THEN 'true' ELSE format('(%s, id) %s (%L, %L::uuid)', key, beyond, after_key, after_id) END;
  bounds CONSTANT text := format('%s AND %s', guide, after);
  outlook listing_outlook;
  many boolean;
  walk integer;
  plan json;
  ids uuid[] := '{}';
BEGIN
  IF walkable AND conditions = guide THEN
    -- all that the index holds: nothing to find out
    EXECUTE format('EXPLAIN (FORMAT JSON) SELECT FROM %I WHERE %s', relation, conditions) INTO plan;
    outlook.cost := plan -> 0 -> 'Plan' ->> 'Total Cost';
    outlook.fitting := plan -> 0 -> 'Plan' ->> 'Plan Rows';
    outlook.hits := outlook.fitting;
    outlook.steps := most;
  ELSE
    outlook := look_out_over(relation, 'true', conditions, bounds, key, direction, most, certain);
  END IF;
  many := coalesce(outlook.fitting > 30000, false);
  walk := least(1000 + 2 * outlook.steps, 100000);
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

CREATE OR REPLACE FUNCTION count_facts(relation text, conditions text, fact text, most integer, certain boolean)
RETURNS TABLE (value text, matching float, exact boolean)
LANGUAGE plpgsql SET search_path = public, pg_temp SET parallel_setup_cost = 100 SET parallel_tuple_cost = 0.01 AS $$
DECLARE
  sample_pages CONSTANT float := 1000;
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

CREATE OR REPLACE FUNCTION list_tickets(wanted jsonb, sort text, after_key text, after_id uuid, most integer, counted boolean)
RETURNS TABLE (customer_id uuid, id uuid, matching float, exact boolean)
LANGUAGE plpgsql SECURITY DEFINER ROWS 50 SET search_path = public, pg_temp AS $$
DECLARE
  own CONSTANT jsonb := wanted -> 'sorted';
  key CONSTANT text := CASE WHEN own IS NOT NULL THEN own_sort_key(own, sort) ELSE CASE ltrim(sort, '-')
    WHEN 'createdAt' THEN 'created_at' WHEN 'updatedAt' THEN 'updated_at' WHEN 'priority' THEN 'priority_rank' END END;
  unfinished CONSTANT text[] := ARRAY['open', 'pending'];
  conditions text := listed_tickets(wanted);
  guide text := 'true';
  part jsonb;
BEGIN
  -- the unfinished have orders of their own
  FOR part IN SELECT * FROM jsonb_array_elements(wanted -> 'filter' -> 'and') LOOP
    IF part ->> 'column' = 'status' AND part ->> 'op' = 'in' AND key <> 'updated_at'
       AND ARRAY(SELECT jsonb_array_elements_text(part -> 'value')) <@ unfinished THEN
      guide := 'status IN (''open'', ''pending'')';
      IF conditions = format('true AND ((status) = ANY (%L))', unfinished) THEN conditions := guide; END IF;
    END IF;
  END LOOP;
  RETURN QUERY SELECT t.customer_id, t.id, page.matching, page.exact
    FROM page_of('tickets', conditions, guide, key, own IS NULL, CASE WHEN sort LIKE '-%' THEN 'DESC' ELSE 'ASC' END,
                 after_key, after_id, most, counted, NOT wanted ?| ARRAY['query', 'numberFrom'])
           WITH ORDINALITY AS page (found, matching, exact, place)
      JOIN tickets t ON t.id = page.found ORDER BY page.place;
END $$;

-- What a team opened in two weeks is counted from the index alone.
DROP INDEX tickets_newest;
CREATE INDEX tickets_newest ON tickets (created_at DESC, id DESC) INCLUDE (assignee_id, seen_by);
