CREATE TABLE imports (
  id uuid PRIMARY KEY,
  kind text NOT NULL CHECK (kind IN ('customers', 'orders')),
  file_name text NOT NULL,
  file_key text NOT NULL,
  file_bytes bigint NOT NULL,
  mapping jsonb NOT NULL DEFAULT '{}',
  on_duplicate text NOT NULL CHECK (on_duplicate IN ('skip', 'update', 'create')),
  status text NOT NULL DEFAULT 'queued' CHECK (status IN ('queued', 'running', 'done', 'failed', 'cancelled')),
  -- Rows and bytes of the file that are worked off for good: after a crash the file is read again from here.
  rows_done bigint NOT NULL DEFAULT 0,
  bytes_done bigint NOT NULL DEFAULT 0,
  created_count bigint NOT NULL DEFAULT 0,
  updated_count bigint NOT NULL DEFAULT 0,
  skipped_count bigint NOT NULL DEFAULT 0,
  failed_count bigint NOT NULL DEFAULT 0,
  failure text,
  created_by_kind text NOT NULL,
  created_by_id uuid,
  created_at timestamptz NOT NULL,
  started_at timestamptz,
  finished_at timestamptz,
  cancelled_by uuid,
  files_removed_at timestamptz
);
CREATE INDEX imports_newest ON imports (created_at DESC, id DESC);
GRANT SELECT, INSERT, UPDATE ON imports TO zhike_staff;
