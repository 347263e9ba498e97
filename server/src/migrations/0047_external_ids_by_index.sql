-- The values of a batch have collation C, as what convert_from gives has: compared with a column of another collation
-- no index of it can be used, and every order of a file was compared with every customer.
ALTER TABLE external_ids ALTER COLUMN value TYPE text COLLATE "C";
