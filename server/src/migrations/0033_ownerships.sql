-- Who looked after a customer, from when to when, and why that began and ended.
CREATE TABLE ownerships (
  customer_id uuid NOT NULL REFERENCES customers ON DELETE CASCADE,
  id uuid NOT NULL,
  owner_id uuid NOT NULL,
  began_at timestamptz NOT NULL,
  began_how text NOT NULL CHECK (began_how IN ('created', 'assigned', 'claimed', 'merged')),
  began_by_kind text NOT NULL,
  began_by_id uuid,
  ended_at timestamptz,
  ended_how text CHECK (ended_how IN ('assigned', 'withdrawn', 'released', 'returned', 'merged')),
  ended_by_kind text,
  ended_by_id uuid,
  -- Of a customer whom a rule returned to the pool: the rule.
  rule_id uuid,
  -- Of one whom the owner released: the reason, and in words.
  reason text,
  note text,
  PRIMARY KEY (customer_id, id),
  CHECK ((ended_at IS NULL) = (ended_how IS NULL))
);
CREATE UNIQUE INDEX ownerships_open ON ownerships (customer_id) WHERE ended_at IS NULL;
CREATE INDEX ownerships_by_owner ON ownerships (owner_id, began_at) WHERE began_how = 'claimed';
CALL guard_by_customer('ownerships');
GRANT SELECT, INSERT, UPDATE ON ownerships TO zhike_staff;

-- Of who has an owner already, it is known since when; who gave the customer to them stands in the log.
INSERT INTO ownerships (customer_id, id, owner_id, began_at, began_how, began_by_kind)
SELECT c.id, gen_random_uuid(), c.owner_id, coalesce(e.at, c.created_at),
       CASE WHEN e.at IS NULL THEN 'created' ELSE 'assigned' END, 'system'
FROM customers c
  LEFT JOIN LATERAL (SELECT max(at) AS at FROM events WHERE customer_id = c.id AND type = 'customer.owner_changed') AS e
    ON true
WHERE c.owner_id IS NOT NULL;

-- A customer in the pool is seen, but not worked with, by everybody whose right reaches the pool: by one viewer that
-- stands for all of them.
ALTER TABLE customer_sights DROP CONSTRAINT customer_sights_reason_check;
ALTER TABLE customer_sights ADD CONSTRAINT customer_sights_reason_check
  CHECK (reason IN ('owner', 'collaborator', 'creator', 'ticket', 'department', 'need', 'pool')) NOT VALID;
ALTER TABLE customer_sights VALIDATE CONSTRAINT customer_sights_reason_check;

-- Who is in the pool, since when and why.
CREATE TABLE pool_entries (
  customer_id uuid PRIMARY KEY REFERENCES customers ON DELETE CASCADE,
  entered_at timestamptz NOT NULL,
  former_owner_id uuid,
  -- The rule that brought the customer here, or the reason for which the owner gave it up.
  rule_id uuid,
  reason text,
  note text,
  by_kind text NOT NULL,
  by_id uuid
);
CREATE INDEX pool_entries_newest ON pool_entries (entered_at DESC, customer_id DESC);
CALL guard_by_customer('pool_entries');
GRANT SELECT, INSERT, UPDATE, DELETE ON pool_entries TO zhike_staff;

-- When we really spoke with a customer, and by which event: what the customer said or asked, what we answered, and what
-- a colleague wrote down of a call or visit. Not what was only edited, noted or handed on within the house.
CREATE INDEX events_contacts ON events (customer_id, at DESC)
  WHERE type IN ('customer.contacted', 'ticket.created', 'ticket.replied', 'ticket.supplemented', 'ticket.urged',
                 'ticket.confirmed', 'ticket.rejected', 'ticket.rated', 'need.recorded')
    AND data ->> 'origin' IS DISTINCT FROM 'found';
CREATE VIEW contacts_made WITH (security_invoker = true) AS
SELECT customer_id, at, type FROM events
WHERE type IN ('customer.contacted', 'ticket.created', 'ticket.replied', 'ticket.supplemented', 'ticket.urged',
               'ticket.confirmed', 'ticket.rejected', 'ticket.rated', 'need.recorded')
  AND data ->> 'origin' IS DISTINCT FROM 'found';
GRANT SELECT ON contacts_made TO zhike_staff;

-- What a colleague wrote down of a call, visit or meeting with a customer.
CREATE TABLE contact_notes (
  customer_id uuid NOT NULL REFERENCES customers ON DELETE CASCADE,
  id uuid NOT NULL,
  way text NOT NULL CHECK (way IN ('call', 'visit', 'meeting', 'message')),
  note text NOT NULL,
  at timestamptz NOT NULL,
  by_kind text NOT NULL,
  by_id uuid,
  created_at timestamptz NOT NULL,
  PRIMARY KEY (customer_id, id)
);
CALL guard_by_customer('contact_notes');
GRANT SELECT, INSERT ON contact_notes TO zhike_staff;
