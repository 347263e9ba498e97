-- What kind of file an import reads, and where in it the table stands. Imports that began before have no names: they are
-- read from the first row of their file.
ALTER TABLE imports
  ADD COLUMN format text NOT NULL DEFAULT 'csv' CHECK (format IN ('csv', 'xlsx')),
  ADD COLUMN sheet text,
  ADD COLUMN heading_row integer NOT NULL DEFAULT 1,
  ADD COLUMN column_names jsonb;

-- Files that were looked at and not imported yet; they go after a day.
CREATE TABLE import_uploads (
  id uuid PRIMARY KEY,
  file_key text NOT NULL,
  file_name text NOT NULL,
  file_bytes bigint NOT NULL,
  format text NOT NULL CHECK (format IN ('csv', 'xlsx')),
  created_by_id uuid,
  created_at timestamptz NOT NULL
);
CREATE INDEX import_uploads_oldest ON import_uploads (created_at);
GRANT SELECT, INSERT, DELETE ON import_uploads TO zhike_staff;

-- Which columns a table of these headings was imported by last: the next of its shape goes in the same way.
CREATE TABLE import_shapes (
  kind text NOT NULL,
  -- SHA-256 of the tidied headings.
  shape text NOT NULL,
  mapping jsonb NOT NULL,
  used_at timestamptz NOT NULL,
  PRIMARY KEY (kind, shape)
);
GRANT SELECT, INSERT, UPDATE ON import_shapes TO zhike_staff;
