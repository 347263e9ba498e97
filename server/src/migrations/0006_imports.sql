CREATE TABLE imports (
  id uuid PRIMARY KEY,
  kind text NOT NULL CHECK (kind IN ('customers', 'orders')),
  file_name text NOT NULL,
  file_key text NOT NULL,
  file_bytes bigint NOT NULL,
  mapping jsonb NOT NULL DEFAULT '{}',
  on_duplicate text NOT NULL CHECK (on_duplicate IN ('skip', 'update', 'create')),
  -- In which language the reasons of failed rows are written.
  locale text NOT NULL CHECK (locale IN ('zh-CN', 'en')),
  status text NOT NULL DEFAULT 'queued' CHECK (status IN ('queued', 'running', 'done', 'failed', 'cancelled')),
  -- Rows and bytes of the file that are worked off for good: after a crash the file is read again from here.
  rows_done bigint NOT NULL DEFAULT 0,
  bytes_done bigint NOT NULL DEFAULT 0,
  created_count bigint NOT NULL DEFAULT 0,
  updated_count bigint NOT NULL DEFAULT 0,
  skipped_count bigint NOT NULL DEFAULT 0,
  failed_count bigint NOT NULL DEFAULT 0,
  failure text,
  -- When whoever works on it last gave a sign, by the clock of the database; silence means that the process is gone.
  worked_at timestamptz,
  -- How often it was taken up without getting any further.
  attempts integer NOT NULL DEFAULT 0,
  -- The file of failed rows, once the import is over.
  errors_key text,
  created_by_kind text NOT NULL,
  created_by_id uuid,
  created_at timestamptz NOT NULL,
  finished_at timestamptz,
  files_removed_at timestamptz
);
CREATE INDEX imports_newest ON imports (created_at DESC, id DESC);
CREATE INDEX imports_unfinished ON imports (id) WHERE status IN ('queued', 'running');
CREATE INDEX imports_with_files ON imports (finished_at) WHERE files_removed_at IS NULL;
GRANT SELECT, INSERT, UPDATE ON imports TO zhike_staff;

-- Failed rows as lines of CSV, sealed, one entry for each chunk that had some; they become a file when the import is over.
CREATE TABLE import_errors (
  import_id uuid NOT NULL REFERENCES imports ON DELETE CASCADE,
  first_row bigint NOT NULL,
  rows integer NOT NULL,
  lines_sealed bytea NOT NULL,
  PRIMARY KEY (import_id, first_row)
);
GRANT SELECT, INSERT, DELETE ON import_errors TO zhike_system;

-- Renews the planner's statistics of tables that have doubled since it last looked: an import fills them faster than
-- autovacuum comes by, and by the figures of an empty table every list would be read whole. Definer: only the owner may.
CREATE FUNCTION refresh_statistics() RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
  few_pages CONSTANT integer := 50;
  grown text;
BEGIN
  FOR grown IN
    SELECT relname FROM pg_class
    WHERE relnamespace = 'public'::regnamespace AND relkind = 'r'
      AND pg_relation_size(oid) > 2 * greatest(relpages, few_pages)::bigint * current_setting('block_size')::bigint
  LOOP
    EXECUTE format('ANALYZE (SKIP_LOCKED) %I', grown);
  END LOOP;
END $$;
GRANT EXECUTE ON FUNCTION refresh_statistics TO zhike_system;
