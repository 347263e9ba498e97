CREATE TABLE ticket_categories (
  id uuid PRIMARY KEY,
  kind text NOT NULL CHECK (kind IN ('consultation', 'complaint', 'suggestion', 'praise', 'after_sales', 'value_added')),
  name text NOT NULL,
  department_id uuid REFERENCES departments,
  retired_at timestamptz,
  retired_by uuid,
  version integer NOT NULL DEFAULT 1
);
CREATE UNIQUE INDEX ticket_categories_by_name ON ticket_categories (kind, name) WHERE retired_at IS NULL;
GRANT SELECT, INSERT, UPDATE ON ticket_categories TO zhike_staff;
GRANT SELECT ON ticket_categories TO zhike_customer, zhike_public;

CREATE SEQUENCE ticket_numbers;
GRANT USAGE ON SEQUENCE ticket_numbers TO zhike_staff;

CREATE TABLE tickets (
  customer_id uuid NOT NULL REFERENCES customers ON DELETE CASCADE,
  id uuid NOT NULL,
  number text NOT NULL,
  kind text NOT NULL CHECK (kind IN ('consultation', 'complaint', 'suggestion', 'praise', 'after_sales', 'value_added')),
  category_id uuid REFERENCES ticket_categories,
  title text NOT NULL,
  description text NOT NULL,
  priority text NOT NULL CHECK (priority IN ('low', 'normal', 'high', 'urgent')),
  status text NOT NULL DEFAULT 'open' CHECK (status IN ('open', 'pending', 'resolved', 'closed')),
  channel text NOT NULL,
  department_id uuid REFERENCES departments,
  assignee_id uuid REFERENCES staff,
  -- Staff, team and department ids that see this ticket.
  seen_by uuid[] NOT NULL DEFAULT '{}',
  first_replied_at timestamptz,
  created_by_kind text NOT NULL,
  created_by_id uuid,
  search tsvector NOT NULL DEFAULT '',
  created_at timestamptz NOT NULL,
  updated_at timestamptz NOT NULL,
  version integer NOT NULL DEFAULT 1,
  PRIMARY KEY (customer_id, id)
);
CREATE INDEX tickets_by_id ON tickets (id);
CREATE INDEX tickets_by_number ON tickets (number);
CREATE INDEX tickets_newest ON tickets (created_at DESC, id DESC);
CREATE INDEX tickets_touched ON tickets (updated_at DESC, id DESC);
CREATE INDEX tickets_unfinished ON tickets (created_at DESC, id DESC) WHERE status IN ('open', 'pending');
CREATE INDEX tickets_by_assignee ON tickets (assignee_id, status, created_at DESC);
CREATE INDEX tickets_by_sight ON tickets USING gin (seen_by) WITH (fastupdate = on);
CREATE INDEX tickets_by_search ON tickets USING gin (search) WITH (fastupdate = on);

ALTER TABLE tickets ENABLE ROW LEVEL SECURITY;
ALTER TABLE tickets FORCE ROW LEVEL SECURITY;
CREATE POLICY tickets_all ON tickets TO zhike_all, zhike_system USING (true);
CREATE POLICY tickets_scoped ON tickets TO zhike_department, zhike_team, zhike_own
  USING (seen_by && nullif(current_setting('zhike.actor', true), '')::uuid[]);
CREATE POLICY tickets_self ON tickets TO zhike_customer
  USING (customer_id = (nullif(current_setting('zhike.actor', true), '')::uuid[])[1]);
CREATE POLICY tickets_owner ON tickets TO CURRENT_USER USING (true);
GRANT SELECT, INSERT, UPDATE ON tickets TO zhike_staff;
GRANT SELECT ON tickets TO zhike_customer;
GRANT UPDATE (status, updated_at, version) ON tickets TO zhike_customer;

CREATE TABLE ticket_messages (
  customer_id uuid NOT NULL,
  ticket_id uuid NOT NULL,
  id uuid NOT NULL,
  visibility text NOT NULL CHECK (visibility IN ('public', 'internal')),
  author_kind text NOT NULL,
  author_id uuid,
  body text NOT NULL,
  at timestamptz NOT NULL,
  PRIMARY KEY (customer_id, ticket_id, id),
  FOREIGN KEY (customer_id, ticket_id) REFERENCES tickets ON DELETE CASCADE
);
CALL guard_by_customer('ticket_messages');
-- An internal note does not exist for the customer, whatever a query asks.
CREATE POLICY ticket_messages_self ON ticket_messages TO zhike_customer
  USING (customer_id = (nullif(current_setting('zhike.actor', true), '')::uuid[])[1] AND visibility = 'public');

-- What was said to be the solution; the row without `withdrawn_at` is the one that stands.
CREATE TABLE ticket_resolutions (
  customer_id uuid NOT NULL,
  ticket_id uuid NOT NULL,
  id uuid NOT NULL,
  summary text NOT NULL,
  at timestamptz NOT NULL,
  by_kind text NOT NULL,
  by_id uuid,
  confirmed_at timestamptz,
  confirmed_by_kind text,
  confirmed_by_id uuid,
  withdrawn_at timestamptz,
  withdrawn_by_kind text,
  withdrawn_by_id uuid,
  PRIMARY KEY (customer_id, ticket_id, id),
  FOREIGN KEY (customer_id, ticket_id) REFERENCES tickets ON DELETE CASCADE
);
CREATE UNIQUE INDEX ticket_resolutions_one_stands ON ticket_resolutions (customer_id, ticket_id) WHERE withdrawn_at IS NULL;
CALL guard_by_customer('ticket_resolutions');
CREATE POLICY ticket_resolutions_self ON ticket_resolutions TO zhike_customer
  USING (customer_id = (nullif(current_setting('zhike.actor', true), '')::uuid[])[1]);

CREATE TABLE ticket_closures (
  customer_id uuid NOT NULL,
  ticket_id uuid NOT NULL,
  id uuid NOT NULL,
  -- Null when the customer's confirmation is the reason.
  reason text,
  at timestamptz NOT NULL,
  by_kind text NOT NULL,
  by_id uuid,
  withdrawn_at timestamptz,
  PRIMARY KEY (customer_id, ticket_id, id),
  FOREIGN KEY (customer_id, ticket_id) REFERENCES tickets ON DELETE CASCADE
);
CREATE UNIQUE INDEX ticket_closures_one_stands ON ticket_closures (customer_id, ticket_id) WHERE withdrawn_at IS NULL;
CALL guard_by_customer('ticket_closures');
CREATE POLICY ticket_closures_self ON ticket_closures TO zhike_customer
  USING (customer_id = (nullif(current_setting('zhike.actor', true), '')::uuid[])[1]);

CREATE TABLE ticket_urges (
  customer_id uuid NOT NULL,
  ticket_id uuid NOT NULL,
  id uuid NOT NULL,
  at timestamptz NOT NULL,
  PRIMARY KEY (customer_id, ticket_id, id),
  FOREIGN KEY (customer_id, ticket_id) REFERENCES tickets ON DELETE CASCADE
);
CALL guard_by_customer('ticket_urges');
CREATE POLICY ticket_urges_self ON ticket_urges TO zhike_customer
  USING (customer_id = (nullif(current_setting('zhike.actor', true), '')::uuid[])[1]);

CREATE TABLE ticket_ratings (
  customer_id uuid NOT NULL,
  ticket_id uuid NOT NULL,
  score smallint NOT NULL CHECK (score BETWEEN 1 AND 5),
  comment text,
  at timestamptz NOT NULL,
  PRIMARY KEY (customer_id, ticket_id),
  FOREIGN KEY (customer_id, ticket_id) REFERENCES tickets ON DELETE CASCADE
);
CALL guard_by_customer('ticket_ratings');
CREATE POLICY ticket_ratings_self ON ticket_ratings TO zhike_customer
  USING (customer_id = (nullif(current_setting('zhike.actor', true), '')::uuid[])[1]);

GRANT SELECT, INSERT, UPDATE ON ticket_messages, ticket_resolutions, ticket_closures, ticket_urges, ticket_ratings
  TO zhike_staff, zhike_customer;
