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

-- What waits for nobody yet, most pressing first.
CREATE INDEX tickets_waiting_for_nobody ON tickets ((urged_at IS NULL), priority_rank DESC, created_at, id)
  WHERE status IN ('open', 'pending') AND assignee_id IS NULL;

-- What is asked of the tickets in sight, of those in the indexes and of the others; an answer for each.
CREATE FUNCTION of_tickets_in_sight(asked text, conditions text, grouped text) RETURNS text
LANGUAGE sql STABLE SET search_path = public, pg_temp AS $$
  SELECT string_agg(format('SELECT %s FROM tickets WHERE %s %s', asked, concat_ws(' AND ', conditions, part, sight_condition('seen_by')), grouped),
                    ' UNION ALL ')
  FROM unnest(ARRAY['cardinality(seen_by) <= 100', 'cardinality(seen_by) > 100']) AS part
$$;

-- Days of the company with their begin and end.
CREATE FUNCTION company_days(first date, last date, zone text) RETURNS TABLE (day date, begins timestamptz, ends timestamptz)
LANGUAGE sql STABLE SET search_path = public, pg_temp AS $$
  SELECT d, d::timestamp AT TIME ZONE zone, (d + 1)::timestamp AT TIME ZONE zone
  FROM (SELECT first + n AS d FROM generate_series(0, last - first) AS n) AS each_one
$$;

-- Tickets that are worked on, by kind and assignee.
CREATE FUNCTION unfinished_tickets() RETURNS TABLE (kind text, assignee_id uuid, tickets integer, urged integer)
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = public, pg_temp SET max_parallel_workers_per_gather = 0 AS $$
BEGIN
  RETURN QUERY EXECUTE format('SELECT kind, assignee_id, sum(tickets)::int, sum(urged)::int FROM (%s) AS t GROUP BY kind, assignee_id',
    of_tickets_in_sight('kind, assignee_id, count(*) AS tickets, count(urged_at) AS urged', 'status IN (''open'', ''pending'')',
                        'GROUP BY kind, assignee_id'));
END $$;
GRANT EXECUTE ON FUNCTION unfinished_tickets() TO zhike_staff;

-- Tickets opened on these days; of one assignee when named.
CREATE FUNCTION opened_tickets(first date, last date, of_assignee uuid, zone text) RETURNS TABLE (day date, tickets integer)
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = public, pg_temp SET max_parallel_workers_per_gather = 0 AS $$
BEGIN
  RETURN QUERY EXECUTE format('SELECT d.day, (SELECT sum(tickets) FROM (%s) AS t)::int FROM company_days($1, $2, $4) AS d',
    of_tickets_in_sight('count(*) AS tickets', 'created_at >= d.begins AND created_at < d.ends AND ($3 IS NULL OR assignee_id = $3)', ''))
  USING first, last, of_assignee, zone;
END $$;
GRANT EXECUTE ON FUNCTION opened_tickets(date, date, uuid, text) TO zhike_staff;

-- Tickets whose solution was stated on these days and stands, by kind and assignee; of one assignee when named.
CREATE FUNCTION solved_tickets(first date, last date, of_assignee uuid, zone text)
RETURNS TABLE (day date, kind text, assignee_id uuid, tickets integer)
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = public, pg_temp SET max_parallel_workers_per_gather = 0 AS $$
BEGIN
  RETURN QUERY EXECUTE format('SELECT d.day, t.kind, t.assignee_id, sum(t.tickets)::int
      FROM company_days($1, $2, $4) AS d CROSS JOIN LATERAL (%s) AS t GROUP BY d.day, t.kind, t.assignee_id',
    of_tickets_in_sight('kind, assignee_id, count(*) AS tickets',
                        'resolved_at >= d.begins AND resolved_at < d.ends AND ($3 IS NULL OR assignee_id = $3)', 'GROUP BY kind, assignee_id'))
  USING first, last, of_assignee, zone;
END $$;
GRANT EXECUTE ON FUNCTION solved_tickets(date, date, uuid, text) TO zhike_staff;

-- Tickets that wait for the customer's word, and what customers gave since then; of one assignee when named.
CREATE FUNCTION judged_tickets(since timestamptz, of_assignee uuid)
RETURNS TABLE (awaiting integer, average float, tickets integer, low integer)
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = public, pg_temp SET max_parallel_workers_per_gather = 0 AS $$
BEGIN
  RETURN QUERY EXECUTE format('SELECT (SELECT sum(tickets)::int FROM (%s) AS w), round(sum(score) / nullif(sum(tickets), 0), 2)::float,
      sum(tickets)::int, sum(low)::int FROM (%s) AS t',
    of_tickets_in_sight('count(*) AS tickets', 'status = ''resolved''', ''),
    of_tickets_in_sight('sum(rating_score) AS score, count(*) AS tickets, count(*) FILTER (WHERE rating_score <= 2) AS low',
                        'rated_at >= $1 AND ($2 IS NULL OR assignee_id = $2)', ''))
  USING since, of_assignee;
END $$;
GRANT EXECUTE ON FUNCTION judged_tickets(timestamptz, uuid) TO zhike_staff;

-- Customers who came on these days; of one owner when named. Many, as after an import, are told from a sample of pages.
CREATE FUNCTION new_customers(first date, last date, of_owner uuid, zone text) RETURNS TABLE (day date, customers integer, exact boolean)
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp SET max_parallel_workers_per_gather = 0 AS $$
DECLARE
  conditions CONSTANT text := concat_ws(' AND ', 'stage IN (''potential'', ''new'', ''active'', ''dormant'', ''lost'') AND archived_at IS NULL
    AND root_id IS NULL', format('created_at >= %L', first::timestamp AT TIME ZONE zone),
    format('created_at < %L', (last + 1)::timestamp AT TIME ZONE zone),
    CASE WHEN of_owner IS NOT NULL THEN format('owner_id = %L', of_owner) END, sight_condition('seen_by'));
  by_day CONSTANT text := format('(created_at AT TIME ZONE %L)::date', zone);
  sample_pages CONSTANT float := 1000;
  scale CONSTANT float := greatest(pg_relation_size('customers') / 8192 / sample_pages, 1);
  plan json;
BEGIN
  EXECUTE format('EXPLAIN (FORMAT JSON) SELECT FROM customers WHERE %s', conditions) INTO plan;
  IF (plan -> 0 -> 'Plan' ->> 'Plan Rows')::float < 50000 THEN
    RETURN QUERY EXECUTE format('SELECT %s, count(*)::int, true FROM customers WHERE %s GROUP BY 1', by_day, conditions);
  ELSE
    RETURN QUERY EXECUTE format('SELECT %s, round(count(*) * %s)::int, false FROM customers TABLESAMPLE SYSTEM (%s) REPEATABLE (1) WHERE %s GROUP BY 1',
      by_day, scale, 100 / scale, conditions);
  END IF;
END $$;
GRANT EXECUTE ON FUNCTION new_customers(date, date, uuid, text) TO zhike_staff;
