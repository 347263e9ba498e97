-- When the customer was waited for; the one without an end goes on.
CREATE TABLE ticket_waits (
  customer_id uuid NOT NULL,
  ticket_id uuid NOT NULL,
  begins_at timestamptz NOT NULL,
  ends_at timestamptz,
  PRIMARY KEY (customer_id, ticket_id, begins_at),
  FOREIGN KEY (customer_id, ticket_id) REFERENCES tickets ON DELETE CASCADE,
  CHECK (ends_at >= begins_at)
);
CALL guard_by_ticket('ticket_waits');
CREATE POLICY ticket_waits_self ON ticket_waits TO zhike_customer
  USING (customer_id = (nullif(current_setting('zhike.actor', true), '')::uuid[])[1]);
GRANT SELECT, INSERT, UPDATE ON ticket_waits TO zhike_staff;
GRANT SELECT, UPDATE (ends_at) ON ticket_waits TO zhike_customer;
INSERT INTO ticket_waits (customer_id, ticket_id, begins_at, ends_at)
SELECT e.customer_id, e.subject_id, e.at,
       (SELECT min(x.at) FROM events x
        WHERE x.customer_id = e.customer_id AND x.id > e.id AND x.subject_id = e.subject_id
          AND (x.type IN ('ticket.supplemented', 'ticket.resolved') OR x.type = 'ticket.changed' AND x.data -> 'fields' ? 'status'))
FROM events e JOIN tickets t ON t.customer_id = e.customer_id AND t.id = e.subject_id
WHERE e.type = 'ticket.waiting'
ON CONFLICT DO NOTHING;

-- 时限策略: what is promised to which tickets. Not published: a draft. Retired: out of force, kept for what it promised.
CREATE TABLE promise_policies (
  id uuid PRIMARY KEY,
  name text NOT NULL,
  -- Empty for all.
  kinds text[] NOT NULL DEFAULT '{}',
  priorities text[] NOT NULL DEFAULT '{}',
  tiers text[] NOT NULL DEFAULT '{}',
  channels text[] NOT NULL DEFAULT '{}',
  -- Working minutes; null where nothing is promised.
  first_response integer CHECK (first_response > 0),
  next_update integer CHECK (next_update > 0),
  resolution integer CHECK (resolution > 0),
  -- Null for the company's.
  calendar_id uuid REFERENCES calendars,
  warn_percent integer NOT NULL DEFAULT 75 CHECK (warn_percent BETWEEN 10 AND 99),
  replaces_id uuid REFERENCES promise_policies,
  created_at timestamptz NOT NULL,
  published_by uuid,
  published_at timestamptz,
  retired_by uuid,
  retired_at timestamptz,
  version integer NOT NULL DEFAULT 1,
  CHECK (num_nonnulls(first_response, next_update, resolution) > 0)
);
CREATE INDEX promise_policies_by_calendar ON promise_policies (calendar_id);
CREATE INDEX promise_policies_by_replaced ON promise_policies (replaces_id);
GRANT SELECT, INSERT, UPDATE, DELETE ON promise_policies TO zhike_staff;
-- What a desk promises until somebody says otherwise, in days of 7.5 hours; complaints half as long.
INSERT INTO promise_policies (id, name, kinds, priorities, first_response, next_update, resolution, created_at, published_at)
SELECT gen_random_uuid(), k.word || p.word, k.kinds, ARRAY[p.priority], p.first / k.share, p.next / k.share, p.solved / k.share,
       timestamptz '2020-01-01' + p.n * k.share * interval '1 minute', '2020-01-01'
FROM (VALUES ('', '{}'::text[], 1), ('投诉 · ', '{complaint}', 2)) AS k (word, kinds, share),
     (VALUES (11, '紧急', 'urgent', 30, 120, 240), (12, '高优先级', 'high', 60, 240, 480), (13, '普通', 'normal', 240, 900, 1350),
             (14, '低优先级', 'low', 450, 1350, 2250)) AS p (n, word, priority, first, next, solved);

-- Under which policy a ticket's promises are, and for what facts it was chosen.
CREATE TABLE promised_tickets (
  customer_id uuid NOT NULL,
  ticket_id uuid NOT NULL,
  policy_id uuid REFERENCES promise_policies,
  kind text NOT NULL,
  priority text NOT NULL,
  PRIMARY KEY (customer_id, ticket_id),
  FOREIGN KEY (customer_id, ticket_id) REFERENCES tickets ON DELETE CASCADE
);
CALL guard_by_ticket('promised_tickets');
CREATE INDEX promised_tickets_of_ticket ON promised_tickets (ticket_id);
CREATE INDEX promised_tickets_by_policy ON promised_tickets (policy_id);
GRANT SELECT, INSERT, UPDATE ON promised_tickets TO zhike_staff;

-- 时限承诺: one clock of a ticket. What it promises follows from the ticket's history and can be worked out again; what the
-- sweep did (warned_at, breached_at) cannot.
CREATE TABLE time_promises (
  customer_id uuid NOT NULL,
  ticket_id uuid NOT NULL,
  target text NOT NULL CHECK (target IN ('first_response', 'next_update', 'resolution')),
  round integer NOT NULL,
  started_at timestamptz NOT NULL,
  minutes double precision NOT NULL,
  -- Null while the clock stands still.
  due_at timestamptz,
  warn_at timestamptz,
  ended_at timestamptz,
  warned_at timestamptz,
  breached_at timestamptz,
  -- When the sweep has something to do; null when nothing.
  next_at timestamptz,
  PRIMARY KEY (customer_id, ticket_id, target, round),
  FOREIGN KEY (customer_id, ticket_id) REFERENCES tickets ON DELETE CASCADE
);
CALL guard_by_ticket('time_promises');
CREATE POLICY time_promises_self ON time_promises TO zhike_customer
  USING (customer_id = (nullif(current_setting('zhike.actor', true), '')::uuid[])[1]);
CREATE INDEX time_promises_next ON time_promises (next_at) WHERE next_at IS NOT NULL;
CREATE INDEX time_promises_of_ticket ON time_promises (ticket_id);
GRANT SELECT, INSERT, UPDATE, DELETE ON time_promises TO zhike_staff;
GRANT SELECT ON time_promises TO zhike_customer;

-- Who was told of a promise at risk or broken, and as what.
CREATE TABLE promise_calls (
  customer_id uuid NOT NULL,
  ticket_id uuid NOT NULL,
  target text NOT NULL,
  round integer NOT NULL,
  step text NOT NULL CHECK (step IN ('warning', 'breach')),
  staff_id uuid NOT NULL REFERENCES staff ON DELETE CASCADE,
  -- What they were told as: who has the ticket, who stands in, who leads.
  told_as text NOT NULL CHECK (told_as IN ('assignee', 'deputy', 'manager')),
  at timestamptz NOT NULL,
  PRIMARY KEY (customer_id, ticket_id, target, round, step, staff_id),
  FOREIGN KEY (customer_id, ticket_id) REFERENCES tickets ON DELETE CASCADE
);
CALL guard_by_ticket('promise_calls');
CREATE INDEX promise_calls_by_staff ON promise_calls (staff_id, at DESC);
GRANT SELECT, INSERT ON promise_calls TO zhike_staff;
