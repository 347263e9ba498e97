-- What administrators add to customers, tickets and orders. Values lie with the customer, ticket or order in `custom`,
-- under the key; a key stays taken after its field is retired, because values may lie under it.
CREATE TABLE own_fields (
  id uuid PRIMARY KEY,
  kind text NOT NULL CHECK (kind IN ('customer', 'ticket', 'order')),
  key text COLLATE "C" NOT NULL CHECK (key ~ '^[a-z][a-z0-9_]{0,39}$'),
  name text NOT NULL,
  name_en text,
  type text NOT NULL CHECK (type IN ('text', 'number', 'money', 'date', 'choice', 'multi_choice', 'person', 'formula')),
  help text NOT NULL DEFAULT '',
  section text NOT NULL DEFAULT '',
  position integer NOT NULL,
  required boolean NOT NULL DEFAULT false,
  is_unique boolean NOT NULL DEFAULT false,
  choices jsonb NOT NULL DEFAULT '[]',
  limits jsonb NOT NULL DEFAULT '{}',
  default_value jsonb,
  formula text,
  -- What the formula gives: text, number, money or date.
  result text,
  -- Kinds of customer or ticket; empty for all of them.
  only_for text[] NOT NULL DEFAULT '{}',
  -- Codes of roles; null for every role.
  shown_to text[],
  edited_by text[],
  created_at timestamptz NOT NULL,
  retired_at timestamptz,
  retired_by uuid,
  version integer NOT NULL DEFAULT 1,
  UNIQUE (kind, key),
  CHECK ((type = 'formula') = (formula IS NOT NULL))
);
CREATE UNIQUE INDEX own_fields_by_name ON own_fields (kind, name) WHERE retired_at IS NULL;
GRANT SELECT, INSERT, UPDATE ON own_fields TO zhike_staff;
GRANT SELECT ON own_fields TO zhike_customer, zhike_public;

-- Values that must be unique over all customers: a registry keyed by itself that also gives the customer.
CREATE TABLE own_unique_values (
  field_id uuid NOT NULL REFERENCES own_fields,
  -- In the form in which values are compared.
  value text COLLATE "C" NOT NULL,
  holder_id uuid NOT NULL,
  -- The customer itself, or the ticket or order of the holder.
  record_id uuid NOT NULL,
  PRIMARY KEY (field_id, value)
);
CREATE INDEX own_unique_values_by_record ON own_unique_values (record_id);
GRANT SELECT, INSERT, DELETE ON own_unique_values TO zhike_staff;

ALTER TABLE tickets ADD COLUMN custom jsonb NOT NULL DEFAULT '{}';
ALTER TABLE orders ADD COLUMN custom jsonb NOT NULL DEFAULT '{}';

-- All fields of a kind for whoever is about to write values: a change of the fields waits until these are written, and
-- whoever comes after the change reads it. Two statements, because what is read must be what stands after the wait.
CREATE FUNCTION own_fields_for_writing(of_kind text) RETURNS SETOF own_fields
LANGUAGE plpgsql AS $$
BEGIN
  PERFORM pg_advisory_xact_lock_shared(hashtextextended('zhike.own_fields.' || of_kind, 0));
  RETURN QUERY SELECT * FROM own_fields WHERE kind = of_kind ORDER BY position, id;
END $$;

-- What lies under a key, over all customers: how many values, and how many are not of the JSON type or form of `as_type`.
-- Definer, because whoever keeps the fields may see no customer; it tells numbers only.
CREATE FUNCTION count_own_values(of_kind text, of_key text, as_type text)
RETURNS TABLE (held bigint, unfit bigint)
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  RETURN QUERY EXECUTE format($query$
    SELECT count(*), count(*) FILTER (WHERE NOT CASE %L
      WHEN 'text' THEN jsonb_typeof(value) = 'string'
      WHEN 'number' THEN jsonb_typeof(value) = 'number'
      WHEN 'money' THEN jsonb_typeof(value) = 'number' AND value::text ~ '^-?\d{1,13}$'
      ELSE false END)
    FROM (SELECT custom -> %L AS value FROM %I WHERE custom ? %L) AS held WHERE jsonb_typeof(value) <> 'null'
    $query$, as_type, of_key, of_kind || 's', of_key);
END $$;

-- The form in which values that must be unique are compared; own-fields/unique-values.ts has the same. Letters beyond
-- ASCII stay as they are: what their small form is depends on the database.
CREATE FUNCTION own_unique_form(value text) RETURNS text LANGUAGE sql IMMUTABLE AS $$
  SELECT translate(
    btrim(regexp_replace(regexp_replace(normalize(value, NFKC), '[\u200b-\u200f\u2060\ufe00-\ufe0f\ufeff]', '', 'g'), '\s+', ' ', 'g')),
    'ABCDEFGHIJKLMNOPQRSTUVWXYZ', 'abcdefghijklmnopqrstuvwxyz')
$$;

-- Enters what lies under a key into the registry, for a field that becomes unique; gives how many values stand twice.
CREATE FUNCTION register_own_values(of_field uuid, of_kind text, of_key text) RETURNS bigint
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
  holder CONSTANT text := CASE of_kind WHEN 'customer' THEN 'id' ELSE 'customer_id' END;
  given bigint;
  entered bigint;
BEGIN
  DELETE FROM own_unique_values WHERE field_id = of_field;
  EXECUTE format('SELECT count(*) FROM %I WHERE jsonb_typeof(custom -> %L) IN (''string'', ''number'')',
    of_kind || 's', of_key) INTO given;
  EXECUTE format('INSERT INTO own_unique_values (field_id, value, holder_id, record_id)
                  SELECT %L::uuid, own_unique_form(custom ->> %L), %I, id FROM %I
                  WHERE jsonb_typeof(custom -> %L) IN (''string'', ''number'') ON CONFLICT DO NOTHING',
    of_field, of_key, holder, of_kind || 's', of_key);
  GET DIAGNOSTICS entered = ROW_COUNT;
  RETURN given - entered;
END $$;

GRANT EXECUTE ON FUNCTION own_fields_for_writing, count_own_values, own_unique_form, register_own_values TO zhike_staff;
