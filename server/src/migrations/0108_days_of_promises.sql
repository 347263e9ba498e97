-- What falls due is found in the index alone, and its tickets by their keys: a month of a team's calendar took up to 237 ms, most of
-- it to read promises that fell due before and tickets without one.
DROP INDEX time_promises_due;
CREATE INDEX time_promises_due ON time_promises (due_at) INCLUDE (customer_id, ticket_id) WHERE ended_at IS NULL;

CREATE OR REPLACE FUNCTION date_tickets(wanted jsonb, by text, first date, last date, zone text, now timestamp with time zone, most integer)
 RETURNS TABLE(day date, total integer, overdue integer, ids uuid[], times timestamp with time zone[], lates boolean[])
 LANGUAGE plpgsql
 STABLE SECURITY DEFINER ROWS 42
 SET search_path TO 'public', 'pg_temp'
AS $$
DECLARE
  begins CONSTANT timestamptz := first::timestamp AT TIME ZONE zone;
  ends CONSTANT timestamptz := (last + 1)::timestamp AT TIME ZONE zone;
  asked CONSTANT record := ticket_conditions(wanted);
  conditions CONSTANT text := concat_ws(' AND ', asked.cheap, asked.dear);
  -- a sub-task is late when its day is over
  late CONSTANT timestamptz := CASE by WHEN 'taskDueOn' THEN date_trunc('day', now, zone) ELSE now END;
  dated text;
BEGIN
  IF by = 'createdAt' THEN
    -- there may be ten thousands: counted without an order, and the first of each day found in that of the index
    RETURN QUERY EXECUTE format('
      SELECT d.day, d.total, 0, f.ids, f.times, array_fill(false, ARRAY[cardinality(f.ids)])
      FROM (SELECT (created_at AT TIME ZONE %1$L)::date AS day, count(*)::integer AS total FROM tickets
            WHERE created_at >= %2$L AND created_at < %3$L AND %4$s GROUP BY 1) AS d
      CROSS JOIN LATERAL (SELECT array_agg(id ORDER BY at, id) AS ids, array_agg(at ORDER BY at, id) AS times
        FROM (SELECT id, created_at AS at FROM tickets
              WHERE created_at >= d.day::timestamp AT TIME ZONE %1$L AND created_at < (d.day + 1)::timestamp AT TIME ZONE %1$L AND %4$s
              ORDER BY created_at, id LIMIT %5$s) AS first_ones) AS f', zone, begins, ends, conditions, most);
    RETURN;
  END IF;
  dated := CASE by
    WHEN 'dueAt' THEN format('SELECT customer_id, ticket_id, min(due_at) AS at FROM time_promises WHERE ended_at IS NULL AND due_at < %L
                              GROUP BY 1, 2 HAVING min(due_at) >= %L', ends, begins)
    WHEN 'followUpAt' THEN format('SELECT customer_id, ticket_id, min(due_at) AS at FROM complaint_contacts
                                   WHERE kind = ''follow_up'' AND done_at IS NULL AND due_at < %L GROUP BY 1, 2 HAVING min(due_at) >= %L', ends, begins)
    WHEN 'taskDueOn' THEN format('SELECT customer_id, ticket_id, min(due_on)::timestamp AT TIME ZONE %L AS at FROM ticket_tasks
                                  WHERE done_at IS NULL AND due_on <= %L GROUP BY 1, 2 HAVING min(due_on) >= %L', zone, last, first)
  END;
  RETURN QUERY EXECUTE format('
    SELECT day, count(*)::integer, (count(*) FILTER (WHERE late))::integer, array_agg(id ORDER BY place) FILTER (WHERE place <= %1$s),
           array_agg(at ORDER BY place) FILTER (WHERE place <= %1$s), array_agg(late ORDER BY place) FILTER (WHERE place <= %1$s)
    FROM (SELECT t.id, d.at, (d.at AT TIME ZONE %2$L)::date AS day, d.at < %3$L AS late,
                 row_number() OVER (PARTITION BY (d.at AT TIME ZONE %2$L)::date ORDER BY d.at, t.id) AS place
          FROM (%4$s) AS d CROSS JOIN LATERAL (
            -- each by its key: a join would gather all in sight first
            SELECT id FROM tickets WHERE customer_id = d.customer_id AND id = d.ticket_id AND %5$s LIMIT 1) AS t) AS each_one
    GROUP BY day', most, zone, late, dated, conditions);
END
$$;
