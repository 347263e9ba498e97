-- Whoever follows a need up has open work with the customer.
ALTER TABLE customer_sights DROP CONSTRAINT customer_sights_reason_check;
ALTER TABLE customer_sights ADD CONSTRAINT customer_sights_reason_check
  CHECK (reason IN ('owner', 'collaborator', 'creator', 'ticket', 'department', 'need')) NOT VALID;
ALTER TABLE customer_sights VALIDATE CONSTRAINT customer_sights_reason_check;

CREATE SEQUENCE need_numbers;
GRANT USAGE ON SEQUENCE need_numbers TO zhike_staff;

-- What a customer needs, stated or found. The state as it stands; who brought it about and when is a row of need_steps.
CREATE TABLE needs (
  customer_id uuid NOT NULL REFERENCES customers ON DELETE CASCADE,
  id uuid NOT NULL,
  -- N-240611-0042: the company's day (YYMMDD) and a sequence that may have gaps.
  number text COLLATE "C" NOT NULL,
  title text NOT NULL,
  description text NOT NULL,
  origin text NOT NULL CHECK (origin IN ('stated', 'found')),
  channel text NOT NULL,
  -- The ticket in which it came up, by its id alone: tickets come later in the house.
  ticket_id uuid,
  urgency text NOT NULL CHECK (urgency IN ('low', 'normal', 'high')),
  budget_fen bigint CHECK (budget_fen >= 0),
  needed_by date,
  owner_id uuid REFERENCES staff,
  state text NOT NULL DEFAULT 'open' CHECK (state IN ('open', 'assessed', 'matched', 'met', 'unmet')),
  -- Why it was not met, while it stands so; when that was said stands in concluded_at.
  unmet_reason text CHECK (unmet_reason IN ('no_product', 'specification', 'price', 'stock', 'region', 'timing',
                                            'bought_elsewhere', 'withdrawn', 'mistaken', 'other')),
  concluded_at timestamptz,
  created_by_kind text NOT NULL,
  created_by_id uuid,
  created_at timestamptz NOT NULL,
  updated_at timestamptz NOT NULL,
  version integer NOT NULL DEFAULT 1,
  PRIMARY KEY (customer_id, id),
  CHECK ((state IN ('met', 'unmet')) = (concluded_at IS NOT NULL)),
  CHECK ((state = 'unmet') = (unmet_reason IS NOT NULL))
);
CREATE INDEX needs_by_id ON needs (id);
CREATE INDEX needs_by_number ON needs (number);
CREATE INDEX needs_newest ON needs (created_at DESC, id DESC);
CREATE INDEX needs_by_owner ON needs (owner_id, created_at DESC);
CREATE INDEX needs_by_state ON needs (state, created_at DESC, id DESC);
CREATE INDEX needs_by_conclusion ON needs (concluded_at) WHERE state = 'unmet';
CALL guard_by_customer('needs');

-- What was said of a need: how far we can meet it, what we offer, that it is met or not. Of each kind the newest that
-- is not withdrawn counts.
CREATE TABLE need_steps (
  customer_id uuid NOT NULL,
  need_id uuid NOT NULL,
  id uuid NOT NULL,
  kind text NOT NULL CHECK (kind IN ('assessment', 'match', 'fulfilment', 'refusal')),
  -- full, partial or none; the SKU; the order number; the reason.
  code text,
  -- The offer in words, of a match.
  offer text,
  note text NOT NULL,
  at timestamptz NOT NULL,
  by_kind text NOT NULL,
  by_id uuid,
  withdrawn_at timestamptz,
  withdrawn_by_kind text,
  withdrawn_by_id uuid,
  PRIMARY KEY (customer_id, need_id, id),
  FOREIGN KEY (customer_id, need_id) REFERENCES needs ON DELETE CASCADE,
  CHECK ((kind = 'match') = (offer IS NOT NULL)),
  CHECK (code IS NOT NULL OR kind IN ('match', 'fulfilment'))
);
CALL guard_by_customer('need_steps');
GRANT SELECT, INSERT, UPDATE ON needs, need_steps TO zhike_staff;

CREATE FUNCTION next_need_number(day text) RETURNS text
LANGUAGE sql AS $$
  SELECT 'N-' || day || '-' || lpad(n::text, greatest(4, length(n::text)), '0') FROM nextval('need_numbers') AS n
$$;

-- Newest needs that fit, of customers whom the actor sees and who are not archived. Definer: applies filter and sight
-- before the limit; the ids are joined under the policy again. `wanted` may have: states, customer, owner (an id or
-- 'none'), reason, and a text that title or number must contain.
CREATE FUNCTION list_needs(wanted jsonb, before_at timestamptz, before_id uuid, most integer) RETURNS SETOF uuid
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = public, pg_temp ROWS 50 AS $$
DECLARE
  conditions text := 'c.archived_at IS NULL';
BEGIN
  IF current_setting('role') NOT IN ('zhike_all', 'zhike_system') THEN
    conditions := conditions || format(' AND c.seen_by && %L::uuid[]', nullif(current_setting('zhike.actor', true), ''));
  END IF;
  IF wanted ? 'states' THEN
    conditions := conditions || format(' AND n.state = ANY (%L)', ARRAY(SELECT jsonb_array_elements_text(wanted -> 'states')));
  END IF;
  IF wanted ? 'customer' THEN
    conditions := conditions || format(' AND n.customer_id = ANY (%L::uuid[])', customer_group((wanted ->> 'customer')::uuid));
  END IF;
  IF wanted ->> 'owner' = 'none' THEN conditions := conditions || ' AND n.owner_id IS NULL';
  ELSIF wanted ? 'owner' THEN conditions := conditions || format(' AND n.owner_id = %L::uuid', wanted ->> 'owner');
  END IF;
  IF wanted ? 'reason' THEN conditions := conditions || format(' AND n.unmet_reason = %L', wanted ->> 'reason'); END IF;
  IF wanted ? 'text' THEN
    conditions := conditions || format(' AND (strpos(lower(n.title), %1$L) > 0 OR strpos(lower(n.number), %1$L) > 0
                                              OR strpos(lower(c.name), %1$L) > 0)', lower(wanted ->> 'text'));
  END IF;
  IF before_at IS NOT NULL THEN
    conditions := conditions || format(' AND (n.created_at, n.id) < (%L::timestamptz, %L::uuid)', before_at, before_id);
  END IF;
  -- what is attached to a merged customer is found by the name that it bears now
  RETURN QUERY EXECUTE format('SELECT n.id FROM needs n JOIN customers m ON m.id = n.customer_id
    JOIN customers c ON c.id = coalesce(m.root_id, m.id)
    WHERE %s ORDER BY n.created_at DESC, n.id DESC LIMIT %s', conditions, most);
END $$;

-- How many needs of the customers in sight stand where, and why those that were not met since then were not.
CREATE FUNCTION count_needs(since timestamptz) RETURNS TABLE (state text, reason text, needs bigint)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT n.state, CASE WHEN n.concluded_at >= since THEN n.unmet_reason END, count(*)
  FROM needs n JOIN customers c ON c.id = n.customer_id
  WHERE c.archived_at IS NULL
    AND (current_setting('role') IN ('zhike_all', 'zhike_system')
         OR c.seen_by && nullif(current_setting('zhike.actor', true), '')::uuid[])
  GROUP BY 1, 2
$$;
GRANT EXECUTE ON FUNCTION next_need_number, list_needs, count_needs TO zhike_staff;
