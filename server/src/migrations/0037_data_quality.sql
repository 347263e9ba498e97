-- How good the record of a customer is: 0 to 100, and what it lacks. Written where the record changes; what only time
-- changes is a date on which it is looked at again, at once for whoever was never judged.
ALTER TABLE customers
  ADD COLUMN quality smallint CHECK (quality BETWEEN 0 AND 100),
  ADD COLUMN defects text[] NOT NULL DEFAULT '{}',
  -- When somebody confirmed or changed the facts; null while nobody has since the customer was made.
  ADD COLUMN confirmed_at timestamptz,
  ADD COLUMN quality_due_at timestamptz NOT NULL DEFAULT '-infinity';
CREATE INDEX customers_by_defect ON customers USING gin (defects) WITH (fastupdate = on);
CREATE INDEX customers_by_quality_due ON customers (quality_due_at) WHERE archived_at IS NULL AND root_id IS NULL;
CREATE INDEX customers_to_review ON customers (owner_id, total_fen DESC, id)
  WHERE defects @> '{unconfirmed}' AND archived_at IS NULL AND root_id IS NULL;

INSERT INTO customer_columns VALUES
  ('quality', 'quality'), ('defects', 'defects'), ('confirmedAt', 'coalesce(confirmed_at, created_at)');

-- A contact that is known not to reach the customer.
ALTER TABLE customer_identities
  ADD COLUMN failed_at timestamptz,
  ADD COLUMN failed_why text CHECK (failed_why IN ('out_of_service', 'wrong_person', 'bounced')),
  ADD CHECK ((failed_at IS NULL) = (failed_why IS NULL));

-- How quality is measured: one row.
CREATE TABLE data_quality_rules (
  id boolean PRIMARY KEY DEFAULT true CHECK (id),
  weights jsonb NOT NULL,
  items jsonb NOT NULL,
  confirm_months integer NOT NULL CHECK (confirm_months BETWEEN 1 AND 60),
  version integer NOT NULL DEFAULT 1,
  -- After a change everybody is judged anew, by id; null when that is over.
  judged_to uuid
);
INSERT INTO data_quality_rules (weights, items, confirm_months) VALUES (
  '{"complete": 50, "valid": 30, "fresh": 20}',
  '{"no_phone": 5, "no_other_contact": 1, "no_region": 3, "no_address": 2, "no_gender": 1, "no_birthday": 1, "no_industry": 2,
    "no_key_person": 3, "no_owner": 1, "unreachable_phone": 5, "bounced_email": 2, "unverified_contact": 1, "unclear_name": 2,
    "invalid_id_card": 3, "unlikely_birthday": 1, "conflict": 3, "unconfirmed": 1, "long_unconfirmed": 1}',
  12);
GRANT SELECT ON data_quality_rules TO zhike_staff;
GRANT UPDATE ON data_quality_rules TO zhike_staff;

-- The customers of each team day by day, by the team of their owner: how many, and their scores together. The team of
-- nobody is a row of zeros' id, which only whoever sees all reads.
CREATE TABLE quality_days (
  team_id uuid NOT NULL,
  day date NOT NULL,
  customers integer NOT NULL,
  points bigint NOT NULL,
  PRIMARY KEY (team_id, day)
);
ALTER TABLE quality_days ENABLE ROW LEVEL SECURITY;
ALTER TABLE quality_days FORCE ROW LEVEL SECURITY;
CREATE POLICY quality_days_all ON quality_days TO zhike_all, zhike_system USING (true);
CREATE POLICY quality_days_scoped ON quality_days TO zhike_department, zhike_team
  USING (team_id = ANY (nullif(current_setting('zhike.actor', true), '')::uuid[]));
CREATE POLICY quality_days_owner ON quality_days TO CURRENT_USER USING (true);
GRANT SELECT ON quality_days TO zhike_staff;
GRANT INSERT, UPDATE ON quality_days TO zhike_system;

-- How many of those whom the actor sees there are, with their mean score (under no defect), and how many have which defect;
-- by a sample when there are so many that counting takes long.
CREATE FUNCTION count_defects(wanted jsonb)
RETURNS TABLE (defect text, matching float, score float, exact boolean)
LANGUAGE plpgsql SECURITY DEFINER ROWS 20
SET search_path = public, pg_temp SET parallel_setup_cost = 100 SET parallel_tuple_cost = 0.01 AS $$
DECLARE
  conditions CONSTANT text := listed_customers(wanted);
  sample_pages CONSTANT float := 2500;
  outlook CONSTANT listing_outlook := look_out(conditions, 'true', 'id', 'ASC', 0, true);
  scale float := pg_relation_size('customers') / 8192 / sample_pages;
BEGIN
  exact := coalesce(outlook.hits < 25 OR outlook.cost < 10000 AND outlook.fitting < 30000, true) OR scale < 2;
  RETURN QUERY EXECUTE format('
      WITH seen AS MATERIALIZED (SELECT quality, defects FROM customers %s WHERE %s)
      SELECT NULL, count(*) * %s::float, avg(quality)::float, %L::boolean FROM seen
      UNION ALL SELECT fact, count(*) * %s::float, NULL, %L::boolean FROM seen, unnest(defects) AS fact GROUP BY fact',
    CASE WHEN NOT exact THEN format('TABLESAMPLE SYSTEM (%s) REPEATABLE (1)', 100 / scale) END, conditions,
    CASE WHEN exact THEN 1 ELSE scale END, exact, CASE WHEN exact THEN 1 ELSE scale END, exact);
END $$;
GRANT EXECUTE ON FUNCTION count_defects TO zhike_staff;
