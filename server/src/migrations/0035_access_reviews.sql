-- 权限复核: who may get in, looked through by somebody who answers for it.
CREATE TABLE access_reviews (
  id uuid PRIMARY KEY,
  -- 2026-Q1, for the one that opens by itself; null when somebody opened it.
  quarter text UNIQUE CHECK (quarter ~ '^\d{4}-Q[1-4]$'),
  opened_at timestamptz NOT NULL,
  opened_by_kind text NOT NULL,
  opened_by_id uuid,
  due_on date NOT NULL,
  -- What becomes of those about whom nobody has decided by then.
  undecided text NOT NULL CHECK (undecided IN ('shown', 'suspended')),
  reminded_on date,
  finished_at timestamptz,
  finished_by_id uuid
);
CREATE UNIQUE INDEX access_reviews_open ON access_reviews ((true)) WHERE finished_at IS NULL;

-- A colleague or a key as they stood when the review was opened, and what was decided.
CREATE TABLE access_review_lines (
  review_id uuid NOT NULL REFERENCES access_reviews,
  id uuid NOT NULL,
  kind text NOT NULL CHECK (kind IN ('staff', 'key')),
  -- The person or the key.
  subject_id uuid NOT NULL,
  name text NOT NULL,
  role text NOT NULL,
  scope text NOT NULL,
  -- Of a key, the person for whom it acts; of a person, themselves.
  person_id uuid,
  since timestamptz NOT NULL,
  last_used_at timestamptz,
  second_factor_at timestamptz,
  decision text CHECK (decision IN ('confirmed', 'withdrawn', 'lapsed')),
  reason text,
  decided_at timestamptz,
  decided_by_id uuid,
  PRIMARY KEY (review_id, id),
  UNIQUE (review_id, subject_id),
  CHECK ((decision IS NULL) = (decided_at IS NULL)),
  CHECK (decision IS DISTINCT FROM 'withdrawn' OR reason IS NOT NULL)
);
GRANT SELECT, INSERT, UPDATE ON access_reviews, access_review_lines TO zhike_staff;

-- Everybody who may get in now, with their last log-in or use, as lines of a review.
CREATE FUNCTION list_access() RETURNS TABLE (kind text, subject_id uuid, name text, role text, scope text, person_id uuid,
  since timestamptz, last_used_at timestamptz, second_factor_at timestamptz)
LANGUAGE sql STABLE AS $$
  SELECT 'staff', s.id, s.name, s.role, s.scope, s.id, s.created_at, l.at, auth.second_factor_since(s.id)
  FROM staff s
    LEFT JOIN (SELECT subject_id, max(at) AS at FROM company_events WHERE type = 'session.started' GROUP BY 1) AS l
      ON l.subject_id = s.id
  WHERE s.suspended_at IS NULL
  UNION ALL
  SELECT 'key', k.id, k.name, k.role, k.scope, k.staff_id, k.created_at, u.at, NULL
  FROM api_keys k LEFT JOIN auth.key_uses u ON u.key_id = k.id
  WHERE k.revoked_at IS NULL
$$;
GRANT EXECUTE ON FUNCTION list_access TO zhike_staff;
