-- Who the database lets in. Roles belong to the cluster, so another database may have made them, or be making them now.
DO $$
DECLARE
  role_name text;
BEGIN
  FOREACH role_name IN ARRAY ARRAY['zhike_staff', 'zhike_all', 'zhike_department', 'zhike_team', 'zhike_own',
                                   'zhike_none', 'zhike_customer', 'zhike_public', 'zhike_system']
  LOOP
    BEGIN
      EXECUTE format('CREATE ROLE %I NOLOGIN', role_name);
    EXCEPTION WHEN duplicate_object OR unique_violation THEN NULL;
    END;
  END LOOP;
  BEGIN
    CREATE ROLE zhike_app LOGIN NOINHERIT;
  EXCEPTION WHEN duplicate_object OR unique_violation THEN NULL;
  END;
END $$;

-- Rights on tables are given once, to zhike_staff; the scope roles only differ in their row policies.
GRANT zhike_staff TO zhike_all, zhike_department, zhike_team, zhike_own, zhike_none, zhike_system;
GRANT zhike_all, zhike_department, zhike_team, zhike_own, zhike_none, zhike_customer, zhike_public, zhike_system TO zhike_app;
GRANT USAGE ON SCHEMA public TO zhike_staff, zhike_customer, zhike_public;
-- Functions that read beyond row security must not be open to the log-in role, which has no scope yet.
ALTER DEFAULT PRIVILEGES REVOKE EXECUTE ON ROUTINES FROM PUBLIC;
GRANT SELECT ON migrations TO zhike_system;

-- The append-only log of everything that happens to a customer. The id is a UUIDv7 of the business time `at`, so the
-- primary key is the timeline in order. `data` holds ids, codes and names of fields, never values or free text.
CREATE TABLE events (
  customer_id uuid NOT NULL,
  id uuid NOT NULL,
  type text NOT NULL,
  at timestamptz NOT NULL,
  recorded_at timestamptz NOT NULL,
  actor_kind text NOT NULL CHECK (actor_kind IN ('staff', 'key', 'customer', 'system', 'public')),
  actor_id uuid,
  subject_type text NOT NULL,
  subject_id uuid NOT NULL,
  data jsonb NOT NULL DEFAULT '{}',
  PRIMARY KEY (customer_id, id)
);

-- The same for what concerns no customer: log-ins, roles, settings.
CREATE TABLE company_events (
  id uuid PRIMARY KEY,
  type text NOT NULL,
  at timestamptz NOT NULL,
  recorded_at timestamptz NOT NULL,
  actor_kind text NOT NULL CHECK (actor_kind IN ('staff', 'key', 'customer', 'system', 'public')),
  actor_id uuid,
  subject_type text NOT NULL,
  subject_id uuid NOT NULL,
  data jsonb NOT NULL DEFAULT '{}',
  -- Staff ids that live streams tell; scope all hears every one.
  audience uuid[] NOT NULL DEFAULT '{}'
);

-- Written beside each event; drained after commit.
CREATE TABLE outbox (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  customer_id uuid,
  event_id uuid NOT NULL
);

-- One sequence over both logs, in the order of draining. Streams, cursors and webhooks know only positions.
CREATE TABLE event_positions (
  position bigint PRIMARY KEY,
  customer_id uuid,
  event_id uuid NOT NULL,
  hash bytea NOT NULL
);
CREATE INDEX event_positions_by_customer ON event_positions (customer_id, position) WHERE customer_id IS NOT NULL;

-- Old and new values of what an event changed; identifiers are sealed. Erased with the customer.
CREATE TABLE changes (
  customer_id uuid NOT NULL,
  event_id uuid NOT NULL,
  field text NOT NULL,
  old_value jsonb,
  new_value jsonb,
  PRIMARY KEY (customer_id, event_id, field)
);

-- What a POST with an Idempotency-Key answered, sealed, for 24 hours.
CREATE TABLE idempotency_keys (
  actor_id uuid NOT NULL,
  key text NOT NULL CHECK (length(key) <= 255),
  request_hash bytea NOT NULL,
  status integer,
  answer bytea,
  created_at timestamptz NOT NULL,
  PRIMARY KEY (actor_id, key)
);
CREATE INDEX idempotency_keys_by_age ON idempotency_keys (created_at);

-- What a file on the store belongs to. `key` is random and never the name.
CREATE TABLE files (
  customer_id uuid NOT NULL,
  id uuid NOT NULL,
  parent_type text NOT NULL,
  parent_id uuid NOT NULL,
  visibility text NOT NULL CHECK (visibility IN ('public', 'internal')),
  key text NOT NULL,
  name text NOT NULL,
  media_type text NOT NULL,
  bytes bigint NOT NULL CHECK (bytes >= 0),
  created_at timestamptz NOT NULL,
  PRIMARY KEY (customer_id, id)
);
CREATE INDEX files_by_parent ON files (customer_id, parent_id);
CREATE INDEX files_by_key ON files (key);

GRANT SELECT, INSERT ON events, company_events, changes TO zhike_staff;
GRANT SELECT, INSERT, UPDATE ON files TO zhike_staff;
GRANT INSERT ON outbox TO zhike_staff, zhike_customer, zhike_public;
GRANT INSERT ON company_events TO zhike_customer, zhike_public;
GRANT SELECT, INSERT ON events TO zhike_customer;
GRANT INSERT ON changes TO zhike_customer;
GRANT SELECT, INSERT ON files TO zhike_customer;
GRANT SELECT, INSERT, UPDATE ON idempotency_keys TO zhike_staff, zhike_customer, zhike_public;
GRANT SELECT, DELETE ON outbox TO zhike_system;
GRANT SELECT, INSERT ON event_positions TO zhike_system;
GRANT DELETE ON idempotency_keys, files TO zhike_system;

ALTER TABLE idempotency_keys ENABLE ROW LEVEL SECURITY;
ALTER TABLE idempotency_keys FORCE ROW LEVEL SECURITY;
CREATE POLICY idempotency_keys_own ON idempotency_keys TO zhike_staff, zhike_customer, zhike_public
  USING (actor_id = (nullif(current_setting('zhike.actor', true), '')::uuid[])[1]);
CREATE POLICY idempotency_keys_system ON idempotency_keys TO zhike_system USING (true);
CREATE POLICY idempotency_keys_owner ON idempotency_keys TO CURRENT_USER USING (true);
