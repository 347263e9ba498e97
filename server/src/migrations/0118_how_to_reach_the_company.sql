-- How customers reach the company when a page of theirs does not work.
ALTER TABLE company ADD COLUMN phone text, ADD COLUMN email text;
