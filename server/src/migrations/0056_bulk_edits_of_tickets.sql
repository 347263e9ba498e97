-- What a bulk edit changes: customers, or tickets.
ALTER TABLE bulk_edits ADD COLUMN records text NOT NULL DEFAULT 'customer' CHECK (records IN ('customer', 'ticket'));

-- Each ticket of a bulk edit stands with its customer, and goes where the ticket goes.
ALTER TABLE bulk_edited
  ADD COLUMN ticket_id uuid,
  ADD COLUMN record_id uuid NOT NULL GENERATED ALWAYS AS (coalesce(ticket_id, customer_id)) STORED,
  ADD FOREIGN KEY (customer_id, ticket_id) REFERENCES tickets ON DELETE CASCADE,
  DROP CONSTRAINT bulk_edited_pkey,
  ADD PRIMARY KEY (customer_id, bulk_edit_id, record_id);
CREATE INDEX bulk_edited_by_ticket ON bulk_edited (customer_id, ticket_id) WHERE ticket_id IS NOT NULL;
DROP INDEX bulk_edited_by_edit;
CREATE INDEX bulk_edited_by_edit ON bulk_edited (bulk_edit_id, status, record_id);
-- whoever sees a ticket may not see its customer
CREATE POLICY bulk_edited_of_tickets ON bulk_edited TO zhike_department, zhike_team, zhike_own
  USING (ticket_id IS NOT NULL AND sees_ticket(customer_id, ticket_id));
