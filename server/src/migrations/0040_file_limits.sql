-- How much may be uploaded and kept. One row; what is null has no limit.
CREATE TABLE file_limits (
  one boolean PRIMARY KEY DEFAULT true CHECK (one),
  colleague_day_bytes bigint NOT NULL DEFAULT 5000000000 CHECK (colleague_day_bytes > 0),
  stranger_hour_bytes bigint NOT NULL DEFAULT 100000000 CHECK (stranger_hour_bytes > 0),
  strangers_hour_bytes bigint NOT NULL DEFAULT 2000000000 CHECK (strangers_hour_bytes > 0),
  company_bytes bigint CHECK (company_bytes > 0),
  version integer NOT NULL DEFAULT 1
);
INSERT INTO file_limits DEFAULT VALUES;
GRANT SELECT, UPDATE ON file_limits TO zhike_staff;
GRANT SELECT ON file_limits TO zhike_system;

-- What was uploaded within the last day, by a colleague or a key, or by a stranger from an address (a keyed hash). What
-- was refused afterwards counts as well: the store had to take it.
CREATE TABLE uploads (
  id uuid PRIMARY KEY,
  uploader_id uuid,
  address bytea,
  bytes bigint NOT NULL CHECK (bytes >= 0),
  at timestamptz NOT NULL,
  CHECK ((uploader_id IS NULL) <> (address IS NULL))
);
CREATE INDEX uploads_by_uploader ON uploads (uploader_id, at) WHERE uploader_id IS NOT NULL;
CREATE INDEX uploads_of_strangers ON uploads (at) WHERE uploader_id IS NULL;
CREATE INDEX uploads_oldest ON uploads (at);
GRANT SELECT, INSERT, UPDATE, DELETE ON uploads TO zhike_system;

-- What lies on the store, by what it belongs to: sums of the whole company, which say nothing of anybody.
CREATE FUNCTION file_usage() RETURNS TABLE (kind text, files bigint, bytes bigint)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT 'tickets', count(*), coalesce(sum(f.bytes), 0)::bigint FROM files f
  UNION ALL
  SELECT 'imports', count(*), coalesce(sum(i.file_bytes), 0)::bigint FROM (
    SELECT file_bytes FROM imports WHERE files_removed_at IS NULL
    UNION ALL SELECT file_bytes FROM import_uploads) AS i
  UNION ALL
  SELECT 'exports', count(*), coalesce(sum(e.file_bytes), 0)::bigint FROM exports e
    WHERE e.file_key IS NOT NULL AND e.file_removed_at IS NULL
$$;
REVOKE EXECUTE ON FUNCTION file_usage FROM PUBLIC;
GRANT EXECUTE ON FUNCTION file_usage TO zhike_staff, zhike_system;
