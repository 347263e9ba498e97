-- 合并: a ticket that is shown in the thread of another of the same customer. It is closed, whether it was solved or not.
ALTER TABLE tickets ADD merged_into_id uuid;
ALTER TABLE tickets DROP CONSTRAINT tickets_check;
ALTER TABLE tickets ADD CONSTRAINT tickets_solved_or_not
  CHECK ((status IN ('resolved', 'closed')) = (resolved_at IS NOT NULL) OR merged_into_id IS NOT NULL);
ALTER TABLE tickets ADD CONSTRAINT tickets_merged_closed CHECK (merged_into_id IS NULL OR status = 'closed');
CREATE INDEX tickets_merged ON tickets (merged_into_id) WHERE merged_into_id IS NOT NULL;

CREATE TABLE ticket_merges (
  customer_id uuid NOT NULL,
  ticket_id uuid NOT NULL,
  id uuid NOT NULL,
  into_id uuid NOT NULL CHECK (into_id <> ticket_id),
  -- How it stood, for when it is taken apart.
  former_status text NOT NULL CHECK (former_status IN ('open', 'pending', 'resolved', 'closed')),
  at timestamptz NOT NULL,
  by_kind text NOT NULL,
  by_id uuid,
  undone_at timestamptz,
  undone_by_kind text,
  undone_by_id uuid,
  PRIMARY KEY (customer_id, ticket_id, id),
  FOREIGN KEY (customer_id, ticket_id) REFERENCES tickets ON DELETE CASCADE
);
CREATE UNIQUE INDEX ticket_merges_one_stands ON ticket_merges (customer_id, ticket_id) WHERE undone_at IS NULL;
CALL guard_by_ticket('ticket_merges');

-- 拆分: a ticket that was made of messages of another, which lie with it since.
CREATE TABLE ticket_splits (
  customer_id uuid NOT NULL,
  ticket_id uuid NOT NULL,
  id uuid NOT NULL,
  from_id uuid NOT NULL CHECK (from_id <> ticket_id),
  message_ids uuid[] NOT NULL,
  at timestamptz NOT NULL,
  by_kind text NOT NULL,
  by_id uuid,
  undone_at timestamptz,
  undone_by_kind text,
  undone_by_id uuid,
  PRIMARY KEY (customer_id, ticket_id, id),
  FOREIGN KEY (customer_id, ticket_id) REFERENCES tickets ON DELETE CASCADE
);
CREATE UNIQUE INDEX ticket_splits_of_ticket ON ticket_splits (customer_id, ticket_id);
CREATE INDEX ticket_splits_from ON ticket_splits (from_id);
CALL guard_by_ticket('ticket_splits');
GRANT SELECT, INSERT, UPDATE ON ticket_merges, ticket_splits TO zhike_staff;

-- A ticket and all that were merged into it, directly or not.
CREATE FUNCTION ticket_thread(customer uuid, ticket uuid) RETURNS uuid[]
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  WITH RECURSIVE thread AS (
    SELECT ticket AS id
    UNION ALL SELECT t.id FROM thread JOIN tickets t ON t.customer_id = customer AND t.merged_into_id = thread.id)
  SELECT array_agg(id) FROM thread
$$;

-- Where what happened in a thread is written down: also at the tickets that its messages were split from.
CREATE FUNCTION ticket_sources(customer uuid, thread uuid[]) RETURNS uuid[]
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT thread || array(SELECT from_id FROM ticket_splits WHERE customer_id = customer AND ticket_id = ANY (thread))
$$;

-- Where a ticket is shown: itself, or the last that it was merged into.
CREATE FUNCTION surviving_ticket(customer uuid, ticket uuid) RETURNS uuid
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  WITH RECURSIVE way AS (
    SELECT id, merged_into_id FROM tickets WHERE customer_id = customer AND id = ticket
    UNION ALL SELECT t.id, t.merged_into_id FROM way JOIN tickets t ON t.customer_id = customer AND t.id = way.merged_into_id)
  SELECT id FROM way WHERE merged_into_id IS NULL
$$;
GRANT EXECUTE ON FUNCTION ticket_thread, ticket_sources, surviving_ticket TO zhike_staff, zhike_customer;

-- What hangs on a merged ticket is seen also by whoever sees where it is shown.
CREATE OR REPLACE FUNCTION sees_ticket(customer uuid, ticket uuid) RETURNS boolean
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT EXISTS (SELECT FROM tickets WHERE customer_id = customer AND id = ticket
                 AND (seen_by && nullif(current_setting('zhike.actor', true), '')::uuid[]
                      OR merged_into_id IS NOT NULL AND sees_ticket(customer, merged_into_id)))
$$;

-- What was merged into a ticket, as its own thread begins: for whoever sees where it is shown.
CREATE FUNCTION merged_tickets(ticket uuid)
RETURNS TABLE (id uuid, number text, title text, description text, into_id uuid, urged_times integer, created_by_kind text,
               created_by_id uuid, created_at timestamptz, files jsonb, at timestamptz, by_kind text, by_id uuid)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT t.id, t.number, t.title, t.description, t.merged_into_id, t.urged_times, t.created_by_kind, t.created_by_id, t.created_at,
    (SELECT coalesce(jsonb_agg(jsonb_build_object('id', f.id, 'name', f.name, 'mediaType', f.media_type, 'bytes', f.bytes)
                               ORDER BY f.id), '[]')
     FROM files f WHERE f.customer_id = t.customer_id AND f.parent_id = t.id AND f.parent_type = 'ticket'),
    m.at, m.by_kind, m.by_id
  FROM tickets survivor
  JOIN tickets t ON t.customer_id = survivor.customer_id
    AND t.id = ANY (ticket_thread(survivor.customer_id, survivor.id)) AND t.id <> survivor.id
  JOIN ticket_merges m ON m.customer_id = t.customer_id AND m.ticket_id = t.id AND m.undone_at IS NULL
  WHERE survivor.id = ticket
    AND (current_setting('role') IN ('zhike_all', 'zhike_system')
         OR survivor.seen_by && nullif(current_setting('zhike.actor', true), '')::uuid[])
  ORDER BY m.at, t.id
$$;

-- Lays messages with their pictures to another ticket of the same customer; gives how many there were. Definer, because
-- keys of what is written down change by nothing else; so it looks for itself whether the actor sees both.
CREATE FUNCTION move_messages(customer uuid, giver uuid, taker uuid, wanted uuid[]) RETURNS integer
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
  moved uuid[];
  theirs uuid[];
BEGIN
  IF current_setting('role') NOT IN ('zhike_all', 'zhike_system')
     AND NOT (sees_ticket(customer, giver) AND sees_ticket(customer, taker)) THEN
    RAISE insufficient_privilege;
  END IF;
  WITH laid AS (
    UPDATE ticket_messages SET ticket_id = taker
    WHERE customer_id = customer AND ticket_id = giver AND id = ANY (wanted) RETURNING id, file_ids)
  SELECT array_agg(id), array(SELECT unnest(file_ids) FROM laid) INTO moved, theirs FROM laid;
  UPDATE files SET parent_id = taker
  WHERE customer_id = customer AND parent_id = giver AND parent_type = 'ticket_message' AND id = ANY (theirs);
  RETURN coalesce(cardinality(moved), 0);
END $$;
GRANT EXECUTE ON FUNCTION merged_tickets, move_messages TO zhike_staff;
