-- An entry of an investigation that was worded anew: when and by whom. What it said before stands in the log.
ALTER TABLE complaint_entries ADD COLUMN edited_at timestamptz, ADD COLUMN edited_by_kind text, ADD COLUMN edited_by_id uuid,
  ADD CHECK ((edited_at IS NULL) = (edited_by_kind IS NULL));
