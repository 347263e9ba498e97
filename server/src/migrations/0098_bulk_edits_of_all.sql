-- Whoever sees everything sees every bulk edit, and can undo one whose author is away.
CREATE POLICY bulk_edits_overseen ON bulk_edits FOR SELECT TO zhike_all USING (true);
CREATE POLICY bulk_edits_overruled ON bulk_edits FOR UPDATE TO zhike_all USING (true);
CREATE INDEX bulk_edits_by_records ON bulk_edits (records, id DESC);

-- Who wanted it undone, and as what.
ALTER TABLE bulk_edits ADD undo_asked_at timestamptz, ADD undo_by_kind text, ADD undo_by_id uuid,
  ADD undo_role text REFERENCES roles (code);
UPDATE bulk_edits SET undo_asked_at = coalesce(finished_at, created_at), undo_by_kind = created_by_kind,
  undo_by_id = created_by_id, undo_role = role WHERE status IN ('undoing', 'undone');

CREATE OR REPLACE FUNCTION bulk_edit_counts(edit uuid) RETURNS TABLE (status text, n bigint)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT status, count(*) FROM bulk_edited
  WHERE bulk_edit_id = edit AND (current_setting('role') IN ('zhike_all', 'zhike_system') OR EXISTS (
    SELECT FROM bulk_edits WHERE id = edit AND created_by_id = (nullif(current_setting('zhike.actor', true), '')::uuid[])[1]))
  GROUP BY status
$$;
