-- 投诉档案: what hangs on a ticket of kind complaint, guarded as the ticket is.
CREATE TABLE complaints (
  customer_id uuid NOT NULL,
  ticket_id uuid NOT NULL,
  stage text NOT NULL DEFAULT 'registered' CHECK (stage IN ('registered', 'investigating', 'acting', 'answered', 'verified')),
  regulator text,
  regulator_due_on date,
  media text,
  liable_party text CHECK (liable_party IN ('company', 'supplier', 'carrier', 'customer', 'nobody')),
  liable_department_id uuid REFERENCES departments,
  liability_note text,
  updated_at timestamptz NOT NULL,
  PRIMARY KEY (customer_id, ticket_id),
  FOREIGN KEY (customer_id, ticket_id) REFERENCES tickets ON DELETE CASCADE,
  CHECK ((liable_party IS NULL) = (liability_note IS NULL))
);
CALL guard_by_ticket('complaints');

-- Facts, evidence and interviews. Files are those of the ticket; an entry names its own.
CREATE TABLE complaint_entries (
  customer_id uuid NOT NULL,
  ticket_id uuid NOT NULL,
  id uuid NOT NULL,
  kind text NOT NULL CHECK (kind IN ('fact', 'evidence', 'interview')),
  text text NOT NULL,
  source text NOT NULL,
  file_ids uuid[] NOT NULL,
  at timestamptz NOT NULL,
  by_kind text NOT NULL,
  by_id uuid,
  withdrawn_at timestamptz,
  withdrawn_by_id uuid,
  PRIMARY KEY (customer_id, ticket_id, id),
  FOREIGN KEY (customer_id, ticket_id) REFERENCES tickets ON DELETE CASCADE
);
CALL guard_by_ticket('complaint_entries');

-- Why it came about; a why hangs below what it explains.
CREATE TABLE complaint_causes (
  customer_id uuid NOT NULL,
  ticket_id uuid NOT NULL,
  id uuid NOT NULL,
  parent_id uuid,
  kind text NOT NULL CHECK (kind IN ('product', 'service', 'information', 'expectation')),
  text text NOT NULL,
  at timestamptz NOT NULL,
  by_kind text NOT NULL,
  by_id uuid,
  withdrawn_at timestamptz,
  withdrawn_by_id uuid,
  PRIMARY KEY (customer_id, ticket_id, id),
  FOREIGN KEY (customer_id, ticket_id) REFERENCES tickets ON DELETE CASCADE
);
CALL guard_by_ticket('complaint_causes');

CREATE TABLE complaint_measures (
  customer_id uuid NOT NULL,
  ticket_id uuid NOT NULL,
  id uuid NOT NULL,
  kind text NOT NULL CHECK (kind IN ('immediate', 'corrective', 'preventive')),
  text text NOT NULL,
  owner_id uuid REFERENCES staff,
  due_on date,
  at timestamptz NOT NULL,
  by_kind text NOT NULL,
  by_id uuid,
  done_at timestamptz,
  done_by_kind text,
  done_by_id uuid,
  result text,
  PRIMARY KEY (customer_id, ticket_id, id),
  FOREIGN KEY (customer_id, ticket_id) REFERENCES tickets ON DELETE CASCADE
);
CALL guard_by_ticket('complaint_measures');

-- What the customer gets for it: asked for, approved by amount, then handed over.
CREATE TABLE complaint_compensations (
  customer_id uuid NOT NULL,
  ticket_id uuid NOT NULL,
  id uuid NOT NULL,
  form text NOT NULL CHECK (form IN ('refund', 'cash', 'coupon', 'gift', 'service')),
  amount_fen bigint NOT NULL CHECK (amount_fen > 0),
  reason text NOT NULL,
  state text NOT NULL DEFAULT 'pending' CHECK (state IN ('pending', 'approved', 'refused', 'withdrawn', 'paid')),
  -- By id and number alone: who may see the complaint need not take part in the approval.
  approval_id uuid NOT NULL,
  approval_number text NOT NULL,
  at timestamptz NOT NULL,
  by_kind text NOT NULL,
  by_id uuid,
  decided_at timestamptz,
  paid_at timestamptz,
  paid_by_kind text,
  paid_by_id uuid,
  paid_note text,
  PRIMARY KEY (customer_id, ticket_id, id),
  FOREIGN KEY (customer_id, ticket_id) REFERENCES tickets ON DELETE CASCADE,
  CHECK ((state = 'pending') = (decided_at IS NULL)),
  CHECK ((state = 'paid') = (paid_at IS NOT NULL))
);
CREATE INDEX complaint_compensations_by_approval ON complaint_compensations (approval_id);
CALL guard_by_ticket('complaint_compensations');

-- What was said to the customer and what the customer said of it: answers, checks of satisfaction, follow-ups at a set time.
CREATE TABLE complaint_contacts (
  customer_id uuid NOT NULL,
  ticket_id uuid NOT NULL,
  id uuid NOT NULL,
  kind text NOT NULL CHECK (kind IN ('answer', 'check', 'follow_up')),
  channel text,
  -- The answer, the note of a check, the purpose of a follow-up.
  words text NOT NULL,
  satisfaction text CHECK (satisfaction IN ('satisfied', 'neutral', 'dissatisfied')),
  at timestamptz NOT NULL,
  by_kind text NOT NULL,
  by_id uuid,
  -- Of a follow-up: when and by whom, since when they know, and what came of it.
  due_at timestamptz,
  assignee_id uuid REFERENCES staff,
  told_at timestamptz,
  done_at timestamptz,
  done_by_kind text,
  done_by_id uuid,
  note text,
  PRIMARY KEY (customer_id, ticket_id, id),
  FOREIGN KEY (customer_id, ticket_id) REFERENCES tickets ON DELETE CASCADE,
  CHECK ((kind = 'follow_up') = (due_at IS NOT NULL)),
  CHECK ((kind = 'follow_up') = (assignee_id IS NOT NULL)),
  CHECK (kind = 'answer' OR (satisfaction IS NOT NULL) = (kind = 'check' OR done_at IS NOT NULL))
);
CREATE INDEX complaint_contacts_due ON complaint_contacts (due_at) WHERE kind = 'follow_up' AND done_at IS NULL AND told_at IS NULL;
CREATE INDEX complaint_contacts_waiting ON complaint_contacts (assignee_id, due_at) WHERE kind = 'follow_up' AND done_at IS NULL;
CALL guard_by_ticket('complaint_contacts');

GRANT SELECT, INSERT, UPDATE ON complaints, complaint_entries, complaint_causes, complaint_measures, complaint_compensations,
  complaint_contacts TO zhike_staff;

-- How far a complaint is: by its ticket when that is closed, else by what its file holds.
CREATE FUNCTION complaint_stage(status text, stage text, follows_up boolean) RETURNS text
LANGUAGE sql IMMUTABLE AS $$
  SELECT CASE WHEN status = 'closed' AND follows_up THEN 'following_up' WHEN status = 'closed' THEN 'closed'
              ELSE coalesce(stage, 'registered') END
$$;

-- Newest complaints that fit, of tickets that the actor sees. Definer: applies filter and sight before the limit; the ids are
-- joined under the policy again. `wanted` may have: stages, cause, flag, without, due (whose follow-ups are due by `now`), and a
-- text that number, title or name has.
CREATE FUNCTION list_complaints(wanted jsonb, before_at timestamptz, before_id uuid, most integer) RETURNS SETOF uuid
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = public, pg_temp ROWS 50 AS $$
DECLARE
  conditions text := $c$t.kind = 'complaint'$c$;
BEGIN
  IF current_setting('role') NOT IN ('zhike_all', 'zhike_system') THEN
    conditions := conditions || format(' AND t.seen_by && %L::uuid[]', nullif(current_setting('zhike.actor', true), ''));
  END IF;
  IF wanted ? 'stages' THEN
    conditions := conditions || format($c$ AND complaint_stage(t.status, f.stage, EXISTS (SELECT FROM complaint_contacts u
      WHERE u.customer_id = t.customer_id AND u.ticket_id = t.id AND u.kind = 'follow_up' AND u.done_at IS NULL)) = ANY (%L)$c$,
      ARRAY(SELECT jsonb_array_elements_text(wanted -> 'stages')));
  END IF;
  IF wanted ? 'cause' THEN
    conditions := conditions || format(' AND EXISTS (SELECT FROM complaint_causes c WHERE c.customer_id = t.customer_id
      AND c.ticket_id = t.id AND c.withdrawn_at IS NULL AND c.kind = %L)', wanted ->> 'cause');
  END IF;
  IF wanted ->> 'without' = 'cause' THEN
    conditions := conditions || ' AND NOT EXISTS (SELECT FROM complaint_causes c WHERE c.customer_id = t.customer_id
      AND c.ticket_id = t.id AND c.withdrawn_at IS NULL)';
  END IF;
  IF wanted ->> 'flag' = 'regulator' THEN conditions := conditions || ' AND f.regulator IS NOT NULL'; END IF;
  IF wanted ->> 'flag' = 'media' THEN conditions := conditions || ' AND f.media IS NOT NULL'; END IF;
  IF wanted ? 'due' THEN
    conditions := conditions || format($c$ AND EXISTS (SELECT FROM complaint_contacts u WHERE u.customer_id = t.customer_id
      AND u.ticket_id = t.id AND u.kind = 'follow_up' AND u.done_at IS NULL AND u.assignee_id = %L::uuid AND u.due_at <= %L::timestamptz)$c$,
      wanted ->> 'due', wanted ->> 'now');
  END IF;
  IF wanted ? 'text' THEN
    conditions := conditions || format(' AND (strpos(lower(t.number), %1$L) > 0 OR strpos(lower(t.title), %1$L) > 0
      OR EXISTS (SELECT FROM customers c WHERE c.id = t.customer_id AND strpos(lower(c.name), %1$L) > 0))', lower(wanted ->> 'text'));
  END IF;
  IF before_at IS NOT NULL THEN
    conditions := conditions || format(' AND (t.created_at, t.id) < (%L::timestamptz, %L::uuid)', before_at, before_id);
  END IF;
  RETURN QUERY EXECUTE format('SELECT t.id FROM tickets t LEFT JOIN complaints f ON f.customer_id = t.customer_id AND f.ticket_id = t.id
    WHERE %s ORDER BY t.created_at DESC, t.id DESC LIMIT %s', conditions, most);
END $$;
GRANT EXECUTE ON FUNCTION complaint_stage, list_complaints TO zhike_staff;

-- Whether a cause is written down: asked also when a customer confirms, who sees no more of it than that the ticket closes.
CREATE FUNCTION complaint_has_cause(customer uuid, ticket uuid) RETURNS boolean
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT EXISTS (SELECT FROM complaint_causes WHERE customer_id = customer AND ticket_id = ticket AND withdrawn_at IS NULL)
$$;
GRANT EXECUTE ON FUNCTION complaint_has_cause TO zhike_staff, zhike_customer;

-- Whether a colleague sees a ticket, by whom it is seen and their own scope.
CREATE FUNCTION colleague_sees_ticket(colleague uuid, ticket uuid) RETURNS boolean
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT EXISTS (SELECT FROM staff s, tickets t WHERE s.id = colleague AND t.id = ticket AND (s.scope = 'all' OR t.seen_by && (
    ARRAY[s.id]
    || CASE WHEN s.scope IN ('team', 'department') THEN ARRAY(SELECT team_id FROM team_members WHERE staff_id = s.id) END
    || CASE WHEN s.scope = 'department' THEN ARRAY(SELECT s.department_id WHERE s.department_id IS NOT NULL) END)))
$$;
GRANT EXECUTE ON FUNCTION colleague_sees_ticket TO zhike_staff;
