-- Contacts and products come in files as well.
ALTER TABLE imports DROP CONSTRAINT imports_kind_check;
ALTER TABLE imports ADD CONSTRAINT imports_kind_check CHECK (kind IN ('customers', 'contacts', 'orders', 'products'));

-- A file of contacts names organisations.
CREATE INDEX customers_organisation_names ON customers (name) WHERE kind = 'organisation';
