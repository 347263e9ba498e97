-- Views are kept of tickets as of customers; each list opens with one of a person's.
ALTER TABLE views ADD COLUMN list text NOT NULL DEFAULT 'customer' CHECK (list IN ('customer', 'ticket'));
ALTER TABLE view_pins ADD COLUMN list text NOT NULL DEFAULT 'customer' CHECK (list IN ('customer', 'ticket'));
DROP INDEX view_pins_one_opens;
CREATE UNIQUE INDEX view_pins_one_opens ON view_pins (person_id, list) WHERE opens;
