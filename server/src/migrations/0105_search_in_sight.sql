-- What is searched for and who sees it are asked of one index: whoever sees a tenth of a million customers waited 90 ms for a name
-- that only others bear, most of it to read those others. Lists want none who was merged or archived; to read that of each row in
-- sight took longer than all else.
DROP INDEX customers_by_search, customers_by_sight;
CREATE INDEX customers_by_search ON customers USING gin (search, seen_by) WITH (fastupdate = on);
CREATE INDEX customers_by_sight ON customers USING gin (seen_by) WITH (fastupdate = on) WHERE root_id IS NULL AND archived_at IS NULL;

-- As before; whoever does not see everybody finds what is rare in the index, without a walk.
CREATE OR REPLACE FUNCTION find_customers(wanted jsonb, enough integer, most integer)
 RETURNS SETOF uuid
 LANGUAGE plpgsql
 SECURITY DEFINER ROWS 100
 SET search_path TO 'public', 'pg_temp'
 SET enable_seqscan TO 'off'
AS $$
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
  rarely boolean := false;
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
    -- nothing but what the index holds, or the planner would walk another one and try all its terms on each row
    RETURN QUERY EXECUTE format(
      'WITH found AS MATERIALIZED (SELECT id, archived_at, stage FROM customers WHERE %s AND %s LIMIT %s)
       SELECT id FROM found WHERE archived_at IS NULL AND stage = ANY (%L) LIMIT %s', fits, in_sight, most, stages, most);
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
    EXECUTE format('EXPLAIN (FORMAT JSON) SELECT FROM customers WHERE %s AND %s', fits, listed) INTO plan;
    rarely := (plan -> 0 -> 'Plan' ->> 'Plan Rows')::float <= few;
  END IF;
  WHILE NOT rarely LOOP
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
  IF NOT rarely AND (cardinality(ids) >= enough OR wanted ? 'wide') THEN
    RETURN QUERY SELECT unnest(ids);
    RETURN;
  END IF;
  RETURN QUERY EXECUTE format(
    'WITH found AS MATERIALIZED (SELECT id, last_order_at FROM customers WHERE %s AND %s)
     SELECT id FROM found ORDER BY %s LIMIT %s', fits, listed, by_last, most);
END
$$;
