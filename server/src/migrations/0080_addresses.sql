-- A customer has any number of addresses. The primary one stays in the customer's own row, where lists filter by it; the
-- others lie here.
ALTER TABLE customers ADD COLUMN address_kind text
  CHECK (address_kind IN ('home', 'company', 'delivery', 'invoice', 'other'));

CREATE TABLE customer_addresses (
  customer_id uuid NOT NULL REFERENCES customers ON DELETE CASCADE,
  id uuid NOT NULL,
  kind text CHECK (kind IN ('home', 'company', 'delivery', 'invoice', 'other')),
  region text CHECK (region ~ '^\d{6}$'),
  street_sealed bytea,
  street_masked text,
  created_at timestamptz NOT NULL,
  PRIMARY KEY (customer_id, id),
  CHECK ((street_sealed IS NULL) = (street_masked IS NULL)),
  CHECK (region IS NOT NULL OR street_sealed IS NOT NULL)
);
CALL guard_by_customer('customer_addresses');
GRANT SELECT, INSERT, UPDATE, DELETE ON customer_addresses TO zhike_staff;
