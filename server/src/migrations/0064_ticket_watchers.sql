-- 关注人: who wants to hear of a ticket. What they see of it is their scope's matter, so the rows are guarded as the ticket is.
CREATE TABLE ticket_watchers (
  customer_id uuid NOT NULL,
  ticket_id uuid NOT NULL,
  staff_id uuid NOT NULL REFERENCES staff,
  since timestamptz NOT NULL,
  by_kind text NOT NULL,
  by_id uuid,
  PRIMARY KEY (customer_id, ticket_id, staff_id),
  FOREIGN KEY (customer_id, ticket_id) REFERENCES tickets ON DELETE CASCADE
);
CREATE INDEX ticket_watchers_of_staff ON ticket_watchers (staff_id, ticket_id);
CALL guard_by_ticket('ticket_watchers');
GRANT SELECT, INSERT, DELETE ON ticket_watchers TO zhike_staff;

-- As before, and of those whom `watcher` watches.
CREATE OR REPLACE FUNCTION list_tickets(wanted jsonb, sort text, after_key text, after_id uuid, most integer)
RETURNS TABLE (customer_id uuid, id uuid)
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
  conditions text := 'true';
  found text[] := '{}';
  listed text;
  few boolean := false;
  sort_key text := CASE ltrim(sort, '-')
    WHEN 'createdAt' THEN 'created_at' WHEN 'updatedAt' THEN 'updated_at' WHEN 'priority' THEN 'priority_rank' END;
  direction text := CASE WHEN sort LIKE '-%' THEN 'DESC' ELSE 'ASC' END;
BEGIN
  IF current_setting('role') NOT IN ('zhike_all', 'zhike_system') THEN
    conditions := conditions || format(' AND seen_by && %L::uuid[]', nullif(current_setting('zhike.actor', true), ''));
  END IF;
  FOREACH listed IN ARRAY ARRAY['status', 'kind', 'priority'] LOOP
    IF wanted ? listed THEN
      conditions := conditions || format(' AND %I IN (%s)', listed,
        (SELECT string_agg(quote_literal(value), ', ') FROM jsonb_array_elements_text(wanted -> listed) AS value));
    END IF;
  END LOOP;
  IF wanted ->> 'assignee' = 'none' THEN conditions := conditions || ' AND assignee_id IS NULL';
  ELSIF wanted ? 'assignee' THEN conditions := conditions || format(' AND assignee_id = %L::uuid', wanted ->> 'assignee');
  END IF;
  IF wanted ? 'customer' THEN
    conditions := conditions || format(' AND customer_id = ANY (%L::uuid[])', customer_group((wanted ->> 'customer')::uuid));
  END IF;
  IF wanted ? 'category' THEN conditions := conditions || format(' AND category_id = %L::uuid', wanted ->> 'category'); END IF;
  IF wanted ? 'watcher' THEN
    conditions := conditions || format(' AND id IN (SELECT ticket_id FROM ticket_watchers WHERE staff_id = %L::uuid)', wanted ->> 'watcher');
  END IF;
  IF wanted ? 'urged' THEN conditions := conditions || ' AND urged_at IS NOT NULL'; END IF;
  IF wanted ? 'query' THEN found := found || format('search @@ %L::tsquery', wanted ->> 'query'); END IF;
  IF wanted ? 'numberFrom' THEN
    found := found || format('number >= %L AND number < %L', wanted ->> 'numberFrom', wanted ->> 'numberTo');
  END IF;
  IF found <> '{}' THEN conditions := conditions || ' AND (' || array_to_string(found, ' OR ') || ')'; END IF;
  IF after_key IS NOT NULL THEN
    conditions := conditions || format(' AND (%s, id) %s (%L, %L::uuid)', sort_key,
      CASE direction WHEN 'DESC' THEN '<' ELSE '>' END, after_key, after_id);
  END IF;
  -- A rare word must not be looked for along the order: up to so many are found first and put in order then.
  IF found <> '{}' THEN
    EXECUTE format('SELECT count(*) <= 2000 FROM (SELECT FROM tickets WHERE %s LIMIT 2001) AS begun', conditions) INTO few;
  END IF;
  RETURN QUERY EXECUTE format(
    'WITH fitting AS %s MATERIALIZED (SELECT customer_id, id, %s AS key FROM tickets WHERE %s)
     SELECT customer_id, id FROM fitting ORDER BY key %s, id %s LIMIT %s',
    CASE WHEN few THEN '' ELSE 'NOT' END, sort_key, conditions, direction, direction, most);
END $$;
