-- How often changing a customer broke: after a few attempts the bulk edit goes on without them.
ALTER TABLE bulk_edited ADD COLUMN attempts smallint NOT NULL DEFAULT 0;
ALTER TABLE bulk_edited DROP CONSTRAINT bulk_edited_status_check;
ALTER TABLE bulk_edited ADD CONSTRAINT bulk_edited_status_check
  CHECK (status IN ('pending', 'changed', 'same', 'refused', 'failed', 'undone', 'kept'));
