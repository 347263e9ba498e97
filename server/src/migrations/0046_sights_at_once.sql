-- A plan made for one array of ids is never cheaper to PostgreSQL than the plan for any array, which it takes for ten
-- ids: it would make a new plan with each call, which takes longer than the call. These look rows up by their keys.
ALTER FUNCTION ticket_customers(uuid[]) SET plan_cache_mode = force_generic_plan;
ALTER FUNCTION refresh_seen_by(uuid) SET plan_cache_mode = force_generic_plan;

-- Adds rows of sights, and makes the customer seen by those who did not see it yet. Most tickets come from or go to
-- somebody who does: then the sights of the customer, which may be thousands, are not gathered again. The lock comes
-- first, so that nobody takes a sight away meanwhile.
CREATE OR REPLACE FUNCTION grant_sight(customer uuid, why text, source uuid, viewers uuid[], sight_mode text) RETURNS void
LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO customer_sights (customer_id, reason, source_id, viewer_id, mode)
  SELECT customer, why, source, viewer, sight_mode FROM unnest(viewers) AS viewer
  ON CONFLICT (customer_id, reason, source_id, viewer_id) DO UPDATE SET mode = excluded.mode;
  PERFORM widen_seen_by(customer, viewers);
END $$;

CREATE FUNCTION widen_seen_by(customer uuid, viewers uuid[]) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp SET plan_cache_mode = force_generic_plan AS $$
DECLARE
  root uuid := lock_group(customer);
BEGIN
  IF EXISTS (SELECT FROM customers
             WHERE (id = root OR root_id = root) AND NOT seen_by @> sight_ids(viewers)) THEN
    PERFORM refresh_seen_by(customer);
  END IF;
END $$;
GRANT EXECUTE ON FUNCTION widen_seen_by TO zhike_staff;
