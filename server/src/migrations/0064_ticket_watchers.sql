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
