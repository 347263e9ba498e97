-- People type order numbers in small letters, too. The column's collation is C: upper() knows A to Z, and so does the caller.
CREATE INDEX order_numbers_in_capitals ON order_numbers (upper(order_no));

-- As in 0004, with numbers in capitals. A few numbers lead to their orders. Else the orders are walked from the newest; whoever sees few customers would walk for
-- long, so after some thousand orders those customers are gathered first, and their newest orders sorted then.
CREATE OR REPLACE FUNCTION newest_orders(number_from text, number_to text, with_status text, since timestamptz, until timestamptz,
                              before_at timestamptz, before_id uuid, most integer) RETURNS SETOF uuid
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = public, pg_temp ROWS 50 AS $$
DECLARE
  walk_at_most CONSTANT integer := 20000;
  few_numbers CONSTANT integer := 1000;
  all_in_sight boolean := current_setting('role') IN ('zhike_all', 'zhike_system');
  in_sight text := 'c.archived_at IS NULL';
  newest text := 'ORDER BY o.ordered_at DESC, o.id DESC';
  conditions text := 'true';
  numbers integer;
  ids uuid[];
  walked integer;
BEGIN
  IF NOT all_in_sight THEN
    in_sight := in_sight || format(' AND c.seen_by && %L::uuid[]', nullif(current_setting('zhike.actor', true), ''));
  END IF;
  IF with_status IS NOT NULL THEN conditions := conditions || format(' AND o.status = %L', with_status); END IF;
  IF since IS NOT NULL THEN conditions := conditions || format(' AND o.ordered_at >= %L', since); END IF;
  IF until IS NOT NULL THEN conditions := conditions || format(' AND o.ordered_at < %L', until); END IF;
  IF before_at IS NOT NULL THEN
    conditions := conditions || format(' AND (o.ordered_at, o.id) < (%L::timestamptz, %L::uuid)', before_at, before_id);
  END IF;
  IF number_from IS NOT NULL THEN
    conditions := conditions || format(' AND upper(o.order_no) >= %L AND upper(o.order_no) < %L', number_from, number_to);
    SELECT count(*) INTO numbers FROM (
      SELECT FROM order_numbers WHERE upper(order_no) >= number_from AND upper(order_no) < number_to
      LIMIT few_numbers) AS matching;
    IF numbers < few_numbers THEN
      RETURN QUERY EXECUTE format('SELECT o.id FROM order_numbers n
          JOIN orders o ON o.customer_id = n.holder_id AND o.id = n.order_id JOIN customers c ON c.id = o.customer_id
        WHERE upper(n.order_no) >= %L AND upper(n.order_no) < %L AND %s AND %s %s LIMIT %s',
        number_from, number_to, conditions, in_sight, newest, most);
      RETURN;
    END IF;
  END IF;

  EXECUTE format('SELECT array(
      SELECT o.id FROM (SELECT o.id, o.ordered_at, o.customer_id FROM orders o WHERE %s %s LIMIT %s) AS o
        CROSS JOIN LATERAL (SELECT FROM customers c WHERE c.id = o.customer_id AND %s OFFSET 0) AS c %s LIMIT %s)',
    conditions, newest, CASE WHEN all_in_sight THEN 'ALL' ELSE walk_at_most::text END, in_sight, newest, most) INTO ids;
  IF cardinality(ids) < most AND NOT all_in_sight THEN
    EXECUTE format('SELECT count(*) FROM (SELECT FROM orders o WHERE %s LIMIT %s) AS o', conditions, walk_at_most) INTO walked;
    IF walked = walk_at_most THEN
      EXECUTE format('SELECT array(
          SELECT o.id FROM customers c CROSS JOIN LATERAL (
            SELECT o.id, o.ordered_at FROM orders o WHERE o.customer_id = c.id AND %s %s LIMIT %s) AS o
          WHERE %s %s LIMIT %s)',
        conditions, newest, most, in_sight, newest, most) INTO ids;
    END IF;
  END IF;
  RETURN QUERY SELECT unnest(ids);
END $$;

-- What the audit is filtered by stands beside the position, so that an index finds it. The drain writes it.
ALTER TABLE event_positions ADD COLUMN type text, ADD COLUMN actor_id uuid, ADD COLUMN recorded_at timestamptz;

-- A process of the version before, which still serves, writes none of these.
CREATE FUNCTION complete_position() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  SELECT e.type, e.actor_id, e.recorded_at INTO NEW.type, NEW.actor_id, NEW.recorded_at
  FROM (SELECT type, actor_id, recorded_at FROM events WHERE customer_id = NEW.customer_id AND id = NEW.event_id
        UNION ALL
        SELECT type, actor_id, recorded_at FROM company_events WHERE NEW.customer_id IS NULL AND id = NEW.event_id) AS e;
  RETURN NEW;
END $$;
CREATE TRIGGER complete BEFORE INSERT ON event_positions FOR EACH ROW WHEN (NEW.type IS NULL)
  EXECUTE FUNCTION complete_position();
