-- Whether the actor sees a ticket, by its id alone.
CREATE FUNCTION sees_ticket_by_id(ticket uuid) RETURNS boolean
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT EXISTS (SELECT FROM tickets WHERE id = ticket AND seen_by && nullif(current_setting('zhike.actor', true), '')::uuid[])
$$;
GRANT EXECUTE ON FUNCTION sees_ticket_by_id TO zhike_staff;

-- 关联工单: this ticket is a duplicate of, was caused by, has to do with, is a child of the other. A link is there for whoever
-- sees both. The other is known by its id alone, so that either can be handed over to another customer.
CREATE TABLE ticket_links (
  customer_id uuid NOT NULL,
  ticket_id uuid NOT NULL,
  id uuid NOT NULL,
  kind text NOT NULL CHECK (kind IN ('duplicate', 'cause', 'related', 'child')),
  other_id uuid NOT NULL CHECK (other_id <> ticket_id),
  at timestamptz NOT NULL,
  by_kind text NOT NULL,
  by_id uuid,
  removed_at timestamptz,
  removed_by_kind text,
  removed_by_id uuid,
  PRIMARY KEY (customer_id, ticket_id, id),
  FOREIGN KEY (customer_id, ticket_id) REFERENCES tickets ON DELETE CASCADE
);
CREATE UNIQUE INDEX ticket_links_once ON ticket_links (customer_id, ticket_id, kind, other_id) WHERE removed_at IS NULL;
CREATE UNIQUE INDEX ticket_links_one_parent ON ticket_links (customer_id, ticket_id) WHERE kind = 'child' AND removed_at IS NULL;
CREATE INDEX ticket_links_of_ticket ON ticket_links (ticket_id, kind) WHERE removed_at IS NULL;
CREATE INDEX ticket_links_of_other ON ticket_links (other_id, kind) WHERE removed_at IS NULL;
ALTER TABLE ticket_links ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY ticket_links_all ON ticket_links TO zhike_all, zhike_system USING (true);
CREATE POLICY ticket_links_owner ON ticket_links TO CURRENT_USER USING (true);
CREATE POLICY ticket_links_scoped ON ticket_links TO zhike_department, zhike_team, zhike_own
  USING (sees_ticket(customer_id, ticket_id) AND sees_ticket_by_id(other_id));
GRANT SELECT, INSERT, UPDATE ON ticket_links TO zhike_staff;

-- What stands in the way of a link: also links that the actor does not see would make a circle.
CREATE FUNCTION refusal_to_link(giver uuid, why text, taker uuid) RETURNS text
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  WITH RECURSIVE further AS (
    SELECT taker AS id
    UNION SELECT l.other_id FROM further f JOIN ticket_links l ON l.ticket_id = f.id AND l.kind = why AND l.removed_at IS NULL
    WHERE why <> 'related')
  SELECT CASE
    WHEN EXISTS (SELECT FROM further WHERE id = giver) THEN 'ticket_link.cycle'
    WHEN why <> 'child' THEN NULL
    WHEN EXISTS (SELECT FROM ticket_links WHERE ticket_id = giver AND kind = 'child' AND removed_at IS NULL)
      THEN 'ticket_link.has_parent'
    WHEN EXISTS (SELECT FROM ticket_links WHERE ticket_id = taker AND kind = 'child' AND removed_at IS NULL)
      OR EXISTS (SELECT FROM ticket_links WHERE other_id = giver AND kind = 'child' AND removed_at IS NULL)
      THEN 'ticket_link.nested'
  END
$$;
GRANT EXECUTE ON FUNCTION refusal_to_link TO zhike_staff;

-- One update told to a parent incident (群体事件) and all its children, in the background, by the rights of whoever asked for it.
CREATE TABLE incident_updates (
  customer_id uuid NOT NULL,
  ticket_id uuid NOT NULL,
  id uuid NOT NULL,
  kind text NOT NULL CHECK (kind IN ('reply', 'note', 'resolution')),
  body text NOT NULL,
  at timestamptz NOT NULL,
  by_kind text NOT NULL,
  by_id uuid NOT NULL,
  role text NOT NULL,
  scope text NOT NULL,
  worked_at timestamptz,
  finished_at timestamptz,
  PRIMARY KEY (customer_id, ticket_id, id),
  FOREIGN KEY (customer_id, ticket_id) REFERENCES tickets ON DELETE CASCADE
);
CREATE INDEX incident_updates_by_id ON incident_updates (id);
CREATE INDEX incident_updates_running ON incident_updates (at) WHERE finished_at IS NULL;
CALL guard_by_ticket('incident_updates');

-- The update is another customer's, so it is an id alone.
CREATE TABLE incident_update_tickets (
  customer_id uuid NOT NULL,
  ticket_id uuid NOT NULL,
  update_id uuid NOT NULL,
  status text NOT NULL CHECK (status IN ('pending', 'told', 'left_out')),
  reason text,
  PRIMARY KEY (customer_id, ticket_id, update_id),
  FOREIGN KEY (customer_id, ticket_id) REFERENCES tickets ON DELETE CASCADE,
  CHECK ((status = 'left_out') = (reason IS NOT NULL))
);
CREATE INDEX incident_update_tickets_of_update ON incident_update_tickets (update_id);
CREATE INDEX incident_update_tickets_pending ON incident_update_tickets (update_id, ticket_id) WHERE status = 'pending';
CALL guard_by_ticket('incident_update_tickets');
GRANT SELECT, INSERT, UPDATE ON incident_updates, incident_update_tickets TO zhike_staff;
