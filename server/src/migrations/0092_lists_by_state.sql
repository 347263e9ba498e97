-- Tickets are listed by their states, as customers are by their stages: a list of one state is walked in the index that holds it.
DROP INDEX tickets_unfinished, tickets_unfinished_by_priority;
CREATE INDEX tickets_by_status ON tickets (status, created_at DESC, id DESC);
CREATE INDEX tickets_by_status_and_priority ON tickets (status, priority_rank DESC, id DESC) INCLUDE (priority, created_at)
  WHERE status IN ('open', 'pending');
-- Few tickets are rated.
CREATE INDEX tickets_by_rating ON tickets (rating_score, created_at, id) WHERE rating_score IS NOT NULL;

-- What can be looked up for each row can sometimes be found from the other side: `among` holds for every row whose value is
-- one of `among_values`, and asks nothing of each row.
ALTER TABLE filter_columns ADD among text, ADD among_values text[];
UPDATE filter_columns SET among_values = '{breached,warned}', among = 'id = ANY (ARRAY(
  SELECT ticket_id FROM time_promises WHERE ended_at IS NULL AND (breached_at IS NOT NULL OR warned_at IS NOT NULL)))'
WHERE relation = 'tickets' AND name = 'promise';
CREATE INDEX time_promises_pressing ON time_promises (ticket_id) WHERE ended_at IS NULL AND (breached_at IS NOT NULL OR warned_at IS NOT NULL);

CREATE OR REPLACE FUNCTION filter_conditions(of_relation text, filter jsonb, OUT cheap text, OUT dear text)
LANGUAGE sql STABLE SET search_path = public, pg_temp AS $$
  SELECT string_agg(condition, ' AND ') FILTER (WHERE NOT looks_up), string_agg(condition, ' AND ') FILTER (WHERE looks_up)
  FROM (SELECT condition, strpos(condition, of_relation || '.') > 0 AS looks_up
        FROM filter_parts(filter) AS part CROSS JOIN LATERAL (
          SELECT filter_condition(of_relation, part)
          UNION ALL
          SELECT among FROM filter_columns
          WHERE relation = of_relation AND name = part ->> 'column' AND part ->> 'op' = 'in' AND part -> 'value' <@ to_jsonb(among_values)
        ) AS asked (condition)) AS each_one
$$;

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
                 after_key, after_id, most, counted, NOT wanted ?| ARRAY['query', 'numberFrom'])
           WITH ORDINALITY AS page (found, matching, exact, place)
      JOIN tickets t ON t.id = page.found ORDER BY page.place;
END $$;
