-- 承诺台账: what was said to customers that we do by a time, guarded as the ticket is.
CREATE TABLE promises (
  customer_id uuid NOT NULL,
  ticket_id uuid NOT NULL,
  id uuid NOT NULL,
  words text NOT NULL,
  owner_id uuid NOT NULL REFERENCES staff,
  source text NOT NULL CHECK (source IN ('reply', 'call', 'visit', 'chat', 'other')),
  message_id uuid,
  -- Whether it was kept goes by the first time, whatever the customer agreed to later.
  first_due_at timestamptz NOT NULL,
  due_at timestamptz NOT NULL,
  warn_at timestamptz NOT NULL,
  made_at timestamptz NOT NULL,
  made_by_kind text NOT NULL,
  made_by_id uuid,
  kept_at timestamptz,
  kept_by_kind text,
  kept_by_id uuid,
  withdrawn_at timestamptz,
  withdrawn_by_kind text,
  withdrawn_by_id uuid,
  withdrawn_for text,
  -- What the sweep did, and when it has something to do again; null when nothing.
  warned_at timestamptz,
  broken_at timestamptz,
  next_at timestamptz,
  PRIMARY KEY (customer_id, ticket_id, id),
  FOREIGN KEY (customer_id, ticket_id) REFERENCES tickets ON DELETE CASCADE,
  CHECK (kept_at IS NULL OR withdrawn_at IS NULL),
  CHECK ((withdrawn_at IS NULL) = (withdrawn_for IS NULL)),
  CHECK (next_at IS NULL OR (kept_at IS NULL AND withdrawn_at IS NULL))
);
CALL guard_by_ticket('promises');
CREATE POLICY promises_self ON promises TO zhike_customer
  USING (customer_id = (nullif(current_setting('zhike.actor', true), '')::uuid[])[1]);
CREATE INDEX promises_next ON promises (next_at) WHERE next_at IS NOT NULL;
CREATE INDEX promises_of_ticket ON promises (ticket_id);
CREATE INDEX promises_by_due ON promises (due_at, id);
CREATE INDEX promises_by_owner ON promises (owner_id, due_at, id);
CREATE INDEX promises_by_first_due ON promises (first_due_at);
GRANT SELECT, INSERT, UPDATE ON promises TO zhike_staff;
GRANT SELECT ON promises TO zhike_customer;

-- Other times that the customer agreed to.
CREATE TABLE promise_moves (
  customer_id uuid NOT NULL,
  ticket_id uuid NOT NULL,
  promise_id uuid NOT NULL,
  id uuid NOT NULL,
  from_due_at timestamptz NOT NULL,
  to_due_at timestamptz NOT NULL,
  note text NOT NULL,
  at timestamptz NOT NULL,
  by_kind text NOT NULL,
  by_id uuid,
  PRIMARY KEY (customer_id, ticket_id, promise_id, id),
  FOREIGN KEY (customer_id, ticket_id) REFERENCES tickets ON DELETE CASCADE
);
CALL guard_by_ticket('promise_moves');
GRANT SELECT, INSERT, UPDATE ON promise_moves TO zhike_staff;

-- Who was told that a promise is at risk or broken, and as what; again when it got another time.
CREATE TABLE promise_notices (
  customer_id uuid NOT NULL,
  ticket_id uuid NOT NULL,
  promise_id uuid NOT NULL,
  step text NOT NULL CHECK (step IN ('warning', 'breach')),
  due_at timestamptz NOT NULL,
  staff_id uuid NOT NULL REFERENCES staff ON DELETE CASCADE,
  told_as text NOT NULL CHECK (told_as IN ('assignee', 'deputy', 'manager')),
  at timestamptz NOT NULL,
  PRIMARY KEY (customer_id, ticket_id, promise_id, step, due_at, staff_id),
  FOREIGN KEY (customer_id, ticket_id) REFERENCES tickets ON DELETE CASCADE
);
CALL guard_by_ticket('promise_notices');
CREATE INDEX promise_notices_by_staff ON promise_notices (staff_id, at DESC);
GRANT SELECT, INSERT ON promise_notices TO zhike_staff;
