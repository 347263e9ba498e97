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

-- Ids of the newest orders that fit, of customers whom the actor sees and who are not archived. Applies filter and sight
-- before the limit, which no policy can do with an index; the ids are joined under the policy again. A few numbers lead
-- to their orders; scope all walks the orders from the newest; everybody else starts from the customers in sight.
CREATE FUNCTION newest_orders(number_from text, number_to text, with_status text, since timestamptz, until timestamptz,
                              before_at timestamptz, before_id uuid, most integer) RETURNS TABLE (id uuid)
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
  reach uuid[] := nullif(current_setting('zhike.actor', true), '')::uuid[];
  all_in_sight boolean := current_setting('role') IN ('zhike_all', 'zhike_system');
BEGIN
  since := coalesce(since, '-infinity');
  until := coalesce(until, 'infinity');
  before_id := coalesce(before_id, 'ffffffff-ffff-ffff-ffff-ffffffffffff');
  before_at := coalesce(before_at, 'infinity');
  IF number_from IS NOT NULL AND (SELECT count(*) <= 1000 FROM (
       SELECT FROM order_numbers WHERE order_no >= number_from AND order_no < number_to LIMIT 1001) AS begun) THEN
    RETURN QUERY SELECT o.id
      FROM order_numbers n JOIN orders o ON o.customer_id = n.holder_id AND o.id = n.order_id
        JOIN customers c ON c.id = o.customer_id
      WHERE n.order_no >= number_from AND n.order_no < number_to
        AND (with_status IS NULL OR o.status = with_status) AND o.ordered_at >= since AND o.ordered_at < until
        AND (o.ordered_at, o.id) < (before_at, before_id)
        AND c.archived_at IS NULL AND (all_in_sight OR c.seen_by && reach)
      ORDER BY o.ordered_at DESC, o.id DESC LIMIT most;
  ELSIF all_in_sight THEN
    RETURN QUERY SELECT o.id FROM orders o JOIN customers c ON c.id = o.customer_id
      WHERE (number_from IS NULL OR (o.order_no >= number_from AND o.order_no < number_to))
        AND (with_status IS NULL OR o.status = with_status) AND o.ordered_at >= since AND o.ordered_at < until
        AND (o.ordered_at, o.id) < (before_at, before_id) AND c.archived_at IS NULL
      ORDER BY o.ordered_at DESC, o.id DESC LIMIT most;
  ELSE
    RETURN QUERY SELECT newest.id FROM customers c CROSS JOIN LATERAL (
        SELECT o.id, o.ordered_at FROM orders o
        WHERE o.customer_id = c.id AND (number_from IS NULL OR (o.order_no >= number_from AND o.order_no < number_to))
          AND (with_status IS NULL OR o.status = with_status) AND o.ordered_at >= since AND o.ordered_at < until
          AND (o.ordered_at, o.id) < (before_at, before_id)
        ORDER BY o.ordered_at DESC, o.id DESC LIMIT most) AS newest
      WHERE c.seen_by && reach AND c.archived_at IS NULL
      ORDER BY newest.ordered_at DESC, newest.id DESC LIMIT most;
  END IF;
END $$;
GRANT EXECUTE ON FUNCTION newest_orders TO zhike_staff;
