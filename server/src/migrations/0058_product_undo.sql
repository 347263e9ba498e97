-- What an import of products did, chunk by chunk, and what became of each when the import was undone. Products belong to no
-- customer and have no log of values, so what they were before and what the file made of them is kept here, as long as the
-- import can be undone. `former` is null for a new one.
CREATE TABLE import_product_effects (
  import_id uuid NOT NULL,
  product_id uuid NOT NULL,
  first_row bigint NOT NULL,
  sku text NOT NULL,
  former jsonb,
  given jsonb NOT NULL,
  status text NOT NULL DEFAULT 'standing' CHECK (status IN ('standing', 'removed', 'put_back', 'kept')),
  because text,
  fields text[] NOT NULL DEFAULT '{}',
  PRIMARY KEY (import_id, product_id, first_row)
);
CREATE INDEX import_product_effects_by_import ON import_product_effects (import_id, status, first_row);
GRANT SELECT ON import_product_effects TO zhike_staff;
GRANT INSERT, UPDATE, DELETE ON import_product_effects TO zhike_system;
GRANT DELETE ON products TO zhike_system;
