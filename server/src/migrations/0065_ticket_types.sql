-- 编号规则: how tickets of a type are numbered. A rule keeps its prefix, date and reset for good, so that no number comes
-- twice; its count is a sequence of its own, so that nobody waits for anybody.
CREATE TABLE ticket_number_rules (
  id uuid PRIMARY KEY,
  prefix text NOT NULL UNIQUE CHECK (prefix <> 'T'),
  date_part text NOT NULL CHECK (date_part IN ('none', 'year', 'month', 'day')),
  reset text NOT NULL CHECK (reset IN ('never', 'year', 'month', 'day')),
  width integer NOT NULL CHECK (width BETWEEN 3 AND 9)
);

-- 工单类型
CREATE TABLE ticket_types (
  id uuid PRIMARY KEY,
  kind text NOT NULL CHECK (kind IN ('consultation', 'complaint', 'suggestion', 'praise', 'after_sales', 'value_added')),
  name text NOT NULL,
  name_en text,
  category_id uuid REFERENCES ticket_categories,
  priority text NOT NULL CHECK (priority IN ('low', 'normal', 'high', 'urgent')),
  -- Null for everything that tickets of the kind have.
  form jsonb,
  number_rule_id uuid REFERENCES ticket_number_rules,
  checklist_id uuid,
  tasks jsonb NOT NULL,
  portal boolean NOT NULL,
  created_at timestamptz NOT NULL,
  retired_at timestamptz,
  retired_by uuid,
  version integer NOT NULL DEFAULT 1
);
CREATE UNIQUE INDEX ticket_types_by_name ON ticket_types (kind, name) WHERE retired_at IS NULL;
-- Every rule was made for one type.
ALTER TABLE ticket_number_rules ADD COLUMN type_id uuid NOT NULL REFERENCES ticket_types DEFERRABLE INITIALLY DEFERRED;
CREATE INDEX ticket_number_rules_by_type ON ticket_number_rules (type_id);

-- A checklist as it was at some time: tickets keep the one of their day. Never changed.
CREATE TABLE ticket_checklists (
  id uuid PRIMARY KEY,
  type_id uuid NOT NULL REFERENCES ticket_types DEFERRABLE INITIALLY DEFERRED,
  steps jsonb NOT NULL
);
CREATE INDEX ticket_checklists_by_type ON ticket_checklists (type_id);
ALTER TABLE ticket_types ADD FOREIGN KEY (checklist_id) REFERENCES ticket_checklists;

GRANT SELECT, INSERT, UPDATE ON ticket_types, ticket_number_rules TO zhike_staff;
GRANT SELECT, INSERT ON ticket_checklists TO zhike_staff;
GRANT SELECT ON ticket_types, ticket_checklists TO zhike_customer, zhike_public;

ALTER TABLE tickets ADD COLUMN type_id uuid REFERENCES ticket_types, ADD COLUMN checklist_id uuid REFERENCES ticket_checklists;
CREATE INDEX tickets_by_type ON tickets (type_id, created_at DESC) WHERE type_id IS NOT NULL;

CREATE FUNCTION ticket_numbers_of(rule uuid) RETURNS text
LANGUAGE sql IMMUTABLE AS $$ SELECT 'ticket_numbers_' || replace(rule::text, '-', '') $$;

-- The count of a new rule.
CREATE FUNCTION begin_ticket_numbers(rule uuid) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  EXECUTE format('CREATE SEQUENCE %I', ticket_numbers_of(rule));
END $$;

-- The next of a rule: period × 10⁹ + count, the period being the day (YYYYMMDD), its month or year with zeros, or 0. The
-- sequence holds both, and moves on to a new period under a lock that ends with this call, not with the transaction. Who
-- comes with a day that has passed for others gets a number of the period that has begun.
CREATE FUNCTION draw_ticket_number(rule uuid, reset text, day integer) RETURNS bigint
LANGUAGE plpgsql STRICT SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
  numbers CONSTANT regclass := ticket_numbers_of(rule)::regclass;
  period CONSTANT bigint := CASE reset WHEN 'day' THEN day WHEN 'month' THEN day / 100 * 100
                                       WHEN 'year' THEN day / 10000 * 10000 ELSE 0 END;
  gate CONSTANT bigint := hashtextextended('zhike.ticket_numbers.' || rule, 0);
  drawn bigint := nextval(numbers);
BEGIN
  IF drawn / 1000000000 >= period THEN RETURN drawn; END IF;
  PERFORM pg_advisory_lock(gate);
  drawn := nextval(numbers);
  IF drawn / 1000000000 < period THEN drawn := setval(numbers, period * 1000000000 + 1); END IF;
  PERFORM pg_advisory_unlock(gate);
  RETURN drawn;
END $$;
GRANT EXECUTE ON FUNCTION ticket_numbers_of, begin_ticket_numbers, draw_ticket_number TO zhike_staff;
