-- Who owns a measure of a complaint, or is to ask its customer again, sees the ticket, as who has a sub-task does.
CREATE OR REPLACE FUNCTION sight_of_ticket(customer uuid, ticket uuid, creator uuid, assignee uuid, department uuid) RETURNS uuid[]
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT coalesce(array_agg(DISTINCT id ORDER BY id), '{}')
  FROM unnest(ticket_sight(customer, creator, assignee, department)
              || sight_ids(ARRAY(
                   SELECT assignee_id FROM ticket_tasks
                   WHERE customer_id = customer AND ticket_id = ticket AND assignee_id IS NOT NULL
                   UNION SELECT owner_id FROM complaint_measures
                   WHERE customer_id = customer AND ticket_id = ticket AND owner_id IS NOT NULL AND withdrawn_at IS NULL
                   UNION SELECT assignee_id FROM complaint_contacts
                   WHERE customer_id = customer AND ticket_id = ticket AND assignee_id IS NOT NULL))
              || ARRAY(SELECT staff_id FROM ticket_stand_ins WHERE customer_id = customer AND ticket_id = ticket)) AS id
$$;
-- The open measures of somebody.
CREATE INDEX complaint_measures_open ON complaint_measures (owner_id, due_on) WHERE done_at IS NULL AND withdrawn_at IS NULL;

UPDATE tickets t SET seen_by = s.ids
FROM (SELECT DISTINCT customer_id, ticket_id FROM complaint_measures WHERE owner_id IS NOT NULL
      UNION SELECT customer_id, ticket_id FROM complaint_contacts WHERE assignee_id IS NOT NULL) AS owned
  JOIN tickets u ON u.customer_id = owned.customer_id AND u.id = owned.ticket_id
  CROSS JOIN LATERAL (SELECT sight_of_ticket(u.customer_id, u.id, u.created_by_id, u.assignee_id, u.department_id) AS ids) AS s
WHERE t.customer_id = u.customer_id AND t.id = u.id AND t.seen_by IS DISTINCT FROM s.ids;
