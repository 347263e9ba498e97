-- A measure that is dropped, and a reply that turns out not to be the answer, leave the file and stay in the record.
ALTER TABLE complaint_measures ADD COLUMN withdrawn_at timestamptz, ADD COLUMN withdrawn_by_id uuid,
  ADD CHECK (withdrawn_at IS NULL OR done_at IS NULL);
ALTER TABLE complaint_contacts ADD COLUMN withdrawn_at timestamptz, ADD COLUMN withdrawn_by_id uuid,
  -- The reply in the thread that an answer is; by id alone, a message may come to lie in another ticket.
  ADD COLUMN message_id uuid,
  ADD CHECK (message_id IS NULL OR kind = 'answer'),
  ADD CHECK (withdrawn_at IS NULL OR kind = 'answer');
CREATE UNIQUE INDEX complaint_contacts_of_messages ON complaint_contacts (customer_id, ticket_id, message_id)
  WHERE message_id IS NOT NULL AND withdrawn_at IS NULL;
