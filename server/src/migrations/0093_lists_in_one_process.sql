-- Pages of lists as before, without more processes: on the few that a database has, they are started for longer than they work.
-- What is dear is no longer asked in the order of all that is cheap, which sorted it first.
CREATE OR REPLACE FUNCTION page_of(relation text, cheap text, dear text, branches text[], key text, direction text, after_key text, after_id uuid,
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
  among integer;
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
