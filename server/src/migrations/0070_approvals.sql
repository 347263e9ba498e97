-- Who leads a department: asked for approvals of its people.
ALTER TABLE departments ADD COLUMN head_id uuid REFERENCES staff;

-- 审批流程: who is asked, by kind of matter. A version that somebody published is never changed.
CREATE TABLE approval_flows (
  id uuid NOT NULL UNIQUE,
  kind text NOT NULL CHECK (kind IN ('general', 'compensation')),
  version integer NOT NULL,
  definition jsonb NOT NULL,
  note text NOT NULL DEFAULT '',
  published_at timestamptz NOT NULL,
  published_by_id uuid REFERENCES staff,
  PRIMARY KEY (kind, version)
);
-- What a fresh system has: the head of the department, and from 5,000 元 on the managers as well.
INSERT INTO approval_flows (id, kind, version, definition, published_at)
SELECT gen_random_uuid(), kind, 1, jsonb_build_object(
  'branches', branches::jsonb, 'empty', 'administrator', 'emptyStaffId', null, 'self', 'up', 'repeated', 'once'), '2026-01-01'
FROM (VALUES
  ('general', '[{"name": "全部", "upToFen": null, "departmentIds": [], "copies": [],
     "nodes": [{"name": "部门负责人", "mode": "any", "approvers": [{"by": "head", "levels": 0}]}]}]'),
  ('compensation', '[{"name": "500 元以内", "upToFen": 50000, "departmentIds": [], "copies": [],
     "nodes": [{"name": "部门负责人", "mode": "any", "approvers": [{"by": "head", "levels": 0}]}]},
    {"name": "5,000 元以内", "upToFen": 500000, "departmentIds": [], "copies": [],
     "nodes": [{"name": "客户服务经理", "mode": "any", "approvers": [{"by": "role", "role": "manager"}]}]},
    {"name": "5,000 元以上", "upToFen": null, "departmentIds": [], "copies": [],
     "nodes": [{"name": "部门负责人", "mode": "any", "approvers": [{"by": "head", "levels": 0}]},
               {"name": "客户服务经理", "mode": "all", "approvers": [{"by": "role", "role": "manager"}]}]}]')
) AS fresh (kind, branches);

CREATE SEQUENCE approval_numbers;
GRANT USAGE ON SEQUENCE approval_numbers TO zhike_staff;
CREATE FUNCTION next_approval_number(day text) RETURNS text
LANGUAGE sql AS $$
  SELECT 'A-' || day || '-' || lpad(n::text, greatest(4, length(n::text)), '0') FROM nextval('approval_numbers') AS n
$$;
GRANT EXECUTE ON FUNCTION next_approval_number TO zhike_staff;

-- 审批单: somebody asks for something; the version of the flow with which it began stays its own.
CREATE TABLE approvals (
  id uuid PRIMARY KEY,
  -- A-240611-0042: the company's day (YYMMDD) and a sequence that may have gaps.
  number text COLLATE "C" NOT NULL UNIQUE,
  kind text NOT NULL,
  flow_version integer NOT NULL,
  branch text NOT NULL,
  why jsonb NOT NULL,
  -- What it is about, by type and id alone: approvals know no module that asks.
  subject_type text,
  subject_id uuid,
  title text NOT NULL,
  body text NOT NULL,
  amount_fen bigint CHECK (amount_fen >= 0),
  applicant_id uuid NOT NULL REFERENCES staff,
  state text NOT NULL CHECK (state IN ('running', 'returned', 'approved', 'refused', 'withdrawn')),
  -- Applicant, whoever is or was asked, their deputies now, and who has a copy: written by refresh_approval_viewers alone.
  seen_by uuid[] NOT NULL,
  started_at timestamptz NOT NULL,
  updated_at timestamptz NOT NULL,
  concluded_at timestamptz,
  urged_at timestamptz,
  version integer NOT NULL DEFAULT 1,
  FOREIGN KEY (kind, flow_version) REFERENCES approval_flows,
  CHECK ((subject_type IS NULL) = (subject_id IS NULL)),
  CHECK ((state IN ('approved', 'refused', 'withdrawn')) = (concluded_at IS NOT NULL))
);
CREATE INDEX approvals_newest ON approvals (started_at DESC, id DESC);
CREATE INDEX approvals_by_applicant ON approvals (applicant_id, started_at DESC);
CREATE INDEX approvals_by_subject ON approvals (subject_id);

-- A step (审批节点) of a way through the flow; when an application goes back, its steps are taken anew and the old ones stay.
CREATE TABLE approval_steps (
  approval_id uuid NOT NULL REFERENCES approvals ON DELETE CASCADE,
  id uuid NOT NULL,
  position integer NOT NULL,
  name text NOT NULL,
  mode text NOT NULL CHECK (mode IN ('all', 'any', 'sequence')),
  origin text NOT NULL CHECK (origin IN ('flow', 'added')),
  -- Who is asked: rules as the flow has them; persons, of a step that somebody added.
  approvers jsonb NOT NULL,
  state text NOT NULL CHECK (state IN ('coming', 'open', 'approved', 'refused', 'returned', 'cancelled')),
  why jsonb NOT NULL DEFAULT '[]',
  opened_at timestamptz,
  closed_at timestamptz,
  superseded_at timestamptz,
  PRIMARY KEY (approval_id, id)
);
CREATE UNIQUE INDEX approval_steps_one_open ON approval_steps (approval_id) WHERE state = 'open';

-- Somebody who is asked.
CREATE TABLE approval_tasks (
  approval_id uuid NOT NULL,
  step_id uuid NOT NULL,
  id uuid NOT NULL,
  place integer NOT NULL,
  staff_id uuid NOT NULL REFERENCES staff,
  state text NOT NULL CHECK (state IN ('waiting', 'open', 'approved', 'refused', 'transferred', 'dropped')),
  why jsonb NOT NULL,
  comment text,
  decided_at timestamptz,
  decided_by_id uuid REFERENCES staff,
  PRIMARY KEY (approval_id, id),
  FOREIGN KEY (approval_id, step_id) REFERENCES approval_steps ON DELETE CASCADE,
  CHECK ((decided_at IS NULL) = (state IN ('waiting', 'open', 'dropped')))
);
CREATE INDEX approval_tasks_open ON approval_tasks (staff_id) WHERE state = 'open';
CREATE INDEX approval_tasks_decided ON approval_tasks (decided_by_id, approval_id);

-- Everything that was done: who, when, what, on whose behalf.
CREATE TABLE approval_deeds (
  approval_id uuid NOT NULL REFERENCES approvals ON DELETE CASCADE,
  id uuid NOT NULL,
  kind text NOT NULL CHECK (kind IN ('started', 'approved', 'refused', 'transferred', 'added_before', 'added_after',
    'returned', 'resubmitted', 'copied', 'urged', 'commented', 'withdrawn', 'passed', 'refused_by_rule', 'moved')),
  at timestamptz NOT NULL,
  by_kind text NOT NULL,
  by_id uuid,
  behalf_id uuid REFERENCES staff,
  to_ids uuid[] NOT NULL DEFAULT '{}',
  step text,
  note text,
  PRIMARY KEY (approval_id, id)
);
CREATE TABLE approval_files (
  approval_id uuid NOT NULL,
  id uuid NOT NULL,
  deed_id uuid NOT NULL,
  key text NOT NULL,
  thumbnail_key text,
  name text NOT NULL,
  media_type text NOT NULL,
  bytes bigint NOT NULL,
  PRIMARY KEY (approval_id, id),
  FOREIGN KEY (approval_id, deed_id) REFERENCES approval_deeds ON DELETE CASCADE
);
CREATE INDEX approval_files_by_key ON approval_files (key);
CREATE INDEX approval_files_by_thumbnail_key ON approval_files (thumbnail_key) WHERE thumbnail_key IS NOT NULL;
CREATE TABLE approval_copies (
  approval_id uuid NOT NULL REFERENCES approvals ON DELETE CASCADE,
  staff_id uuid NOT NULL REFERENCES staff,
  at timestamptz NOT NULL,
  read_at timestamptz,
  PRIMARY KEY (approval_id, staff_id)
);
CREATE INDEX approval_copies_by_staff ON approval_copies (staff_id);

-- 代理审批: who decides for whom. One deputy at a time.
CREATE TABLE approval_delegations (
  id uuid PRIMARY KEY,
  staff_id uuid NOT NULL REFERENCES staff,
  deputy_id uuid NOT NULL REFERENCES staff,
  since timestamptz NOT NULL,
  until timestamptz,
  revoked_at timestamptz,
  CHECK (staff_id <> deputy_id)
);
CREATE UNIQUE INDEX approval_delegations_one ON approval_delegations (staff_id) WHERE revoked_at IS NULL;
CREATE INDEX approval_delegations_by_deputy ON approval_delegations (deputy_id) WHERE revoked_at IS NULL;

GRANT SELECT, INSERT ON approval_flows TO zhike_staff;
GRANT SELECT, INSERT, UPDATE ON approvals, approval_steps, approval_tasks, approval_copies, approval_delegations TO zhike_staff;
GRANT SELECT, INSERT ON approval_deeds, approval_files TO zhike_staff;

-- Who takes part sees an application, whatever they see of customers; who sees everything sees all.
CREATE FUNCTION sees_approval(approval uuid) RETURNS boolean
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT EXISTS (SELECT FROM approvals WHERE id = approval AND seen_by && nullif(current_setting('zhike.actor', true), '')::uuid[])
$$;
GRANT EXECUTE ON FUNCTION sees_approval TO zhike_staff;
DO $$
DECLARE
  t text;
BEGIN
  FOREACH t IN ARRAY ARRAY['approvals', 'approval_steps', 'approval_tasks', 'approval_deeds', 'approval_files', 'approval_copies'] LOOP
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY', t);
    EXECUTE format('CREATE POLICY %I ON %I TO zhike_all, zhike_system USING (true)', t || '_all', t);
    EXECUTE format('CREATE POLICY %I ON %I TO zhike_department, zhike_team, zhike_own, zhike_none USING (%s)', t || '_scoped', t,
      CASE t WHEN 'approvals' THEN 'seen_by && nullif(current_setting(''zhike.actor'', true), '''')::uuid[]'
             ELSE 'sees_approval(approval_id)' END);
    EXECUTE format('CREATE POLICY %I ON %I TO CURRENT_USER USING (true)', t || '_owner', t);
  END LOOP;
END $$;

-- Writes down who takes part now. A deputy does while the delegation lasts, and for good where they decided.
CREATE FUNCTION refresh_approval_viewers(approval uuid, moment timestamptz) RETURNS void
LANGUAGE sql SECURITY DEFINER SET search_path = public, pg_temp AS $$
  UPDATE approvals SET seen_by = seen FROM (
    SELECT array_agg(DISTINCT viewer ORDER BY viewer) AS seen FROM (
      SELECT applicant_id AS viewer FROM approvals WHERE id = approval
      UNION ALL SELECT staff_id FROM approval_tasks WHERE approval_id = approval
      UNION ALL SELECT decided_by_id FROM approval_tasks WHERE approval_id = approval AND decided_by_id IS NOT NULL
      UNION ALL SELECT staff_id FROM approval_copies WHERE approval_id = approval
      UNION ALL SELECT d.deputy_id FROM approval_tasks t JOIN approval_delegations d ON d.staff_id = t.staff_id
        WHERE t.approval_id = approval AND t.state IN ('open', 'waiting') AND d.revoked_at IS NULL
          AND (d.until IS NULL OR d.until > moment)) AS viewers) AS now
  WHERE id = approval AND seen_by IS DISTINCT FROM seen
$$;
GRANT EXECUTE ON FUNCTION refresh_approval_viewers TO zhike_staff;

-- How many applications run by a version of a flow: a figure for whoever keeps the flows, who need not see any of them.
CREATE FUNCTION count_running_by_flow(of_kind text, of_version integer) RETURNS bigint
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT count(*) FROM approvals WHERE kind = of_kind AND flow_version = of_version AND state IN ('running', 'returned')
$$;
GRANT EXECUTE ON FUNCTION count_running_by_flow TO zhike_staff;
