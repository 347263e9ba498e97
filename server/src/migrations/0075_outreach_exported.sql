-- The list of customers to get in touch with leaves as a file like other lists.
ALTER TABLE exports DROP CONSTRAINT exports_kind_check;
ALTER TABLE exports ADD CONSTRAINT exports_kind_check CHECK (kind IN ('customers', 'orders', 'tickets', 'outreach'));
