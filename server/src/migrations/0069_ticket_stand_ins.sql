-- 代理可见: who was told of a ticket because somebody is not there, and sees it as long as that lasts.
CREATE TABLE ticket_stand_ins (
  customer_id uuid NOT NULL,
  ticket_id uuid NOT NULL,
  -- Who stands in, and for whom.
  staff_id uuid NOT NULL REFERENCES staff ON DELETE CASCADE,
  absent_id uuid NOT NULL REFERENCES staff ON DELETE CASCADE,
  -- A leave ends at its time; any other absence when the colleague is there again.
  during text NOT NULL CHECK (during IN ('leave', 'absence')),
  since timestamptz NOT NULL,
  PRIMARY KEY (customer_id, ticket_id, staff_id, absent_id),
  FOREIGN KEY (customer_id, ticket_id) REFERENCES tickets ON DELETE CASCADE
);
CREATE INDEX ticket_stand_ins_by_staff ON ticket_stand_ins (staff_id);
CREATE INDEX ticket_stand_ins_by_absent ON ticket_stand_ins (absent_id);
CALL guard_by_ticket('ticket_stand_ins');
GRANT SELECT, INSERT, UPDATE, DELETE ON ticket_stand_ins TO zhike_staff;

-- As before, and by whoever stands in: they alone, not those beside them.
CREATE OR REPLACE FUNCTION sight_of_ticket(customer uuid, ticket uuid, creator uuid, assignee uuid, department uuid) RETURNS uuid[]
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT coalesce(array_agg(DISTINCT id ORDER BY id), '{}')
  FROM unnest(ticket_sight(customer, creator, assignee, department)
              || sight_ids(ARRAY(SELECT assignee_id FROM ticket_tasks
                                 WHERE customer_id = customer AND ticket_id = ticket AND assignee_id IS NOT NULL))
              || ARRAY(SELECT staff_id FROM ticket_stand_ins WHERE customer_id = customer AND ticket_id = ticket)) AS id
$$;
