-- The audit is read newest first, over all or by type, person, customer and time, among millions of entries.
UPDATE event_positions p SET type = e.type, actor_id = e.actor_id, recorded_at = e.recorded_at
FROM events e WHERE p.type IS NULL AND e.customer_id = p.customer_id AND e.id = p.event_id;
UPDATE event_positions p SET type = e.type, actor_id = e.actor_id, recorded_at = e.recorded_at
FROM company_events e WHERE p.type IS NULL AND p.customer_id IS NULL AND e.id = p.event_id;

CREATE INDEX event_positions_recorded ON event_positions (recorded_at, position);
CREATE INDEX event_positions_by_type ON event_positions (type, recorded_at, position);
CREATE INDEX event_positions_by_actor ON event_positions (actor_id, recorded_at, position) WHERE actor_id IS NOT NULL;
CREATE INDEX event_positions_of_customer ON event_positions (customer_id, recorded_at, position)
  WHERE customer_id IS NOT NULL;
DROP INDEX event_positions_by_customer;
CREATE INDEX event_positions_company_recorded ON event_positions (recorded_at, position) WHERE customer_id IS NULL;
DROP INDEX event_positions_of_company;

-- A page of the audit: positions, the newest first. Applies filter and sight before the limit, which no policy can do with
-- an index; the positions are joined under the policy again. Whoever sees few customers would walk for long, so after some
-- thousand entries those of the company and of each customer in sight are gathered. `wanted` may have: customer, type,
-- actor, from, to, and beforeAt with beforePosition.
CREATE FUNCTION newest_audit(wanted jsonb, most integer) RETURNS SETOF bigint
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = public, pg_temp ROWS 50 AS $$
DECLARE
  walk_at_most CONSTANT integer := 20000;
  actor_role CONSTANT text := current_setting('role');
  reach CONSTANT text := nullif(current_setting('zhike.actor', true), '');
  newest CONSTANT text := 'ORDER BY p.recorded_at DESC, p.position DESC';
  conditions text := 'p.recorded_at IS NOT NULL';
  seen text := 'c.seen_by && ' || quote_nullable(reach) || '::uuid[]';
  positions bigint[];
  walked integer;
BEGIN
  IF wanted ? 'customer' THEN conditions := conditions || format(' AND p.customer_id = %L', wanted ->> 'customer'); END IF;
  IF wanted ? 'type' THEN conditions := conditions || format(' AND p.type = %L', wanted ->> 'type'); END IF;
  IF wanted ? 'actor' THEN conditions := conditions || format(' AND p.actor_id = %L', wanted ->> 'actor'); END IF;
  IF wanted ? 'from' THEN conditions := conditions || format(' AND p.recorded_at >= %L', wanted ->> 'from'); END IF;
  IF wanted ? 'to' THEN conditions := conditions || format(' AND p.recorded_at < %L', wanted ->> 'to'); END IF;
  IF wanted ? 'beforeAt' THEN
    conditions := conditions || format(' AND (p.recorded_at, p.position) < (%L::timestamptz, %L::bigint)',
      wanted ->> 'beforeAt', wanted ->> 'beforePosition');
  END IF;
  IF actor_role = 'zhike_none' THEN conditions := conditions || ' AND p.customer_id IS NULL'; END IF;
  IF actor_role IN ('zhike_all', 'zhike_system', 'zhike_none') THEN
    RETURN QUERY EXECUTE format('SELECT p.position FROM event_positions p WHERE %s %s LIMIT %s', conditions, newest, most);
    RETURN;
  END IF;

  EXECUTE format('SELECT array(
      SELECT p.position FROM (SELECT p.* FROM event_positions p WHERE %s %s LIMIT %s) AS p
      WHERE p.customer_id IS NULL OR EXISTS (SELECT FROM customers c WHERE c.id = p.customer_id AND %s) %s LIMIT %s)',
    conditions, newest, walk_at_most, seen, newest, most) INTO positions;
  IF cardinality(positions) < most THEN
    EXECUTE format('SELECT count(*) FROM (SELECT FROM event_positions p WHERE %s LIMIT %s) AS walked',
      conditions, walk_at_most) INTO walked;
    IF walked = walk_at_most THEN
      EXECUTE format('SELECT array(
          SELECT p.position FROM (
            (SELECT p.position, p.recorded_at FROM event_positions p WHERE p.customer_id IS NULL AND %1$s %2$s LIMIT %3$s)
            UNION ALL
            SELECT p.position, p.recorded_at FROM customers c CROSS JOIN LATERAL (
              SELECT p.position, p.recorded_at FROM event_positions p WHERE p.customer_id = c.id AND %1$s %2$s LIMIT %3$s) AS p
            WHERE %4$s) AS p
          %2$s LIMIT %3$s)',
        conditions, newest, most, seen) INTO positions;
    END IF;
  END IF;
  RETURN QUERY SELECT unnest(positions);
END $$;
GRANT EXECUTE ON FUNCTION newest_audit TO zhike_staff;

-- Who had the chain of hashes recomputed, how far that is, and what came out.
CREATE TABLE audit_verifications (
  id uuid PRIMARY KEY,
  -- The newest position when it began.
  total bigint NOT NULL,
  checked bigint NOT NULL DEFAULT 0,
  -- Null until it is over.
  intact boolean,
  first_broken bigint,
  started_by_kind text NOT NULL,
  started_by_id uuid,
  started_at timestamptz NOT NULL,
  finished_at timestamptz,
  CHECK ((intact IS NULL) = (finished_at IS NULL))
);
CREATE UNIQUE INDEX audit_verifications_running ON audit_verifications ((true)) WHERE finished_at IS NULL;
CREATE INDEX audit_verifications_newest ON audit_verifications (started_at DESC, id DESC);
GRANT SELECT, INSERT ON audit_verifications TO zhike_staff;
GRANT UPDATE ON audit_verifications TO zhike_system;
