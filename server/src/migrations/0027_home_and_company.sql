-- The home page counts what is being worked on, waits for a word, came in, was solved and was judged: from indexes alone,
-- where the table has been vacuumed. Who sees a ticket stands in them, too, for whoever does not see all. Built while the
-- version before serves, which waits to write tickets for some seconds a million.
CREATE INDEX tickets_unfinished_by_kind ON tickets (kind, assignee_id, urged_at) INCLUDE (seen_by)
  WHERE status IN ('open', 'pending');
CREATE INDEX tickets_waiting ON tickets (resolved_at) INCLUDE (seen_by) WHERE status = 'resolved';
DROP INDEX tickets_awaiting;
CREATE INDEX tickets_solved ON tickets (resolved_at) INCLUDE (kind, assignee_id, seen_by) WHERE resolved_at IS NOT NULL;
DROP INDEX tickets_by_resolution;
CREATE INDEX tickets_judged ON tickets (rated_at) INCLUDE (rating_score, assignee_id, seen_by) WHERE rated_at IS NOT NULL;
DROP INDEX tickets_by_rating;

-- The newest customers in the actor's sight, visitors and merged ones excepted. Walks a little from the newest on; whoever
-- sees few would walk for long, so then those are gathered.
CREATE FUNCTION newest_customers(most integer) RETURNS SETOF uuid
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = public, pg_temp ROWS 10 AS $$
DECLARE
  walk_at_most CONSTANT integer := 1000;
  stages CONSTANT text[] := ARRAY['potential', 'new', 'active', 'dormant', 'lost'];
  reach CONSTANT uuid[] := nullif(current_setting('zhike.actor', true), '');
  all_in_sight CONSTANT boolean := current_setting('role') IN ('zhike_all', 'zhike_system');
  ids uuid[];
BEGIN
  IF NOT all_in_sight AND current_setting('role') NOT IN ('zhike_department', 'zhike_team', 'zhike_own') THEN
    RETURN;
  END IF;
  ids := array(
    SELECT c.id FROM unnest(stages) AS of_stage CROSS JOIN LATERAL (
      SELECT id, created_at, seen_by FROM customers
      WHERE stage = of_stage AND archived_at IS NULL AND root_id IS NULL
      ORDER BY created_at DESC, id DESC LIMIT CASE WHEN all_in_sight THEN most ELSE walk_at_most END) AS c
    WHERE all_in_sight OR c.seen_by && reach
    ORDER BY c.created_at DESC, c.id DESC LIMIT most);
  IF cardinality(ids) < most AND NOT all_in_sight THEN
    ids := array(
      SELECT c.id FROM (SELECT id, created_at FROM customers
                        WHERE seen_by && reach AND archived_at IS NULL AND root_id IS NULL AND stage <> 'visitor' OFFSET 0) AS c
      ORDER BY c.created_at DESC, c.id DESC LIMIT most);
  END IF;
  RETURN QUERY SELECT unnest(ids);
END $$;
GRANT EXECUTE ON FUNCTION newest_customers TO zhike_staff;

-- The company whose customers these are: one row.
CREATE TABLE company (
  id boolean PRIMARY KEY DEFAULT true CHECK (id),
  -- As customers read it; null until it is set.
  name text,
  version integer NOT NULL DEFAULT 1
);
INSERT INTO company DEFAULT VALUES;
GRANT SELECT ON company TO zhike_staff, zhike_customer, zhike_public;
GRANT UPDATE ON company TO zhike_staff;
