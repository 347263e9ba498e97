-- Since when a file of an own field is in no record any more, as the sweep found it; it goes with its row after a while.
ALTER TABLE files ADD COLUMN unused_since timestamptz;
CREATE INDEX files_of_own_fields ON files (customer_id, id) WHERE field_id IS NOT NULL;
