-- The figures of the first page are counted with the caller's sight as a constant: a policy reads it from the setting for each
-- row, which costs several times as much as the row.

-- Those whom many see have no place in an index that holds who sees them.
DROP INDEX tickets_unfinished_by_kind, tickets_solved, tickets_judged, tickets_waiting, tickets_newest;
CREATE INDEX tickets_newest ON tickets (created_at DESC, id DESC);
CREATE INDEX tickets_opened ON tickets (created_at) INCLUDE (assignee_id, seen_by) WHERE cardinality(seen_by) <= 100;
CREATE INDEX tickets_unfinished_by_kind ON tickets (kind, assignee_id, urged_at) INCLUDE (seen_by)
  WHERE status IN ('open', 'pending') AND cardinality(seen_by) <= 100;
CREATE INDEX tickets_waiting ON tickets (resolved_at) INCLUDE (seen_by) WHERE status = 'resolved' AND cardinality(seen_by) <= 100;
CREATE INDEX tickets_solved ON tickets (resolved_at) INCLUDE (kind, assignee_id, seen_by)
  WHERE resolved_at IS NOT NULL AND cardinality(seen_by) <= 100;
CREATE INDEX tickets_judged ON tickets (rated_at) INCLUDE (rating_score, assignee_id, seen_by)
  WHERE rated_at IS NOT NULL AND cardinality(seen_by) <= 100;
CREATE INDEX tickets_seen_by_many ON tickets (created_at) WHERE cardinality(seen_by) > 100;

CREATE FUNCTION tickets_in_sight(conditions text) RETURNS text
LANGUAGE sql STABLE SET search_path = public, pg_temp AS $$
  SELECT string_agg(format('SELECT * FROM tickets WHERE %s', concat_ws(' AND ', conditions, seen_by, sight_condition('seen_by'))), ' UNION ALL ')
  FROM unnest(ARRAY['cardinality(seen_by) <= 100', 'cardinality(seen_by) > 100']) AS seen_by
$$;

-- Tickets that are worked on, by kind and assignee.
CREATE FUNCTION unfinished_tickets() RETURNS TABLE (kind text, assignee_id uuid, tickets integer, urged integer)
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = public, pg_temp SET max_parallel_workers_per_gather = 0 AS $$
BEGIN
  RETURN QUERY EXECUTE format('SELECT kind, assignee_id, count(*)::int, count(urged_at)::int FROM (%s) AS t GROUP BY kind, assignee_id',
    tickets_in_sight('status IN (''open'', ''pending'')'));
END $$;
GRANT EXECUTE ON FUNCTION unfinished_tickets() TO zhike_staff;

-- Tickets opened since then, by day; of one assignee when named.
CREATE FUNCTION opened_tickets(since timestamptz, of_assignee uuid, zone text) RETURNS TABLE (day date, tickets integer)
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = public, pg_temp SET max_parallel_workers_per_gather = 0 AS $$
BEGIN
  RETURN QUERY EXECUTE format('SELECT (created_at AT TIME ZONE $3)::date, count(*)::int FROM (%s) AS t GROUP BY 1',
    tickets_in_sight('created_at >= $1 AND ($2 IS NULL OR assignee_id = $2)')) USING since, of_assignee, zone;
END $$;
GRANT EXECUTE ON FUNCTION opened_tickets(timestamptz, uuid, text) TO zhike_staff;

-- Tickets whose solution was stated since then and stands, by kind, assignee and day; of one assignee when named.
CREATE FUNCTION solved_tickets(since timestamptz, of_assignee uuid, zone text)
RETURNS TABLE (kind text, assignee_id uuid, day date, tickets integer)
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = public, pg_temp SET max_parallel_workers_per_gather = 0 AS $$
BEGIN
  RETURN QUERY EXECUTE format('SELECT kind, assignee_id, (resolved_at AT TIME ZONE $3)::date, count(*)::int FROM (%s) AS t GROUP BY 1, 2, 3',
    tickets_in_sight('resolved_at >= $1 AND ($2 IS NULL OR assignee_id = $2)')) USING since, of_assignee, zone;
END $$;
GRANT EXECUTE ON FUNCTION solved_tickets(timestamptz, uuid, text) TO zhike_staff;

-- Tickets that wait for the customer's word, and what customers gave since then; of one assignee when named.
CREATE FUNCTION judged_tickets(since timestamptz, of_assignee uuid) RETURNS TABLE (awaiting integer, average float, tickets integer, low integer)
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = public, pg_temp SET max_parallel_workers_per_gather = 0 AS $$
BEGIN
  RETURN QUERY EXECUTE format('SELECT (SELECT count(*)::int FROM (%s) AS w), round(avg(rating_score), 2)::float,
      count(*)::int, (count(*) FILTER (WHERE rating_score <= 2))::int FROM (%s) AS t',
    tickets_in_sight('status = ''resolved'''), tickets_in_sight('rated_at >= $1 AND ($2 IS NULL OR assignee_id = $2)'))
  USING since, of_assignee;
END $$;
GRANT EXECUTE ON FUNCTION judged_tickets(timestamptz, uuid) TO zhike_staff;

-- Customers since then, by day; of one owner when named. Many, as after an import, are told from a sample of pages.
CREATE FUNCTION new_customers(since timestamptz, of_owner uuid, zone text) RETURNS TABLE (day date, customers integer, exact boolean)
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp SET max_parallel_workers_per_gather = 0 AS $$
DECLARE
  conditions CONSTANT text := concat_ws(' AND ', 'stage IN (''potential'', ''new'', ''active'', ''dormant'', ''lost'') AND archived_at IS NULL
    AND root_id IS NULL', format('created_at >= %L', since), CASE WHEN of_owner IS NOT NULL THEN format('owner_id = %L', of_owner) END, sight_condition('seen_by'));
  by_day CONSTANT text := format('(created_at AT TIME ZONE %L)::date', zone);
  plan json;
BEGIN
  EXECUTE format('EXPLAIN (FORMAT JSON) SELECT FROM customers WHERE %s', conditions) INTO plan;
  IF (plan -> 0 -> 'Plan' ->> 'Plan Rows')::float < 50000 THEN
    RETURN QUERY EXECUTE format('SELECT %s, count(*)::int, true FROM customers WHERE %s GROUP BY 1', by_day, conditions);
  ELSE
    RETURN QUERY SELECT f.value::date, round(f.matching)::int, f.exact FROM count_facts('customers', conditions, by_day || '::text', 100, true, 2500) AS f;
  END IF;
END $$;
GRANT EXECUTE ON FUNCTION new_customers(timestamptz, uuid, text) TO zhike_staff;
