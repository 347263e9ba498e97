-- How customers reach the company when a page of theirs does not work.
ALTER TABLE company ADD COLUMN phone text, ADD COLUMN email text;

-- Totals under a list are no rows that failed.
ALTER TABLE imports ADD COLUMN left_out_count bigint DEFAULT 0 NOT NULL;
