-- 检查清单: the steps of a ticket's checklist that are done.
CREATE TABLE ticket_ticks (
  customer_id uuid NOT NULL,
  ticket_id uuid NOT NULL,
  step_id uuid NOT NULL,
  at timestamptz NOT NULL,
  by_kind text NOT NULL,
  by_id uuid,
  PRIMARY KEY (customer_id, ticket_id, step_id),
  FOREIGN KEY (customer_id, ticket_id) REFERENCES tickets ON DELETE CASCADE
);
CALL guard_by_ticket('ticket_ticks');

-- 子任务
CREATE TABLE ticket_tasks (
  customer_id uuid NOT NULL,
  ticket_id uuid NOT NULL,
  id uuid NOT NULL,
  title text NOT NULL,
  assignee_id uuid REFERENCES staff,
  due_on date,
  done_at timestamptz,
  done_by_kind text,
  done_by_id uuid,
  PRIMARY KEY (customer_id, ticket_id, id),
  FOREIGN KEY (customer_id, ticket_id) REFERENCES tickets ON DELETE CASCADE,
  CHECK ((done_at IS NULL) = (done_by_kind IS NULL))
);
CREATE INDEX ticket_tasks_waiting ON ticket_tasks (assignee_id, due_on) WHERE done_at IS NULL;
CALL guard_by_ticket('ticket_tasks');
GRANT SELECT, INSERT, UPDATE, DELETE ON ticket_ticks, ticket_tasks TO zhike_staff;

-- Who sees a ticket that is there: as a new one is seen, and by whoever has a sub-task of it.
CREATE FUNCTION sight_of_ticket(customer uuid, ticket uuid, creator uuid, assignee uuid, department uuid) RETURNS uuid[]
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT coalesce(array_agg(DISTINCT id ORDER BY id), '{}')
  FROM unnest(ticket_sight(customer, creator, assignee, department)
              || sight_ids(ARRAY(SELECT assignee_id FROM ticket_tasks
                                 WHERE customer_id = customer AND ticket_id = ticket AND assignee_id IS NOT NULL))) AS id
$$;
GRANT EXECUTE ON FUNCTION sight_of_ticket TO zhike_staff;
