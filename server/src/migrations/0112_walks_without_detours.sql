-- What a rare value can be found by from the other side is an array of all who have it. Beside each row of a walk it was searched
-- from its beginning: a page of broken promises took 150 ms where 20,000 pressed. Walks do without it now.
DROP FUNCTION filter_conditions(text, jsonb), ticket_conditions(jsonb),
  page_of(text, text, text, text[], text, text, text, uuid, integer, boolean, boolean);

-- `among` is implied by the other two.
CREATE FUNCTION filter_conditions(of_relation text, filter jsonb, OUT cheap text, OUT dear text, OUT among text)
LANGUAGE sql STABLE SET search_path = public, pg_temp AS $$
  SELECT string_agg(condition, ' AND ') FILTER (WHERE NOT looks_up), string_agg(condition, ' AND ') FILTER (WHERE looks_up),
         string_agg(other_side, ' AND ')
  FROM (SELECT condition, strpos(condition, of_relation || '.') > 0 AS looks_up, other_side
        FROM filter_parts(filter) AS part CROSS JOIN LATERAL filter_condition(of_relation, part) AS condition
        LEFT JOIN LATERAL (
          SELECT f.among AS other_side FROM filter_columns f
          WHERE relation = of_relation AND name = part ->> 'column' AND part ->> 'op' = 'in' AND part -> 'value' <@ to_jsonb(among_values)
        ) AS asked ON true) AS each_one
$$;

-- `walked` is what a walk asks of each row, where that is less than all.
CREATE FUNCTION ticket_conditions(wanted jsonb, OUT cheap text, OUT dear text, OUT walked text)
LANGUAGE plpgsql STABLE SET search_path = public, pg_temp AS $$
DECLARE
  found text[] := '{}';
  own text;
BEGIN
  IF wanted ? 'query' THEN found := found || format('search @@ %L::tsquery', wanted ->> 'query'); END IF;
  IF wanted ? 'numberFrom' THEN
    found := found || format('number >= %L AND number < %L', wanted ->> 'numberFrom', wanted ->> 'numberTo');
  END IF;
  SELECT concat_ws(' AND ', sight_condition('seen_by'), group_condition(wanted -> 'customer'),
           CASE WHEN wanted ? 'watcher' THEN format('id IN (SELECT ticket_id FROM ticket_watchers WHERE staff_id = %L::uuid)',
                                                    wanted ->> 'watcher') END,
           '(' || nullif(array_to_string(found, ' OR '), '') || ')')
  INTO own;
  SELECT coalesce(nullif(concat_ws(' AND ', nullif(own, ''), f.cheap, f.among), ''), 'true'), f.dear,
         CASE WHEN f.among IS NOT NULL THEN concat_ws(' AND ', nullif(own, ''), f.cheap, f.dear) END
  INTO cheap, dear, walked FROM filter_conditions('tickets', wanted -> 'filter') AS f;
END $$;

CREATE FUNCTION page_of(relation text, cheap text, dear text, branches text[], key text, direction text, after_key text, after_id uuid,
                        most integer, counted boolean, certain boolean, walked text DEFAULT NULL)
RETURNS TABLE (found uuid, matching float, exact boolean)
LANGUAGE plpgsql SET search_path = public, pg_temp SET parallel_setup_cost = 100 SET parallel_tuple_cost = 0.01
SET max_parallel_workers_per_gather = 0 AS $$
DECLARE
  conditions CONSTANT text := concat_ws(' AND ', cheap, dear);
  on_the_way CONSTANT text := coalesce(walked, conditions);
  beyond CONSTANT text := CASE direction WHEN 'DESC' THEN '<' ELSE '>' END;
  after CONSTANT text := CASE WHEN after_key IS NULL THEN 'true' ELSE format('(%s, id) %s (%L, %L::uuid)', key, beyond, after_key, after_id) END;
  outlook listing_outlook;
  plan json;
  many boolean;
  among integer;
  ids uuid[] := '{}';
BEGIN
  -- what stands near the beginning is found without asking how much there is
  IF NOT counted AND branches <> '{}' AND most < 1000 THEN
    ids := walk(relation, on_the_way, branches, key, direction, after, 20 * most, most);
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
    outlook := look_out_over(relation, on_the_way, format('(%s) AND %s', coalesce(nullif(array_to_string(branches, ' OR '), ''), 'true'), after),
                             key, direction, most, certain);
  END IF;
  many := coalesce(outlook.fitting > CASE WHEN dear IS NULL THEN 30000 ELSE 4000 END, false);
  IF branches <> '{}' AND outlook.hits > 0 AND outlook.steps < least(20000, 0.7 * outlook.fitting) THEN
    ids := walk(relation, on_the_way, branches, key, direction, after, 1000 + 2 * outlook.steps::integer, most);
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

  -- what is dear is asked of the first of many, and of all of them when those were too few
  IF many AND dear IS NOT NULL THEN
    FOREACH among IN ARRAY CASE WHEN most < 1000 THEN ARRAY[10 * most, NULL] ELSE ARRAY[NULL::integer] END LOOP
      EXECUTE format('SELECT array(SELECT f.id FROM (SELECT id, %1$s AS key FROM %2$I WHERE %3$s AND %4$s ORDER BY key %5$s, id %5$s LIMIT %6$s) AS f
                                   CROSS JOIN LATERAL (SELECT FROM %2$I WHERE id = f.id AND %7$s LIMIT 1) AS held
                                   ORDER BY f.key %5$s, f.id %5$s LIMIT %8$s)',
        key, relation, cheap, after, direction, coalesce(among::text, 'ALL'), dear, most) INTO ids;
      EXIT WHEN cardinality(ids) = most;
    END LOOP;
    RETURN QUERY SELECT unnest(ids), CASE WHEN counted THEN outlook.fitting END, CASE WHEN counted THEN false END;
    RETURN;
  END IF;

  -- OFFSET 0 keeps the planner from walking after all, to a page that may never be full
  RETURN QUERY EXECUTE format('SELECT f.id, %s, %L::boolean FROM (SELECT id, %s AS key%s FROM %I WHERE %s OFFSET 0) AS f
                               WHERE %s ORDER BY f.key %s, f.id %s LIMIT %s',
    CASE WHEN NOT counted THEN 'NULL::float' WHEN many THEN outlook.fitting::text || '::float' ELSE 'f.total' END,
    CASE WHEN counted THEN NOT many END, key,
    CASE WHEN counted AND NOT many THEN ', (count(*) OVER ())::float AS total' ELSE '' END, relation, conditions,
    CASE WHEN after_key IS NULL THEN 'true' ELSE format('(f.key, f.id) %s (%L, %L::uuid)', beyond, after_key, after_id) END,
    direction, direction, most);
END $$;

CREATE OR REPLACE FUNCTION list_tickets(wanted jsonb, sort text, after_key text, after_id uuid, most integer, counted boolean)
RETURNS TABLE (customer_id uuid, id uuid, matching float, exact boolean)
LANGUAGE plpgsql SECURITY DEFINER ROWS 50 SET search_path = public, pg_temp AS $$
DECLARE
  own CONSTANT jsonb := wanted -> 'sorted';
  key CONSTANT text := CASE WHEN own IS NOT NULL THEN own_sort_key(own, sort) ELSE CASE ltrim(sort, '-')
    WHEN 'createdAt' THEN 'created_at' WHEN 'updatedAt' THEN 'updated_at' WHEN 'priority' THEN 'priority_rank' END END;
  -- of which states an index has this order by itself
  held CONSTANT text[] := CASE key WHEN 'created_at' THEN '{open,pending,resolved,closed}' WHEN 'priority_rank' THEN '{open,pending}' ELSE '{}' END;
  states text[];
  asked record;
  branches text[] := ARRAY['true'];
  rest jsonb := '[]';
  part jsonb;
BEGIN
  FOR part IN SELECT * FROM filter_parts(wanted -> 'filter') LOOP
    IF states IS NULL AND part ->> 'column' = 'status' AND part ->> 'op' = 'in' AND part -> 'value' <@ to_jsonb(held) THEN
      states := ARRAY(SELECT DISTINCT jsonb_array_elements_text(part -> 'value'));
    ELSE
      rest := rest || part;
    END IF;
  END LOOP;
  IF states IS NOT NULL THEN branches := ARRAY(SELECT format('status = %L', state) FROM unnest(states) AS state); END IF;
  asked := ticket_conditions(wanted || jsonb_build_object('filter', jsonb_build_object('and', rest)));
  RETURN QUERY SELECT t.customer_id, t.id, page.matching, page.exact
    FROM page_of('tickets', CASE WHEN states IS NULL THEN asked.cheap
                                 ELSE concat_ws(' AND ', format('status = ANY (%L)', states), nullif(asked.cheap, 'true')) END, asked.dear,
                 CASE WHEN own IS NULL THEN branches ELSE '{}' END, key, CASE WHEN sort LIKE '-%' THEN 'DESC' ELSE 'ASC' END,
                 after_key, after_id, most, counted, NOT wanted ?| ARRAY['query', 'numberFrom'], asked.walked)
           WITH ORDINALITY AS page (found, matching, exact, place)
      JOIN tickets t ON t.id = page.found ORDER BY page.place;
END $$;
