-- Small pictures lie beside the large ones, under a key of their own.
ALTER TABLE files ADD thumbnail_key text;
CREATE INDEX files_by_thumbnail_key ON files (thumbnail_key) WHERE thumbnail_key IS NOT NULL;
