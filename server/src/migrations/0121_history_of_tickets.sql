-- What happened to a ticket, newest first, also while it was another customer's, and what was changed to what; without the own
-- fields, which not everybody may read. Definer: whoever sees a ticket reads its history, also without seeing its customer.
CREATE FUNCTION ticket_history(customer uuid, ticket uuid, before_id uuid, most integer)
RETURNS TABLE (id uuid, type text, at timestamptz, actor_kind text, actor_id uuid, data jsonb, changes jsonb)
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = public, pg_temp ROWS 50 AS $$
#variable_conflict use_column
BEGIN
  IF current_setting('role') NOT IN ('zhike_all', 'zhike_system') AND NOT sees_ticket(customer, ticket) THEN
    RETURN;
  END IF;
  RETURN QUERY
    WITH RECURSIVE holders (customer_id) AS (
      SELECT customer
      UNION SELECT (e.data ->> 'fromId')::uuid FROM holders h
      JOIN events e ON e.customer_id = h.customer_id AND e.subject_id = ticket AND e.type = 'ticket.taken_over')
    SELECT e.id, e.type, e.at, e.actor_kind, e.actor_id, e.data,
      (SELECT coalesce(jsonb_agg(jsonb_build_object('field', c.field, 'old', c.old_value, 'new', c.new_value) ORDER BY c.field), '[]')
       FROM changes c WHERE c.customer_id = e.customer_id AND c.event_id = e.id
         AND c.field IN ('kind', 'priority', 'status', 'title', 'categoryId', 'text', 'source'))
    FROM holders h JOIN events e ON e.customer_id = h.customer_id
    WHERE e.subject_id = ticket AND e.subject_type = 'ticket' AND (before_id IS NULL OR e.id < before_id)
    ORDER BY e.id DESC LIMIT most;
END $$;
GRANT EXECUTE ON FUNCTION ticket_history TO zhike_staff;
