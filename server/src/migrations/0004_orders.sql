CREATE TABLE products (
  id uuid PRIMARY KEY,
  sku text COLLATE "C" NOT NULL UNIQUE,
  name text NOT NULL,
  category text,
  price_fen bigint CHECK (price_fen >= 0),
  created_at timestamptz NOT NULL,
  version integer NOT NULL DEFAULT 1
);
GRANT SELECT, INSERT, UPDATE ON products TO zhike_staff;

-- Order numbers are unique over all customers: a registry keyed by itself that also gives the customer.
CREATE TABLE order_numbers (
  order_no text COLLATE "C" PRIMARY KEY,
  holder_id uuid NOT NULL,
  order_id uuid NOT NULL
);
CREATE INDEX order_numbers_by_order ON order_numbers (order_id);
GRANT SELECT, INSERT ON order_numbers TO zhike_staff;

CREATE TABLE orders (
  customer_id uuid NOT NULL REFERENCES customers ON DELETE CASCADE,
  id uuid NOT NULL,
  order_no text COLLATE "C" NOT NULL,
  status text NOT NULL DEFAULT 'placed' CHECK (status IN ('placed', 'cancelled')),
  ordered_at timestamptz NOT NULL,
  currency text NOT NULL CHECK (currency ~ '^[A-Z]{3}$'),
  total_fen bigint NOT NULL CHECK (total_fen >= 0),
  refunded_fen bigint NOT NULL DEFAULT 0 CHECK (refunded_fen BETWEEN 0 AND total_fen),
  sold_by text,
  store text,
  channel text,
  created_at timestamptz NOT NULL,
  version integer NOT NULL DEFAULT 1,
  PRIMARY KEY (customer_id, id)
);
CREATE INDEX orders_by_id ON orders (id);
CREATE INDEX orders_by_time ON orders (customer_id, ordered_at DESC, id DESC);
CREATE INDEX orders_newest ON orders (ordered_at DESC, id DESC);
CREATE INDEX orders_cancelled ON orders (ordered_at DESC, id DESC) WHERE status = 'cancelled';
CALL guard_by_customer('orders');

CREATE TABLE order_lines (
  customer_id uuid NOT NULL,
  order_id uuid NOT NULL,
  line_no integer NOT NULL,
  sku text NOT NULL,
  name text NOT NULL,
  quantity integer NOT NULL CHECK (quantity > 0),
  -- Null when only the sum of several lines is known.
  unit_fen bigint CHECK (unit_fen >= 0),
  PRIMARY KEY (customer_id, order_id, line_no),
  FOREIGN KEY (customer_id, order_id) REFERENCES orders ON DELETE CASCADE
);
CALL guard_by_customer('order_lines');

CREATE TABLE payments (
  customer_id uuid NOT NULL,
  order_id uuid NOT NULL,
  id uuid NOT NULL,
  at timestamptz NOT NULL,
  amount_fen bigint NOT NULL CHECK (amount_fen > 0),
  method text NOT NULL,
  note text,
  PRIMARY KEY (customer_id, order_id, id),
  FOREIGN KEY (customer_id, order_id) REFERENCES orders ON DELETE CASCADE
);
CALL guard_by_customer('payments');

CREATE TABLE deliveries (
  customer_id uuid NOT NULL,
  order_id uuid NOT NULL,
  id uuid NOT NULL,
  at timestamptz NOT NULL,
  carrier text NOT NULL,
  tracking_no text,
  state text NOT NULL CHECK (state IN ('shipped', 'delivered', 'lost')),
  note text,
  PRIMARY KEY (customer_id, order_id, id),
  FOREIGN KEY (customer_id, order_id) REFERENCES orders ON DELETE CASCADE
);
CALL guard_by_customer('deliveries');

CREATE TABLE returns (
  customer_id uuid NOT NULL,
  order_id uuid NOT NULL,
  id uuid NOT NULL,
  at timestamptz NOT NULL,
  refund_fen bigint NOT NULL CHECK (refund_fen >= 0),
  reason text NOT NULL CHECK (reason IN ('logistics', 'goods', 'buyer')),
  sku text,
  quantity integer NOT NULL CHECK (quantity >= 0),
  note text,
  PRIMARY KEY (customer_id, order_id, id),
  FOREIGN KEY (customer_id, order_id) REFERENCES orders ON DELETE CASCADE
);
CALL guard_by_customer('returns');

GRANT SELECT, INSERT, UPDATE, DELETE ON orders, order_lines, payments, deliveries, returns TO zhike_staff;

-- Ids of the newest orders that fit, of customers whom the actor sees and who are not archived. Definer: applies filter and
-- sight before the limit, which no policy can do with an index; the ids are joined under the policy again. Values are
-- written into the statements, so that each is planned by how frequent it is.
--
-- A few numbers lead to their orders. Else the orders are walked from the newest; whoever sees few customers would walk for
-- long, so after some thousand orders those customers are gathered first, and their newest orders sorted then.
CREATE FUNCTION newest_orders(number_from text, number_to text, with_status text, since timestamptz, until timestamptz,
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
    conditions := conditions || format(' AND o.order_no >= %L AND o.order_no < %L', number_from, number_to);
    SELECT count(*) INTO numbers FROM (
      SELECT FROM order_numbers WHERE order_no >= number_from AND order_no < number_to LIMIT few_numbers) AS matching;
    IF numbers < few_numbers THEN
      RETURN QUERY EXECUTE format('SELECT o.id FROM order_numbers n
          JOIN orders o ON o.customer_id = n.holder_id AND o.id = n.order_id JOIN customers c ON c.id = o.customer_id
        WHERE n.order_no >= %L AND n.order_no < %L AND %s AND %s %s LIMIT %s',
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
GRANT EXECUTE ON FUNCTION newest_orders TO zhike_staff;
