CREATE TABLE products (
  id uuid PRIMARY KEY,
  sku text NOT NULL UNIQUE,
  name text NOT NULL,
  category text,
  price_fen bigint CHECK (price_fen >= 0),
  created_at timestamptz NOT NULL,
  version integer NOT NULL DEFAULT 1
);
GRANT SELECT, INSERT, UPDATE ON products TO zhike_staff;

-- Order numbers are unique over all customers: a registry keyed by itself that also gives the customer.
CREATE TABLE order_numbers (
  order_no text PRIMARY KEY,
  holder_id uuid NOT NULL,
  order_id uuid NOT NULL
);
CREATE INDEX order_numbers_by_order ON order_numbers (order_id);
GRANT SELECT, INSERT ON order_numbers TO zhike_staff;

CREATE TABLE orders (
  customer_id uuid NOT NULL REFERENCES customers ON DELETE CASCADE,
  id uuid NOT NULL,
  order_no text NOT NULL,
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
  unit_fen bigint NOT NULL CHECK (unit_fen >= 0),
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
