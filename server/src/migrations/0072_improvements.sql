-- Of what a complaint is, when that is known, and the batch in which it was made.
ALTER TABLE complaints ADD COLUMN sku text COLLATE "C", ADD COLUMN batch text;
ALTER TABLE complaints ADD CHECK (batch IS NULL OR sku IS NOT NULL) NOT VALID;
ALTER TABLE complaints VALIDATE CONSTRAINT complaints_check1;
-- The batch that was delivered, where a shop says so.
ALTER TABLE order_lines ADD COLUMN batch text;
CREATE INDEX order_lines_by_sku ON order_lines (sku);
CREATE INDEX complaint_tickets_newest ON tickets (created_at DESC, id DESC) WHERE kind = 'complaint';

-- 您提的，我们改了: what changed, told on the tickets of those who raised it, each once for each round of a subject.
CREATE TABLE change_notices (
  id uuid PRIMARY KEY,
  subject_type text NOT NULL,
  subject_id uuid NOT NULL,
  round integer NOT NULL,
  body text NOT NULL,
  at timestamptz NOT NULL,
  by_kind text NOT NULL,
  by_id uuid
);
CREATE INDEX change_notices_by_subject ON change_notices (subject_id, at);
GRANT SELECT, INSERT ON change_notices TO zhike_staff;

CREATE TABLE change_notice_tickets (
  customer_id uuid NOT NULL,
  ticket_id uuid NOT NULL,
  subject_id uuid NOT NULL,
  round integer NOT NULL,
  notice_id uuid NOT NULL REFERENCES change_notices,
  -- When it stood on the ticket; null while a job has it to do.
  told_at timestamptz,
  PRIMARY KEY (customer_id, ticket_id, subject_id, round),
  FOREIGN KEY (customer_id, ticket_id) REFERENCES tickets ON DELETE CASCADE
);
CREATE INDEX change_notice_tickets_waiting ON change_notice_tickets (notice_id) WHERE told_at IS NULL;
CREATE INDEX change_notice_tickets_by_subject ON change_notice_tickets (subject_id);
CALL guard_by_ticket('change_notice_tickets');
GRANT SELECT, INSERT, UPDATE ON change_notice_tickets TO zhike_staff;

-- 纠正预防措施: what the company changes because complaints recur. It is the company's own; what it says of customers hangs on
-- their tickets and on them.
CREATE SEQUENCE improvement_numbers;
GRANT USAGE ON SEQUENCE improvement_numbers TO zhike_staff;
CREATE TABLE improvements (
  id uuid PRIMARY KEY,
  -- CA-260316-0001: the company's day and a sequence that may have gaps.
  number text COLLATE "C" NOT NULL UNIQUE,
  title text NOT NULL,
  cause_kind text CHECK (cause_kind IN ('product', 'service', 'information', 'expectation')),
  cause text NOT NULL,
  -- Which complaints count as the same: category, sku, causeKind, words.
  same jsonb NOT NULL,
  state text NOT NULL DEFAULT 'planned' CHECK (state IN ('planned', 'under_way', 'done', 'effective')),
  -- Raised when a check finds no effect and it begins again.
  round integer NOT NULL DEFAULT 1,
  owner_id uuid NOT NULL REFERENCES staff,
  due_on date,
  changed_on date,
  created_by_kind text NOT NULL,
  created_by_id uuid,
  created_at timestamptz NOT NULL,
  updated_at timestamptz NOT NULL,
  version integer NOT NULL DEFAULT 1,
  CHECK ((state IN ('done', 'effective')) = (changed_on IS NOT NULL))
);
CREATE INDEX improvements_newest ON improvements (created_at DESC, id DESC);
GRANT SELECT, INSERT, UPDATE ON improvements TO zhike_staff;

CREATE TABLE improvement_measures (
  id uuid PRIMARY KEY,
  improvement_id uuid NOT NULL REFERENCES improvements,
  round integer NOT NULL,
  kind text NOT NULL CHECK (kind IN ('corrective', 'preventive')),
  text text NOT NULL,
  owner_id uuid NOT NULL REFERENCES staff,
  due_on date NOT NULL,
  at timestamptz NOT NULL,
  by_kind text NOT NULL,
  by_id uuid,
  done_at timestamptz,
  done_by_kind text,
  done_by_id uuid,
  evidence text,
  CHECK ((done_at IS NULL) = (evidence IS NULL))
);
CREATE INDEX improvement_measures_by_improvement ON improvement_measures (improvement_id);
CREATE INDEX improvement_measures_open ON improvement_measures (owner_id, due_on) WHERE done_at IS NULL;
GRANT SELECT, INSERT, UPDATE ON improvement_measures TO zhike_staff;

-- What became of it. A check keeps its figures, and the scope in which they were counted.
CREATE TABLE improvement_steps (
  id uuid PRIMARY KEY,
  improvement_id uuid NOT NULL REFERENCES improvements,
  kind text NOT NULL CHECK (kind IN ('created', 'started', 'done', 'effective', 'not_effective')),
  note text NOT NULL,
  effect jsonb,
  scope text,
  at timestamptz NOT NULL,
  by_kind text NOT NULL,
  by_id uuid,
  CHECK ((kind IN ('effective', 'not_effective')) = (effect IS NOT NULL AND scope IS NOT NULL))
);
CREATE INDEX improvement_steps_by_improvement ON improvement_steps (improvement_id);
GRANT SELECT, INSERT ON improvement_steps TO zhike_staff;

CREATE TABLE improvement_complaints (
  customer_id uuid NOT NULL,
  ticket_id uuid NOT NULL,
  improvement_id uuid NOT NULL REFERENCES improvements,
  at timestamptz NOT NULL,
  by_kind text NOT NULL,
  by_id uuid,
  PRIMARY KEY (customer_id, ticket_id, improvement_id),
  FOREIGN KEY (customer_id, ticket_id) REFERENCES tickets ON DELETE CASCADE
);
CREATE INDEX improvement_complaints_by_improvement ON improvement_complaints (improvement_id);
CALL guard_by_ticket('improvement_complaints');
GRANT SELECT, INSERT, DELETE ON improvement_complaints TO zhike_staff;

-- Who bought the same and did not complain: for people to get in touch with, or not. Nothing is sent by itself.
CREATE TABLE improvement_outreach (
  customer_id uuid NOT NULL REFERENCES customers ON DELETE CASCADE,
  improvement_id uuid NOT NULL REFERENCES improvements,
  -- The order by which they have it.
  order_no text NOT NULL,
  ordered_at timestamptz NOT NULL,
  sku text NOT NULL,
  batch text,
  state text NOT NULL DEFAULT 'open' CHECK (state IN ('open', 'contacted', 'not_needed')),
  note text,
  added_at timestamptz NOT NULL,
  marked_at timestamptz,
  marked_by_kind text,
  marked_by_id uuid,
  PRIMARY KEY (customer_id, improvement_id),
  CHECK ((state = 'open') = (marked_at IS NULL))
);
CREATE INDEX improvement_outreach_by_improvement ON improvement_outreach (improvement_id, customer_id);
CALL guard_by_customer('improvement_outreach');
GRANT SELECT, INSERT, UPDATE ON improvement_outreach TO zhike_staff;
