-- What an import did, by the events that tell of it, chunk by chunk; and what became of each when the import was undone.
-- `undoing` is what the undoing itself did. Kept as long as the import can be undone.
CREATE TABLE import_effects (
  customer_id uuid NOT NULL REFERENCES customers ON DELETE CASCADE,
  event_id uuid NOT NULL,
  import_id uuid NOT NULL REFERENCES imports ON DELETE CASCADE,
  -- The chunk, by the rows that were done before it: undone is from the last to the first.
  first_row bigint NOT NULL,
  status text NOT NULL DEFAULT 'standing' CHECK (status IN ('standing', 'removed', 'put_back', 'kept', 'undoing')),
  -- Why something was kept, and which fields.
  because text,
  fields text[] NOT NULL DEFAULT '{}',
  PRIMARY KEY (customer_id, event_id)
);
CREATE INDEX import_effects_by_import ON import_effects (import_id, status, first_row);
CALL guard_by_customer('import_effects');
GRANT SELECT ON import_effects TO zhike_staff;
GRANT INSERT, UPDATE, DELETE ON import_effects TO zhike_system;

-- Imports that were begun before have no effects, and cannot be undone.
ALTER TABLE imports
  ADD COLUMN effects_count bigint NOT NULL DEFAULT 0,
  ADD COLUMN undo_until timestamptz,
  ADD COLUMN undo_status text CHECK (undo_status IN ('undoing', 'undone')),
  ADD COLUMN undo_by_kind text,
  ADD COLUMN undo_by_id uuid,
  ADD COLUMN undo_asked_at timestamptz,
  ADD COLUMN undone_at timestamptz,
  ADD COLUMN removed_count bigint NOT NULL DEFAULT 0,
  ADD COLUMN put_back_count bigint NOT NULL DEFAULT 0,
  ADD COLUMN kept_count bigint NOT NULL DEFAULT 0,
  ADD CHECK ((undo_status IS NULL) = (undo_asked_at IS NULL));
CREATE INDEX imports_undoing ON imports (id) WHERE undo_status = 'undoing';
CREATE INDEX imports_with_effects ON imports (undo_until) WHERE undo_until IS NOT NULL;

-- The number of an order that came by mistake is free again.
GRANT DELETE ON order_numbers TO zhike_staff;
