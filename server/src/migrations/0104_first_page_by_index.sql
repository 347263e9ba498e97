-- How many customers came is counted in the index alone: twenty thousand took 24 ms, by far the most of a small company's first page.
DROP INDEX customers_by_age;
CREATE INDEX customers_by_age ON customers (stage, created_at DESC, id DESC) INCLUDE (root_id) WHERE archived_at IS NULL;

-- Customers who came on these days; of one owner when named. Many, as after an import, are told from a sample of pages.
CREATE OR REPLACE FUNCTION new_customers(first date, last date, of_owner uuid, zone text) RETURNS TABLE (day date, customers integer, exact boolean)
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp SET max_parallel_workers_per_gather = 0 AS $$
DECLARE
  whose CONSTANT text := concat_ws(' AND ', CASE WHEN of_owner IS NOT NULL THEN format('owner_id = %L', of_owner) END, sight_condition('seen_by'));
  conditions CONSTANT text := concat_ws(' AND ', 'stage IN (''potential'', ''new'', ''active'', ''dormant'', ''lost'') AND archived_at IS NULL
    AND root_id IS NULL', nullif(whose, ''));
  span CONSTANT text := format('created_at >= %L AND created_at < %L', first::timestamp AT TIME ZONE zone, (last + 1)::timestamp AT TIME ZONE zone);
  sample_pages CONSTANT float := 500;
  scale CONSTANT float := greatest(pg_relation_size('customers') / 8192 / sample_pages, 1);
  plan json;
  estimated float;
BEGIN
  EXECUTE format('EXPLAIN (FORMAT JSON) SELECT FROM customers WHERE %s AND %s', conditions, span) INTO plan;
  estimated := (plan -> 0 -> 'Plan' ->> 'Plan Rows')::float;
  IF whose = '' AND estimated < 50000 THEN
    -- of everybody the index alone tells how many came on each day
    RETURN QUERY EXECUTE format('SELECT day, (SELECT count(*)::int FROM customers WHERE %s AND created_at >= begins AND created_at < ends), true
      FROM company_days($1, $2, $3)', conditions) USING first, last, zone;
    RETURN;
  END IF;
  exact := estimated < 10000 OR scale = 1;
  RETURN QUERY EXECUTE format('SELECT (created_at AT TIME ZONE $1)::date, round(count(*) * %s)::int, $2 FROM customers %s WHERE %s AND %s GROUP BY 1',
    CASE WHEN exact THEN 1 ELSE scale END, CASE WHEN NOT exact THEN format('TABLESAMPLE SYSTEM (%s) REPEATABLE (1)', 100 / scale) END,
    conditions, span) USING zone, exact;
END $$;

-- The newest customers in sight. Whose have not come lately are found by who sees them: an order of coming of its own.
CREATE OR REPLACE FUNCTION newest_customers(most integer) RETURNS SETOF uuid
LANGUAGE plpgsql STABLE SECURITY DEFINER ROWS 10 SET search_path = public, pg_temp AS $$
DECLARE
  walk_at_most CONSTANT integer := 1000;
  stages CONSTANT text[] := ARRAY['potential', 'new', 'active', 'dormant', 'lost'];
  reach CONSTANT uuid[] := nullif(current_setting('zhike.actor', true), '');
  all_in_sight CONSTANT boolean := current_setting('role') IN ('zhike_all', 'zhike_system');
  ids uuid[];
BEGIN
  IF NOT all_in_sight AND current_setting('role') NOT IN ('zhike_department', 'zhike_team', 'zhike_own') THEN
    RETURN;
  END IF;
  ids := array(
    SELECT c.id FROM unnest(stages) AS of_stage CROSS JOIN LATERAL (
      SELECT id, created_at, seen_by FROM customers
      WHERE stage = of_stage AND archived_at IS NULL AND root_id IS NULL
      ORDER BY created_at DESC, id DESC LIMIT CASE WHEN all_in_sight THEN most ELSE walk_at_most END) AS c
    WHERE all_in_sight OR c.seen_by && reach
    ORDER BY c.created_at DESC, c.id DESC LIMIT most);
  IF cardinality(ids) < most AND NOT all_in_sight THEN
    -- ids begin with the time; of those found some may be merged or archived
    ids := array(
      WITH viewers AS (
        SELECT unnest(reach) AS id
        UNION SELECT staff_id FROM team_members WHERE team_id = ANY (reach)
        UNION SELECT id FROM staff WHERE department_id = ANY (reach)),
      latest AS (
        SELECT DISTINCT s.customer_id FROM viewers CROSS JOIN LATERAL (
          SELECT customer_id FROM customer_sights WHERE viewer_id = viewers.id ORDER BY customer_id DESC LIMIT 10 * most) AS s)
      SELECT c.id FROM latest JOIN customers c ON c.id = latest.customer_id
      WHERE c.seen_by && reach AND c.archived_at IS NULL AND c.root_id IS NULL AND c.stage <> 'visitor'
      ORDER BY c.created_at DESC, c.id DESC LIMIT most);
  END IF;
  RETURN QUERY SELECT unnest(ids);
END $$;
