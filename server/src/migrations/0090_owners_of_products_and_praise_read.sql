-- Whoever is praised marks what they have read.
ALTER TABLE praises ADD COLUMN read_at timestamptz;
CREATE INDEX praises_unread ON praises (staff_id) WHERE read_at IS NULL;
CREATE POLICY praises_read_by_colleague ON praises FOR UPDATE TO zhike_department, zhike_team, zhike_own
  USING (staff_id = (nullif(current_setting('zhike.actor', true), '')::uuid[])[1]);
GRANT UPDATE (read_at) ON praises TO zhike_staff;

-- Who answers for a product, and of which product a suggestion or praise is.
ALTER TABLE products ADD COLUMN owner_id uuid REFERENCES staff;
ALTER TABLE feedback ADD COLUMN sku text COLLATE "C", ADD COLUMN product_by_id uuid;
CREATE INDEX feedback_by_sku ON feedback (sku) WHERE sku IS NOT NULL;
