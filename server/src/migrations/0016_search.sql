-- How far the making of new search vectors has come, for a version of their rules; see customers/retokenising.ts.
CREATE TABLE search_passes (
  version text PRIMARY KEY,
  -- Everybody up to here has a vector of this version.
  after_id uuid NOT NULL DEFAULT '00000000-0000-0000-0000-000000000000',
  finished_at timestamptz
);
GRANT SELECT, INSERT, UPDATE ON search_passes TO zhike_system;
ALTER TABLE search_passes ENABLE ROW LEVEL SECURITY;
ALTER TABLE search_passes FORCE ROW LEVEL SECURITY;
CREATE POLICY search_passes_system ON search_passes TO zhike_system USING (true);
CREATE POLICY search_passes_owner ON search_passes TO CURRENT_USER USING (true);
