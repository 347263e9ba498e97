-- When a draft was replayed as it is now; null again when it is changed.
ALTER TABLE promise_policies ADD COLUMN replayed_at timestamptz;
