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

-- The state as it stands; who brought it about and when is a row of the tables below, or an event.
CREATE TABLE tickets (
  customer_id uuid NOT NULL REFERENCES customers ON DELETE CASCADE,
  id uuid NOT NULL,
  -- T-240611-0042: the company's day (YYMMDD) and a sequence that may have gaps.
  number text COLLATE "C" NOT NULL,
  kind text NOT NULL CHECK (kind IN ('consultation', 'complaint', 'suggestion', 'praise', 'after_sales', 'value_added')),
  category_id uuid REFERENCES ticket_categories,
  title text NOT NULL,
  description text NOT NULL,
  priority text NOT NULL CHECK (priority IN ('low', 'normal', 'high', 'urgent')),
  priority_rank smallint NOT NULL GENERATED ALWAYS AS
    (CASE priority WHEN 'urgent' THEN 3 WHEN 'high' THEN 2 WHEN 'normal' THEN 1 ELSE 0 END) STORED,
  status text NOT NULL DEFAULT 'open' CHECK (status IN ('open', 'pending', 'resolved', 'closed')),
  channel text NOT NULL,
  department_id uuid REFERENCES departments,
  assignee_id uuid REFERENCES staff,
  -- Staff, team and department ids that see this ticket: what ticket_sight gives, and nothing else.
  seen_by uuid[] NOT NULL DEFAULT '{}',
  first_replied_at timestamptz,
  -- When the solution that stands was stated; null while none does.
  resolved_at timestamptz,
  urged_at timestamptz,
  urged_times integer NOT NULL DEFAULT 0,
  -- Given once, by the customer.
  rating_score smallint CHECK (rating_score BETWEEN 1 AND 5),
  rating_comment text,
  rated_at timestamptz,
  created_by_kind text NOT NULL,
  created_by_id uuid,
  -- Words of number and title, name of the customer: never an identifier.
  search tsvector NOT NULL DEFAULT '',
  created_at timestamptz NOT NULL,
  updated_at timestamptz NOT NULL,
  version integer NOT NULL DEFAULT 1,
  PRIMARY KEY (customer_id, id),
  CHECK ((status IN ('resolved', 'closed')) = (resolved_at IS NOT NULL)),
  CHECK ((rating_score IS NULL) = (rated_at IS NULL))
);
CREATE INDEX tickets_by_id ON tickets (id);
CREATE INDEX tickets_by_number ON tickets (number);
CREATE INDEX tickets_newest ON tickets (created_at DESC, id DESC);
CREATE INDEX tickets_touched ON tickets (updated_at DESC, id DESC);
CREATE INDEX tickets_by_priority ON tickets (priority_rank DESC, id DESC);
CREATE INDEX tickets_unfinished ON tickets (created_at DESC, id DESC) WHERE status IN ('open', 'pending');
CREATE INDEX tickets_unfinished_by_priority ON tickets (priority_rank DESC, id DESC) WHERE status IN ('open', 'pending');
CREATE INDEX tickets_awaiting ON tickets (resolved_at) WHERE status = 'resolved';
CREATE INDEX tickets_by_resolution ON tickets (resolved_at) WHERE resolved_at IS NOT NULL;
CREATE INDEX tickets_by_rating ON tickets (rated_at) WHERE rated_at IS NOT NULL;
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
-- What a customer's word can change: confirm, reopen, urge, rate.
GRANT UPDATE (status, resolved_at, urged_at, urged_times, rating_score, rating_comment, rated_at, updated_at, version)
  ON tickets TO zhike_customer;

CREATE FUNCTION next_ticket_number(day text) RETURNS text
LANGUAGE sql AS $$
  SELECT 'T-' || day || '-' || lpad(n::text, greatest(4, length(n::text)), '0') FROM nextval('ticket_numbers') AS n
$$;

-- Who sees a ticket: who opened it, who is on it, who owns the customer, each with teams and department, and the
-- department that the ticket went to. Definer, because the actor need not see the customer to see the ticket.
CREATE FUNCTION ticket_sight(customer uuid, creator uuid, assignee uuid, department uuid) RETURNS uuid[]
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT coalesce(array_agg(DISTINCT id ORDER BY id), '{}')
  FROM unnest(sight_ids(ARRAY[creator, assignee, (SELECT owner_id FROM customers WHERE customers.id = customer)])
              || department) AS id
  WHERE id IS NOT NULL
$$;

-- Whether the actor sees this ticket; the guard of what hangs on it.
CREATE FUNCTION sees_ticket(customer uuid, ticket uuid) RETURNS boolean
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT EXISTS (SELECT FROM tickets WHERE customer_id = customer AND id = ticket
                 AND seen_by && nullif(current_setting('zhike.actor', true), '')::uuid[])
$$;

-- Whether the actor sees any ticket of this customer.
CREATE FUNCTION sees_ticket_of(customer uuid) RETURNS boolean
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT EXISTS (SELECT FROM tickets WHERE customer_id = customer
                 AND seen_by && nullif(current_setting('zhike.actor', true), '')::uuid[])
$$;

-- The one way to guard a table of rows that hang on a ticket: whoever sees the ticket sees them, also after the
-- customer went to another owner.
CREATE PROCEDURE guard_by_ticket(guarded regclass) LANGUAGE plpgsql AS $$
DECLARE
  t text := guarded::text;
BEGIN
  EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', t);
  EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', t);
  EXECUTE format('CREATE POLICY %I ON %I TO zhike_all, zhike_system USING (true)', t || '_all', t);
  EXECUTE format('CREATE POLICY %I ON %I TO zhike_department, zhike_team, zhike_own USING (sees_ticket(customer_id, ticket_id))',
    t || '_scoped', t);
  EXECUTE format('CREATE POLICY %I ON %I TO CURRENT_USER USING (true)', t || '_owner', t);
END $$;

-- Work on a ticket writes into the customer's log whether or not the customer itself is seen.
CREATE POLICY events_of_tickets ON events FOR INSERT TO zhike_department, zhike_team, zhike_own
  WITH CHECK (subject_type = 'ticket' AND sees_ticket(customer_id, subject_id));
CREATE POLICY changes_of_tickets ON changes FOR INSERT TO zhike_department, zhike_team, zhike_own
  WITH CHECK (sees_ticket_of(customer_id));
CREATE POLICY files_of_tickets ON files TO zhike_department, zhike_team, zhike_own
  USING (parent_type IN ('ticket', 'ticket_message') AND sees_ticket(customer_id, parent_id));

CREATE TABLE ticket_messages (
  customer_id uuid NOT NULL,
  ticket_id uuid NOT NULL,
  id uuid NOT NULL,
  visibility text NOT NULL CHECK (visibility IN ('public', 'internal')),
  author_kind text NOT NULL,
  author_id uuid,
  body text NOT NULL,
  -- Rows of files with parent_type ticket_message, whose parent is the ticket.
  file_ids uuid[] NOT NULL DEFAULT '{}',
  at timestamptz NOT NULL,
  PRIMARY KEY (customer_id, ticket_id, id),
  FOREIGN KEY (customer_id, ticket_id) REFERENCES tickets ON DELETE CASCADE
);
CALL guard_by_ticket('ticket_messages');
-- An internal note does not exist for the customer, whatever a query asks.
CREATE POLICY ticket_messages_self ON ticket_messages TO zhike_customer
  USING (customer_id = (nullif(current_setting('zhike.actor', true), '')::uuid[])[1] AND visibility = 'public');
GRANT SELECT, INSERT ON ticket_messages TO zhike_staff, zhike_customer;

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
CALL guard_by_ticket('ticket_resolutions');
CREATE POLICY ticket_resolutions_self ON ticket_resolutions TO zhike_customer
  USING (customer_id = (nullif(current_setting('zhike.actor', true), '')::uuid[])[1]);
GRANT SELECT, INSERT, UPDATE ON ticket_resolutions TO zhike_staff;
GRANT SELECT ON ticket_resolutions TO zhike_customer;
GRANT UPDATE (confirmed_at, confirmed_by_kind, confirmed_by_id, withdrawn_at, withdrawn_by_kind, withdrawn_by_id)
  ON ticket_resolutions TO zhike_customer;

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
  withdrawn_by_kind text,
  withdrawn_by_id uuid,
  PRIMARY KEY (customer_id, ticket_id, id),
  FOREIGN KEY (customer_id, ticket_id) REFERENCES tickets ON DELETE CASCADE
);
CREATE UNIQUE INDEX ticket_closures_one_stands ON ticket_closures (customer_id, ticket_id) WHERE withdrawn_at IS NULL;
CALL guard_by_ticket('ticket_closures');
CREATE POLICY ticket_closures_self ON ticket_closures TO zhike_customer
  USING (customer_id = (nullif(current_setting('zhike.actor', true), '')::uuid[])[1]);
GRANT SELECT, INSERT, UPDATE ON ticket_closures TO zhike_staff;
-- The reason that staff wrote down is not for the customer.
GRANT SELECT (customer_id, ticket_id, id, at, withdrawn_at) ON ticket_closures TO zhike_customer;
GRANT INSERT ON ticket_closures TO zhike_customer;
GRANT UPDATE (withdrawn_at, withdrawn_by_kind, withdrawn_by_id) ON ticket_closures TO zhike_customer;

-- What whoever sees a ticket may know of its customer: name and masked identities, even after the customer went to
-- another owner or the ticket was closed.
CREATE FUNCTION ticket_customers(wanted uuid[]) RETURNS TABLE (customer_id uuid, summary jsonb)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT c.id, jsonb_build_object(
    'id', c.id, 'number', c.number, 'kind', c.kind, 'name', c.name, 'stage', c.stage, 'tier', c.tier,
    'identities', coalesce((
      SELECT jsonb_agg(jsonb_build_object('id', i.id, 'kind', i.kind, 'masked', i.masked, 'primary', i.is_primary,
                                          'verified', i.verified)
                       || CASE i.kind WHEN 'external' THEN jsonb_build_object('value', i.masked) ELSE '{}' END
                       ORDER BY i.id)
      FROM customer_identities i WHERE i.customer_id = c.id), '[]'))
  FROM customers c
  WHERE c.id = ANY (wanted)
    AND (current_setting('role') IN ('zhike_all', 'zhike_system')
         OR c.seen_by && nullif(current_setting('zhike.actor', true), '')::uuid[]
         OR sees_ticket_of(c.id))
$$;

-- A page of the list: keys in order. Applies filter and sight before the limit, which no policy can do with an index;
-- the keys are joined under the policy again. Values are written into the statement, so that each is planned by how
-- frequent it is. `wanted` may have: status, kind, priority (arrays), assignee (an id or 'none'), customer, category,
-- urged, and of a search query (tsquery) or numberFrom and numberTo, one of which must hold.
CREATE FUNCTION list_tickets(wanted jsonb, sort text, after_key text, after_id uuid, most integer)
RETURNS TABLE (customer_id uuid, id uuid)
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
  conditions text := 'true';
  found text[] := '{}';
  listed text;
  few boolean := false;
  sort_key text := CASE ltrim(sort, '-')
    WHEN 'createdAt' THEN 'created_at' WHEN 'updatedAt' THEN 'updated_at' WHEN 'priority' THEN 'priority_rank' END;
  direction text := CASE WHEN sort LIKE '-%' THEN 'DESC' ELSE 'ASC' END;
BEGIN
  IF current_setting('role') NOT IN ('zhike_all', 'zhike_system') THEN
    conditions := conditions || format(' AND seen_by && %L::uuid[]', nullif(current_setting('zhike.actor', true), ''));
  END IF;
  FOREACH listed IN ARRAY ARRAY['status', 'kind', 'priority'] LOOP
    IF wanted ? listed THEN
      conditions := conditions || format(' AND %I IN (%s)', listed,
        (SELECT string_agg(quote_literal(value), ', ') FROM jsonb_array_elements_text(wanted -> listed) AS value));
    END IF;
  END LOOP;
  IF wanted ->> 'assignee' = 'none' THEN conditions := conditions || ' AND assignee_id IS NULL';
  ELSIF wanted ? 'assignee' THEN conditions := conditions || format(' AND assignee_id = %L::uuid', wanted ->> 'assignee');
  END IF;
  IF wanted ? 'customer' THEN conditions := conditions || format(' AND customer_id = %L::uuid', wanted ->> 'customer'); END IF;
  IF wanted ? 'category' THEN conditions := conditions || format(' AND category_id = %L::uuid', wanted ->> 'category'); END IF;
  IF wanted ? 'urged' THEN conditions := conditions || ' AND urged_at IS NOT NULL'; END IF;
  IF wanted ? 'query' THEN found := found || format('search @@ %L::tsquery', wanted ->> 'query'); END IF;
  IF wanted ? 'numberFrom' THEN
    found := found || format('number >= %L AND number < %L', wanted ->> 'numberFrom', wanted ->> 'numberTo');
  END IF;
  IF found <> '{}' THEN conditions := conditions || ' AND (' || array_to_string(found, ' OR ') || ')'; END IF;
  IF after_key IS NOT NULL THEN
    conditions := conditions || format(' AND (%s, id) %s (%L, %L::uuid)', sort_key,
      CASE direction WHEN 'DESC' THEN '<' ELSE '>' END, after_key, after_id);
  END IF;
  -- A rare word must not be looked for along the order: up to so many are found first and put in order then.
  IF found <> '{}' THEN
    EXECUTE format('SELECT count(*) <= 2000 FROM (SELECT FROM tickets WHERE %s LIMIT 2001) AS begun', conditions) INTO few;
  END IF;
  RETURN QUERY EXECUTE format(
    'WITH fitting AS %s MATERIALIZED (SELECT customer_id, id, %s AS key FROM tickets WHERE %s)
     SELECT customer_id, id FROM fitting ORDER BY key %s, id %s LIMIT %s',
    CASE WHEN few THEN '' ELSE 'NOT' END, sort_key, conditions, direction, direction, most);
END $$;

GRANT EXECUTE ON FUNCTION next_ticket_number, ticket_sight, sees_ticket, sees_ticket_of, ticket_customers, list_tickets
  TO zhike_staff;
