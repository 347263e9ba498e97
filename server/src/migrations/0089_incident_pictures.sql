-- Pictures of an update to all hang on the parent, and again on each ticket that is told: several rows, one content.
ALTER TABLE files ADD shared_from uuid;
ALTER TABLE incident_updates ADD file_ids uuid[] NOT NULL DEFAULT '{}';

-- As before; what lies on the store once is counted once.
CREATE OR REPLACE FUNCTION file_usage() RETURNS TABLE(kind text, files bigint, bytes bigint)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT 'tickets', count(*), coalesce(sum(f.bytes), 0)::bigint FROM files f
    WHERE f.field_id IS NULL AND f.shared_from IS NULL
  UNION ALL
  SELECT 'own_fields', count(*), coalesce(sum(f.bytes), 0)::bigint FROM files f WHERE f.field_id IS NOT NULL
  UNION ALL
  SELECT 'imports', count(*), coalesce(sum(i.file_bytes), 0)::bigint FROM (
    SELECT file_bytes FROM imports WHERE files_removed_at IS NULL
    UNION ALL SELECT file_bytes FROM import_uploads) AS i
  UNION ALL
  SELECT 'exports', count(*), coalesce(sum(e.file_bytes), 0)::bigint FROM exports e
    WHERE e.file_key IS NOT NULL AND e.file_removed_at IS NULL
$$;
