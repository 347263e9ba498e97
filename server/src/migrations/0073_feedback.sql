-- 意见反馈: what suggestions and praise are about, and who sees to it. Themes are the company's own.
CREATE TABLE feedback_themes (
  id uuid PRIMARY KEY,
  name text NOT NULL,
  -- By which a text is taken to be about it.
  words text[] NOT NULL,
  owner_id uuid NOT NULL REFERENCES staff,
  created_at timestamptz NOT NULL,
  retired_at timestamptz,
  version integer NOT NULL DEFAULT 1
);
CREATE UNIQUE INDEX feedback_themes_by_name ON feedback_themes (name) WHERE retired_at IS NULL;
GRANT SELECT, INSERT, UPDATE ON feedback_themes TO zhike_staff;

CREATE INDEX feedback_tickets_newest ON tickets (created_at DESC, id DESC) WHERE kind IN ('suggestion', 'praise');

-- What became of one: about what a person said it is, and that it was thanked for.
CREATE TABLE feedback (
  customer_id uuid NOT NULL,
  ticket_id uuid NOT NULL,
  theme_id uuid REFERENCES feedback_themes,
  themed_by_id uuid,
  thanked_at timestamptz,
  thanked_by_id uuid,
  PRIMARY KEY (customer_id, ticket_id),
  FOREIGN KEY (customer_id, ticket_id) REFERENCES tickets ON DELETE CASCADE
);
CREATE INDEX feedback_by_theme ON feedback (theme_id);
CALL guard_by_ticket('feedback');
GRANT SELECT, INSERT, UPDATE ON feedback TO zhike_staff;

-- Who was praised, in the words of the customer: the colleague reads them without seeing the ticket.
CREATE TABLE praises (
  customer_id uuid NOT NULL,
  ticket_id uuid NOT NULL,
  staff_id uuid NOT NULL REFERENCES staff,
  words text NOT NULL,
  at timestamptz NOT NULL,
  by_kind text NOT NULL,
  by_id uuid,
  PRIMARY KEY (customer_id, ticket_id, staff_id),
  FOREIGN KEY (customer_id, ticket_id) REFERENCES tickets ON DELETE CASCADE
);
CREATE INDEX praises_by_staff ON praises (staff_id, at DESC);
CALL guard_by_ticket('praises');
CREATE POLICY praises_of_colleague ON praises FOR SELECT TO zhike_department, zhike_team, zhike_own
  USING (staff_id = (nullif(current_setting('zhike.actor', true), '')::uuid[])[1]);
GRANT SELECT, INSERT, DELETE ON praises TO zhike_staff;
