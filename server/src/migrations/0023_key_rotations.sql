-- One row for each key version that everything sealed is sealed by again. The place that was reached moves in the
-- transaction that seals, so that a killed process loses nothing and does nothing twice.
CREATE TABLE key_rotations (
  version integer PRIMARY KEY,
  started_at timestamptz NOT NULL,
  started_by uuid,
  -- How many values there were to seal when work on it began, and how many have been.
  total bigint,
  done bigint NOT NULL DEFAULT 0,
  -- Values that do not open under any key: left as they are, and counted anew in each pass.
  broken bigint NOT NULL DEFAULT 0,
  place text,
  after text,
  -- Who works on it; silence for 15 seconds lets another take over.
  worker uuid,
  worked_at timestamptz,
  finished_at timestamptz
);
GRANT SELECT, INSERT ON key_rotations TO zhike_staff;
GRANT UPDATE ON key_rotations TO zhike_system;
-- What nobody else may rewrite is sealed again by the system alone.
GRANT UPDATE (old_value, new_value) ON changes TO zhike_system;
GRANT UPDATE (lines_sealed) ON import_errors TO zhike_system;
GRANT SELECT, UPDATE (secret) ON auth.second_factors TO zhike_system;
