-- Tickets by days: when what is promised next falls due, when they were opened, until when the next sub-task is to be done,
-- when the customer of a complaint is asked again.
INSERT INTO filter_columns (relation, name, expression) VALUES
  ('tickets', 'taskDueOn', '(SELECT min(k.due_on) FROM ticket_tasks k WHERE k.customer_id = tickets.customer_id AND k.ticket_id = tickets.id AND k.done_at IS NULL)'),
  ('tickets', 'followUpAt', '(SELECT min(f.due_at) FROM complaint_contacts f WHERE f.customer_id = tickets.customer_id AND f.ticket_id = tickets.id AND f.kind = ''follow_up'' AND f.done_at IS NULL)');

CREATE INDEX time_promises_due ON time_promises (due_at) WHERE ended_at IS NULL;
CREATE INDEX ticket_tasks_due ON ticket_tasks (due_on) WHERE done_at IS NULL;
CREATE INDEX complaint_contacts_follow_ups ON complaint_contacts (due_at) WHERE kind = 'follow_up' AND done_at IS NULL;

-- The days on which the wanted tickets in sight fall, with how many are late by now and the first of each day. A ticket is on the
-- day of its earliest date of the kind, and on no other: what the list finds when it is narrowed to that day.
CREATE FUNCTION date_tickets(wanted jsonb, by text, first date, last date, zone text, now timestamptz, most integer)
RETURNS TABLE (day date, total integer, overdue integer, ids uuid[], times timestamptz[], lates boolean[])
LANGUAGE plpgsql STABLE SECURITY DEFINER ROWS 42 SET search_path = public, pg_temp AS $$
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
          FROM (%4$s) AS d JOIN (SELECT customer_id, id FROM tickets WHERE %5$s) AS t ON t.customer_id = d.customer_id AND t.id = d.ticket_id) AS each_one
    GROUP BY day', most, zone, late, dated, conditions);
END $$;
GRANT EXECUTE ON FUNCTION date_tickets TO zhike_staff;
