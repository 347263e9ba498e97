-- What the migrations make, written from the catalogue by `zhike schema`. Do not edit.

CREATE SCHEMA auth;
GRANT USAGE ON SCHEMA auth TO zhike_app;
GRANT USAGE ON SCHEMA auth TO zhike_staff;

CREATE SEQUENCE approval_numbers;
GRANT USAGE ON SEQUENCE approval_numbers TO zhike_staff;

CREATE SEQUENCE article_numbers;
GRANT USAGE ON SEQUENCE article_numbers TO zhike_staff;

CREATE SEQUENCE customer_numbers;
GRANT USAGE ON SEQUENCE customer_numbers TO zhike_staff;

CREATE SEQUENCE improvement_numbers;
GRANT USAGE ON SEQUENCE improvement_numbers TO zhike_staff;

CREATE SEQUENCE need_numbers;
GRANT USAGE ON SEQUENCE need_numbers TO zhike_staff;

CREATE SEQUENCE ticket_numbers;
GRANT USAGE ON SEQUENCE ticket_numbers TO zhike_staff;

CREATE TABLE access_review_lines (
  review_id uuid NOT NULL,
  id uuid NOT NULL,
  kind text NOT NULL,
  subject_id uuid NOT NULL,
  name text NOT NULL,
  role text NOT NULL,
  scope text NOT NULL,
  person_id uuid,
  since timestamp with time zone NOT NULL,
  last_used_at timestamp with time zone,
  second_factor_at timestamp with time zone,
  decision text,
  reason text,
  decided_at timestamp with time zone,
  decided_by_id uuid,
  CONSTRAINT access_review_lines_pkey PRIMARY KEY (review_id, id),
  CONSTRAINT access_review_lines_review_id_subject_id_key UNIQUE (review_id, subject_id),
  CONSTRAINT access_review_lines_review_id_fkey FOREIGN KEY (review_id) REFERENCES access_reviews(id),
  CONSTRAINT access_review_lines_check CHECK ((decision IS NULL) = (decided_at IS NULL)),
  CONSTRAINT access_review_lines_check1 CHECK (decision IS DISTINCT FROM 'withdrawn'::text OR reason IS NOT NULL),
  CONSTRAINT access_review_lines_decision_check CHECK (decision = ANY (ARRAY['confirmed'::text, 'withdrawn'::text, 'lapsed'::text])),
  CONSTRAINT access_review_lines_kind_check CHECK (kind = ANY (ARRAY['staff'::text, 'key'::text]))
);
GRANT INSERT, SELECT, UPDATE ON TABLE access_review_lines TO zhike_staff;

CREATE TABLE access_reviews (
  id uuid NOT NULL,
  quarter text,
  opened_at timestamp with time zone NOT NULL,
  opened_by_kind text NOT NULL,
  opened_by_id uuid,
  due_on date NOT NULL,
  undecided text NOT NULL,
  reminded_on date,
  finished_at timestamp with time zone,
  finished_by_id uuid,
  CONSTRAINT access_reviews_pkey PRIMARY KEY (id),
  CONSTRAINT access_reviews_quarter_key UNIQUE (quarter),
  CONSTRAINT access_reviews_quarter_check CHECK (quarter ~ '^\d{4}-Q[1-4]$'::text),
  CONSTRAINT access_reviews_undecided_check CHECK (undecided = ANY (ARRAY['shown'::text, 'suspended'::text]))
);
CREATE UNIQUE INDEX access_reviews_open ON access_reviews USING btree ((true)) WHERE (finished_at IS NULL);
GRANT INSERT, SELECT, UPDATE ON TABLE access_reviews TO zhike_staff;

CREATE TABLE api_keys (
  id uuid NOT NULL,
  name text NOT NULL,
  prefix text NOT NULL,
  hash bytea NOT NULL,
  role text NOT NULL,
  scope text NOT NULL,
  staff_id uuid,
  created_at timestamp with time zone NOT NULL,
  created_by uuid,
  revoked_at timestamp with time zone,
  revoked_by uuid,
  CONSTRAINT api_keys_pkey PRIMARY KEY (id),
  CONSTRAINT api_keys_hash_key UNIQUE (hash),
  CONSTRAINT api_keys_role_fkey FOREIGN KEY (role) REFERENCES roles(code),
  CONSTRAINT api_keys_staff_id_fkey FOREIGN KEY (staff_id) REFERENCES staff(id),
  CONSTRAINT api_keys_scope_check CHECK (scope = ANY (ARRAY['none'::text, 'own'::text, 'team'::text, 'department'::text, 'all'::text]))
);
GRANT DELETE, INSERT, SELECT, UPDATE ON TABLE api_keys TO zhike_staff;

CREATE TABLE approval_copies (
  approval_id uuid NOT NULL,
  staff_id uuid NOT NULL,
  at timestamp with time zone NOT NULL,
  read_at timestamp with time zone,
  CONSTRAINT approval_copies_pkey PRIMARY KEY (approval_id, staff_id),
  CONSTRAINT approval_copies_approval_id_fkey FOREIGN KEY (approval_id) REFERENCES approvals(id) ON DELETE CASCADE,
  CONSTRAINT approval_copies_staff_id_fkey FOREIGN KEY (staff_id) REFERENCES staff(id)
);
CREATE INDEX approval_copies_by_staff ON approval_copies USING btree (staff_id);
ALTER TABLE approval_copies ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY approval_copies_all ON approval_copies TO zhike_all, zhike_system USING (true);
CREATE POLICY approval_copies_owner ON approval_copies TO CURRENT_USER USING (true);
CREATE POLICY approval_copies_scoped ON approval_copies TO zhike_department, zhike_none, zhike_own, zhike_team USING (sees_approval(approval_id));
GRANT INSERT, SELECT, UPDATE ON TABLE approval_copies TO zhike_staff;

CREATE TABLE approval_deeds (
  approval_id uuid NOT NULL,
  id uuid NOT NULL,
  kind text NOT NULL,
  at timestamp with time zone NOT NULL,
  by_kind text NOT NULL,
  by_id uuid,
  behalf_id uuid,
  to_ids uuid[] DEFAULT '{}'::uuid[] NOT NULL,
  step text,
  note text,
  changes jsonb DEFAULT '[]'::jsonb NOT NULL,
  CONSTRAINT approval_deeds_pkey PRIMARY KEY (approval_id, id),
  CONSTRAINT approval_deeds_approval_id_fkey FOREIGN KEY (approval_id) REFERENCES approvals(id) ON DELETE CASCADE,
  CONSTRAINT approval_deeds_behalf_id_fkey FOREIGN KEY (behalf_id) REFERENCES staff(id),
  CONSTRAINT approval_deeds_kind_check CHECK (kind = ANY (ARRAY['started'::text, 'approved'::text, 'refused'::text, 'transferred'::text, 'added_before'::text, 'added_after'::text, 'returned'::text, 'resubmitted'::text, 'copied'::text, 'urged'::text, 'commented'::text, 'withdrawn'::text, 'passed'::text, 'refused_by_rule'::text, 'moved'::text]))
);
ALTER TABLE approval_deeds ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY approval_deeds_all ON approval_deeds TO zhike_all, zhike_system USING (true);
CREATE POLICY approval_deeds_owner ON approval_deeds TO CURRENT_USER USING (true);
CREATE POLICY approval_deeds_scoped ON approval_deeds TO zhike_department, zhike_none, zhike_own, zhike_team USING (sees_approval(approval_id));
GRANT INSERT, SELECT ON TABLE approval_deeds TO zhike_staff;

CREATE TABLE approval_delegations (
  id uuid NOT NULL,
  staff_id uuid NOT NULL,
  deputy_id uuid NOT NULL,
  since timestamp with time zone NOT NULL,
  until timestamp with time zone,
  revoked_at timestamp with time zone,
  CONSTRAINT approval_delegations_pkey PRIMARY KEY (id),
  CONSTRAINT approval_delegations_deputy_id_fkey FOREIGN KEY (deputy_id) REFERENCES staff(id),
  CONSTRAINT approval_delegations_staff_id_fkey FOREIGN KEY (staff_id) REFERENCES staff(id),
  CONSTRAINT approval_delegations_check CHECK (staff_id <> deputy_id)
);
CREATE INDEX approval_delegations_by_deputy ON approval_delegations USING btree (deputy_id) WHERE (revoked_at IS NULL);
CREATE UNIQUE INDEX approval_delegations_one ON approval_delegations USING btree (staff_id) WHERE (revoked_at IS NULL);
GRANT INSERT, SELECT, UPDATE ON TABLE approval_delegations TO zhike_staff;

CREATE TABLE approval_files (
  approval_id uuid NOT NULL,
  id uuid NOT NULL,
  deed_id uuid NOT NULL,
  key text NOT NULL,
  thumbnail_key text,
  name text NOT NULL,
  media_type text NOT NULL,
  bytes bigint NOT NULL,
  CONSTRAINT approval_files_pkey PRIMARY KEY (approval_id, id),
  CONSTRAINT approval_files_approval_id_deed_id_fkey FOREIGN KEY (approval_id, deed_id) REFERENCES approval_deeds(approval_id, id) ON DELETE CASCADE
);
CREATE INDEX approval_files_by_key ON approval_files USING btree (key);
CREATE INDEX approval_files_by_thumbnail_key ON approval_files USING btree (thumbnail_key) WHERE (thumbnail_key IS NOT NULL);
ALTER TABLE approval_files ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY approval_files_all ON approval_files TO zhike_all, zhike_system USING (true);
CREATE POLICY approval_files_owner ON approval_files TO CURRENT_USER USING (true);
CREATE POLICY approval_files_scoped ON approval_files TO zhike_department, zhike_none, zhike_own, zhike_team USING (sees_approval(approval_id));
GRANT INSERT, SELECT ON TABLE approval_files TO zhike_staff;

CREATE TABLE approval_flows (
  id uuid NOT NULL,
  kind text NOT NULL,
  version integer NOT NULL,
  definition jsonb NOT NULL,
  note text DEFAULT ''::text NOT NULL,
  published_at timestamp with time zone NOT NULL,
  published_by_id uuid,
  CONSTRAINT approval_flows_pkey PRIMARY KEY (kind, version),
  CONSTRAINT approval_flows_id_key UNIQUE (id),
  CONSTRAINT approval_flows_published_by_id_fkey FOREIGN KEY (published_by_id) REFERENCES staff(id),
  CONSTRAINT approval_flows_kind_check CHECK (kind = ANY (ARRAY['general'::text, 'compensation'::text]))
);
GRANT INSERT, SELECT ON TABLE approval_flows TO zhike_staff;

CREATE TABLE approval_steps (
  approval_id uuid NOT NULL,
  id uuid NOT NULL,
  "position" integer NOT NULL,
  name text NOT NULL,
  mode text NOT NULL,
  origin text NOT NULL,
  approvers jsonb NOT NULL,
  state text NOT NULL,
  why jsonb DEFAULT '[]'::jsonb NOT NULL,
  opened_at timestamp with time zone,
  closed_at timestamp with time zone,
  superseded_at timestamp with time zone,
  CONSTRAINT approval_steps_pkey PRIMARY KEY (approval_id, id),
  CONSTRAINT approval_steps_approval_id_fkey FOREIGN KEY (approval_id) REFERENCES approvals(id) ON DELETE CASCADE,
  CONSTRAINT approval_steps_mode_check CHECK (mode = ANY (ARRAY['all'::text, 'any'::text, 'sequence'::text])),
  CONSTRAINT approval_steps_origin_check CHECK (origin = ANY (ARRAY['flow'::text, 'added'::text])),
  CONSTRAINT approval_steps_state_check CHECK (state = ANY (ARRAY['coming'::text, 'open'::text, 'approved'::text, 'refused'::text, 'returned'::text, 'cancelled'::text]))
);
CREATE UNIQUE INDEX approval_steps_one_open ON approval_steps USING btree (approval_id) WHERE (state = 'open'::text);
ALTER TABLE approval_steps ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY approval_steps_all ON approval_steps TO zhike_all, zhike_system USING (true);
CREATE POLICY approval_steps_owner ON approval_steps TO CURRENT_USER USING (true);
CREATE POLICY approval_steps_scoped ON approval_steps TO zhike_department, zhike_none, zhike_own, zhike_team USING (sees_approval(approval_id));
GRANT INSERT, SELECT, UPDATE ON TABLE approval_steps TO zhike_staff;

CREATE TABLE approval_tasks (
  approval_id uuid NOT NULL,
  step_id uuid NOT NULL,
  id uuid NOT NULL,
  place integer NOT NULL,
  staff_id uuid NOT NULL,
  state text NOT NULL,
  why jsonb NOT NULL,
  comment text,
  decided_at timestamp with time zone,
  decided_by_id uuid,
  CONSTRAINT approval_tasks_pkey PRIMARY KEY (approval_id, id),
  CONSTRAINT approval_tasks_approval_id_step_id_fkey FOREIGN KEY (approval_id, step_id) REFERENCES approval_steps(approval_id, id) ON DELETE CASCADE,
  CONSTRAINT approval_tasks_decided_by_id_fkey FOREIGN KEY (decided_by_id) REFERENCES staff(id),
  CONSTRAINT approval_tasks_staff_id_fkey FOREIGN KEY (staff_id) REFERENCES staff(id),
  CONSTRAINT approval_tasks_check CHECK ((decided_at IS NULL) = (state = ANY (ARRAY['waiting'::text, 'open'::text, 'dropped'::text]))),
  CONSTRAINT approval_tasks_state_check CHECK (state = ANY (ARRAY['waiting'::text, 'open'::text, 'approved'::text, 'refused'::text, 'transferred'::text, 'dropped'::text]))
);
CREATE INDEX approval_tasks_decided ON approval_tasks USING btree (decided_by_id, approval_id);
CREATE INDEX approval_tasks_open ON approval_tasks USING btree (staff_id) WHERE (state = 'open'::text);
ALTER TABLE approval_tasks ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY approval_tasks_all ON approval_tasks TO zhike_all, zhike_system USING (true);
CREATE POLICY approval_tasks_owner ON approval_tasks TO CURRENT_USER USING (true);
CREATE POLICY approval_tasks_scoped ON approval_tasks TO zhike_department, zhike_none, zhike_own, zhike_team USING (sees_approval(approval_id));
GRANT INSERT, SELECT, UPDATE ON TABLE approval_tasks TO zhike_staff;

CREATE TABLE approvals (
  id uuid NOT NULL,
  number text NOT NULL,
  kind text NOT NULL,
  flow_version integer NOT NULL,
  branch text NOT NULL,
  why jsonb NOT NULL,
  subject_type text,
  subject_id uuid,
  title text NOT NULL,
  body text NOT NULL,
  amount_fen bigint,
  applicant_id uuid NOT NULL,
  state text NOT NULL,
  seen_by uuid[] NOT NULL,
  started_at timestamp with time zone NOT NULL,
  updated_at timestamp with time zone NOT NULL,
  concluded_at timestamp with time zone,
  urged_at timestamp with time zone,
  version integer DEFAULT 1 NOT NULL,
  form text,
  round integer DEFAULT 1 NOT NULL,
  CONSTRAINT approvals_pkey PRIMARY KEY (id),
  CONSTRAINT approvals_number_key UNIQUE (number),
  CONSTRAINT approvals_applicant_id_fkey FOREIGN KEY (applicant_id) REFERENCES staff(id),
  CONSTRAINT approvals_kind_flow_version_fkey FOREIGN KEY (kind, flow_version) REFERENCES approval_flows(kind, version),
  CONSTRAINT approvals_amount_fen_check CHECK (amount_fen >= 0),
  CONSTRAINT approvals_check CHECK ((subject_type IS NULL) = (subject_id IS NULL)),
  CONSTRAINT approvals_check1 CHECK ((state = ANY (ARRAY['approved'::text, 'refused'::text, 'withdrawn'::text])) = (concluded_at IS NOT NULL)),
  CONSTRAINT approvals_form_check CHECK (form = ANY (ARRAY['refund'::text, 'cash'::text, 'coupon'::text, 'gift'::text, 'service'::text])),
  CONSTRAINT approvals_state_check CHECK (state = ANY (ARRAY['running'::text, 'returned'::text, 'approved'::text, 'refused'::text, 'withdrawn'::text]))
);
CREATE INDEX approvals_by_applicant ON approvals USING btree (applicant_id, started_at DESC);
CREATE INDEX approvals_by_subject ON approvals USING btree (subject_id);
CREATE INDEX approvals_newest ON approvals USING btree (started_at DESC, id DESC);
ALTER TABLE approvals ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY approvals_all ON approvals TO zhike_all, zhike_system USING (true);
CREATE POLICY approvals_owner ON approvals TO CURRENT_USER USING (true);
CREATE POLICY approvals_scoped ON approvals TO zhike_department, zhike_none, zhike_own, zhike_team USING ((seen_by && (NULLIF(current_setting('zhike.actor'::text, true), ''::text))::uuid[]));
GRANT INSERT, SELECT, UPDATE ON TABLE approvals TO zhike_staff;

CREATE TABLE article_feedback (
  article_id uuid NOT NULL,
  id uuid NOT NULL,
  number integer NOT NULL,
  verdict text NOT NULL,
  words text NOT NULL,
  said_by_kind text NOT NULL,
  said_by_id uuid,
  said_at timestamp with time zone NOT NULL,
  CONSTRAINT article_feedback_pkey PRIMARY KEY (article_id, id),
  CONSTRAINT article_feedback_article_id_fkey FOREIGN KEY (article_id) REFERENCES articles(id) ON DELETE CASCADE,
  CONSTRAINT article_feedback_verdict_check CHECK (verdict = ANY (ARRAY['helpful'::text, 'unhelpful'::text]))
);
GRANT INSERT, SELECT ON TABLE article_feedback TO zhike_staff;

CREATE TABLE article_questions (
  article_id uuid NOT NULL,
  id uuid NOT NULL,
  question text NOT NULL,
  added_by_kind text NOT NULL,
  added_by_id uuid,
  added_at timestamp with time zone NOT NULL,
  CONSTRAINT article_questions_pkey PRIMARY KEY (article_id, id),
  CONSTRAINT article_questions_article_id_question_key UNIQUE (article_id, question),
  CONSTRAINT article_questions_article_id_fkey FOREIGN KEY (article_id) REFERENCES articles(id) ON DELETE CASCADE
);
GRANT DELETE, INSERT, SELECT ON TABLE article_questions TO zhike_staff;

CREATE TABLE article_submissions (
  article_id uuid NOT NULL,
  id uuid NOT NULL,
  number integer NOT NULL,
  words text NOT NULL,
  submitted_by_kind text NOT NULL,
  submitted_by_id uuid,
  submitted_at timestamp with time zone NOT NULL,
  returned_words text,
  returned_by_kind text,
  returned_by_id uuid,
  returned_at timestamp with time zone,
  CONSTRAINT article_submissions_pkey PRIMARY KEY (article_id, id),
  CONSTRAINT article_submissions_article_id_number_fkey FOREIGN KEY (article_id, number) REFERENCES article_versions(article_id, number) ON DELETE CASCADE,
  CONSTRAINT article_submissions_check CHECK ((returned_at IS NULL) = (returned_by_kind IS NULL) AND (returned_at IS NULL) = (returned_words IS NULL))
);
CREATE UNIQUE INDEX article_submissions_open ON article_submissions USING btree (article_id, number) WHERE (returned_at IS NULL);
GRANT INSERT, SELECT, UPDATE ON TABLE article_submissions TO zhike_staff;

CREATE TABLE article_versions (
  article_id uuid NOT NULL,
  number integer NOT NULL,
  title text NOT NULL,
  similar_questions text[] NOT NULL,
  body text NOT NULL,
  note text NOT NULL,
  written_by_kind text NOT NULL,
  written_by_id uuid,
  written_at timestamp with time zone NOT NULL,
  published_by_kind text,
  published_by_id uuid,
  published_at timestamp with time zone,
  kind text DEFAULT 'faq'::text NOT NULL,
  category text DEFAULT ''::text NOT NULL,
  audience text DEFAULT 'internal'::text NOT NULL,
  tiers text[] DEFAULT '{}'::text[] NOT NULL,
  skus text[] DEFAULT '{}'::text[] NOT NULL,
  policy_ids uuid[] DEFAULT '{}'::uuid[] NOT NULL,
  valid_from date,
  valid_until date,
  CONSTRAINT article_versions_pkey PRIMARY KEY (article_id, number),
  CONSTRAINT article_versions_article_id_fkey FOREIGN KEY (article_id) REFERENCES articles(id) ON DELETE CASCADE,
  CONSTRAINT article_versions_audience_check CHECK (audience = ANY (ARRAY['internal'::text, 'customers'::text])),
  CONSTRAINT article_versions_check CHECK ((published_at IS NULL) = (published_by_kind IS NULL)),
  CONSTRAINT article_versions_check1 CHECK (valid_until >= valid_from),
  CONSTRAINT article_versions_kind_check CHECK (kind = ANY (ARRAY['faq'::text, 'article'::text, 'guide'::text, 'policy'::text]))
);
CREATE INDEX article_versions_by_sku ON article_versions USING gin (skus);
GRANT INSERT, SELECT, UPDATE ON TABLE article_versions TO zhike_staff;

CREATE TABLE articles (
  id uuid NOT NULL,
  code text NOT NULL,
  kind text NOT NULL,
  category text NOT NULL,
  audience text NOT NULL,
  tiers text[] DEFAULT '{}'::text[] NOT NULL,
  skus text[] DEFAULT '{}'::text[] NOT NULL,
  policy_ids uuid[] DEFAULT '{}'::uuid[] NOT NULL,
  owner_id uuid,
  valid_from date,
  valid_until date,
  review_on date,
  ticket_id uuid,
  published_version integer,
  suspended_at timestamp with time zone,
  suspended_because text,
  suspended_by text,
  archived_at timestamp with time zone,
  created_by_kind text NOT NULL,
  created_by_id uuid,
  created_at timestamp with time zone NOT NULL,
  updated_at timestamp with time zone NOT NULL,
  version integer DEFAULT 1 NOT NULL,
  stamp uuid DEFAULT gen_random_uuid() NOT NULL,
  confirmed_at timestamp with time zone,
  CONSTRAINT articles_pkey PRIMARY KEY (id),
  CONSTRAINT articles_code_key UNIQUE (code),
  CONSTRAINT articles_id_published_version_fkey FOREIGN KEY (id, published_version) REFERENCES article_versions(article_id, number) DEFERRABLE INITIALLY DEFERRED,
  CONSTRAINT articles_owner_id_fkey FOREIGN KEY (owner_id) REFERENCES staff(id),
  CONSTRAINT articles_audience_check CHECK (audience = ANY (ARRAY['internal'::text, 'customers'::text])),
  CONSTRAINT articles_check CHECK ((suspended_at IS NULL) = (suspended_because IS NULL)),
  CONSTRAINT articles_check1 CHECK (valid_until >= valid_from),
  CONSTRAINT articles_kind_check CHECK (kind = ANY (ARRAY['faq'::text, 'article'::text, 'guide'::text, 'policy'::text])),
  CONSTRAINT articles_suspended_because_check CHECK (suspended_because = ANY (ARRAY['product'::text, 'policy'::text, 'person'::text]))
);
CREATE INDEX articles_by_policy ON articles USING gin (policy_ids);
CREATE INDEX articles_by_sku ON articles USING gin (skus);
CREATE INDEX articles_by_ticket ON articles USING btree (ticket_id) WHERE (ticket_id IS NOT NULL);
CREATE INDEX articles_newest ON articles USING btree (updated_at DESC, id DESC) WHERE (archived_at IS NULL);
GRANT INSERT, SELECT, UPDATE ON TABLE articles TO zhike_staff;

CREATE TABLE audit_verifications (
  id uuid NOT NULL,
  total bigint NOT NULL,
  checked bigint DEFAULT 0 NOT NULL,
  intact boolean,
  first_broken bigint,
  started_by_kind text NOT NULL,
  started_by_id uuid,
  started_at timestamp with time zone NOT NULL,
  finished_at timestamp with time zone,
  CONSTRAINT audit_verifications_pkey PRIMARY KEY (id),
  CONSTRAINT audit_verifications_check CHECK ((intact IS NULL) = (finished_at IS NULL))
);
CREATE INDEX audit_verifications_newest ON audit_verifications USING btree (started_at DESC, id DESC);
CREATE UNIQUE INDEX audit_verifications_running ON audit_verifications USING btree ((true)) WHERE (finished_at IS NULL);
GRANT INSERT, SELECT ON TABLE audit_verifications TO zhike_staff;
GRANT UPDATE ON TABLE audit_verifications TO zhike_system;

CREATE TABLE auth.accounts (
  id uuid NOT NULL,
  user_id uuid NOT NULL,
  provider_id text NOT NULL,
  account_id text NOT NULL,
  password text,
  access_token text,
  refresh_token text,
  id_token text,
  access_token_expires_at timestamp with time zone,
  refresh_token_expires_at timestamp with time zone,
  scope text,
  created_at timestamp with time zone NOT NULL,
  updated_at timestamp with time zone NOT NULL,
  CONSTRAINT accounts_pkey PRIMARY KEY (id),
  CONSTRAINT accounts_provider_id_account_id_key UNIQUE (provider_id, account_id),
  CONSTRAINT accounts_user_id_fkey FOREIGN KEY (user_id) REFERENCES staff(id) ON DELETE CASCADE
);
CREATE INDEX accounts_by_user ON auth.accounts USING btree (user_id);
GRANT DELETE, INSERT, SELECT, UPDATE ON TABLE auth.accounts TO zhike_app;

CREATE TABLE auth.address_failures (
  address bytea NOT NULL,
  account bytea NOT NULL,
  at timestamp with time zone NOT NULL,
  CONSTRAINT address_failures_pkey PRIMARY KEY (address, account)
);
GRANT DELETE, INSERT, SELECT, UPDATE ON TABLE auth.address_failures TO zhike_app;

CREATE TABLE auth.attempts (
  key bytea NOT NULL,
  failures integer DEFAULT 0 NOT NULL,
  since timestamp with time zone NOT NULL,
  locked_until timestamp with time zone,
  CONSTRAINT attempts_pkey PRIMARY KEY (key)
);
GRANT DELETE, INSERT, SELECT, UPDATE ON TABLE auth.attempts TO zhike_app;

CREATE TABLE auth.backup_codes (
  user_id uuid NOT NULL,
  hash bytea NOT NULL,
  CONSTRAINT backup_codes_pkey PRIMARY KEY (user_id, hash),
  CONSTRAINT backup_codes_user_id_fkey FOREIGN KEY (user_id) REFERENCES auth.second_factors(user_id) ON DELETE CASCADE
);
GRANT DELETE, INSERT, SELECT, UPDATE ON TABLE auth.backup_codes TO zhike_app;

CREATE TABLE auth.key_uses (
  key_id uuid NOT NULL,
  at timestamp with time zone NOT NULL,
  CONSTRAINT key_uses_pkey PRIMARY KEY (key_id),
  CONSTRAINT key_uses_key_id_fkey FOREIGN KEY (key_id) REFERENCES api_keys(id) ON DELETE CASCADE
);
GRANT SELECT ON TABLE auth.key_uses TO zhike_staff;

CREATE TABLE auth.log_in_rules (
  one boolean DEFAULT true NOT NULL,
  profile text DEFAULT 'asvs'::text NOT NULL,
  second_factor_roles text[] DEFAULT '{}'::text[] NOT NULL,
  version integer DEFAULT 1 NOT NULL,
  CONSTRAINT log_in_rules_pkey PRIMARY KEY (one),
  CONSTRAINT log_in_rules_one_check CHECK (one),
  CONSTRAINT log_in_rules_profile_check CHECK (profile = ANY (ARRAY['asvs'::text, 'mlps3'::text]))
);
GRANT SELECT ON TABLE auth.log_in_rules TO zhike_app;
GRANT SELECT, UPDATE ON TABLE auth.log_in_rules TO zhike_staff;

CREATE TABLE auth.second_factors (
  user_id uuid NOT NULL,
  secret bytea NOT NULL,
  last_step bigint DEFAULT 0 NOT NULL,
  confirmed_at timestamp with time zone,
  created_at timestamp with time zone NOT NULL,
  CONSTRAINT second_factors_pkey PRIMARY KEY (user_id),
  CONSTRAINT second_factors_user_id_fkey FOREIGN KEY (user_id) REFERENCES staff(id) ON DELETE CASCADE
);
GRANT DELETE, INSERT, SELECT, UPDATE ON TABLE auth.second_factors TO zhike_app;
GRANT SELECT ON TABLE auth.second_factors TO zhike_system;
GRANT UPDATE (secret) ON TABLE auth.second_factors TO zhike_system;

CREATE TABLE auth.sessions (
  id uuid NOT NULL,
  user_id uuid NOT NULL,
  token text NOT NULL,
  expires_at timestamp with time zone NOT NULL,
  active_at timestamp with time zone DEFAULT now() NOT NULL,
  ip_address text,
  user_agent text,
  created_at timestamp with time zone NOT NULL,
  updated_at timestamp with time zone NOT NULL,
  CONSTRAINT sessions_pkey PRIMARY KEY (id),
  CONSTRAINT sessions_token_key UNIQUE (token),
  CONSTRAINT sessions_user_id_fkey FOREIGN KEY (user_id) REFERENCES staff(id) ON DELETE CASCADE
);
CREATE INDEX sessions_by_user ON auth.sessions USING btree (user_id);
GRANT DELETE, INSERT, SELECT, UPDATE ON TABLE auth.sessions TO zhike_app;

CREATE TABLE auth.sign_on (
  one boolean DEFAULT true NOT NULL,
  enabled boolean DEFAULT false NOT NULL,
  issuer text DEFAULT ''::text NOT NULL,
  client_id text DEFAULT ''::text NOT NULL,
  secret bytea,
  label text DEFAULT ''::text NOT NULL,
  email_domains text[] DEFAULT '{}'::text[] NOT NULL,
  no_password_roles text[] DEFAULT '{}'::text[] NOT NULL,
  version integer DEFAULT 1 NOT NULL,
  joining_rules jsonb DEFAULT '[]'::jsonb NOT NULL,
  leave_provider boolean DEFAULT false NOT NULL,
  CONSTRAINT sign_on_pkey PRIMARY KEY (one),
  CONSTRAINT sign_on_no_password_roles_check CHECK (NOT ('administrator'::text = ANY (no_password_roles))),
  CONSTRAINT sign_on_one_check CHECK (one)
);
GRANT SELECT ON TABLE auth.sign_on TO zhike_app;
GRANT SELECT, UPDATE ON TABLE auth.sign_on TO zhike_staff;

CREATE TABLE auth.verifications (
  id uuid NOT NULL,
  identifier text NOT NULL,
  value text NOT NULL,
  expires_at timestamp with time zone NOT NULL,
  created_at timestamp with time zone NOT NULL,
  updated_at timestamp with time zone NOT NULL,
  CONSTRAINT verifications_pkey PRIMARY KEY (id)
);
CREATE INDEX verifications_by_identifier ON auth.verifications USING btree (identifier);
GRANT DELETE, INSERT, SELECT, UPDATE ON TABLE auth.verifications TO zhike_app;

CREATE TABLE bulk_edited (
  customer_id uuid NOT NULL,
  bulk_edit_id uuid NOT NULL,
  status text DEFAULT 'pending'::text NOT NULL,
  reason text,
  before jsonb,
  after jsonb,
  attempts smallint DEFAULT 0 NOT NULL,
  ticket_id uuid,
  record_id uuid GENERATED ALWAYS AS (COALESCE(ticket_id, customer_id)) STORED NOT NULL,
  CONSTRAINT bulk_edited_pkey PRIMARY KEY (customer_id, bulk_edit_id, record_id),
  CONSTRAINT bulk_edited_bulk_edit_id_fkey FOREIGN KEY (bulk_edit_id) REFERENCES bulk_edits(id) ON DELETE CASCADE,
  CONSTRAINT bulk_edited_customer_id_fkey FOREIGN KEY (customer_id) REFERENCES customers(id) ON DELETE CASCADE,
  CONSTRAINT bulk_edited_customer_id_ticket_id_fkey FOREIGN KEY (customer_id, ticket_id) REFERENCES tickets(customer_id, id) ON DELETE CASCADE,
  CONSTRAINT bulk_edited_status_check CHECK (status = ANY (ARRAY['pending'::text, 'changed'::text, 'same'::text, 'refused'::text, 'failed'::text, 'undone'::text, 'kept'::text]))
);
CREATE INDEX bulk_edited_by_edit ON bulk_edited USING btree (bulk_edit_id, status, record_id);
CREATE INDEX bulk_edited_by_ticket ON bulk_edited USING btree (customer_id, ticket_id) WHERE (ticket_id IS NOT NULL);
ALTER TABLE bulk_edited ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY bulk_edited_all ON bulk_edited TO zhike_all, zhike_system USING (true);
CREATE POLICY bulk_edited_of_tickets ON bulk_edited TO zhike_department, zhike_own, zhike_team USING (((ticket_id IS NOT NULL) AND sees_ticket(customer_id, ticket_id)));
CREATE POLICY bulk_edited_owner ON bulk_edited TO CURRENT_USER USING (true);
CREATE POLICY bulk_edited_scoped ON bulk_edited TO zhike_department, zhike_own, zhike_team USING (sees(customer_id));
GRANT INSERT, SELECT, UPDATE ON TABLE bulk_edited TO zhike_staff;

CREATE TABLE bulk_edits (
  id uuid NOT NULL,
  status text DEFAULT 'queued'::text NOT NULL,
  change jsonb NOT NULL,
  created_by_kind text NOT NULL,
  created_by_id uuid NOT NULL,
  role text NOT NULL,
  scope text NOT NULL,
  worked_at timestamp with time zone,
  created_at timestamp with time zone NOT NULL,
  finished_at timestamp with time zone,
  undo_until timestamp with time zone NOT NULL,
  records text DEFAULT 'customer'::text NOT NULL,
  undo_asked_at timestamp with time zone,
  undo_by_kind text,
  undo_by_id uuid,
  undo_role text,
  CONSTRAINT bulk_edits_pkey PRIMARY KEY (id),
  CONSTRAINT bulk_edits_role_fkey FOREIGN KEY (role) REFERENCES roles(code),
  CONSTRAINT bulk_edits_undo_role_fkey FOREIGN KEY (undo_role) REFERENCES roles(code),
  CONSTRAINT bulk_edits_records_check CHECK (records = ANY (ARRAY['customer'::text, 'ticket'::text])),
  CONSTRAINT bulk_edits_status_check CHECK (status = ANY (ARRAY['queued'::text, 'running'::text, 'done'::text, 'cancelled'::text, 'failed'::text, 'undoing'::text, 'undone'::text]))
);
CREATE INDEX bulk_edits_by_person ON bulk_edits USING btree (created_by_id, created_at DESC);
CREATE INDEX bulk_edits_by_records ON bulk_edits USING btree (records, id DESC);
CREATE INDEX bulk_edits_unfinished ON bulk_edits USING btree (id) WHERE (status = ANY (ARRAY['queued'::text, 'running'::text, 'undoing'::text]));
ALTER TABLE bulk_edits ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY bulk_edits_overruled ON bulk_edits FOR UPDATE TO zhike_all USING (true);
CREATE POLICY bulk_edits_overseen ON bulk_edits FOR SELECT TO zhike_all USING (true);
CREATE POLICY bulk_edits_own ON bulk_edits TO zhike_all, zhike_department, zhike_own, zhike_team USING ((created_by_id = ((NULLIF(current_setting('zhike.actor'::text, true), ''::text))::uuid[])[1]));
CREATE POLICY bulk_edits_owner ON bulk_edits TO CURRENT_USER USING (true);
CREATE POLICY bulk_edits_system ON bulk_edits TO zhike_system USING (true);
GRANT INSERT, SELECT, UPDATE ON TABLE bulk_edits TO zhike_staff;

CREATE TABLE calendar_uses (
  calendar_id uuid NOT NULL,
  department_id uuid,
  team_id uuid,
  staff_id uuid,
  CONSTRAINT calendar_uses_department_id_key UNIQUE (department_id),
  CONSTRAINT calendar_uses_staff_id_key UNIQUE (staff_id),
  CONSTRAINT calendar_uses_team_id_key UNIQUE (team_id),
  CONSTRAINT calendar_uses_calendar_id_fkey FOREIGN KEY (calendar_id) REFERENCES calendars(id),
  CONSTRAINT calendar_uses_department_id_fkey FOREIGN KEY (department_id) REFERENCES departments(id) ON DELETE CASCADE,
  CONSTRAINT calendar_uses_staff_id_fkey FOREIGN KEY (staff_id) REFERENCES staff(id) ON DELETE CASCADE,
  CONSTRAINT calendar_uses_team_id_fkey FOREIGN KEY (team_id) REFERENCES teams(id) ON DELETE CASCADE,
  CONSTRAINT calendar_uses_check CHECK (num_nonnulls(department_id, team_id, staff_id) = 1)
);
CREATE INDEX calendar_uses_by_calendar ON calendar_uses USING btree (calendar_id);
GRANT DELETE, INSERT, SELECT, UPDATE ON TABLE calendar_uses TO zhike_staff;

CREATE TABLE calendars (
  id uuid NOT NULL,
  name text NOT NULL,
  company boolean DEFAULT false NOT NULL,
  week jsonb NOT NULL,
  make_up jsonb NOT NULL,
  public_holidays boolean NOT NULL,
  special_days jsonb DEFAULT '[]'::jsonb NOT NULL,
  created_at timestamp with time zone NOT NULL,
  version integer DEFAULT 1 NOT NULL,
  CONSTRAINT calendars_pkey PRIMARY KEY (id),
  CONSTRAINT calendars_make_up_check CHECK (jsonb_typeof(make_up) = 'array'::text),
  CONSTRAINT calendars_special_days_check CHECK (jsonb_typeof(special_days) = 'array'::text),
  CONSTRAINT calendars_week_check CHECK (jsonb_array_length(week) = 7)
);
CREATE UNIQUE INDEX calendars_by_name ON calendars USING btree (name);
CREATE UNIQUE INDEX calendars_one_company ON calendars USING btree (company) WHERE company;
GRANT DELETE, INSERT, SELECT, UPDATE ON TABLE calendars TO zhike_staff;
GRANT SELECT ON TABLE calendars TO zhike_customer;

CREATE TABLE change_notice_tickets (
  customer_id uuid NOT NULL,
  ticket_id uuid NOT NULL,
  subject_id uuid NOT NULL,
  round integer NOT NULL,
  notice_id uuid NOT NULL,
  told_at timestamp with time zone,
  CONSTRAINT change_notice_tickets_pkey PRIMARY KEY (customer_id, ticket_id, subject_id, round),
  CONSTRAINT change_notice_tickets_customer_id_ticket_id_fkey FOREIGN KEY (customer_id, ticket_id) REFERENCES tickets(customer_id, id) ON DELETE CASCADE,
  CONSTRAINT change_notice_tickets_notice_id_fkey FOREIGN KEY (notice_id) REFERENCES change_notices(id)
);
CREATE INDEX change_notice_tickets_by_subject ON change_notice_tickets USING btree (subject_id);
CREATE INDEX change_notice_tickets_waiting ON change_notice_tickets USING btree (notice_id) WHERE (told_at IS NULL);
ALTER TABLE change_notice_tickets ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY change_notice_tickets_all ON change_notice_tickets TO zhike_all, zhike_system USING (true);
CREATE POLICY change_notice_tickets_owner ON change_notice_tickets TO CURRENT_USER USING (true);
CREATE POLICY change_notice_tickets_scoped ON change_notice_tickets TO zhike_department, zhike_own, zhike_team USING (sees_ticket(customer_id, ticket_id));
GRANT INSERT, SELECT, UPDATE ON TABLE change_notice_tickets TO zhike_staff;

CREATE TABLE change_notices (
  id uuid NOT NULL,
  subject_type text NOT NULL,
  subject_id uuid NOT NULL,
  round integer NOT NULL,
  body text NOT NULL,
  at timestamp with time zone NOT NULL,
  by_kind text NOT NULL,
  by_id uuid,
  CONSTRAINT change_notices_pkey PRIMARY KEY (id)
);
CREATE INDEX change_notices_by_subject ON change_notices USING btree (subject_id, at);
GRANT INSERT, SELECT ON TABLE change_notices TO zhike_staff;

CREATE TABLE changes (
  customer_id uuid NOT NULL,
  event_id uuid NOT NULL,
  field text NOT NULL,
  old_value jsonb,
  new_value jsonb,
  CONSTRAINT changes_pkey PRIMARY KEY (customer_id, event_id, field)
);
ALTER TABLE changes ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY changes_all ON changes TO zhike_all, zhike_system USING (true);
CREATE POLICY changes_of_tickets ON changes FOR INSERT TO zhike_department, zhike_own, zhike_team WITH CHECK (sees_ticket_of(customer_id));
CREATE POLICY changes_owner ON changes TO CURRENT_USER USING (true);
CREATE POLICY changes_scoped ON changes TO zhike_department, zhike_own, zhike_team USING (sees(customer_id));
CREATE POLICY changes_self ON changes FOR INSERT TO zhike_customer WITH CHECK ((customer_id = ((NULLIF(current_setting('zhike.actor'::text, true), ''::text))::uuid[])[1]));
GRANT INSERT ON TABLE changes TO zhike_customer;
GRANT INSERT, SELECT ON TABLE changes TO zhike_staff;
GRANT UPDATE (old_value, new_value) ON TABLE changes TO zhike_system;

CREATE TABLE company (
  id boolean DEFAULT true NOT NULL,
  name text,
  version integer DEFAULT 1 NOT NULL,
  phone text,
  email text,
  CONSTRAINT company_pkey PRIMARY KEY (id),
  CONSTRAINT company_id_check CHECK (id)
);
GRANT SELECT ON TABLE company TO zhike_customer;
GRANT SELECT ON TABLE company TO zhike_public;
GRANT SELECT, UPDATE ON TABLE company TO zhike_staff;

CREATE TABLE company_events (
  id uuid NOT NULL,
  type text NOT NULL,
  at timestamp with time zone NOT NULL,
  recorded_at timestamp with time zone NOT NULL,
  actor_kind text NOT NULL,
  actor_id uuid,
  subject_type text NOT NULL,
  subject_id uuid NOT NULL,
  data jsonb DEFAULT '{}'::jsonb NOT NULL,
  audience uuid[] DEFAULT '{}'::uuid[] NOT NULL,
  CONSTRAINT company_events_pkey PRIMARY KEY (id),
  CONSTRAINT company_events_actor_kind_check CHECK (actor_kind = ANY (ARRAY['staff'::text, 'key'::text, 'customer'::text, 'system'::text, 'public'::text]))
);
CREATE INDEX company_events_by_actor ON company_events USING btree (actor_id);
CREATE INDEX company_events_by_type ON company_events USING btree (type);
GRANT INSERT ON TABLE company_events TO zhike_customer;
GRANT INSERT ON TABLE company_events TO zhike_public;
GRANT INSERT, SELECT ON TABLE company_events TO zhike_staff;

CREATE TABLE complaint_causes (
  customer_id uuid NOT NULL,
  ticket_id uuid NOT NULL,
  id uuid NOT NULL,
  parent_id uuid,
  kind text NOT NULL,
  text text NOT NULL,
  at timestamp with time zone NOT NULL,
  by_kind text NOT NULL,
  by_id uuid,
  withdrawn_at timestamp with time zone,
  withdrawn_by_id uuid,
  CONSTRAINT complaint_causes_pkey PRIMARY KEY (customer_id, ticket_id, id),
  CONSTRAINT complaint_causes_customer_id_ticket_id_fkey FOREIGN KEY (customer_id, ticket_id) REFERENCES tickets(customer_id, id) ON DELETE CASCADE,
  CONSTRAINT complaint_causes_kind_check CHECK (kind = ANY (ARRAY['product'::text, 'service'::text, 'information'::text, 'expectation'::text]))
);
ALTER TABLE complaint_causes ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY complaint_causes_all ON complaint_causes TO zhike_all, zhike_system USING (true);
CREATE POLICY complaint_causes_owner ON complaint_causes TO CURRENT_USER USING (true);
CREATE POLICY complaint_causes_scoped ON complaint_causes TO zhike_department, zhike_own, zhike_team USING (sees_ticket(customer_id, ticket_id));
GRANT INSERT, SELECT, UPDATE ON TABLE complaint_causes TO zhike_staff;

CREATE TABLE complaint_compensations (
  customer_id uuid NOT NULL,
  ticket_id uuid NOT NULL,
  id uuid NOT NULL,
  form text NOT NULL,
  amount_fen bigint NOT NULL,
  reason text NOT NULL,
  state text DEFAULT 'pending'::text NOT NULL,
  approval_id uuid NOT NULL,
  approval_number text NOT NULL,
  at timestamp with time zone NOT NULL,
  by_kind text NOT NULL,
  by_id uuid,
  decided_at timestamp with time zone,
  paid_at timestamp with time zone,
  paid_by_kind text,
  paid_by_id uuid,
  paid_note text,
  decided_by_ids uuid[] DEFAULT '{}'::uuid[] NOT NULL,
  CONSTRAINT complaint_compensations_pkey PRIMARY KEY (customer_id, ticket_id, id),
  CONSTRAINT complaint_compensations_customer_id_ticket_id_fkey FOREIGN KEY (customer_id, ticket_id) REFERENCES tickets(customer_id, id) ON DELETE CASCADE,
  CONSTRAINT complaint_compensations_amount_fen_check CHECK (amount_fen > 0),
  CONSTRAINT complaint_compensations_check CHECK ((state = 'pending'::text) = (decided_at IS NULL)),
  CONSTRAINT complaint_compensations_check1 CHECK ((state = 'paid'::text) = (paid_at IS NOT NULL)),
  CONSTRAINT complaint_compensations_form_check CHECK (form = ANY (ARRAY['refund'::text, 'cash'::text, 'coupon'::text, 'gift'::text, 'service'::text])),
  CONSTRAINT complaint_compensations_state_check CHECK (state = ANY (ARRAY['pending'::text, 'approved'::text, 'refused'::text, 'withdrawn'::text, 'paid'::text]))
);
CREATE INDEX complaint_compensations_by_approval ON complaint_compensations USING btree (approval_id);
ALTER TABLE complaint_compensations ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY complaint_compensations_all ON complaint_compensations TO zhike_all, zhike_system USING (true);
CREATE POLICY complaint_compensations_owner ON complaint_compensations TO CURRENT_USER USING (true);
CREATE POLICY complaint_compensations_scoped ON complaint_compensations TO zhike_department, zhike_own, zhike_team USING (sees_ticket(customer_id, ticket_id));
GRANT INSERT, SELECT, UPDATE ON TABLE complaint_compensations TO zhike_staff;

CREATE TABLE complaint_contacts (
  customer_id uuid NOT NULL,
  ticket_id uuid NOT NULL,
  id uuid NOT NULL,
  kind text NOT NULL,
  channel text,
  words text NOT NULL,
  satisfaction text,
  at timestamp with time zone NOT NULL,
  by_kind text NOT NULL,
  by_id uuid,
  due_at timestamp with time zone,
  assignee_id uuid,
  told_at timestamp with time zone,
  done_at timestamp with time zone,
  done_by_kind text,
  done_by_id uuid,
  note text,
  withdrawn_at timestamp with time zone,
  withdrawn_by_id uuid,
  message_id uuid,
  CONSTRAINT complaint_contacts_pkey PRIMARY KEY (customer_id, ticket_id, id),
  CONSTRAINT complaint_contacts_assignee_id_fkey FOREIGN KEY (assignee_id) REFERENCES staff(id),
  CONSTRAINT complaint_contacts_customer_id_ticket_id_fkey FOREIGN KEY (customer_id, ticket_id) REFERENCES tickets(customer_id, id) ON DELETE CASCADE,
  CONSTRAINT complaint_contacts_check CHECK ((kind = 'follow_up'::text) = (due_at IS NOT NULL)),
  CONSTRAINT complaint_contacts_check1 CHECK ((kind = 'follow_up'::text) = (assignee_id IS NOT NULL)),
  CONSTRAINT complaint_contacts_check2 CHECK (kind = 'answer'::text OR (satisfaction IS NOT NULL) = (kind = 'check'::text OR done_at IS NOT NULL)),
  CONSTRAINT complaint_contacts_check3 CHECK (message_id IS NULL OR kind = 'answer'::text),
  CONSTRAINT complaint_contacts_check4 CHECK (withdrawn_at IS NULL OR kind = 'answer'::text),
  CONSTRAINT complaint_contacts_kind_check CHECK (kind = ANY (ARRAY['answer'::text, 'check'::text, 'follow_up'::text])),
  CONSTRAINT complaint_contacts_satisfaction_check CHECK (satisfaction = ANY (ARRAY['satisfied'::text, 'neutral'::text, 'dissatisfied'::text]))
);
CREATE INDEX complaint_contacts_due ON complaint_contacts USING btree (due_at) WHERE ((kind = 'follow_up'::text) AND (done_at IS NULL) AND (told_at IS NULL));
CREATE INDEX complaint_contacts_follow_ups ON complaint_contacts USING btree (due_at) WHERE ((kind = 'follow_up'::text) AND (done_at IS NULL));
CREATE INDEX complaint_contacts_waiting ON complaint_contacts USING btree (assignee_id, due_at) WHERE ((kind = 'follow_up'::text) AND (done_at IS NULL));
CREATE UNIQUE INDEX complaint_contacts_of_messages ON complaint_contacts USING btree (customer_id, ticket_id, message_id) WHERE ((message_id IS NOT NULL) AND (withdrawn_at IS NULL));
ALTER TABLE complaint_contacts ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY complaint_contacts_all ON complaint_contacts TO zhike_all, zhike_system USING (true);
CREATE POLICY complaint_contacts_owner ON complaint_contacts TO CURRENT_USER USING (true);
CREATE POLICY complaint_contacts_scoped ON complaint_contacts TO zhike_department, zhike_own, zhike_team USING (sees_ticket(customer_id, ticket_id));
GRANT INSERT, SELECT, UPDATE ON TABLE complaint_contacts TO zhike_staff;

CREATE TABLE complaint_entries (
  customer_id uuid NOT NULL,
  ticket_id uuid NOT NULL,
  id uuid NOT NULL,
  kind text NOT NULL,
  text text NOT NULL,
  source text NOT NULL,
  file_ids uuid[] NOT NULL,
  at timestamp with time zone NOT NULL,
  by_kind text NOT NULL,
  by_id uuid,
  withdrawn_at timestamp with time zone,
  withdrawn_by_id uuid,
  edited_at timestamp with time zone,
  edited_by_kind text,
  edited_by_id uuid,
  CONSTRAINT complaint_entries_pkey PRIMARY KEY (customer_id, ticket_id, id),
  CONSTRAINT complaint_entries_customer_id_ticket_id_fkey FOREIGN KEY (customer_id, ticket_id) REFERENCES tickets(customer_id, id) ON DELETE CASCADE,
  CONSTRAINT complaint_entries_check CHECK ((edited_at IS NULL) = (edited_by_kind IS NULL)),
  CONSTRAINT complaint_entries_kind_check CHECK (kind = ANY (ARRAY['fact'::text, 'evidence'::text, 'interview'::text]))
);
ALTER TABLE complaint_entries ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY complaint_entries_all ON complaint_entries TO zhike_all, zhike_system USING (true);
CREATE POLICY complaint_entries_owner ON complaint_entries TO CURRENT_USER USING (true);
CREATE POLICY complaint_entries_scoped ON complaint_entries TO zhike_department, zhike_own, zhike_team USING (sees_ticket(customer_id, ticket_id));
GRANT INSERT, SELECT, UPDATE ON TABLE complaint_entries TO zhike_staff;

CREATE TABLE complaint_measures (
  customer_id uuid NOT NULL,
  ticket_id uuid NOT NULL,
  id uuid NOT NULL,
  kind text NOT NULL,
  text text NOT NULL,
  owner_id uuid,
  due_on date,
  at timestamp with time zone NOT NULL,
  by_kind text NOT NULL,
  by_id uuid,
  done_at timestamp with time zone,
  done_by_kind text,
  done_by_id uuid,
  result text,
  withdrawn_at timestamp with time zone,
  withdrawn_by_id uuid,
  CONSTRAINT complaint_measures_pkey PRIMARY KEY (customer_id, ticket_id, id),
  CONSTRAINT complaint_measures_customer_id_ticket_id_fkey FOREIGN KEY (customer_id, ticket_id) REFERENCES tickets(customer_id, id) ON DELETE CASCADE,
  CONSTRAINT complaint_measures_owner_id_fkey FOREIGN KEY (owner_id) REFERENCES staff(id),
  CONSTRAINT complaint_measures_check CHECK (withdrawn_at IS NULL OR done_at IS NULL),
  CONSTRAINT complaint_measures_kind_check CHECK (kind = ANY (ARRAY['immediate'::text, 'corrective'::text, 'preventive'::text]))
);
CREATE INDEX complaint_measures_open ON complaint_measures USING btree (owner_id, due_on) WHERE ((done_at IS NULL) AND (withdrawn_at IS NULL));
ALTER TABLE complaint_measures ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY complaint_measures_all ON complaint_measures TO zhike_all, zhike_system USING (true);
CREATE POLICY complaint_measures_owner ON complaint_measures TO CURRENT_USER USING (true);
CREATE POLICY complaint_measures_scoped ON complaint_measures TO zhike_department, zhike_own, zhike_team USING (sees_ticket(customer_id, ticket_id));
GRANT INSERT, SELECT, UPDATE ON TABLE complaint_measures TO zhike_staff;

CREATE TABLE complaints (
  customer_id uuid NOT NULL,
  ticket_id uuid NOT NULL,
  stage text DEFAULT 'registered'::text NOT NULL,
  regulator text,
  regulator_due_on date,
  media text,
  liable_party text,
  liable_department_id uuid,
  liability_note text,
  updated_at timestamp with time zone NOT NULL,
  sku text,
  batch text,
  CONSTRAINT complaints_pkey PRIMARY KEY (customer_id, ticket_id),
  CONSTRAINT complaints_customer_id_ticket_id_fkey FOREIGN KEY (customer_id, ticket_id) REFERENCES tickets(customer_id, id) ON DELETE CASCADE,
  CONSTRAINT complaints_liable_department_id_fkey FOREIGN KEY (liable_department_id) REFERENCES departments(id),
  CONSTRAINT complaints_check CHECK ((liable_party IS NULL) = (liability_note IS NULL)),
  CONSTRAINT complaints_check1 CHECK (batch IS NULL OR sku IS NOT NULL),
  CONSTRAINT complaints_liable_party_check CHECK (liable_party = ANY (ARRAY['company'::text, 'supplier'::text, 'carrier'::text, 'customer'::text, 'nobody'::text])),
  CONSTRAINT complaints_stage_check CHECK (stage = ANY (ARRAY['registered'::text, 'investigating'::text, 'acting'::text, 'answered'::text, 'verified'::text]))
);
ALTER TABLE complaints ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY complaints_all ON complaints TO zhike_all, zhike_system USING (true);
CREATE POLICY complaints_owner ON complaints TO CURRENT_USER USING (true);
CREATE POLICY complaints_scoped ON complaints TO zhike_department, zhike_own, zhike_team USING (sees_ticket(customer_id, ticket_id));
GRANT INSERT, SELECT, UPDATE ON TABLE complaints TO zhike_staff;

CREATE TABLE contact_notes (
  customer_id uuid NOT NULL,
  id uuid NOT NULL,
  way text NOT NULL,
  note text NOT NULL,
  at timestamp with time zone NOT NULL,
  by_kind text NOT NULL,
  by_id uuid,
  created_at timestamp with time zone NOT NULL,
  CONSTRAINT contact_notes_pkey PRIMARY KEY (customer_id, id),
  CONSTRAINT contact_notes_customer_id_fkey FOREIGN KEY (customer_id) REFERENCES customers(id) ON DELETE CASCADE,
  CONSTRAINT contact_notes_way_check CHECK (way = ANY (ARRAY['call'::text, 'visit'::text, 'meeting'::text, 'message'::text]))
);
ALTER TABLE contact_notes ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY contact_notes_all ON contact_notes TO zhike_all, zhike_system USING (true);
CREATE POLICY contact_notes_owner ON contact_notes TO CURRENT_USER USING (true);
CREATE POLICY contact_notes_scoped ON contact_notes TO zhike_department, zhike_own, zhike_team USING (sees(customer_id));
GRANT INSERT, SELECT ON TABLE contact_notes TO zhike_staff;

CREATE TABLE customer_addresses (
  customer_id uuid NOT NULL,
  id uuid NOT NULL,
  kind text,
  region text,
  street_sealed bytea,
  street_masked text,
  created_at timestamp with time zone NOT NULL,
  CONSTRAINT customer_addresses_pkey PRIMARY KEY (customer_id, id),
  CONSTRAINT customer_addresses_customer_id_fkey FOREIGN KEY (customer_id) REFERENCES customers(id) ON DELETE CASCADE,
  CONSTRAINT customer_addresses_check CHECK ((street_sealed IS NULL) = (street_masked IS NULL)),
  CONSTRAINT customer_addresses_check1 CHECK (region IS NOT NULL OR street_sealed IS NOT NULL),
  CONSTRAINT customer_addresses_kind_check CHECK (kind = ANY (ARRAY['home'::text, 'company'::text, 'delivery'::text, 'invoice'::text, 'other'::text])),
  CONSTRAINT customer_addresses_region_check CHECK (region ~ '^\d{6}$'::text)
);
ALTER TABLE customer_addresses ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY customer_addresses_all ON customer_addresses TO zhike_all, zhike_system USING (true);
CREATE POLICY customer_addresses_owner ON customer_addresses TO CURRENT_USER USING (true);
CREATE POLICY customer_addresses_scoped ON customer_addresses TO zhike_department, zhike_own, zhike_team USING (sees(customer_id));
GRANT DELETE, INSERT, SELECT, UPDATE ON TABLE customer_addresses TO zhike_staff;

CREATE TABLE customer_identities (
  customer_id uuid NOT NULL,
  id uuid NOT NULL,
  kind text NOT NULL,
  hash bytea NOT NULL,
  tail_hash bytea,
  sealed bytea,
  masked text NOT NULL,
  is_primary boolean NOT NULL,
  verified boolean NOT NULL,
  source text,
  created_at timestamp with time zone NOT NULL,
  failed_at timestamp with time zone,
  failed_why text,
  CONSTRAINT customer_identities_pkey PRIMARY KEY (customer_id, hash),
  CONSTRAINT customer_identities_customer_id_fkey FOREIGN KEY (customer_id) REFERENCES customers(id) ON DELETE CASCADE,
  CONSTRAINT customer_identities_check CHECK ((sealed IS NULL) = (kind = 'external'::text)),
  CONSTRAINT customer_identities_check1 CHECK ((failed_at IS NULL) = (failed_why IS NULL)),
  CONSTRAINT customer_identities_failed_why_check CHECK (failed_why = ANY (ARRAY['out_of_service'::text, 'wrong_person'::text, 'bounced'::text])),
  CONSTRAINT customer_identities_kind_check CHECK (kind = ANY (ARRAY['phone'::text, 'email'::text, 'wechat'::text, 'external'::text]))
);
CREATE INDEX customer_identities_by_hash ON customer_identities USING btree (hash);
CREATE INDEX customer_identities_by_tail ON customer_identities USING btree (tail_hash) WHERE (tail_hash IS NOT NULL);
ALTER TABLE customer_identities ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY customer_identities_all ON customer_identities TO zhike_all, zhike_system USING (true);
CREATE POLICY customer_identities_owner ON customer_identities TO CURRENT_USER USING (true);
CREATE POLICY customer_identities_scoped ON customer_identities TO zhike_department, zhike_own, zhike_team USING (sees(customer_id));
CREATE POLICY customer_identities_self ON customer_identities FOR SELECT TO zhike_customer USING ((customer_id = ((NULLIF(current_setting('zhike.actor'::text, true), ''::text))::uuid[])[1]));
GRANT DELETE, INSERT, SELECT, UPDATE ON TABLE customer_identities TO zhike_staff;
GRANT SELECT (customer_id, id, kind, masked, is_primary, verified, created_at) ON TABLE customer_identities TO zhike_customer;

CREATE TABLE customer_merges (
  customer_id uuid NOT NULL,
  id uuid NOT NULL,
  other_id uuid NOT NULL,
  keep jsonb NOT NULL,
  merged_at timestamp with time zone NOT NULL,
  merged_by_kind text NOT NULL,
  merged_by_id uuid,
  taken_apart_at timestamp with time zone,
  taken_apart_by_kind text,
  taken_apart_by_id uuid,
  CONSTRAINT customer_merges_pkey PRIMARY KEY (customer_id, id),
  CONSTRAINT customer_merges_customer_id_fkey FOREIGN KEY (customer_id) REFERENCES customers(id) ON DELETE CASCADE,
  CONSTRAINT customer_merges_check CHECK (customer_id <> other_id)
);
CREATE INDEX customer_merges_by_other ON customer_merges USING btree (other_id) WHERE (taken_apart_at IS NULL);
CREATE UNIQUE INDEX customer_merges_once ON customer_merges USING btree (customer_id, other_id) WHERE (taken_apart_at IS NULL);
ALTER TABLE customer_merges ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY customer_merges_all ON customer_merges TO zhike_all, zhike_system USING (true);
CREATE POLICY customer_merges_owner ON customer_merges TO CURRENT_USER USING (true);
CREATE POLICY customer_merges_scoped ON customer_merges TO zhike_department, zhike_own, zhike_team USING (sees(customer_id));
GRANT INSERT, SELECT, UPDATE ON TABLE customer_merges TO zhike_staff;

CREATE TABLE customer_sights (
  customer_id uuid NOT NULL,
  reason text NOT NULL,
  source_id uuid NOT NULL,
  viewer_id uuid NOT NULL,
  mode text DEFAULT 'joint'::text NOT NULL,
  CONSTRAINT customer_sights_pkey PRIMARY KEY (customer_id, reason, source_id, viewer_id),
  CONSTRAINT customer_sights_customer_id_fkey FOREIGN KEY (customer_id) REFERENCES customers(id) ON DELETE CASCADE,
  CONSTRAINT customer_sights_mode_check CHECK (mode = ANY (ARRAY['read_only'::text, 'joint'::text])),
  CONSTRAINT customer_sights_reason_check CHECK (reason = ANY (ARRAY['owner'::text, 'collaborator'::text, 'creator'::text, 'ticket'::text, 'department'::text, 'need'::text, 'pool'::text]))
);
CREATE INDEX customer_sights_by_viewer ON customer_sights USING btree (viewer_id, customer_id);
ALTER TABLE customer_sights ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY customer_sights_all ON customer_sights TO zhike_all, zhike_system USING (true);
CREATE POLICY customer_sights_owner ON customer_sights TO CURRENT_USER USING (true);
CREATE POLICY customer_sights_scoped ON customer_sights TO zhike_department, zhike_own, zhike_team USING (sees(customer_id));
GRANT DELETE, INSERT, SELECT, UPDATE ON TABLE customer_sights TO zhike_staff;

CREATE TABLE customers (
  id uuid NOT NULL,
  created_at timestamp with time zone NOT NULL,
  total_fen bigint DEFAULT 0 NOT NULL,
  orders_count integer DEFAULT 0 NOT NULL,
  version integer DEFAULT 1 NOT NULL,
  updated_at timestamp with time zone NOT NULL,
  first_order_at timestamp with time zone,
  last_order_at timestamp with time zone,
  owner_id uuid,
  archived_at timestamp with time zone,
  archived_by uuid,
  stage text NOT NULL,
  kind text NOT NULL,
  region text,
  seen_by uuid[] DEFAULT '{}'::uuid[] NOT NULL,
  tags text[] DEFAULT '{}'::text[] NOT NULL,
  search tsvector DEFAULT ''::tsvector NOT NULL,
  number text NOT NULL,
  name text NOT NULL,
  sort_name text NOT NULL,
  tier text,
  gender text,
  birthday jsonb,
  address_sealed bytea,
  address_masked text,
  industry text,
  occupation text,
  hobbies text[] DEFAULT '{}'::text[] NOT NULL,
  source text,
  credit_grade text,
  credit_term_days integer,
  custom jsonb DEFAULT '{}'::jsonb NOT NULL,
  root_id uuid,
  quality smallint,
  defects text[] DEFAULT '{}'::text[] NOT NULL,
  confirmed_at timestamp with time zone,
  quality_due_at timestamp with time zone DEFAULT '-infinity'::timestamp with time zone NOT NULL,
  former_names text[] DEFAULT '{}'::text[] NOT NULL,
  address_kind text,
  CONSTRAINT customers_pkey PRIMARY KEY (id),
  CONSTRAINT customers_address_kind_check CHECK (address_kind = ANY (ARRAY['home'::text, 'company'::text, 'delivery'::text, 'invoice'::text, 'other'::text])),
  CONSTRAINT customers_check CHECK (root_id <> id),
  CONSTRAINT customers_credit_grade_check CHECK (credit_grade = ANY (ARRAY['A'::text, 'B'::text, 'C'::text, 'D'::text])),
  CONSTRAINT customers_credit_term_days_check CHECK (credit_term_days >= 0 AND credit_term_days <= 365),
  CONSTRAINT customers_gender_check CHECK (gender = ANY (ARRAY['male'::text, 'female'::text, 'other'::text])),
  CONSTRAINT customers_kind_check CHECK (kind = ANY (ARRAY['person'::text, 'organisation'::text])),
  CONSTRAINT customers_quality_check CHECK (quality >= 0 AND quality <= 100),
  CONSTRAINT customers_region_check CHECK (region ~ '^\d{6}$'::text),
  CONSTRAINT customers_stage_check CHECK (stage = ANY (ARRAY['visitor'::text, 'potential'::text, 'new'::text, 'active'::text, 'dormant'::text, 'lost'::text]))
);
CREATE INDEX customers_by_age ON customers USING btree (stage, created_at DESC, id DESC) INCLUDE (root_id) WHERE (archived_at IS NULL);
CREATE INDEX customers_by_birthday ON customers USING btree (birthday_key(birthday)) WHERE (birthday_key(birthday) IS NOT NULL);
CREATE INDEX customers_by_credit_grade ON customers USING btree (credit_grade) WHERE (credit_grade IS NOT NULL);
CREATE INDEX customers_by_custom ON customers USING gin (custom jsonb_path_ops) WHERE (custom <> '{}'::jsonb);
CREATE INDEX customers_by_defect ON customers USING gin (defects) WITH (fastupdate='on');
CREATE INDEX customers_by_industry ON customers USING btree (industry) WHERE (industry IS NOT NULL);
CREATE INDEX customers_by_last_order ON customers USING btree (stage, COALESCE(last_order_at, '-infinity'::timestamp with time zone) DESC, id DESC) WHERE (archived_at IS NULL);
CREATE INDEX customers_by_name ON customers USING btree (stage, sort_name, id) WHERE (archived_at IS NULL);
CREATE INDEX customers_by_number ON customers USING btree (number);
CREATE INDEX customers_by_orders ON customers USING btree (stage, orders_count DESC, id DESC) WHERE (archived_at IS NULL);
CREATE INDEX customers_by_owner ON customers USING btree (owner_id);
CREATE INDEX customers_by_owner_and_last_order ON customers USING btree (owner_id, last_order_at DESC, id DESC) WHERE ((owner_id IS NOT NULL) AND (last_order_at IS NOT NULL));
CREATE INDEX customers_by_quality_due ON customers USING btree (quality_due_at) WHERE ((archived_at IS NULL) AND (root_id IS NULL));
CREATE INDEX customers_by_region ON customers USING btree (region);
CREATE INDEX customers_by_root ON customers USING btree (root_id) WHERE (root_id IS NOT NULL);
CREATE INDEX customers_by_search ON customers USING gin (search, seen_by) WITH (fastupdate='on');
CREATE INDEX customers_by_sight ON customers USING gin (seen_by, (ARRAY[hashtext(stage)])) WITH (fastupdate='on') WHERE ((root_id IS NULL) AND (archived_at IS NULL));
CREATE INDEX customers_by_source ON customers USING btree (source) WHERE (source IS NOT NULL);
CREATE INDEX customers_by_tag ON customers USING gin (tags) WITH (fastupdate='on');
CREATE INDEX customers_by_tier ON customers USING btree (tier) WHERE (tier IS NOT NULL);
CREATE INDEX customers_by_total ON customers USING btree (stage, total_fen DESC, id DESC) WHERE (archived_at IS NULL);
CREATE INDEX customers_by_update ON customers USING btree (stage, updated_at DESC, id DESC) WHERE (archived_at IS NULL);
CREATE INDEX customers_organisation_names ON customers USING btree (name) WHERE (kind = 'organisation'::text);
CREATE INDEX customers_organisations ON customers USING btree (id) WHERE (kind = 'organisation'::text);
CREATE INDEX customers_to_review ON customers USING btree (owner_id, total_fen DESC, id) WHERE ((defects @> '{unconfirmed}'::text[]) AND (archived_at IS NULL) AND (root_id IS NULL));
CREATE STATISTICS customers_stage ON (ARRAY[hashtext(stage)]) FROM customers;
ALTER TABLE customers ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY customers_all ON customers TO zhike_all, zhike_system USING (true);
CREATE POLICY customers_owner ON customers TO CURRENT_USER USING (true);
CREATE POLICY customers_scoped ON customers TO zhike_department, zhike_own, zhike_team USING ((seen_by && (NULLIF(current_setting('zhike.actor'::text, true), ''::text))::uuid[]));
CREATE POLICY customers_self ON customers FOR SELECT TO zhike_customer USING ((id = ((NULLIF(current_setting('zhike.actor'::text, true), ''::text))::uuid[])[1]));
GRANT INSERT, SELECT, UPDATE ON TABLE customers TO zhike_staff;
GRANT SELECT ON TABLE customers TO zhike_customer;

CREATE TABLE data_quality_rules (
  id boolean DEFAULT true NOT NULL,
  weights jsonb NOT NULL,
  items jsonb NOT NULL,
  confirm_months integer NOT NULL,
  version integer DEFAULT 1 NOT NULL,
  judged_to uuid,
  CONSTRAINT data_quality_rules_pkey PRIMARY KEY (id),
  CONSTRAINT data_quality_rules_confirm_months_check CHECK (confirm_months >= 1 AND confirm_months <= 60),
  CONSTRAINT data_quality_rules_id_check CHECK (id)
);
GRANT SELECT, UPDATE ON TABLE data_quality_rules TO zhike_staff;

CREATE TABLE deliveries (
  customer_id uuid NOT NULL,
  order_id uuid NOT NULL,
  id uuid NOT NULL,
  at timestamp with time zone NOT NULL,
  carrier text NOT NULL,
  tracking_no text,
  state text NOT NULL,
  note text,
  CONSTRAINT deliveries_pkey PRIMARY KEY (customer_id, order_id, id),
  CONSTRAINT deliveries_customer_id_order_id_fkey FOREIGN KEY (customer_id, order_id) REFERENCES orders(customer_id, id) ON DELETE CASCADE,
  CONSTRAINT deliveries_state_check CHECK (state = ANY (ARRAY['shipped'::text, 'delivered'::text, 'lost'::text]))
);
ALTER TABLE deliveries ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY deliveries_all ON deliveries TO zhike_all, zhike_system USING (true);
CREATE POLICY deliveries_owner ON deliveries TO CURRENT_USER USING (true);
CREATE POLICY deliveries_scoped ON deliveries TO zhike_department, zhike_own, zhike_team USING (sees(customer_id));
GRANT DELETE, INSERT, SELECT, UPDATE ON TABLE deliveries TO zhike_staff;

CREATE TABLE departments (
  id uuid NOT NULL,
  name text NOT NULL,
  parent_id uuid,
  reception boolean DEFAULT false NOT NULL,
  version integer DEFAULT 1 NOT NULL,
  head_id uuid,
  CONSTRAINT departments_pkey PRIMARY KEY (id),
  CONSTRAINT departments_head_id_fkey FOREIGN KEY (head_id) REFERENCES staff(id),
  CONSTRAINT departments_parent_id_fkey FOREIGN KEY (parent_id) REFERENCES departments(id)
);
CREATE INDEX departments_by_parent ON departments USING btree (parent_id);
CREATE UNIQUE INDEX departments_one_reception ON departments USING btree (reception) WHERE reception;
GRANT DELETE, INSERT, SELECT, UPDATE ON TABLE departments TO zhike_staff;
GRANT SELECT ON TABLE departments TO zhike_customer;

CREATE TABLE deputies (
  staff_id uuid NOT NULL,
  deputy_id uuid NOT NULL,
  set_by uuid,
  set_at timestamp with time zone NOT NULL,
  CONSTRAINT deputies_pkey PRIMARY KEY (staff_id),
  CONSTRAINT deputies_deputy_id_fkey FOREIGN KEY (deputy_id) REFERENCES staff(id),
  CONSTRAINT deputies_staff_id_fkey FOREIGN KEY (staff_id) REFERENCES staff(id) ON DELETE CASCADE,
  CONSTRAINT deputies_check CHECK (deputy_id <> staff_id)
);
CREATE INDEX deputies_by_deputy ON deputies USING btree (deputy_id);
GRANT DELETE, INSERT, SELECT, UPDATE ON TABLE deputies TO zhike_staff;

CREATE TABLE duplicate_keys (
  customer_id uuid NOT NULL,
  key bigint NOT NULL,
  CONSTRAINT duplicate_keys_pkey PRIMARY KEY (customer_id, key),
  CONSTRAINT duplicate_keys_customer_id_fkey FOREIGN KEY (customer_id) REFERENCES duplicate_profiles(customer_id) ON DELETE CASCADE
);
CREATE INDEX duplicate_keys_by_key ON duplicate_keys USING btree (key, customer_id);
ALTER TABLE duplicate_keys ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY duplicate_keys_all ON duplicate_keys TO zhike_all, zhike_system USING (true);
CREATE POLICY duplicate_keys_owner ON duplicate_keys TO CURRENT_USER USING (true);
CREATE POLICY duplicate_keys_scoped ON duplicate_keys TO zhike_department, zhike_own, zhike_team USING (sees(customer_id));
GRANT DELETE, INSERT, SELECT ON TABLE duplicate_keys TO zhike_system;

CREATE TABLE duplicate_pairs (
  left_id uuid NOT NULL,
  right_id uuid NOT NULL,
  score real NOT NULL,
  band text,
  reasons jsonb NOT NULL,
  scan_id uuid,
  found_at timestamp with time zone NOT NULL,
  dismissed_at timestamp with time zone,
  dismissed_by_kind text,
  dismissed_by_id uuid,
  CONSTRAINT duplicate_pairs_pkey PRIMARY KEY (left_id, right_id),
  CONSTRAINT duplicate_pairs_left_id_fkey FOREIGN KEY (left_id) REFERENCES customers(id) ON DELETE CASCADE,
  CONSTRAINT duplicate_pairs_right_id_fkey FOREIGN KEY (right_id) REFERENCES customers(id) ON DELETE CASCADE,
  CONSTRAINT duplicate_pairs_band_check CHECK (band = ANY (ARRAY['automatic'::text, 'review'::text])),
  CONSTRAINT duplicate_pairs_check CHECK (left_id < right_id),
  CONSTRAINT duplicate_pairs_score_check CHECK (score >= 0::double precision AND score <= 1::double precision)
);
CREATE INDEX duplicate_pairs_by_right ON duplicate_pairs USING btree (right_id);
CREATE INDEX duplicate_pairs_likeliest ON duplicate_pairs USING btree (score DESC, left_id, right_id) WHERE ((dismissed_at IS NULL) AND (band IS NOT NULL));
ALTER TABLE duplicate_pairs ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY duplicate_pairs_all ON duplicate_pairs TO zhike_all, zhike_system USING (true);
CREATE POLICY duplicate_pairs_owner ON duplicate_pairs TO CURRENT_USER USING (true);
CREATE POLICY duplicate_pairs_scoped ON duplicate_pairs TO zhike_department, zhike_own, zhike_team USING ((sees(left_id) AND sees(right_id)));
GRANT DELETE ON TABLE duplicate_pairs TO zhike_system;
GRANT INSERT, SELECT, UPDATE ON TABLE duplicate_pairs TO zhike_staff;

CREATE TABLE duplicate_profiles (
  customer_id uuid NOT NULL,
  fingerprint bigint NOT NULL,
  name_key bigint NOT NULL,
  scan_id uuid NOT NULL,
  CONSTRAINT duplicate_profiles_pkey PRIMARY KEY (customer_id),
  CONSTRAINT duplicate_profiles_customer_id_fkey FOREIGN KEY (customer_id) REFERENCES customers(id) ON DELETE CASCADE
);
CREATE INDEX duplicate_profiles_by_scan ON duplicate_profiles USING btree (scan_id);
ALTER TABLE duplicate_profiles ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY duplicate_profiles_all ON duplicate_profiles TO zhike_all, zhike_system USING (true);
CREATE POLICY duplicate_profiles_owner ON duplicate_profiles TO CURRENT_USER USING (true);
CREATE POLICY duplicate_profiles_scoped ON duplicate_profiles TO zhike_department, zhike_own, zhike_team USING (sees(customer_id));
GRANT DELETE, INSERT, SELECT, UPDATE ON TABLE duplicate_profiles TO zhike_system;

CREATE TABLE duplicate_scans (
  id uuid NOT NULL,
  status text DEFAULT 'queued'::text NOT NULL,
  after_id uuid DEFAULT '00000000-0000-0000-0000-000000000000'::uuid NOT NULL,
  after_key bigint,
  customers_count integer DEFAULT 0 NOT NULL,
  done_count integer DEFAULT 0 NOT NULL,
  changed_count integer DEFAULT 0 NOT NULL,
  attempts integer DEFAULT 0 NOT NULL,
  started_by_kind text NOT NULL,
  started_by_id uuid,
  started_at timestamp with time zone NOT NULL,
  finished_at timestamp with time zone,
  CONSTRAINT duplicate_scans_pkey PRIMARY KEY (id),
  CONSTRAINT duplicate_scans_status_check CHECK (status = ANY (ARRAY['queued'::text, 'running'::text, 'done'::text, 'failed'::text]))
);
CREATE INDEX duplicate_scans_newest ON duplicate_scans USING btree (started_at DESC, id DESC);
CREATE UNIQUE INDEX duplicate_scans_one_runs ON duplicate_scans USING btree ((true)) WHERE (finished_at IS NULL);
GRANT INSERT, SELECT, UPDATE ON TABLE duplicate_scans TO zhike_staff;

CREATE TABLE event_positions (
  "position" bigint NOT NULL,
  customer_id uuid,
  event_id uuid NOT NULL,
  hash bytea NOT NULL,
  type text,
  actor_id uuid,
  recorded_at timestamp with time zone,
  CONSTRAINT event_positions_pkey PRIMARY KEY ("position")
);
CREATE INDEX event_positions_by_actor ON event_positions USING btree (actor_id, recorded_at, "position") WHERE (actor_id IS NOT NULL);
CREATE INDEX event_positions_by_type ON event_positions USING btree (type, recorded_at, "position");
CREATE INDEX event_positions_company_recorded ON event_positions USING btree (recorded_at, "position") WHERE (customer_id IS NULL);
CREATE INDEX event_positions_of_customer ON event_positions USING btree (customer_id, recorded_at, "position") WHERE (customer_id IS NOT NULL);
CREATE INDEX event_positions_recorded ON event_positions USING btree (recorded_at, "position");
ALTER TABLE event_positions ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY event_positions_all ON event_positions TO zhike_all, zhike_system USING (true);
CREATE POLICY event_positions_none ON event_positions TO zhike_none USING ((customer_id IS NULL));
CREATE POLICY event_positions_owner ON event_positions TO CURRENT_USER USING (true);
CREATE POLICY event_positions_scoped ON event_positions TO zhike_department, zhike_own, zhike_team USING (((customer_id IS NULL) OR sees(customer_id)));
GRANT INSERT, SELECT ON TABLE event_positions TO zhike_system;
GRANT SELECT ON TABLE event_positions TO zhike_staff;

CREATE TABLE events (
  customer_id uuid NOT NULL,
  id uuid NOT NULL,
  type text NOT NULL,
  at timestamp with time zone NOT NULL,
  recorded_at timestamp with time zone NOT NULL,
  actor_kind text NOT NULL,
  actor_id uuid,
  subject_type text NOT NULL,
  subject_id uuid NOT NULL,
  data jsonb DEFAULT '{}'::jsonb NOT NULL,
  origin jsonb,
  CONSTRAINT events_pkey PRIMARY KEY (customer_id, id),
  CONSTRAINT events_actor_kind_check CHECK (actor_kind = ANY (ARRAY['staff'::text, 'key'::text, 'customer'::text, 'system'::text, 'public'::text]))
);
CREATE INDEX events_contacts ON events USING btree (customer_id, at DESC) WHERE ((type = ANY (ARRAY['customer.contacted'::text, 'ticket.created'::text, 'ticket.replied'::text, 'ticket.supplemented'::text, 'ticket.urged'::text, 'ticket.confirmed'::text, 'ticket.rejected'::text, 'ticket.rated'::text, 'need.recorded'::text])) AND ((data ->> 'origin'::text) IS DISTINCT FROM 'found'::text));
ALTER TABLE events ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY events_all ON events TO zhike_all, zhike_system USING (true);
CREATE POLICY events_of_tickets ON events FOR INSERT TO zhike_department, zhike_own, zhike_team WITH CHECK (((subject_type = 'ticket'::text) AND sees_ticket(customer_id, subject_id)));
CREATE POLICY events_owner ON events TO CURRENT_USER USING (true);
CREATE POLICY events_scoped ON events TO zhike_department, zhike_own, zhike_team USING (sees(customer_id));
CREATE POLICY events_self ON events TO zhike_customer USING ((customer_id = ((NULLIF(current_setting('zhike.actor'::text, true), ''::text))::uuid[])[1]));
GRANT INSERT, SELECT ON TABLE events TO zhike_customer;
GRANT INSERT, SELECT ON TABLE events TO zhike_staff;

CREATE TABLE exports (
  id uuid NOT NULL,
  kind text NOT NULL,
  format text NOT NULL,
  columns text[] NOT NULL,
  wish_sealed bytea NOT NULL,
  identifiers text NOT NULL,
  named boolean NOT NULL,
  reason text,
  locale text NOT NULL,
  status text DEFAULT 'queued'::text NOT NULL,
  found_count bigint,
  written_count bigint DEFAULT 0 NOT NULL,
  failure text,
  worked_at timestamp with time zone,
  attempts integer DEFAULT 0 NOT NULL,
  seen_in text,
  seen_with uuid[] DEFAULT '{}'::uuid[] NOT NULL,
  file_key text,
  file_bytes bigint,
  created_by_kind text NOT NULL,
  created_by_id uuid,
  created_with uuid,
  created_at timestamp with time zone NOT NULL,
  finished_at timestamp with time zone,
  file_removed_at timestamp with time zone,
  CONSTRAINT exports_pkey PRIMARY KEY (id),
  CONSTRAINT exports_check CHECK (identifiers = 'masked'::text OR reason IS NOT NULL),
  CONSTRAINT exports_check1 CHECK ((status = 'done'::text) = (file_key IS NOT NULL)),
  CONSTRAINT exports_format_check CHECK (format = ANY (ARRAY['csv'::text, 'xlsx'::text])),
  CONSTRAINT exports_identifiers_check CHECK (identifiers = ANY (ARRAY['masked'::text, 'plain'::text])),
  CONSTRAINT exports_kind_check CHECK (kind = ANY (ARRAY['customers'::text, 'orders'::text, 'tickets'::text, 'outreach'::text])),
  CONSTRAINT exports_locale_check CHECK (locale = ANY (ARRAY['zh-CN'::text, 'en'::text])),
  CONSTRAINT exports_seen_in_check CHECK (seen_in = ANY (ARRAY['none'::text, 'own'::text, 'team'::text, 'department'::text, 'all'::text, 'system'::text])),
  CONSTRAINT exports_status_check CHECK (status = ANY (ARRAY['queued'::text, 'running'::text, 'done'::text, 'failed'::text, 'cancelled'::text]))
);
CREATE INDEX exports_newest ON exports USING btree (created_by_id, created_at DESC, id DESC);
CREATE INDEX exports_unfinished ON exports USING btree (id) WHERE (status = ANY (ARRAY['queued'::text, 'running'::text]));
CREATE INDEX exports_with_files ON exports USING btree (finished_at) WHERE ((file_key IS NOT NULL) AND (file_removed_at IS NULL));
CREATE UNIQUE INDEX exports_one_at_a_time ON exports USING btree (created_by_id) WHERE (status = 'running'::text);
ALTER TABLE exports ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY exports_own ON exports TO zhike_all, zhike_department, zhike_none, zhike_own, zhike_team USING ((created_by_id = ((NULLIF(current_setting('zhike.actor'::text, true), ''::text))::uuid[])[1]));
CREATE POLICY exports_owner ON exports TO CURRENT_USER USING (true);
CREATE POLICY exports_system ON exports TO zhike_system USING (true);
GRANT INSERT, SELECT, UPDATE ON TABLE exports TO zhike_staff;

CREATE TABLE external_ids (
  value text NOT NULL,
  holder_id uuid NOT NULL,
  CONSTRAINT external_ids_pkey PRIMARY KEY (value)
);
CREATE INDEX external_ids_by_holder ON external_ids USING btree (holder_id);
GRANT DELETE, INSERT, SELECT, UPDATE ON TABLE external_ids TO zhike_staff;

CREATE TABLE feedback (
  customer_id uuid NOT NULL,
  ticket_id uuid NOT NULL,
  theme_id uuid,
  themed_by_id uuid,
  thanked_at timestamp with time zone,
  thanked_by_id uuid,
  sku text,
  product_by_id uuid,
  CONSTRAINT feedback_pkey PRIMARY KEY (customer_id, ticket_id),
  CONSTRAINT feedback_customer_id_ticket_id_fkey FOREIGN KEY (customer_id, ticket_id) REFERENCES tickets(customer_id, id) ON DELETE CASCADE,
  CONSTRAINT feedback_theme_id_fkey FOREIGN KEY (theme_id) REFERENCES feedback_themes(id)
);
CREATE INDEX feedback_by_sku ON feedback USING btree (sku) WHERE (sku IS NOT NULL);
CREATE INDEX feedback_by_theme ON feedback USING btree (theme_id);
ALTER TABLE feedback ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY feedback_all ON feedback TO zhike_all, zhike_system USING (true);
CREATE POLICY feedback_owner ON feedback TO CURRENT_USER USING (true);
CREATE POLICY feedback_scoped ON feedback TO zhike_department, zhike_own, zhike_team USING (sees_ticket(customer_id, ticket_id));
GRANT INSERT, SELECT, UPDATE ON TABLE feedback TO zhike_staff;

CREATE TABLE feedback_themes (
  id uuid NOT NULL,
  name text NOT NULL,
  words text[] NOT NULL,
  owner_id uuid NOT NULL,
  created_at timestamp with time zone NOT NULL,
  retired_at timestamp with time zone,
  version integer DEFAULT 1 NOT NULL,
  CONSTRAINT feedback_themes_pkey PRIMARY KEY (id),
  CONSTRAINT feedback_themes_owner_id_fkey FOREIGN KEY (owner_id) REFERENCES staff(id)
);
CREATE UNIQUE INDEX feedback_themes_by_name ON feedback_themes USING btree (name) WHERE (retired_at IS NULL);
GRANT INSERT, SELECT, UPDATE ON TABLE feedback_themes TO zhike_staff;

CREATE TABLE file_limits (
  one boolean DEFAULT true NOT NULL,
  colleague_day_bytes bigint DEFAULT '5000000000'::bigint NOT NULL,
  stranger_hour_bytes bigint DEFAULT 100000000 NOT NULL,
  strangers_hour_bytes bigint DEFAULT 2000000000 NOT NULL,
  company_bytes bigint,
  version integer DEFAULT 1 NOT NULL,
  CONSTRAINT file_limits_pkey PRIMARY KEY (one),
  CONSTRAINT file_limits_colleague_day_bytes_check CHECK (colleague_day_bytes > 0),
  CONSTRAINT file_limits_company_bytes_check CHECK (company_bytes > 0),
  CONSTRAINT file_limits_one_check CHECK (one),
  CONSTRAINT file_limits_stranger_hour_bytes_check CHECK (stranger_hour_bytes > 0),
  CONSTRAINT file_limits_strangers_hour_bytes_check CHECK (strangers_hour_bytes > 0)
);
GRANT SELECT ON TABLE file_limits TO zhike_system;
GRANT SELECT, UPDATE ON TABLE file_limits TO zhike_staff;

CREATE TABLE files (
  customer_id uuid NOT NULL,
  id uuid NOT NULL,
  parent_type text NOT NULL,
  parent_id uuid NOT NULL,
  visibility text NOT NULL,
  key text NOT NULL,
  name text NOT NULL,
  media_type text NOT NULL,
  bytes bigint NOT NULL,
  created_at timestamp with time zone NOT NULL,
  thumbnail_key text,
  field_id uuid,
  unused_since timestamp with time zone,
  shared_from uuid,
  CONSTRAINT files_pkey PRIMARY KEY (customer_id, id),
  CONSTRAINT files_bytes_check CHECK (bytes >= 0),
  CONSTRAINT files_field_check CHECK ((field_id IS NOT NULL) = (parent_type ~~ '%\_value'::text)) NOT VALID,
  CONSTRAINT files_visibility_check CHECK (visibility = ANY (ARRAY['public'::text, 'internal'::text]))
);
CREATE INDEX files_by_key ON files USING btree (key);
CREATE INDEX files_by_parent ON files USING btree (customer_id, parent_id);
CREATE INDEX files_by_thumbnail_key ON files USING btree (thumbnail_key) WHERE (thumbnail_key IS NOT NULL);
CREATE INDEX files_of_own_fields ON files USING btree (customer_id, id) WHERE (field_id IS NOT NULL);
ALTER TABLE files ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY files_all ON files TO zhike_all, zhike_system USING (true);
CREATE POLICY files_of_tickets ON files TO zhike_department, zhike_own, zhike_team USING (((parent_type = ANY (ARRAY['ticket'::text, 'ticket_message'::text, 'ticket_value'::text])) AND sees_ticket(customer_id, parent_id)));
CREATE POLICY files_owner ON files TO CURRENT_USER USING (true);
CREATE POLICY files_scoped ON files TO zhike_department, zhike_own, zhike_team USING (sees(customer_id));
CREATE POLICY files_self ON files TO zhike_customer USING (((customer_id = ((NULLIF(current_setting('zhike.actor'::text, true), ''::text))::uuid[])[1]) AND (visibility = 'public'::text)));
GRANT DELETE ON TABLE files TO zhike_system;
GRANT INSERT, SELECT ON TABLE files TO zhike_customer;
GRANT INSERT, SELECT, UPDATE ON TABLE files TO zhike_staff;

CREATE TABLE filter_columns (
  relation text NOT NULL,
  name text NOT NULL,
  expression text NOT NULL,
  among text,
  among_values text[],
  CONSTRAINT filter_columns_pkey PRIMARY KEY (relation, name)
);

CREATE TABLE idempotency_keys (
  actor_id uuid NOT NULL,
  key text NOT NULL,
  request_hash bytea NOT NULL,
  status integer,
  answer bytea,
  created_at timestamp with time zone NOT NULL,
  CONSTRAINT idempotency_keys_pkey PRIMARY KEY (actor_id, key),
  CONSTRAINT idempotency_keys_key_check CHECK (length(key) <= 255)
);
CREATE INDEX idempotency_keys_by_age ON idempotency_keys USING btree (created_at);
ALTER TABLE idempotency_keys ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY idempotency_keys_own ON idempotency_keys TO zhike_customer, zhike_public, zhike_staff USING ((actor_id = ((NULLIF(current_setting('zhike.actor'::text, true), ''::text))::uuid[])[1]));
CREATE POLICY idempotency_keys_owner ON idempotency_keys TO CURRENT_USER USING (true);
CREATE POLICY idempotency_keys_system ON idempotency_keys TO zhike_system USING (true);
GRANT DELETE ON TABLE idempotency_keys TO zhike_system;
GRANT INSERT, SELECT, UPDATE ON TABLE idempotency_keys TO zhike_customer;
GRANT INSERT, SELECT, UPDATE ON TABLE idempotency_keys TO zhike_public;
GRANT INSERT, SELECT, UPDATE ON TABLE idempotency_keys TO zhike_staff;

CREATE TABLE import_effects (
  customer_id uuid NOT NULL,
  event_id uuid NOT NULL,
  import_id uuid NOT NULL,
  first_row bigint NOT NULL,
  status text DEFAULT 'standing'::text NOT NULL,
  because text,
  fields text[] DEFAULT '{}'::text[] NOT NULL,
  CONSTRAINT import_effects_pkey PRIMARY KEY (customer_id, event_id),
  CONSTRAINT import_effects_status_check CHECK (status = ANY (ARRAY['standing'::text, 'removed'::text, 'put_back'::text, 'kept'::text, 'undoing'::text]))
);
CREATE INDEX import_effects_by_import ON import_effects USING btree (import_id, status, first_row);
ALTER TABLE import_effects ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY import_effects_all ON import_effects TO zhike_all, zhike_system USING (true);
CREATE POLICY import_effects_owner ON import_effects TO CURRENT_USER USING (true);
CREATE POLICY import_effects_scoped ON import_effects TO zhike_department, zhike_own, zhike_team USING (sees(customer_id));
GRANT DELETE, INSERT, UPDATE ON TABLE import_effects TO zhike_system;
GRANT SELECT ON TABLE import_effects TO zhike_staff;

CREATE TABLE import_errors (
  import_id uuid NOT NULL,
  first_row bigint NOT NULL,
  rows integer NOT NULL,
  lines_sealed bytea NOT NULL,
  CONSTRAINT import_errors_pkey PRIMARY KEY (import_id, first_row),
  CONSTRAINT import_errors_import_id_fkey FOREIGN KEY (import_id) REFERENCES imports(id) ON DELETE CASCADE
);
GRANT DELETE, INSERT, SELECT ON TABLE import_errors TO zhike_system;
GRANT UPDATE (lines_sealed) ON TABLE import_errors TO zhike_system;

CREATE TABLE import_product_effects (
  import_id uuid NOT NULL,
  product_id uuid NOT NULL,
  first_row bigint NOT NULL,
  sku text NOT NULL,
  former jsonb,
  given jsonb NOT NULL,
  status text DEFAULT 'standing'::text NOT NULL,
  because text,
  fields text[] DEFAULT '{}'::text[] NOT NULL,
  CONSTRAINT import_product_effects_pkey PRIMARY KEY (import_id, product_id, first_row),
  CONSTRAINT import_product_effects_status_check CHECK (status = ANY (ARRAY['standing'::text, 'removed'::text, 'put_back'::text, 'kept'::text]))
);
CREATE INDEX import_product_effects_by_import ON import_product_effects USING btree (import_id, status, first_row);
GRANT DELETE, INSERT, UPDATE ON TABLE import_product_effects TO zhike_system;
GRANT SELECT ON TABLE import_product_effects TO zhike_staff;

CREATE TABLE import_shapes (
  kind text NOT NULL,
  shape text NOT NULL,
  mapping jsonb NOT NULL,
  used_at timestamp with time zone NOT NULL,
  CONSTRAINT import_shapes_pkey PRIMARY KEY (kind, shape)
);
GRANT INSERT, SELECT, UPDATE ON TABLE import_shapes TO zhike_staff;

CREATE TABLE import_uploads (
  id uuid NOT NULL,
  file_key text NOT NULL,
  file_name text NOT NULL,
  file_bytes bigint NOT NULL,
  format text NOT NULL,
  created_by_id uuid,
  created_at timestamp with time zone NOT NULL,
  CONSTRAINT import_uploads_pkey PRIMARY KEY (id),
  CONSTRAINT import_uploads_format_check CHECK (format = ANY (ARRAY['csv'::text, 'xlsx'::text]))
);
CREATE INDEX import_uploads_oldest ON import_uploads USING btree (created_at);
GRANT DELETE, INSERT, SELECT ON TABLE import_uploads TO zhike_staff;

CREATE TABLE imports (
  id uuid NOT NULL,
  kind text NOT NULL,
  file_name text NOT NULL,
  file_key text NOT NULL,
  file_bytes bigint NOT NULL,
  mapping jsonb DEFAULT '{}'::jsonb NOT NULL,
  on_duplicate text NOT NULL,
  locale text NOT NULL,
  status text DEFAULT 'queued'::text NOT NULL,
  rows_done bigint DEFAULT 0 NOT NULL,
  bytes_done bigint DEFAULT 0 NOT NULL,
  created_count bigint DEFAULT 0 NOT NULL,
  updated_count bigint DEFAULT 0 NOT NULL,
  skipped_count bigint DEFAULT 0 NOT NULL,
  failed_count bigint DEFAULT 0 NOT NULL,
  failure text,
  worked_at timestamp with time zone,
  attempts integer DEFAULT 0 NOT NULL,
  errors_key text,
  created_by_kind text NOT NULL,
  created_by_id uuid,
  created_at timestamp with time zone NOT NULL,
  finished_at timestamp with time zone,
  files_removed_at timestamp with time zone,
  format text DEFAULT 'csv'::text NOT NULL,
  sheet text,
  heading_row integer DEFAULT 1 NOT NULL,
  column_names jsonb,
  effects_count bigint DEFAULT 0 NOT NULL,
  undo_until timestamp with time zone,
  undo_status text,
  undo_by_kind text,
  undo_by_id uuid,
  undo_asked_at timestamp with time zone,
  undone_at timestamp with time zone,
  removed_count bigint DEFAULT 0 NOT NULL,
  put_back_count bigint DEFAULT 0 NOT NULL,
  kept_count bigint DEFAULT 0 NOT NULL,
  created_with uuid,
  day_order text,
  left_out_count bigint DEFAULT 0 NOT NULL,
  CONSTRAINT imports_pkey PRIMARY KEY (id),
  CONSTRAINT imports_check CHECK ((undo_status IS NULL) = (undo_asked_at IS NULL)),
  CONSTRAINT imports_day_order_check CHECK (day_order = ANY (ARRAY['day_first'::text, 'month_first'::text])),
  CONSTRAINT imports_format_check CHECK (format = ANY (ARRAY['csv'::text, 'xlsx'::text])),
  CONSTRAINT imports_kind_check CHECK (kind = ANY (ARRAY['customers'::text, 'contacts'::text, 'orders'::text, 'products'::text])),
  CONSTRAINT imports_locale_check CHECK (locale = ANY (ARRAY['zh-CN'::text, 'en'::text])),
  CONSTRAINT imports_on_duplicate_check CHECK (on_duplicate = ANY (ARRAY['skip'::text, 'update'::text, 'create'::text])),
  CONSTRAINT imports_status_check CHECK (status = ANY (ARRAY['queued'::text, 'running'::text, 'done'::text, 'failed'::text, 'cancelled'::text])),
  CONSTRAINT imports_undo_status_check CHECK (undo_status = ANY (ARRAY['undoing'::text, 'undone'::text]))
);
CREATE INDEX imports_newest ON imports USING btree (created_at DESC, id DESC);
CREATE INDEX imports_undoing ON imports USING btree (id) WHERE (undo_status = 'undoing'::text);
CREATE INDEX imports_unfinished ON imports USING btree (id) WHERE (status = ANY (ARRAY['queued'::text, 'running'::text]));
CREATE INDEX imports_with_effects ON imports USING btree (undo_until) WHERE (undo_until IS NOT NULL);
CREATE INDEX imports_with_files ON imports USING btree (finished_at) WHERE (files_removed_at IS NULL);
GRANT INSERT, SELECT, UPDATE ON TABLE imports TO zhike_staff;

CREATE TABLE improvement_complaints (
  customer_id uuid NOT NULL,
  ticket_id uuid NOT NULL,
  improvement_id uuid NOT NULL,
  at timestamp with time zone NOT NULL,
  by_kind text NOT NULL,
  by_id uuid,
  CONSTRAINT improvement_complaints_pkey PRIMARY KEY (customer_id, ticket_id, improvement_id),
  CONSTRAINT improvement_complaints_customer_id_ticket_id_fkey FOREIGN KEY (customer_id, ticket_id) REFERENCES tickets(customer_id, id) ON DELETE CASCADE,
  CONSTRAINT improvement_complaints_improvement_id_fkey FOREIGN KEY (improvement_id) REFERENCES improvements(id)
);
CREATE INDEX improvement_complaints_by_improvement ON improvement_complaints USING btree (improvement_id);
ALTER TABLE improvement_complaints ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY improvement_complaints_all ON improvement_complaints TO zhike_all, zhike_system USING (true);
CREATE POLICY improvement_complaints_owner ON improvement_complaints TO CURRENT_USER USING (true);
CREATE POLICY improvement_complaints_scoped ON improvement_complaints TO zhike_department, zhike_own, zhike_team USING (sees_ticket(customer_id, ticket_id));
GRANT DELETE, INSERT, SELECT ON TABLE improvement_complaints TO zhike_staff;

CREATE TABLE improvement_measures (
  id uuid NOT NULL,
  improvement_id uuid NOT NULL,
  round integer NOT NULL,
  kind text NOT NULL,
  text text NOT NULL,
  owner_id uuid NOT NULL,
  due_on date NOT NULL,
  at timestamp with time zone NOT NULL,
  by_kind text NOT NULL,
  by_id uuid,
  done_at timestamp with time zone,
  done_by_kind text,
  done_by_id uuid,
  evidence text,
  CONSTRAINT improvement_measures_pkey PRIMARY KEY (id),
  CONSTRAINT improvement_measures_improvement_id_fkey FOREIGN KEY (improvement_id) REFERENCES improvements(id),
  CONSTRAINT improvement_measures_owner_id_fkey FOREIGN KEY (owner_id) REFERENCES staff(id),
  CONSTRAINT improvement_measures_check CHECK ((done_at IS NULL) = (evidence IS NULL)),
  CONSTRAINT improvement_measures_kind_check CHECK (kind = ANY (ARRAY['corrective'::text, 'preventive'::text]))
);
CREATE INDEX improvement_measures_by_improvement ON improvement_measures USING btree (improvement_id);
CREATE INDEX improvement_measures_open ON improvement_measures USING btree (owner_id, due_on) WHERE (done_at IS NULL);
GRANT DELETE, INSERT, SELECT, UPDATE ON TABLE improvement_measures TO zhike_staff;

CREATE TABLE improvement_outreach (
  customer_id uuid NOT NULL,
  improvement_id uuid NOT NULL,
  order_no text NOT NULL,
  ordered_at timestamp with time zone NOT NULL,
  sku text NOT NULL,
  batch text,
  state text DEFAULT 'open'::text NOT NULL,
  note text,
  added_at timestamp with time zone NOT NULL,
  marked_at timestamp with time zone,
  marked_by_kind text,
  marked_by_id uuid,
  CONSTRAINT improvement_outreach_pkey PRIMARY KEY (customer_id, improvement_id),
  CONSTRAINT improvement_outreach_customer_id_fkey FOREIGN KEY (customer_id) REFERENCES customers(id) ON DELETE CASCADE,
  CONSTRAINT improvement_outreach_improvement_id_fkey FOREIGN KEY (improvement_id) REFERENCES improvements(id),
  CONSTRAINT improvement_outreach_check CHECK ((state = 'open'::text) = (marked_at IS NULL)),
  CONSTRAINT improvement_outreach_state_check CHECK (state = ANY (ARRAY['open'::text, 'contacted'::text, 'not_needed'::text]))
);
CREATE INDEX improvement_outreach_by_improvement ON improvement_outreach USING btree (improvement_id, customer_id);
ALTER TABLE improvement_outreach ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY improvement_outreach_all ON improvement_outreach TO zhike_all, zhike_system USING (true);
CREATE POLICY improvement_outreach_owner ON improvement_outreach TO CURRENT_USER USING (true);
CREATE POLICY improvement_outreach_scoped ON improvement_outreach TO zhike_department, zhike_own, zhike_team USING (sees(customer_id));
GRANT INSERT, SELECT, UPDATE ON TABLE improvement_outreach TO zhike_staff;

CREATE TABLE improvement_steps (
  id uuid NOT NULL,
  improvement_id uuid NOT NULL,
  kind text NOT NULL,
  note text NOT NULL,
  effect jsonb,
  scope text,
  at timestamp with time zone NOT NULL,
  by_kind text NOT NULL,
  by_id uuid,
  CONSTRAINT improvement_steps_pkey PRIMARY KEY (id),
  CONSTRAINT improvement_steps_improvement_id_fkey FOREIGN KEY (improvement_id) REFERENCES improvements(id),
  CONSTRAINT improvement_steps_check CHECK ((kind = ANY (ARRAY['effective'::text, 'not_effective'::text])) = (effect IS NOT NULL AND scope IS NOT NULL)),
  CONSTRAINT improvement_steps_kind_check CHECK (kind = ANY (ARRAY['created'::text, 'started'::text, 'done'::text, 'effective'::text, 'not_effective'::text]))
);
CREATE INDEX improvement_steps_by_improvement ON improvement_steps USING btree (improvement_id);
GRANT INSERT, SELECT ON TABLE improvement_steps TO zhike_staff;

CREATE TABLE improvements (
  id uuid NOT NULL,
  number text NOT NULL,
  title text NOT NULL,
  cause_kind text,
  cause text NOT NULL,
  same jsonb NOT NULL,
  state text DEFAULT 'planned'::text NOT NULL,
  round integer DEFAULT 1 NOT NULL,
  owner_id uuid NOT NULL,
  due_on date,
  changed_on date,
  created_by_kind text NOT NULL,
  created_by_id uuid,
  created_at timestamp with time zone NOT NULL,
  updated_at timestamp with time zone NOT NULL,
  version integer DEFAULT 1 NOT NULL,
  CONSTRAINT improvements_pkey PRIMARY KEY (id),
  CONSTRAINT improvements_number_key UNIQUE (number),
  CONSTRAINT improvements_owner_id_fkey FOREIGN KEY (owner_id) REFERENCES staff(id),
  CONSTRAINT improvements_cause_kind_check CHECK (cause_kind = ANY (ARRAY['product'::text, 'service'::text, 'information'::text, 'expectation'::text])),
  CONSTRAINT improvements_check CHECK ((state = ANY (ARRAY['done'::text, 'effective'::text])) = (changed_on IS NOT NULL)),
  CONSTRAINT improvements_state_check CHECK (state = ANY (ARRAY['planned'::text, 'under_way'::text, 'done'::text, 'effective'::text]))
);
CREATE INDEX improvements_newest ON improvements USING btree (created_at DESC, id DESC);
GRANT INSERT, SELECT, UPDATE ON TABLE improvements TO zhike_staff;

CREATE TABLE incident_update_tickets (
  customer_id uuid NOT NULL,
  ticket_id uuid NOT NULL,
  update_id uuid NOT NULL,
  status text NOT NULL,
  reason text,
  CONSTRAINT incident_update_tickets_pkey PRIMARY KEY (customer_id, ticket_id, update_id),
  CONSTRAINT incident_update_tickets_customer_id_ticket_id_fkey FOREIGN KEY (customer_id, ticket_id) REFERENCES tickets(customer_id, id) ON DELETE CASCADE,
  CONSTRAINT incident_update_tickets_check CHECK ((status = 'left_out'::text) = (reason IS NOT NULL)),
  CONSTRAINT incident_update_tickets_status_check CHECK (status = ANY (ARRAY['pending'::text, 'told'::text, 'left_out'::text]))
);
CREATE INDEX incident_update_tickets_of_update ON incident_update_tickets USING btree (update_id);
CREATE INDEX incident_update_tickets_pending ON incident_update_tickets USING btree (update_id, ticket_id) WHERE (status = 'pending'::text);
ALTER TABLE incident_update_tickets ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY incident_update_tickets_all ON incident_update_tickets TO zhike_all, zhike_system USING (true);
CREATE POLICY incident_update_tickets_owner ON incident_update_tickets TO CURRENT_USER USING (true);
CREATE POLICY incident_update_tickets_scoped ON incident_update_tickets TO zhike_department, zhike_own, zhike_team USING (sees_ticket(customer_id, ticket_id));
GRANT INSERT, SELECT, UPDATE ON TABLE incident_update_tickets TO zhike_staff;

CREATE TABLE incident_updates (
  customer_id uuid NOT NULL,
  ticket_id uuid NOT NULL,
  id uuid NOT NULL,
  kind text NOT NULL,
  body text NOT NULL,
  at timestamp with time zone NOT NULL,
  by_kind text NOT NULL,
  by_id uuid NOT NULL,
  role text NOT NULL,
  scope text NOT NULL,
  worked_at timestamp with time zone,
  finished_at timestamp with time zone,
  file_ids uuid[] DEFAULT '{}'::uuid[] NOT NULL,
  CONSTRAINT incident_updates_pkey PRIMARY KEY (customer_id, ticket_id, id),
  CONSTRAINT incident_updates_customer_id_ticket_id_fkey FOREIGN KEY (customer_id, ticket_id) REFERENCES tickets(customer_id, id) ON DELETE CASCADE,
  CONSTRAINT incident_updates_kind_check CHECK (kind = ANY (ARRAY['reply'::text, 'note'::text, 'resolution'::text]))
);
CREATE INDEX incident_updates_by_id ON incident_updates USING btree (id);
CREATE INDEX incident_updates_running ON incident_updates USING btree (at) WHERE (finished_at IS NULL);
ALTER TABLE incident_updates ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY incident_updates_all ON incident_updates TO zhike_all, zhike_system USING (true);
CREATE POLICY incident_updates_owner ON incident_updates TO CURRENT_USER USING (true);
CREATE POLICY incident_updates_scoped ON incident_updates TO zhike_department, zhike_own, zhike_team USING (sees_ticket(customer_id, ticket_id));
GRANT INSERT, SELECT, UPDATE ON TABLE incident_updates TO zhike_staff;

CREATE TABLE key_persons (
  customer_id uuid NOT NULL,
  id uuid NOT NULL,
  person_id uuid NOT NULL,
  role text NOT NULL,
  influence smallint NOT NULL,
  CONSTRAINT key_persons_pkey PRIMARY KEY (customer_id, id),
  CONSTRAINT key_persons_customer_id_person_id_key UNIQUE (customer_id, person_id),
  CONSTRAINT key_persons_customer_id_fkey FOREIGN KEY (customer_id) REFERENCES customers(id) ON DELETE CASCADE,
  CONSTRAINT key_persons_influence_check CHECK (influence >= 1 AND influence <= 5)
);
ALTER TABLE key_persons ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY key_persons_all ON key_persons TO zhike_all, zhike_system USING (true);
CREATE POLICY key_persons_owner ON key_persons TO CURRENT_USER USING (true);
CREATE POLICY key_persons_scoped ON key_persons TO zhike_department, zhike_own, zhike_team USING (sees(customer_id));
GRANT DELETE, INSERT, SELECT, UPDATE ON TABLE key_persons TO zhike_staff;

CREATE TABLE key_rotations (
  version integer NOT NULL,
  started_at timestamp with time zone NOT NULL,
  started_by uuid,
  total bigint,
  done bigint DEFAULT 0 NOT NULL,
  broken bigint DEFAULT 0 NOT NULL,
  place text,
  after text,
  worker uuid,
  worked_at timestamp with time zone,
  finished_at timestamp with time zone,
  CONSTRAINT key_rotations_pkey PRIMARY KEY (version)
);
GRANT INSERT, SELECT ON TABLE key_rotations TO zhike_staff;
GRANT UPDATE ON TABLE key_rotations TO zhike_system;

CREATE TABLE knowledge_gap_ends (
  key text NOT NULL,
  article_id uuid,
  ended_by_kind text NOT NULL,
  ended_by_id uuid,
  ended_at timestamp with time zone NOT NULL,
  CONSTRAINT knowledge_gap_ends_pkey PRIMARY KEY (key),
  CONSTRAINT knowledge_gap_ends_article_id_fkey FOREIGN KEY (article_id) REFERENCES articles(id) ON DELETE SET NULL
);
GRANT INSERT, SELECT, UPDATE ON TABLE knowledge_gap_ends TO zhike_staff;

CREATE TABLE knowledge_gaps (
  id uuid NOT NULL,
  key text NOT NULL,
  question text NOT NULL,
  asked_by_kind text NOT NULL,
  asked_by_id uuid,
  asked_at timestamp with time zone NOT NULL,
  CONSTRAINT knowledge_gaps_pkey PRIMARY KEY (id)
);
CREATE INDEX knowledge_gaps_by_key ON knowledge_gaps USING btree (key, asked_at);
CREATE INDEX knowledge_gaps_by_time ON knowledge_gaps USING btree (asked_at);
GRANT INSERT, SELECT ON TABLE knowledge_gaps TO zhike_staff;

CREATE TABLE knowledge_stamp (
  one boolean DEFAULT true NOT NULL,
  stamp uuid DEFAULT gen_random_uuid() NOT NULL,
  CONSTRAINT knowledge_stamp_pkey PRIMARY KEY (one),
  CONSTRAINT knowledge_stamp_one_check CHECK (one)
);
GRANT SELECT, UPDATE ON TABLE knowledge_stamp TO zhike_staff;

CREATE TABLE known_permissions (
  name text NOT NULL,
  CONSTRAINT known_permissions_pkey PRIMARY KEY (name)
);

CREATE TABLE leaves (
  id uuid NOT NULL,
  staff_id uuid NOT NULL,
  kind text NOT NULL,
  begins_at timestamp with time zone NOT NULL,
  ends_at timestamp with time zone NOT NULL,
  deputy_id uuid,
  recorded_by uuid,
  recorded_at timestamp with time zone NOT NULL,
  withdrawn_by uuid,
  withdrawn_at timestamp with time zone,
  CONSTRAINT leaves_pkey PRIMARY KEY (id),
  CONSTRAINT leaves_deputy_id_fkey FOREIGN KEY (deputy_id) REFERENCES staff(id),
  CONSTRAINT leaves_staff_id_fkey FOREIGN KEY (staff_id) REFERENCES staff(id) ON DELETE CASCADE,
  CONSTRAINT leaves_check CHECK (begins_at < ends_at),
  CONSTRAINT leaves_check1 CHECK (deputy_id <> staff_id),
  CONSTRAINT leaves_kind_check CHECK (kind = ANY (ARRAY['annual'::text, 'sick'::text, 'personal'::text, 'training'::text, 'other'::text]))
);
CREATE INDEX leaves_by_deputy ON leaves USING btree (deputy_id);
CREATE INDEX leaves_by_staff ON leaves USING btree (staff_id, ends_at) WHERE (withdrawn_at IS NULL);
GRANT DELETE, INSERT, SELECT, UPDATE ON TABLE leaves TO zhike_staff;

CREATE TABLE migrations (
  name text NOT NULL,
  checksum text NOT NULL,
  applied_at timestamp with time zone DEFAULT now() NOT NULL,
  CONSTRAINT migrations_pkey PRIMARY KEY (name)
);
GRANT SELECT ON TABLE migrations TO zhike_system;

CREATE TABLE need_steps (
  customer_id uuid NOT NULL,
  need_id uuid NOT NULL,
  id uuid NOT NULL,
  kind text NOT NULL,
  code text,
  offer text,
  note text NOT NULL,
  at timestamp with time zone NOT NULL,
  by_kind text NOT NULL,
  by_id uuid,
  withdrawn_at timestamp with time zone,
  withdrawn_by_kind text,
  withdrawn_by_id uuid,
  CONSTRAINT need_steps_pkey PRIMARY KEY (customer_id, need_id, id),
  CONSTRAINT need_steps_customer_id_need_id_fkey FOREIGN KEY (customer_id, need_id) REFERENCES needs(customer_id, id) ON DELETE CASCADE,
  CONSTRAINT need_steps_check CHECK ((kind = 'match'::text) = (offer IS NOT NULL)),
  CONSTRAINT need_steps_check1 CHECK (code IS NOT NULL OR (kind = ANY (ARRAY['match'::text, 'fulfilment'::text]))),
  CONSTRAINT need_steps_kind_check CHECK (kind = ANY (ARRAY['assessment'::text, 'match'::text, 'fulfilment'::text, 'refusal'::text]))
);
ALTER TABLE need_steps ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY need_steps_all ON need_steps TO zhike_all, zhike_system USING (true);
CREATE POLICY need_steps_owner ON need_steps TO CURRENT_USER USING (true);
CREATE POLICY need_steps_scoped ON need_steps TO zhike_department, zhike_own, zhike_team USING (sees(customer_id));
GRANT INSERT, SELECT, UPDATE ON TABLE need_steps TO zhike_staff;

CREATE TABLE needs (
  customer_id uuid NOT NULL,
  id uuid NOT NULL,
  number text NOT NULL,
  title text NOT NULL,
  description text NOT NULL,
  origin text NOT NULL,
  channel text NOT NULL,
  ticket_id uuid,
  urgency text NOT NULL,
  budget_fen bigint,
  needed_by date,
  owner_id uuid,
  state text DEFAULT 'open'::text NOT NULL,
  unmet_reason text,
  concluded_at timestamp with time zone,
  created_by_kind text NOT NULL,
  created_by_id uuid,
  created_at timestamp with time zone NOT NULL,
  updated_at timestamp with time zone NOT NULL,
  version integer DEFAULT 1 NOT NULL,
  CONSTRAINT needs_pkey PRIMARY KEY (customer_id, id),
  CONSTRAINT needs_customer_id_fkey FOREIGN KEY (customer_id) REFERENCES customers(id) ON DELETE CASCADE,
  CONSTRAINT needs_owner_id_fkey FOREIGN KEY (owner_id) REFERENCES staff(id),
  CONSTRAINT needs_budget_fen_check CHECK (budget_fen >= 0),
  CONSTRAINT needs_check CHECK ((state = ANY (ARRAY['met'::text, 'unmet'::text])) = (concluded_at IS NOT NULL)),
  CONSTRAINT needs_check1 CHECK ((state = 'unmet'::text) = (unmet_reason IS NOT NULL)),
  CONSTRAINT needs_origin_check CHECK (origin = ANY (ARRAY['stated'::text, 'found'::text])),
  CONSTRAINT needs_state_check CHECK (state = ANY (ARRAY['open'::text, 'assessed'::text, 'matched'::text, 'met'::text, 'unmet'::text])),
  CONSTRAINT needs_unmet_reason_check CHECK (unmet_reason = ANY (ARRAY['no_product'::text, 'specification'::text, 'price'::text, 'stock'::text, 'region'::text, 'timing'::text, 'bought_elsewhere'::text, 'withdrawn'::text, 'mistaken'::text, 'other'::text])),
  CONSTRAINT needs_urgency_check CHECK (urgency = ANY (ARRAY['low'::text, 'normal'::text, 'high'::text]))
);
CREATE INDEX needs_by_conclusion ON needs USING btree (concluded_at) WHERE (state = 'unmet'::text);
CREATE INDEX needs_by_id ON needs USING btree (id);
CREATE INDEX needs_by_number ON needs USING btree (number);
CREATE INDEX needs_by_owner ON needs USING btree (owner_id, created_at DESC);
CREATE INDEX needs_by_state ON needs USING btree (state, created_at DESC, id DESC);
CREATE INDEX needs_newest ON needs USING btree (created_at DESC, id DESC);
ALTER TABLE needs ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY needs_all ON needs TO zhike_all, zhike_system USING (true);
CREATE POLICY needs_owner ON needs TO CURRENT_USER USING (true);
CREATE POLICY needs_scoped ON needs TO zhike_department, zhike_own, zhike_team USING (sees(customer_id));
GRANT INSERT, SELECT, UPDATE ON TABLE needs TO zhike_staff;

CREATE TABLE order_lines (
  customer_id uuid NOT NULL,
  order_id uuid NOT NULL,
  line_no integer NOT NULL,
  sku text NOT NULL,
  name text NOT NULL,
  quantity integer NOT NULL,
  unit_fen bigint,
  batch text,
  CONSTRAINT order_lines_pkey PRIMARY KEY (customer_id, order_id, line_no),
  CONSTRAINT order_lines_customer_id_order_id_fkey FOREIGN KEY (customer_id, order_id) REFERENCES orders(customer_id, id) ON DELETE CASCADE,
  CONSTRAINT order_lines_quantity_check CHECK (quantity > 0),
  CONSTRAINT order_lines_unit_fen_check CHECK (unit_fen >= 0)
);
CREATE INDEX order_lines_by_sku ON order_lines USING btree (sku);
ALTER TABLE order_lines ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY order_lines_all ON order_lines TO zhike_all, zhike_system USING (true);
CREATE POLICY order_lines_owner ON order_lines TO CURRENT_USER USING (true);
CREATE POLICY order_lines_scoped ON order_lines TO zhike_department, zhike_own, zhike_team USING (sees(customer_id));
GRANT DELETE, INSERT, SELECT, UPDATE ON TABLE order_lines TO zhike_staff;

CREATE TABLE order_numbers (
  order_no text NOT NULL,
  holder_id uuid NOT NULL,
  order_id uuid NOT NULL,
  CONSTRAINT order_numbers_pkey PRIMARY KEY (order_no)
);
CREATE INDEX order_numbers_by_end ON order_numbers USING btree (reverse(upper(order_no)));
CREATE INDEX order_numbers_by_order ON order_numbers USING btree (order_id);
CREATE INDEX order_numbers_in_capitals ON order_numbers USING btree (upper(order_no));
GRANT DELETE, INSERT, SELECT ON TABLE order_numbers TO zhike_staff;

CREATE TABLE orders (
  customer_id uuid NOT NULL,
  id uuid NOT NULL,
  order_no text NOT NULL,
  status text DEFAULT 'placed'::text NOT NULL,
  ordered_at timestamp with time zone NOT NULL,
  currency text NOT NULL,
  total_fen bigint NOT NULL,
  refunded_fen bigint DEFAULT 0 NOT NULL,
  sold_by text,
  store text,
  channel text,
  created_at timestamp with time zone NOT NULL,
  version integer DEFAULT 1 NOT NULL,
  custom jsonb DEFAULT '{}'::jsonb NOT NULL,
  CONSTRAINT orders_pkey PRIMARY KEY (customer_id, id),
  CONSTRAINT orders_customer_id_fkey FOREIGN KEY (customer_id) REFERENCES customers(id) ON DELETE CASCADE,
  CONSTRAINT orders_check CHECK (refunded_fen >= 0 AND refunded_fen <= total_fen),
  CONSTRAINT orders_currency_check CHECK (currency ~ '^[A-Z]{3}$'::text),
  CONSTRAINT orders_status_check CHECK (status = ANY (ARRAY['placed'::text, 'cancelled'::text])),
  CONSTRAINT orders_total_fen_check CHECK (total_fen >= 0)
);
CREATE INDEX orders_by_custom ON orders USING gin (custom jsonb_path_ops) WHERE (custom <> '{}'::jsonb);
CREATE INDEX orders_by_id ON orders USING btree (id);
CREATE INDEX orders_by_time ON orders USING btree (customer_id, ordered_at DESC, id DESC);
CREATE INDEX orders_cancelled ON orders USING btree (ordered_at DESC, id DESC) WHERE (status = 'cancelled'::text);
CREATE INDEX orders_newest ON orders USING btree (ordered_at DESC, id DESC);
ALTER TABLE orders ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY orders_all ON orders TO zhike_all, zhike_system USING (true);
CREATE POLICY orders_owner ON orders TO CURRENT_USER USING (true);
CREATE POLICY orders_scoped ON orders TO zhike_department, zhike_own, zhike_team USING (sees(customer_id));
GRANT DELETE, INSERT, SELECT, UPDATE ON TABLE orders TO zhike_staff;

CREATE TABLE outbox (
  id bigint GENERATED ALWAYS AS IDENTITY NOT NULL,
  customer_id uuid,
  event_id uuid NOT NULL,
  CONSTRAINT outbox_pkey PRIMARY KEY (id)
);
GRANT DELETE, SELECT ON TABLE outbox TO zhike_system;
GRANT INSERT ON TABLE outbox TO zhike_customer;
GRANT INSERT ON TABLE outbox TO zhike_public;
GRANT INSERT ON TABLE outbox TO zhike_staff;

CREATE TABLE own_fields (
  id uuid NOT NULL,
  kind text NOT NULL,
  key text NOT NULL,
  name text NOT NULL,
  name_en text,
  type text NOT NULL,
  help text DEFAULT ''::text NOT NULL,
  section text DEFAULT ''::text NOT NULL,
  "position" integer NOT NULL,
  required boolean DEFAULT false NOT NULL,
  is_unique boolean DEFAULT false NOT NULL,
  choices jsonb DEFAULT '[]'::jsonb NOT NULL,
  limits jsonb DEFAULT '{}'::jsonb NOT NULL,
  default_value jsonb,
  formula text,
  result text,
  only_for text[] DEFAULT '{}'::text[] NOT NULL,
  shown_to text[],
  edited_by text[],
  created_at timestamp with time zone NOT NULL,
  retired_at timestamp with time zone,
  retired_by uuid,
  version integer DEFAULT 1 NOT NULL,
  CONSTRAINT own_fields_pkey PRIMARY KEY (id),
  CONSTRAINT own_fields_kind_key_key UNIQUE (kind, key),
  CONSTRAINT own_fields_check CHECK ((type = 'formula'::text) = (formula IS NOT NULL)),
  CONSTRAINT own_fields_key_check CHECK (key ~ '^[a-z][a-z0-9_]{0,39}$'::text),
  CONSTRAINT own_fields_kind_check CHECK (kind = ANY (ARRAY['customer'::text, 'ticket'::text, 'order'::text])),
  CONSTRAINT own_fields_type_check CHECK (type = ANY (ARRAY['text'::text, 'number'::text, 'money'::text, 'date'::text, 'choice'::text, 'multi_choice'::text, 'person'::text, 'file'::text, 'formula'::text]))
);
CREATE UNIQUE INDEX own_fields_by_name ON own_fields USING btree (kind, name) WHERE (retired_at IS NULL);
GRANT INSERT, SELECT, UPDATE ON TABLE own_fields TO zhike_staff;
GRANT SELECT ON TABLE own_fields TO zhike_customer;
GRANT SELECT ON TABLE own_fields TO zhike_public;

CREATE TABLE own_metrics (
  customer_id uuid NOT NULL,
  orders_count integer NOT NULL,
  total_fen bigint NOT NULL,
  first_order_at timestamp with time zone,
  last_order_at timestamp with time zone,
  CONSTRAINT own_metrics_pkey PRIMARY KEY (customer_id),
  CONSTRAINT own_metrics_customer_id_fkey FOREIGN KEY (customer_id) REFERENCES customers(id) ON DELETE CASCADE
);
ALTER TABLE own_metrics ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY own_metrics_all ON own_metrics TO zhike_all, zhike_system USING (true);
CREATE POLICY own_metrics_owner ON own_metrics TO CURRENT_USER USING (true);
CREATE POLICY own_metrics_scoped ON own_metrics TO zhike_department, zhike_own, zhike_team USING (sees(customer_id));
GRANT DELETE, INSERT, SELECT, UPDATE ON TABLE own_metrics TO zhike_staff;

CREATE TABLE own_unique_values (
  field_id uuid NOT NULL,
  value text NOT NULL,
  holder_id uuid NOT NULL,
  record_id uuid NOT NULL,
  CONSTRAINT own_unique_values_pkey PRIMARY KEY (field_id, value),
  CONSTRAINT own_unique_values_field_id_fkey FOREIGN KEY (field_id) REFERENCES own_fields(id)
);
CREATE INDEX own_unique_values_by_record ON own_unique_values USING btree (record_id);
GRANT DELETE, INSERT, SELECT ON TABLE own_unique_values TO zhike_staff;

CREATE TABLE ownerships (
  customer_id uuid NOT NULL,
  id uuid NOT NULL,
  owner_id uuid NOT NULL,
  began_at timestamp with time zone NOT NULL,
  began_how text NOT NULL,
  began_by_kind text NOT NULL,
  began_by_id uuid,
  ended_at timestamp with time zone,
  ended_how text,
  ended_by_kind text,
  ended_by_id uuid,
  rule_id uuid,
  reason text,
  note text,
  CONSTRAINT ownerships_pkey PRIMARY KEY (customer_id, id),
  CONSTRAINT ownerships_customer_id_fkey FOREIGN KEY (customer_id) REFERENCES customers(id) ON DELETE CASCADE,
  CONSTRAINT ownerships_began_how_check CHECK (began_how = ANY (ARRAY['created'::text, 'assigned'::text, 'claimed'::text, 'merged'::text])),
  CONSTRAINT ownerships_check CHECK ((ended_at IS NULL) = (ended_how IS NULL)),
  CONSTRAINT ownerships_ended_how_check CHECK (ended_how = ANY (ARRAY['assigned'::text, 'withdrawn'::text, 'released'::text, 'returned'::text, 'merged'::text]))
);
CREATE INDEX ownerships_by_owner ON ownerships USING btree (owner_id, began_at) WHERE (began_how = 'claimed'::text);
CREATE UNIQUE INDEX ownerships_open ON ownerships USING btree (customer_id) WHERE (ended_at IS NULL);
ALTER TABLE ownerships ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY ownerships_all ON ownerships TO zhike_all, zhike_system USING (true);
CREATE POLICY ownerships_owner ON ownerships TO CURRENT_USER USING (true);
CREATE POLICY ownerships_scoped ON ownerships TO zhike_department, zhike_own, zhike_team USING (sees(customer_id));
GRANT INSERT, SELECT, UPDATE ON TABLE ownerships TO zhike_staff;

CREATE TABLE payments (
  customer_id uuid NOT NULL,
  order_id uuid NOT NULL,
  id uuid NOT NULL,
  at timestamp with time zone NOT NULL,
  amount_fen bigint NOT NULL,
  method text NOT NULL,
  note text,
  CONSTRAINT payments_pkey PRIMARY KEY (customer_id, order_id, id),
  CONSTRAINT payments_customer_id_order_id_fkey FOREIGN KEY (customer_id, order_id) REFERENCES orders(customer_id, id) ON DELETE CASCADE,
  CONSTRAINT payments_amount_fen_check CHECK (amount_fen > 0)
);
ALTER TABLE payments ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY payments_all ON payments TO zhike_all, zhike_system USING (true);
CREATE POLICY payments_owner ON payments TO CURRENT_USER USING (true);
CREATE POLICY payments_scoped ON payments TO zhike_department, zhike_own, zhike_team USING (sees(customer_id));
GRANT DELETE, INSERT, SELECT, UPDATE ON TABLE payments TO zhike_staff;

CREATE TABLE pool_entries (
  customer_id uuid NOT NULL,
  entered_at timestamp with time zone NOT NULL,
  former_owner_id uuid,
  rule_id uuid,
  reason text,
  note text,
  by_kind text NOT NULL,
  by_id uuid,
  CONSTRAINT pool_entries_pkey PRIMARY KEY (customer_id),
  CONSTRAINT pool_entries_customer_id_fkey FOREIGN KEY (customer_id) REFERENCES customers(id) ON DELETE CASCADE
);
CREATE INDEX pool_entries_newest ON pool_entries USING btree (entered_at DESC, customer_id DESC);
ALTER TABLE pool_entries ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY pool_entries_all ON pool_entries TO zhike_all, zhike_system USING (true);
CREATE POLICY pool_entries_owner ON pool_entries TO CURRENT_USER USING (true);
CREATE POLICY pool_entries_scoped ON pool_entries TO zhike_department, zhike_own, zhike_team USING (sees(customer_id));
GRANT DELETE, INSERT, SELECT, UPDATE ON TABLE pool_entries TO zhike_staff;

CREATE TABLE pool_limits (
  one boolean DEFAULT true NOT NULL,
  most_held integer,
  most_daily integer,
  cool_down_days integer DEFAULT 30 NOT NULL,
  warn_days integer DEFAULT 7 NOT NULL,
  collaborators text DEFAULT 'remain'::text NOT NULL,
  version integer DEFAULT 1 NOT NULL,
  CONSTRAINT pool_limits_pkey PRIMARY KEY (one),
  CONSTRAINT pool_limits_collaborators_check CHECK (collaborators = ANY (ARRAY['remain'::text, 'leave'::text])),
  CONSTRAINT pool_limits_cool_down_days_check CHECK (cool_down_days >= 0 AND cool_down_days <= 3650),
  CONSTRAINT pool_limits_most_daily_check CHECK (most_daily >= 1 AND most_daily <= 10000),
  CONSTRAINT pool_limits_most_held_check CHECK (most_held >= 1 AND most_held <= 100000),
  CONSTRAINT pool_limits_one_check CHECK (one),
  CONSTRAINT pool_limits_warn_days_check CHECK (warn_days >= 1 AND warn_days <= 90)
);
GRANT SELECT, UPDATE ON TABLE pool_limits TO zhike_staff;

CREATE TABLE pool_rules (
  id uuid NOT NULL,
  name text NOT NULL,
  basis text NOT NULL,
  field text,
  days integer NOT NULL,
  kind text,
  stages text[] DEFAULT '{}'::text[] NOT NULL,
  tiers text[] DEFAULT '{}'::text[] NOT NULL,
  protection_days integer NOT NULL,
  active_since timestamp with time zone,
  created_at timestamp with time zone NOT NULL,
  removed_at timestamp with time zone,
  version integer DEFAULT 1 NOT NULL,
  CONSTRAINT pool_rules_pkey PRIMARY KEY (id),
  CONSTRAINT pool_rules_basis_check CHECK (basis = ANY (ARRAY['contact'::text, 'unowned'::text, 'date'::text])),
  CONSTRAINT pool_rules_check CHECK ((basis = 'date'::text) = (field IS NOT NULL)),
  CONSTRAINT pool_rules_days_check CHECK (days >= 0 AND days <= 3650),
  CONSTRAINT pool_rules_kind_check CHECK (kind = ANY (ARRAY['person'::text, 'organisation'::text])),
  CONSTRAINT pool_rules_protection_days_check CHECK (protection_days >= 0 AND protection_days <= 3650)
);
GRANT INSERT, SELECT, UPDATE ON TABLE pool_rules TO zhike_staff;

CREATE TABLE pool_sweeps (
  day date NOT NULL,
  after_id uuid DEFAULT '00000000-0000-0000-0000-000000000000'::uuid NOT NULL,
  returned integer DEFAULT 0 NOT NULL,
  warned integer DEFAULT 0 NOT NULL,
  started_at timestamp with time zone NOT NULL,
  finished_at timestamp with time zone,
  CONSTRAINT pool_sweeps_pkey PRIMARY KEY (day)
);
GRANT INSERT, SELECT, UPDATE ON TABLE pool_sweeps TO zhike_system;

CREATE TABLE pool_warnings (
  customer_id uuid NOT NULL,
  owner_id uuid NOT NULL,
  returns_on date NOT NULL,
  warned_at timestamp with time zone NOT NULL,
  CONSTRAINT pool_warnings_pkey PRIMARY KEY (customer_id),
  CONSTRAINT pool_warnings_customer_id_fkey FOREIGN KEY (customer_id) REFERENCES customers(id) ON DELETE CASCADE
);
CREATE INDEX pool_warnings_by_owner ON pool_warnings USING btree (owner_id, returns_on, customer_id);
CREATE INDEX pool_warnings_soonest ON pool_warnings USING btree (returns_on, customer_id);
ALTER TABLE pool_warnings ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY pool_warnings_all ON pool_warnings TO zhike_all, zhike_system USING (true);
CREATE POLICY pool_warnings_owner ON pool_warnings TO CURRENT_USER USING (true);
CREATE POLICY pool_warnings_scoped ON pool_warnings TO zhike_department, zhike_own, zhike_team USING (sees(customer_id));
GRANT DELETE, INSERT, SELECT, UPDATE ON TABLE pool_warnings TO zhike_staff;

CREATE TABLE posts (
  id uuid NOT NULL,
  name text NOT NULL,
  CONSTRAINT posts_pkey PRIMARY KEY (id),
  CONSTRAINT posts_name_key UNIQUE (name)
);
GRANT DELETE, INSERT, SELECT, UPDATE ON TABLE posts TO zhike_staff;

CREATE TABLE praises (
  customer_id uuid NOT NULL,
  ticket_id uuid NOT NULL,
  staff_id uuid NOT NULL,
  words text NOT NULL,
  at timestamp with time zone NOT NULL,
  by_kind text NOT NULL,
  by_id uuid,
  read_at timestamp with time zone,
  CONSTRAINT praises_pkey PRIMARY KEY (customer_id, ticket_id, staff_id),
  CONSTRAINT praises_customer_id_ticket_id_fkey FOREIGN KEY (customer_id, ticket_id) REFERENCES tickets(customer_id, id) ON DELETE CASCADE,
  CONSTRAINT praises_staff_id_fkey FOREIGN KEY (staff_id) REFERENCES staff(id)
);
CREATE INDEX praises_by_staff ON praises USING btree (staff_id, at DESC);
CREATE INDEX praises_unread ON praises USING btree (staff_id) WHERE (read_at IS NULL);
ALTER TABLE praises ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY praises_all ON praises TO zhike_all, zhike_system USING (true);
CREATE POLICY praises_of_colleague ON praises FOR SELECT TO zhike_department, zhike_own, zhike_team USING ((staff_id = ((NULLIF(current_setting('zhike.actor'::text, true), ''::text))::uuid[])[1]));
CREATE POLICY praises_owner ON praises TO CURRENT_USER USING (true);
CREATE POLICY praises_read_by_colleague ON praises FOR UPDATE TO zhike_department, zhike_own, zhike_team USING ((staff_id = ((NULLIF(current_setting('zhike.actor'::text, true), ''::text))::uuid[])[1]));
CREATE POLICY praises_scoped ON praises TO zhike_department, zhike_own, zhike_team USING (sees_ticket(customer_id, ticket_id));
GRANT DELETE, INSERT, SELECT ON TABLE praises TO zhike_staff;
GRANT UPDATE (read_at) ON TABLE praises TO zhike_staff;

CREATE TABLE products (
  id uuid NOT NULL,
  sku text NOT NULL,
  name text NOT NULL,
  category text,
  price_fen bigint,
  created_at timestamp with time zone NOT NULL,
  version integer DEFAULT 1 NOT NULL,
  owner_id uuid,
  CONSTRAINT products_pkey PRIMARY KEY (id),
  CONSTRAINT products_sku_key UNIQUE (sku),
  CONSTRAINT products_owner_id_fkey FOREIGN KEY (owner_id) REFERENCES staff(id),
  CONSTRAINT products_price_fen_check CHECK (price_fen >= 0)
);
GRANT DELETE ON TABLE products TO zhike_system;
GRANT INSERT, SELECT, UPDATE ON TABLE products TO zhike_staff;

CREATE TABLE promise_calls (
  customer_id uuid NOT NULL,
  ticket_id uuid NOT NULL,
  target text NOT NULL,
  round integer NOT NULL,
  step text NOT NULL,
  staff_id uuid NOT NULL,
  told_as text NOT NULL,
  at timestamp with time zone NOT NULL,
  CONSTRAINT promise_calls_pkey PRIMARY KEY (customer_id, ticket_id, target, round, step, staff_id),
  CONSTRAINT promise_calls_customer_id_ticket_id_fkey FOREIGN KEY (customer_id, ticket_id) REFERENCES tickets(customer_id, id) ON DELETE CASCADE,
  CONSTRAINT promise_calls_staff_id_fkey FOREIGN KEY (staff_id) REFERENCES staff(id) ON DELETE CASCADE,
  CONSTRAINT promise_calls_step_check CHECK (step = ANY (ARRAY['warning'::text, 'breach'::text])),
  CONSTRAINT promise_calls_told_as_check CHECK (told_as = ANY (ARRAY['assignee'::text, 'deputy'::text, 'manager'::text]))
);
CREATE INDEX promise_calls_by_staff ON promise_calls USING btree (staff_id, at DESC);
ALTER TABLE promise_calls ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY promise_calls_all ON promise_calls TO zhike_all, zhike_system USING (true);
CREATE POLICY promise_calls_owner ON promise_calls TO CURRENT_USER USING (true);
CREATE POLICY promise_calls_scoped ON promise_calls TO zhike_department, zhike_own, zhike_team USING (sees_ticket(customer_id, ticket_id));
GRANT INSERT, SELECT ON TABLE promise_calls TO zhike_staff;

CREATE TABLE promise_moves (
  customer_id uuid NOT NULL,
  ticket_id uuid NOT NULL,
  promise_id uuid NOT NULL,
  id uuid NOT NULL,
  from_due_at timestamp with time zone NOT NULL,
  to_due_at timestamp with time zone NOT NULL,
  note text NOT NULL,
  at timestamp with time zone NOT NULL,
  by_kind text NOT NULL,
  by_id uuid,
  CONSTRAINT promise_moves_pkey PRIMARY KEY (customer_id, ticket_id, promise_id, id),
  CONSTRAINT promise_moves_customer_id_ticket_id_fkey FOREIGN KEY (customer_id, ticket_id) REFERENCES tickets(customer_id, id) ON DELETE CASCADE
);
ALTER TABLE promise_moves ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY promise_moves_all ON promise_moves TO zhike_all, zhike_system USING (true);
CREATE POLICY promise_moves_owner ON promise_moves TO CURRENT_USER USING (true);
CREATE POLICY promise_moves_scoped ON promise_moves TO zhike_department, zhike_own, zhike_team USING (sees_ticket(customer_id, ticket_id));
GRANT INSERT, SELECT, UPDATE ON TABLE promise_moves TO zhike_staff;

CREATE TABLE promise_notices (
  customer_id uuid NOT NULL,
  ticket_id uuid NOT NULL,
  promise_id uuid NOT NULL,
  step text NOT NULL,
  due_at timestamp with time zone NOT NULL,
  staff_id uuid NOT NULL,
  told_as text NOT NULL,
  at timestamp with time zone NOT NULL,
  CONSTRAINT promise_notices_pkey PRIMARY KEY (customer_id, ticket_id, promise_id, step, due_at, staff_id),
  CONSTRAINT promise_notices_customer_id_ticket_id_fkey FOREIGN KEY (customer_id, ticket_id) REFERENCES tickets(customer_id, id) ON DELETE CASCADE,
  CONSTRAINT promise_notices_staff_id_fkey FOREIGN KEY (staff_id) REFERENCES staff(id) ON DELETE CASCADE,
  CONSTRAINT promise_notices_step_check CHECK (step = ANY (ARRAY['warning'::text, 'breach'::text])),
  CONSTRAINT promise_notices_told_as_check CHECK (told_as = ANY (ARRAY['assignee'::text, 'deputy'::text, 'manager'::text]))
);
CREATE INDEX promise_notices_by_staff ON promise_notices USING btree (staff_id, at DESC);
ALTER TABLE promise_notices ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY promise_notices_all ON promise_notices TO zhike_all, zhike_system USING (true);
CREATE POLICY promise_notices_owner ON promise_notices TO CURRENT_USER USING (true);
CREATE POLICY promise_notices_scoped ON promise_notices TO zhike_department, zhike_own, zhike_team USING (sees_ticket(customer_id, ticket_id));
GRANT INSERT, SELECT ON TABLE promise_notices TO zhike_staff;

CREATE TABLE promise_policies (
  id uuid NOT NULL,
  name text NOT NULL,
  kinds text[] DEFAULT '{}'::text[] NOT NULL,
  priorities text[] DEFAULT '{}'::text[] NOT NULL,
  tiers text[] DEFAULT '{}'::text[] NOT NULL,
  channels text[] DEFAULT '{}'::text[] NOT NULL,
  first_response integer,
  next_update integer,
  resolution integer,
  calendar_id uuid,
  warn_percent integer DEFAULT 75 NOT NULL,
  replaces_id uuid,
  created_at timestamp with time zone NOT NULL,
  published_by uuid,
  published_at timestamp with time zone,
  retired_by uuid,
  retired_at timestamp with time zone,
  version integer DEFAULT 1 NOT NULL,
  replayed_at timestamp with time zone,
  CONSTRAINT promise_policies_pkey PRIMARY KEY (id),
  CONSTRAINT promise_policies_calendar_id_fkey FOREIGN KEY (calendar_id) REFERENCES calendars(id),
  CONSTRAINT promise_policies_replaces_id_fkey FOREIGN KEY (replaces_id) REFERENCES promise_policies(id),
  CONSTRAINT promise_policies_check CHECK (num_nonnulls(first_response, next_update, resolution) > 0),
  CONSTRAINT promise_policies_first_response_check CHECK (first_response > 0),
  CONSTRAINT promise_policies_next_update_check CHECK (next_update > 0),
  CONSTRAINT promise_policies_resolution_check CHECK (resolution > 0),
  CONSTRAINT promise_policies_warn_percent_check CHECK (warn_percent >= 10 AND warn_percent <= 99)
);
CREATE INDEX promise_policies_by_calendar ON promise_policies USING btree (calendar_id);
CREATE INDEX promise_policies_by_replaced ON promise_policies USING btree (replaces_id);
GRANT DELETE, INSERT, SELECT, UPDATE ON TABLE promise_policies TO zhike_staff;

CREATE TABLE promised_tickets (
  customer_id uuid NOT NULL,
  ticket_id uuid NOT NULL,
  policy_id uuid,
  kind text NOT NULL,
  priority text NOT NULL,
  CONSTRAINT promised_tickets_pkey PRIMARY KEY (customer_id, ticket_id),
  CONSTRAINT promised_tickets_customer_id_ticket_id_fkey FOREIGN KEY (customer_id, ticket_id) REFERENCES tickets(customer_id, id) ON DELETE CASCADE,
  CONSTRAINT promised_tickets_policy_id_fkey FOREIGN KEY (policy_id) REFERENCES promise_policies(id)
);
CREATE INDEX promised_tickets_by_policy ON promised_tickets USING btree (policy_id);
CREATE INDEX promised_tickets_of_ticket ON promised_tickets USING btree (ticket_id);
ALTER TABLE promised_tickets ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY promised_tickets_all ON promised_tickets TO zhike_all, zhike_system USING (true);
CREATE POLICY promised_tickets_owner ON promised_tickets TO CURRENT_USER USING (true);
CREATE POLICY promised_tickets_scoped ON promised_tickets TO zhike_department, zhike_own, zhike_team USING (sees_ticket(customer_id, ticket_id));
GRANT INSERT, SELECT, UPDATE ON TABLE promised_tickets TO zhike_staff;

CREATE TABLE promises (
  customer_id uuid NOT NULL,
  ticket_id uuid NOT NULL,
  id uuid NOT NULL,
  words text NOT NULL,
  owner_id uuid NOT NULL,
  source text NOT NULL,
  message_id uuid,
  first_due_at timestamp with time zone NOT NULL,
  due_at timestamp with time zone NOT NULL,
  warn_at timestamp with time zone NOT NULL,
  made_at timestamp with time zone NOT NULL,
  made_by_kind text NOT NULL,
  made_by_id uuid,
  kept_at timestamp with time zone,
  kept_by_kind text,
  kept_by_id uuid,
  withdrawn_at timestamp with time zone,
  withdrawn_by_kind text,
  withdrawn_by_id uuid,
  withdrawn_for text,
  warned_at timestamp with time zone,
  broken_at timestamp with time zone,
  next_at timestamp with time zone,
  CONSTRAINT promises_pkey PRIMARY KEY (customer_id, ticket_id, id),
  CONSTRAINT promises_customer_id_ticket_id_fkey FOREIGN KEY (customer_id, ticket_id) REFERENCES tickets(customer_id, id) ON DELETE CASCADE,
  CONSTRAINT promises_owner_id_fkey FOREIGN KEY (owner_id) REFERENCES staff(id),
  CONSTRAINT promises_check CHECK (kept_at IS NULL OR withdrawn_at IS NULL),
  CONSTRAINT promises_check1 CHECK ((withdrawn_at IS NULL) = (withdrawn_for IS NULL)),
  CONSTRAINT promises_check2 CHECK (next_at IS NULL OR kept_at IS NULL AND withdrawn_at IS NULL),
  CONSTRAINT promises_source_check CHECK (source = ANY (ARRAY['reply'::text, 'call'::text, 'visit'::text, 'chat'::text, 'other'::text]))
);
CREATE INDEX promises_by_due ON promises USING btree (due_at, id);
CREATE INDEX promises_by_first_due ON promises USING btree (first_due_at);
CREATE INDEX promises_by_owner ON promises USING btree (owner_id, due_at, id);
CREATE INDEX promises_next ON promises USING btree (next_at) WHERE (next_at IS NOT NULL);
CREATE INDEX promises_of_ticket ON promises USING btree (ticket_id);
ALTER TABLE promises ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY promises_all ON promises TO zhike_all, zhike_system USING (true);
CREATE POLICY promises_owner ON promises TO CURRENT_USER USING (true);
CREATE POLICY promises_scoped ON promises TO zhike_department, zhike_own, zhike_team USING (sees_ticket(customer_id, ticket_id));
CREATE POLICY promises_self ON promises TO zhike_customer USING ((customer_id = ((NULLIF(current_setting('zhike.actor'::text, true), ''::text))::uuid[])[1]));
GRANT INSERT, SELECT, UPDATE ON TABLE promises TO zhike_staff;
GRANT SELECT ON TABLE promises TO zhike_customer;

CREATE TABLE quality_days (
  team_id uuid NOT NULL,
  day date NOT NULL,
  customers integer NOT NULL,
  points bigint NOT NULL,
  CONSTRAINT quality_days_pkey PRIMARY KEY (team_id, day)
);
ALTER TABLE quality_days ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY quality_days_all ON quality_days TO zhike_all, zhike_system USING (true);
CREATE POLICY quality_days_owner ON quality_days TO CURRENT_USER USING (true);
CREATE POLICY quality_days_scoped ON quality_days TO zhike_department, zhike_team USING ((team_id = ANY ((NULLIF(current_setting('zhike.actor'::text, true), ''::text))::uuid[])));
GRANT INSERT, UPDATE ON TABLE quality_days TO zhike_system;
GRANT SELECT ON TABLE quality_days TO zhike_staff;

CREATE TABLE recents (
  customer_id uuid NOT NULL,
  staff_id uuid NOT NULL,
  kind text NOT NULL,
  item_id uuid NOT NULL,
  opened_at timestamp with time zone NOT NULL,
  heat double precision NOT NULL,
  CONSTRAINT recents_pkey PRIMARY KEY (customer_id, staff_id, kind, item_id),
  CONSTRAINT recents_customer_id_fkey FOREIGN KEY (customer_id) REFERENCES customers(id) ON DELETE CASCADE,
  CONSTRAINT recents_kind_check CHECK (kind = ANY (ARRAY['customer'::text, 'ticket'::text, 'order'::text]))
);
CREATE INDEX recents_by_staff ON recents USING btree (staff_id, opened_at DESC);
ALTER TABLE recents ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY recents_all ON recents TO zhike_all, zhike_system USING (true);
CREATE POLICY recents_mine ON recents TO zhike_all, zhike_department, zhike_own, zhike_team USING ((staff_id = ((NULLIF(current_setting('zhike.actor'::text, true), ''::text))::uuid[])[1]));
CREATE POLICY recents_owner ON recents TO CURRENT_USER USING (true);
CREATE POLICY recents_scoped ON recents TO zhike_department, zhike_own, zhike_team USING (
CASE kind
    WHEN 'ticket'::text THEN sees_ticket(customer_id, item_id)
    ELSE sees(customer_id)
END);
GRANT DELETE, INSERT, SELECT, UPDATE ON TABLE recents TO zhike_staff;

CREATE TABLE returns (
  customer_id uuid NOT NULL,
  order_id uuid NOT NULL,
  id uuid NOT NULL,
  at timestamp with time zone NOT NULL,
  refund_fen bigint NOT NULL,
  reason text NOT NULL,
  sku text,
  quantity integer NOT NULL,
  note text,
  CONSTRAINT returns_pkey PRIMARY KEY (customer_id, order_id, id),
  CONSTRAINT returns_customer_id_order_id_fkey FOREIGN KEY (customer_id, order_id) REFERENCES orders(customer_id, id) ON DELETE CASCADE,
  CONSTRAINT returns_quantity_check CHECK (quantity >= 0),
  CONSTRAINT returns_reason_check CHECK (reason = ANY (ARRAY['logistics'::text, 'goods'::text, 'buyer'::text])),
  CONSTRAINT returns_refund_fen_check CHECK (refund_fen >= 0)
);
ALTER TABLE returns ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY returns_all ON returns TO zhike_all, zhike_system USING (true);
CREATE POLICY returns_owner ON returns TO CURRENT_USER USING (true);
CREATE POLICY returns_scoped ON returns TO zhike_department, zhike_own, zhike_team USING (sees(customer_id));
GRANT DELETE, INSERT, SELECT, UPDATE ON TABLE returns TO zhike_staff;

CREATE TABLE roles (
  code text NOT NULL,
  permissions text[] NOT NULL,
  version integer DEFAULT 1 NOT NULL,
  CONSTRAINT roles_pkey PRIMARY KEY (code)
);
GRANT DELETE, INSERT, SELECT, UPDATE ON TABLE roles TO zhike_staff;

CREATE TABLE roster_days (
  staff_id uuid NOT NULL,
  day date NOT NULL,
  shift_id uuid,
  set_by uuid,
  set_at timestamp with time zone NOT NULL,
  CONSTRAINT roster_days_pkey PRIMARY KEY (staff_id, day),
  CONSTRAINT roster_days_shift_id_fkey FOREIGN KEY (shift_id) REFERENCES shifts(id),
  CONSTRAINT roster_days_staff_id_fkey FOREIGN KEY (staff_id) REFERENCES staff(id) ON DELETE CASCADE
);
CREATE INDEX roster_days_by_shift ON roster_days USING btree (shift_id);
GRANT DELETE, INSERT, SELECT, UPDATE ON TABLE roster_days TO zhike_staff;

CREATE TABLE search_passes (
  version text NOT NULL,
  after_id uuid DEFAULT '00000000-0000-0000-0000-000000000000'::uuid NOT NULL,
  finished_at timestamp with time zone,
  CONSTRAINT search_passes_pkey PRIMARY KEY (version)
);
ALTER TABLE search_passes ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY search_passes_owner ON search_passes TO CURRENT_USER USING (true);
CREATE POLICY search_passes_system ON search_passes TO zhike_system USING (true);
GRANT INSERT, SELECT, UPDATE ON TABLE search_passes TO zhike_system;

CREATE TABLE shifts (
  id uuid NOT NULL,
  name text NOT NULL,
  begins integer NOT NULL,
  ends integer NOT NULL,
  created_at timestamp with time zone NOT NULL,
  removed_at timestamp with time zone,
  version integer DEFAULT 1 NOT NULL,
  CONSTRAINT shifts_pkey PRIMARY KEY (id),
  CONSTRAINT shifts_begins_check CHECK (begins >= 0 AND begins <= 1439),
  CONSTRAINT shifts_check CHECK (ends > begins AND ends <= (begins + 1440))
);
CREATE UNIQUE INDEX shifts_by_name ON shifts USING btree (name) WHERE (removed_at IS NULL);
GRANT DELETE, INSERT, SELECT, UPDATE ON TABLE shifts TO zhike_staff;

CREATE TABLE staff (
  id uuid NOT NULL,
  name text NOT NULL,
  email text NOT NULL,
  role text NOT NULL,
  scope text NOT NULL,
  department_id uuid,
  post_id uuid,
  demo boolean DEFAULT false NOT NULL,
  suspended_at timestamp with time zone,
  suspended_by uuid,
  created_at timestamp with time zone NOT NULL,
  version integer DEFAULT 1 NOT NULL,
  CONSTRAINT staff_pkey PRIMARY KEY (id),
  CONSTRAINT staff_department_id_fkey FOREIGN KEY (department_id) REFERENCES departments(id),
  CONSTRAINT staff_post_id_fkey FOREIGN KEY (post_id) REFERENCES posts(id) ON DELETE SET NULL,
  CONSTRAINT staff_role_fkey FOREIGN KEY (role) REFERENCES roles(code),
  CONSTRAINT staff_scope_check CHECK (scope = ANY (ARRAY['none'::text, 'own'::text, 'team'::text, 'department'::text, 'all'::text]))
);
CREATE INDEX staff_by_department ON staff USING btree (department_id);
CREATE UNIQUE INDEX staff_by_email ON staff USING btree (lower(email));
GRANT DELETE, INSERT, SELECT, UPDATE ON TABLE staff TO zhike_staff;
GRANT SELECT ON TABLE staff TO zhike_customer;

CREATE TABLE team_members (
  team_id uuid NOT NULL,
  staff_id uuid NOT NULL,
  CONSTRAINT team_members_pkey PRIMARY KEY (team_id, staff_id),
  CONSTRAINT team_members_staff_id_fkey FOREIGN KEY (staff_id) REFERENCES staff(id),
  CONSTRAINT team_members_team_id_fkey FOREIGN KEY (team_id) REFERENCES teams(id)
);
CREATE INDEX team_members_by_staff ON team_members USING btree (staff_id);
GRANT DELETE, INSERT, SELECT, UPDATE ON TABLE team_members TO zhike_staff;
GRANT SELECT ON TABLE team_members TO zhike_customer;

CREATE TABLE teams (
  id uuid NOT NULL,
  name text NOT NULL,
  department_id uuid NOT NULL,
  version integer DEFAULT 1 NOT NULL,
  CONSTRAINT teams_pkey PRIMARY KEY (id),
  CONSTRAINT teams_department_id_fkey FOREIGN KEY (department_id) REFERENCES departments(id)
);
CREATE INDEX teams_by_department ON teams USING btree (department_id);
GRANT DELETE, INSERT, SELECT, UPDATE ON TABLE teams TO zhike_staff;
GRANT SELECT ON TABLE teams TO zhike_customer;

CREATE TABLE ticket_categories (
  id uuid NOT NULL,
  kind text NOT NULL,
  name text NOT NULL,
  department_id uuid,
  retired_at timestamp with time zone,
  retired_by uuid,
  version integer DEFAULT 1 NOT NULL,
  CONSTRAINT ticket_categories_pkey PRIMARY KEY (id),
  CONSTRAINT ticket_categories_department_id_fkey FOREIGN KEY (department_id) REFERENCES departments(id),
  CONSTRAINT ticket_categories_kind_check CHECK (kind = ANY (ARRAY['consultation'::text, 'complaint'::text, 'suggestion'::text, 'praise'::text, 'after_sales'::text, 'value_added'::text]))
);
CREATE UNIQUE INDEX ticket_categories_by_name ON ticket_categories USING btree (kind, name) WHERE (retired_at IS NULL);
GRANT INSERT, SELECT, UPDATE ON TABLE ticket_categories TO zhike_staff;
GRANT SELECT ON TABLE ticket_categories TO zhike_customer;
GRANT SELECT ON TABLE ticket_categories TO zhike_public;

CREATE TABLE ticket_checklists (
  id uuid NOT NULL,
  type_id uuid NOT NULL,
  steps jsonb NOT NULL,
  CONSTRAINT ticket_checklists_pkey PRIMARY KEY (id),
  CONSTRAINT ticket_checklists_type_id_fkey FOREIGN KEY (type_id) REFERENCES ticket_types(id) DEFERRABLE INITIALLY DEFERRED
);
CREATE INDEX ticket_checklists_by_type ON ticket_checklists USING btree (type_id);
GRANT INSERT, SELECT ON TABLE ticket_checklists TO zhike_staff;
GRANT SELECT ON TABLE ticket_checklists TO zhike_customer;
GRANT SELECT ON TABLE ticket_checklists TO zhike_public;

CREATE TABLE ticket_closures (
  customer_id uuid NOT NULL,
  ticket_id uuid NOT NULL,
  id uuid NOT NULL,
  reason text,
  at timestamp with time zone NOT NULL,
  by_kind text NOT NULL,
  by_id uuid,
  withdrawn_at timestamp with time zone,
  withdrawn_by_kind text,
  withdrawn_by_id uuid,
  CONSTRAINT ticket_closures_pkey PRIMARY KEY (customer_id, ticket_id, id),
  CONSTRAINT ticket_closures_customer_id_ticket_id_fkey FOREIGN KEY (customer_id, ticket_id) REFERENCES tickets(customer_id, id) ON DELETE CASCADE
);
CREATE UNIQUE INDEX ticket_closures_one_stands ON ticket_closures USING btree (customer_id, ticket_id) WHERE (withdrawn_at IS NULL);
ALTER TABLE ticket_closures ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY ticket_closures_all ON ticket_closures TO zhike_all, zhike_system USING (true);
CREATE POLICY ticket_closures_owner ON ticket_closures TO CURRENT_USER USING (true);
CREATE POLICY ticket_closures_scoped ON ticket_closures TO zhike_department, zhike_own, zhike_team USING (sees_ticket(customer_id, ticket_id));
CREATE POLICY ticket_closures_self ON ticket_closures TO zhike_customer USING ((customer_id = ((NULLIF(current_setting('zhike.actor'::text, true), ''::text))::uuid[])[1]));
GRANT INSERT ON TABLE ticket_closures TO zhike_customer;
GRANT INSERT, SELECT, UPDATE ON TABLE ticket_closures TO zhike_staff;
GRANT SELECT (customer_id, ticket_id, id, at, withdrawn_at) ON TABLE ticket_closures TO zhike_customer;
GRANT UPDATE (withdrawn_at, withdrawn_by_kind, withdrawn_by_id) ON TABLE ticket_closures TO zhike_customer;

CREATE TABLE ticket_links (
  customer_id uuid NOT NULL,
  ticket_id uuid NOT NULL,
  id uuid NOT NULL,
  kind text NOT NULL,
  other_id uuid NOT NULL,
  at timestamp with time zone NOT NULL,
  by_kind text NOT NULL,
  by_id uuid,
  removed_at timestamp with time zone,
  removed_by_kind text,
  removed_by_id uuid,
  CONSTRAINT ticket_links_pkey PRIMARY KEY (customer_id, ticket_id, id),
  CONSTRAINT ticket_links_customer_id_ticket_id_fkey FOREIGN KEY (customer_id, ticket_id) REFERENCES tickets(customer_id, id) ON DELETE CASCADE,
  CONSTRAINT ticket_links_check CHECK (other_id <> ticket_id),
  CONSTRAINT ticket_links_kind_check CHECK (kind = ANY (ARRAY['duplicate'::text, 'cause'::text, 'related'::text, 'child'::text]))
);
CREATE INDEX ticket_links_of_other ON ticket_links USING btree (other_id, kind) WHERE (removed_at IS NULL);
CREATE INDEX ticket_links_of_ticket ON ticket_links USING btree (ticket_id, kind) WHERE (removed_at IS NULL);
CREATE UNIQUE INDEX ticket_links_once ON ticket_links USING btree (customer_id, ticket_id, kind, other_id) WHERE (removed_at IS NULL);
CREATE UNIQUE INDEX ticket_links_one_parent ON ticket_links USING btree (customer_id, ticket_id) WHERE ((kind = 'child'::text) AND (removed_at IS NULL));
ALTER TABLE ticket_links ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY ticket_links_all ON ticket_links TO zhike_all, zhike_system USING (true);
CREATE POLICY ticket_links_owner ON ticket_links TO CURRENT_USER USING (true);
CREATE POLICY ticket_links_scoped ON ticket_links TO zhike_department, zhike_own, zhike_team USING ((sees_ticket(customer_id, ticket_id) AND sees_ticket_by_id(other_id)));
GRANT INSERT, SELECT, UPDATE ON TABLE ticket_links TO zhike_staff;

CREATE TABLE ticket_merges (
  customer_id uuid NOT NULL,
  ticket_id uuid NOT NULL,
  id uuid NOT NULL,
  into_id uuid NOT NULL,
  former_status text NOT NULL,
  at timestamp with time zone NOT NULL,
  by_kind text NOT NULL,
  by_id uuid,
  undone_at timestamp with time zone,
  undone_by_kind text,
  undone_by_id uuid,
  CONSTRAINT ticket_merges_pkey PRIMARY KEY (customer_id, ticket_id, id),
  CONSTRAINT ticket_merges_customer_id_ticket_id_fkey FOREIGN KEY (customer_id, ticket_id) REFERENCES tickets(customer_id, id) ON DELETE CASCADE,
  CONSTRAINT ticket_merges_check CHECK (into_id <> ticket_id),
  CONSTRAINT ticket_merges_former_status_check CHECK (former_status = ANY (ARRAY['open'::text, 'pending'::text, 'resolved'::text, 'closed'::text]))
);
CREATE UNIQUE INDEX ticket_merges_one_stands ON ticket_merges USING btree (customer_id, ticket_id) WHERE (undone_at IS NULL);
ALTER TABLE ticket_merges ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY ticket_merges_all ON ticket_merges TO zhike_all, zhike_system USING (true);
CREATE POLICY ticket_merges_owner ON ticket_merges TO CURRENT_USER USING (true);
CREATE POLICY ticket_merges_scoped ON ticket_merges TO zhike_department, zhike_own, zhike_team USING (sees_ticket(customer_id, ticket_id));
GRANT INSERT, SELECT, UPDATE ON TABLE ticket_merges TO zhike_staff;

CREATE TABLE ticket_messages (
  customer_id uuid NOT NULL,
  ticket_id uuid NOT NULL,
  id uuid NOT NULL,
  visibility text NOT NULL,
  author_kind text NOT NULL,
  author_id uuid,
  body text NOT NULL,
  file_ids uuid[] DEFAULT '{}'::uuid[] NOT NULL,
  at timestamp with time zone NOT NULL,
  CONSTRAINT ticket_messages_pkey PRIMARY KEY (customer_id, ticket_id, id),
  CONSTRAINT ticket_messages_customer_id_ticket_id_fkey FOREIGN KEY (customer_id, ticket_id) REFERENCES tickets(customer_id, id) ON DELETE CASCADE,
  CONSTRAINT ticket_messages_visibility_check CHECK (visibility = ANY (ARRAY['public'::text, 'internal'::text]))
);
ALTER TABLE ticket_messages ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY ticket_messages_all ON ticket_messages TO zhike_all, zhike_system USING (true);
CREATE POLICY ticket_messages_owner ON ticket_messages TO CURRENT_USER USING (true);
CREATE POLICY ticket_messages_scoped ON ticket_messages TO zhike_department, zhike_own, zhike_team USING (sees_ticket(customer_id, ticket_id));
CREATE POLICY ticket_messages_self ON ticket_messages TO zhike_customer USING (((customer_id = ((NULLIF(current_setting('zhike.actor'::text, true), ''::text))::uuid[])[1]) AND (visibility = 'public'::text)));
GRANT INSERT, SELECT ON TABLE ticket_messages TO zhike_customer;
GRANT INSERT, SELECT ON TABLE ticket_messages TO zhike_staff;

CREATE TABLE ticket_number_rules (
  id uuid NOT NULL,
  prefix text NOT NULL,
  date_part text NOT NULL,
  reset text NOT NULL,
  width integer NOT NULL,
  type_id uuid NOT NULL,
  CONSTRAINT ticket_number_rules_pkey PRIMARY KEY (id),
  CONSTRAINT ticket_number_rules_prefix_key UNIQUE (prefix),
  CONSTRAINT ticket_number_rules_type_id_fkey FOREIGN KEY (type_id) REFERENCES ticket_types(id) DEFERRABLE INITIALLY DEFERRED,
  CONSTRAINT ticket_number_rules_date_part_check CHECK (date_part = ANY (ARRAY['none'::text, 'year'::text, 'month'::text, 'day'::text])),
  CONSTRAINT ticket_number_rules_prefix_check CHECK (prefix <> 'T'::text),
  CONSTRAINT ticket_number_rules_reset_check CHECK (reset = ANY (ARRAY['never'::text, 'year'::text, 'month'::text, 'day'::text])),
  CONSTRAINT ticket_number_rules_width_check CHECK (width >= 3 AND width <= 9)
);
CREATE INDEX ticket_number_rules_by_type ON ticket_number_rules USING btree (type_id);
GRANT INSERT, SELECT, UPDATE ON TABLE ticket_number_rules TO zhike_staff;

CREATE TABLE ticket_resolutions (
  customer_id uuid NOT NULL,
  ticket_id uuid NOT NULL,
  id uuid NOT NULL,
  summary text NOT NULL,
  at timestamp with time zone NOT NULL,
  by_kind text NOT NULL,
  by_id uuid,
  confirmed_at timestamp with time zone,
  confirmed_by_kind text,
  confirmed_by_id uuid,
  withdrawn_at timestamp with time zone,
  withdrawn_by_kind text,
  withdrawn_by_id uuid,
  CONSTRAINT ticket_resolutions_pkey PRIMARY KEY (customer_id, ticket_id, id),
  CONSTRAINT ticket_resolutions_customer_id_ticket_id_fkey FOREIGN KEY (customer_id, ticket_id) REFERENCES tickets(customer_id, id) ON DELETE CASCADE
);
CREATE UNIQUE INDEX ticket_resolutions_one_stands ON ticket_resolutions USING btree (customer_id, ticket_id) WHERE (withdrawn_at IS NULL);
ALTER TABLE ticket_resolutions ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY ticket_resolutions_all ON ticket_resolutions TO zhike_all, zhike_system USING (true);
CREATE POLICY ticket_resolutions_owner ON ticket_resolutions TO CURRENT_USER USING (true);
CREATE POLICY ticket_resolutions_scoped ON ticket_resolutions TO zhike_department, zhike_own, zhike_team USING (sees_ticket(customer_id, ticket_id));
CREATE POLICY ticket_resolutions_self ON ticket_resolutions TO zhike_customer USING ((customer_id = ((NULLIF(current_setting('zhike.actor'::text, true), ''::text))::uuid[])[1]));
GRANT INSERT, SELECT, UPDATE ON TABLE ticket_resolutions TO zhike_staff;
GRANT SELECT ON TABLE ticket_resolutions TO zhike_customer;
GRANT UPDATE (confirmed_at, confirmed_by_kind, confirmed_by_id, withdrawn_at, withdrawn_by_kind, withdrawn_by_id) ON TABLE ticket_resolutions TO zhike_customer;

CREATE TABLE ticket_splits (
  customer_id uuid NOT NULL,
  ticket_id uuid NOT NULL,
  id uuid NOT NULL,
  from_id uuid NOT NULL,
  message_ids uuid[] NOT NULL,
  at timestamp with time zone NOT NULL,
  by_kind text NOT NULL,
  by_id uuid,
  undone_at timestamp with time zone,
  undone_by_kind text,
  undone_by_id uuid,
  CONSTRAINT ticket_splits_pkey PRIMARY KEY (customer_id, ticket_id, id),
  CONSTRAINT ticket_splits_customer_id_ticket_id_fkey FOREIGN KEY (customer_id, ticket_id) REFERENCES tickets(customer_id, id) ON DELETE CASCADE,
  CONSTRAINT ticket_splits_check CHECK (from_id <> ticket_id)
);
CREATE INDEX ticket_splits_from ON ticket_splits USING btree (from_id);
CREATE UNIQUE INDEX ticket_splits_of_ticket ON ticket_splits USING btree (customer_id, ticket_id);
ALTER TABLE ticket_splits ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY ticket_splits_all ON ticket_splits TO zhike_all, zhike_system USING (true);
CREATE POLICY ticket_splits_owner ON ticket_splits TO CURRENT_USER USING (true);
CREATE POLICY ticket_splits_scoped ON ticket_splits TO zhike_department, zhike_own, zhike_team USING (sees_ticket(customer_id, ticket_id));
GRANT INSERT, SELECT, UPDATE ON TABLE ticket_splits TO zhike_staff;

CREATE TABLE ticket_stand_ins (
  customer_id uuid NOT NULL,
  ticket_id uuid NOT NULL,
  staff_id uuid NOT NULL,
  absent_id uuid NOT NULL,
  during text NOT NULL,
  since timestamp with time zone NOT NULL,
  CONSTRAINT ticket_stand_ins_pkey PRIMARY KEY (customer_id, ticket_id, staff_id, absent_id),
  CONSTRAINT ticket_stand_ins_absent_id_fkey FOREIGN KEY (absent_id) REFERENCES staff(id) ON DELETE CASCADE,
  CONSTRAINT ticket_stand_ins_customer_id_ticket_id_fkey FOREIGN KEY (customer_id, ticket_id) REFERENCES tickets(customer_id, id) ON DELETE CASCADE,
  CONSTRAINT ticket_stand_ins_staff_id_fkey FOREIGN KEY (staff_id) REFERENCES staff(id) ON DELETE CASCADE,
  CONSTRAINT ticket_stand_ins_during_check CHECK (during = ANY (ARRAY['leave'::text, 'absence'::text]))
);
CREATE INDEX ticket_stand_ins_by_absent ON ticket_stand_ins USING btree (absent_id);
CREATE INDEX ticket_stand_ins_by_staff ON ticket_stand_ins USING btree (staff_id);
ALTER TABLE ticket_stand_ins ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY ticket_stand_ins_all ON ticket_stand_ins TO zhike_all, zhike_system USING (true);
CREATE POLICY ticket_stand_ins_owner ON ticket_stand_ins TO CURRENT_USER USING (true);
CREATE POLICY ticket_stand_ins_scoped ON ticket_stand_ins TO zhike_department, zhike_own, zhike_team USING (sees_ticket(customer_id, ticket_id));
GRANT DELETE, INSERT, SELECT, UPDATE ON TABLE ticket_stand_ins TO zhike_staff;

CREATE TABLE ticket_tasks (
  customer_id uuid NOT NULL,
  ticket_id uuid NOT NULL,
  id uuid NOT NULL,
  title text NOT NULL,
  assignee_id uuid,
  due_on date,
  done_at timestamp with time zone,
  done_by_kind text,
  done_by_id uuid,
  CONSTRAINT ticket_tasks_pkey PRIMARY KEY (customer_id, ticket_id, id),
  CONSTRAINT ticket_tasks_assignee_id_fkey FOREIGN KEY (assignee_id) REFERENCES staff(id),
  CONSTRAINT ticket_tasks_customer_id_ticket_id_fkey FOREIGN KEY (customer_id, ticket_id) REFERENCES tickets(customer_id, id) ON DELETE CASCADE,
  CONSTRAINT ticket_tasks_check CHECK ((done_at IS NULL) = (done_by_kind IS NULL))
);
CREATE INDEX ticket_tasks_due ON ticket_tasks USING btree (due_on) WHERE (done_at IS NULL);
CREATE INDEX ticket_tasks_waiting ON ticket_tasks USING btree (assignee_id, due_on) WHERE (done_at IS NULL);
ALTER TABLE ticket_tasks ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY ticket_tasks_all ON ticket_tasks TO zhike_all, zhike_system USING (true);
CREATE POLICY ticket_tasks_owner ON ticket_tasks TO CURRENT_USER USING (true);
CREATE POLICY ticket_tasks_scoped ON ticket_tasks TO zhike_department, zhike_own, zhike_team USING (sees_ticket(customer_id, ticket_id));
GRANT DELETE, INSERT, SELECT, UPDATE ON TABLE ticket_tasks TO zhike_staff;

CREATE TABLE ticket_templates (
  id uuid NOT NULL,
  name text NOT NULL,
  team_id uuid,
  kind text NOT NULL,
  type_id uuid,
  category_id uuid,
  title text NOT NULL,
  description text NOT NULL,
  priority text NOT NULL,
  version integer DEFAULT 1 NOT NULL,
  department_id uuid,
  assignee_id uuid,
  CONSTRAINT ticket_templates_pkey PRIMARY KEY (id),
  CONSTRAINT ticket_templates_assignee_id_fkey FOREIGN KEY (assignee_id) REFERENCES staff(id),
  CONSTRAINT ticket_templates_category_id_fkey FOREIGN KEY (category_id) REFERENCES ticket_categories(id),
  CONSTRAINT ticket_templates_department_id_fkey FOREIGN KEY (department_id) REFERENCES departments(id),
  CONSTRAINT ticket_templates_team_id_fkey FOREIGN KEY (team_id) REFERENCES teams(id) ON DELETE CASCADE,
  CONSTRAINT ticket_templates_type_id_fkey FOREIGN KEY (type_id) REFERENCES ticket_types(id),
  CONSTRAINT ticket_templates_kind_check CHECK (kind = ANY (ARRAY['consultation'::text, 'complaint'::text, 'suggestion'::text, 'praise'::text, 'after_sales'::text, 'value_added'::text])),
  CONSTRAINT ticket_templates_priority_check CHECK (priority = ANY (ARRAY['low'::text, 'normal'::text, 'high'::text, 'urgent'::text]))
);
CREATE INDEX ticket_templates_by_assignee ON ticket_templates USING btree (assignee_id) WHERE (assignee_id IS NOT NULL);
CREATE INDEX ticket_templates_by_department ON ticket_templates USING btree (department_id) WHERE (department_id IS NOT NULL);
CREATE INDEX ticket_templates_by_team ON ticket_templates USING btree (team_id);
CREATE UNIQUE INDEX ticket_templates_by_name ON ticket_templates USING btree (name, team_id) NULLS NOT DISTINCT;
GRANT DELETE, INSERT, SELECT, UPDATE ON TABLE ticket_templates TO zhike_staff;

CREATE TABLE ticket_ticks (
  customer_id uuid NOT NULL,
  ticket_id uuid NOT NULL,
  step_id uuid NOT NULL,
  at timestamp with time zone NOT NULL,
  by_kind text NOT NULL,
  by_id uuid,
  CONSTRAINT ticket_ticks_pkey PRIMARY KEY (customer_id, ticket_id, step_id),
  CONSTRAINT ticket_ticks_customer_id_ticket_id_fkey FOREIGN KEY (customer_id, ticket_id) REFERENCES tickets(customer_id, id) ON DELETE CASCADE
);
ALTER TABLE ticket_ticks ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY ticket_ticks_all ON ticket_ticks TO zhike_all, zhike_system USING (true);
CREATE POLICY ticket_ticks_owner ON ticket_ticks TO CURRENT_USER USING (true);
CREATE POLICY ticket_ticks_scoped ON ticket_ticks TO zhike_department, zhike_own, zhike_team USING (sees_ticket(customer_id, ticket_id));
CREATE POLICY ticket_ticks_self ON ticket_ticks FOR SELECT TO zhike_customer USING ((customer_id = ((NULLIF(current_setting('zhike.actor'::text, true), ''::text))::uuid[])[1]));
GRANT DELETE, INSERT, SELECT, UPDATE ON TABLE ticket_ticks TO zhike_staff;
GRANT SELECT (customer_id, ticket_id, step_id) ON TABLE ticket_ticks TO zhike_customer;

CREATE TABLE ticket_types (
  id uuid NOT NULL,
  kind text NOT NULL,
  name text NOT NULL,
  name_en text,
  category_id uuid,
  priority text NOT NULL,
  form jsonb,
  number_rule_id uuid,
  checklist_id uuid,
  tasks jsonb NOT NULL,
  portal boolean NOT NULL,
  created_at timestamp with time zone NOT NULL,
  retired_at timestamp with time zone,
  retired_by uuid,
  version integer DEFAULT 1 NOT NULL,
  CONSTRAINT ticket_types_pkey PRIMARY KEY (id),
  CONSTRAINT ticket_types_category_id_fkey FOREIGN KEY (category_id) REFERENCES ticket_categories(id),
  CONSTRAINT ticket_types_checklist_id_fkey FOREIGN KEY (checklist_id) REFERENCES ticket_checklists(id),
  CONSTRAINT ticket_types_number_rule_id_fkey FOREIGN KEY (number_rule_id) REFERENCES ticket_number_rules(id),
  CONSTRAINT ticket_types_kind_check CHECK (kind = ANY (ARRAY['consultation'::text, 'complaint'::text, 'suggestion'::text, 'praise'::text, 'after_sales'::text, 'value_added'::text])),
  CONSTRAINT ticket_types_priority_check CHECK (priority = ANY (ARRAY['low'::text, 'normal'::text, 'high'::text, 'urgent'::text]))
);
CREATE UNIQUE INDEX ticket_types_by_name ON ticket_types USING btree (kind, name) WHERE (retired_at IS NULL);
GRANT INSERT, SELECT, UPDATE ON TABLE ticket_types TO zhike_staff;
GRANT SELECT ON TABLE ticket_types TO zhike_customer;
GRANT SELECT ON TABLE ticket_types TO zhike_public;

CREATE TABLE ticket_waits (
  customer_id uuid NOT NULL,
  ticket_id uuid NOT NULL,
  begins_at timestamp with time zone NOT NULL,
  ends_at timestamp with time zone,
  CONSTRAINT ticket_waits_pkey PRIMARY KEY (customer_id, ticket_id, begins_at),
  CONSTRAINT ticket_waits_customer_id_ticket_id_fkey FOREIGN KEY (customer_id, ticket_id) REFERENCES tickets(customer_id, id) ON DELETE CASCADE,
  CONSTRAINT ticket_waits_check CHECK (ends_at >= begins_at)
);
ALTER TABLE ticket_waits ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY ticket_waits_all ON ticket_waits TO zhike_all, zhike_system USING (true);
CREATE POLICY ticket_waits_owner ON ticket_waits TO CURRENT_USER USING (true);
CREATE POLICY ticket_waits_scoped ON ticket_waits TO zhike_department, zhike_own, zhike_team USING (sees_ticket(customer_id, ticket_id));
CREATE POLICY ticket_waits_self ON ticket_waits TO zhike_customer USING ((customer_id = ((NULLIF(current_setting('zhike.actor'::text, true), ''::text))::uuid[])[1]));
GRANT INSERT, SELECT, UPDATE ON TABLE ticket_waits TO zhike_staff;
GRANT SELECT ON TABLE ticket_waits TO zhike_customer;
GRANT UPDATE (ends_at) ON TABLE ticket_waits TO zhike_customer;

CREATE TABLE ticket_watchers (
  customer_id uuid NOT NULL,
  ticket_id uuid NOT NULL,
  staff_id uuid NOT NULL,
  since timestamp with time zone NOT NULL,
  by_kind text NOT NULL,
  by_id uuid,
  CONSTRAINT ticket_watchers_pkey PRIMARY KEY (customer_id, ticket_id, staff_id),
  CONSTRAINT ticket_watchers_customer_id_ticket_id_fkey FOREIGN KEY (customer_id, ticket_id) REFERENCES tickets(customer_id, id) ON DELETE CASCADE,
  CONSTRAINT ticket_watchers_staff_id_fkey FOREIGN KEY (staff_id) REFERENCES staff(id)
);
CREATE INDEX ticket_watchers_of_staff ON ticket_watchers USING btree (staff_id, ticket_id);
ALTER TABLE ticket_watchers ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY ticket_watchers_all ON ticket_watchers TO zhike_all, zhike_system USING (true);
CREATE POLICY ticket_watchers_owner ON ticket_watchers TO CURRENT_USER USING (true);
CREATE POLICY ticket_watchers_scoped ON ticket_watchers TO zhike_department, zhike_own, zhike_team USING (sees_ticket(customer_id, ticket_id));
GRANT DELETE, INSERT, SELECT ON TABLE ticket_watchers TO zhike_staff;

CREATE TABLE ticket_words (
  word text NOT NULL,
  share real NOT NULL,
  CONSTRAINT ticket_words_pkey PRIMARY KEY (word),
  CONSTRAINT ticket_words_share_check CHECK (share > 0::double precision AND share <= 1::double precision)
);
GRANT SELECT ON TABLE ticket_words TO zhike_system;

CREATE TABLE tickets (
  customer_id uuid NOT NULL,
  id uuid NOT NULL,
  number text NOT NULL,
  kind text NOT NULL,
  category_id uuid,
  title text NOT NULL,
  description text NOT NULL,
  priority text NOT NULL,
  priority_rank smallint GENERATED ALWAYS AS (
CASE priority
    WHEN 'urgent'::text THEN 3
    WHEN 'high'::text THEN 2
    WHEN 'normal'::text THEN 1
    ELSE 0
END) STORED NOT NULL,
  status text DEFAULT 'open'::text NOT NULL,
  channel text NOT NULL,
  department_id uuid,
  assignee_id uuid,
  seen_by uuid[] DEFAULT '{}'::uuid[] NOT NULL,
  first_replied_at timestamp with time zone,
  resolved_at timestamp with time zone,
  urged_at timestamp with time zone,
  urged_times integer DEFAULT 0 NOT NULL,
  rating_score smallint,
  rating_comment text,
  rated_at timestamp with time zone,
  created_by_kind text NOT NULL,
  created_by_id uuid,
  search tsvector DEFAULT ''::tsvector NOT NULL,
  created_at timestamp with time zone NOT NULL,
  updated_at timestamp with time zone NOT NULL,
  version integer DEFAULT 1 NOT NULL,
  custom jsonb DEFAULT '{}'::jsonb NOT NULL,
  merged_into_id uuid,
  type_id uuid,
  checklist_id uuid,
  CONSTRAINT tickets_pkey PRIMARY KEY (customer_id, id),
  CONSTRAINT tickets_assignee_id_fkey FOREIGN KEY (assignee_id) REFERENCES staff(id),
  CONSTRAINT tickets_category_id_fkey FOREIGN KEY (category_id) REFERENCES ticket_categories(id),
  CONSTRAINT tickets_checklist_id_fkey FOREIGN KEY (checklist_id) REFERENCES ticket_checklists(id),
  CONSTRAINT tickets_customer_id_fkey FOREIGN KEY (customer_id) REFERENCES customers(id) ON DELETE CASCADE,
  CONSTRAINT tickets_department_id_fkey FOREIGN KEY (department_id) REFERENCES departments(id),
  CONSTRAINT tickets_type_id_fkey FOREIGN KEY (type_id) REFERENCES ticket_types(id),
  CONSTRAINT tickets_check1 CHECK ((rating_score IS NULL) = (rated_at IS NULL)),
  CONSTRAINT tickets_kind_check CHECK (kind = ANY (ARRAY['consultation'::text, 'complaint'::text, 'suggestion'::text, 'praise'::text, 'after_sales'::text, 'value_added'::text])),
  CONSTRAINT tickets_merged_closed CHECK (merged_into_id IS NULL OR status = 'closed'::text),
  CONSTRAINT tickets_priority_check CHECK (priority = ANY (ARRAY['low'::text, 'normal'::text, 'high'::text, 'urgent'::text])),
  CONSTRAINT tickets_rating_score_check CHECK (rating_score >= 1 AND rating_score <= 5),
  CONSTRAINT tickets_solved_or_not CHECK ((status = ANY (ARRAY['resolved'::text, 'closed'::text])) = (resolved_at IS NOT NULL) OR merged_into_id IS NOT NULL),
  CONSTRAINT tickets_status_check CHECK (status = ANY (ARRAY['open'::text, 'pending'::text, 'resolved'::text, 'closed'::text]))
);
CREATE INDEX complaint_tickets_newest ON tickets USING btree (created_at DESC, id DESC) WHERE (kind = 'complaint'::text);
CREATE INDEX feedback_tickets_newest ON tickets USING btree (created_at DESC, id DESC) WHERE (kind = ANY (ARRAY['suggestion'::text, 'praise'::text]));
CREATE INDEX tickets_by_assignee ON tickets USING btree (assignee_id, status, created_at DESC);
CREATE INDEX tickets_by_custom ON tickets USING gin (custom jsonb_path_ops) WHERE (custom <> '{}'::jsonb);
CREATE INDEX tickets_by_id ON tickets USING btree (id);
CREATE INDEX tickets_by_number ON tickets USING btree (number);
CREATE INDEX tickets_by_priority ON tickets USING btree (priority_rank DESC, id DESC);
CREATE INDEX tickets_by_rating ON tickets USING btree (rating_score, created_at, id) WHERE (rating_score IS NOT NULL);
CREATE INDEX tickets_by_search ON tickets USING gin (search) WITH (fastupdate='on');
CREATE INDEX tickets_by_sight ON tickets USING gin (seen_by) WITH (fastupdate='on');
CREATE INDEX tickets_by_status ON tickets USING btree (status, created_at DESC, id DESC);
CREATE INDEX tickets_by_status_and_priority ON tickets USING btree (status, priority_rank DESC, id DESC) INCLUDE (priority, created_at) WHERE (status = ANY (ARRAY['open'::text, 'pending'::text]));
CREATE INDEX tickets_by_tail ON tickets USING btree (split_part(number, '-'::text, 3), created_at DESC);
CREATE INDEX tickets_by_type ON tickets USING btree (type_id, created_at DESC) WHERE (type_id IS NOT NULL);
CREATE INDEX tickets_judged ON tickets USING btree (rated_at) INCLUDE (rating_score, assignee_id, seen_by) WHERE ((rated_at IS NOT NULL) AND (cardinality(seen_by) <= 100));
CREATE INDEX tickets_merged ON tickets USING btree (merged_into_id) WHERE (merged_into_id IS NOT NULL);
CREATE INDEX tickets_newest ON tickets USING btree (created_at DESC, id DESC);
CREATE INDEX tickets_opened ON tickets USING btree (created_at) INCLUDE (assignee_id, seen_by) WHERE (cardinality(seen_by) <= 100);
CREATE INDEX tickets_seen_by_many ON tickets USING btree (created_at) WHERE (cardinality(seen_by) > 100);
CREATE INDEX tickets_solved ON tickets USING btree (resolved_at) INCLUDE (kind, assignee_id, seen_by) WHERE ((resolved_at IS NOT NULL) AND (cardinality(seen_by) <= 100));
CREATE INDEX tickets_touched ON tickets USING btree (updated_at DESC, id DESC);
CREATE INDEX tickets_unfinished_by_kind ON tickets USING btree (kind, assignee_id, urged_at) INCLUDE (seen_by) WHERE ((status = ANY (ARRAY['open'::text, 'pending'::text])) AND (cardinality(seen_by) <= 100));
CREATE INDEX tickets_waiting ON tickets USING btree (resolved_at) INCLUDE (seen_by) WHERE ((status = 'resolved'::text) AND (cardinality(seen_by) <= 100));
CREATE INDEX tickets_waiting_for_nobody ON tickets USING btree (((urged_at IS NULL)), priority_rank DESC, created_at, id) WHERE ((status = ANY (ARRAY['open'::text, 'pending'::text])) AND (assignee_id IS NULL));
CREATE INDEX tickets_waiting_for_somebody ON tickets USING btree (assignee_id, ((urged_at IS NULL)), priority_rank DESC, created_at, id) WHERE ((status = ANY (ARRAY['open'::text, 'pending'::text])) AND (assignee_id IS NOT NULL));
ALTER TABLE tickets ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY tickets_all ON tickets TO zhike_all, zhike_system USING (true);
CREATE POLICY tickets_owner ON tickets TO CURRENT_USER USING (true);
CREATE POLICY tickets_scoped ON tickets TO zhike_department, zhike_own, zhike_team USING ((seen_by && (NULLIF(current_setting('zhike.actor'::text, true), ''::text))::uuid[]));
CREATE POLICY tickets_self ON tickets TO zhike_customer USING ((customer_id = ((NULLIF(current_setting('zhike.actor'::text, true), ''::text))::uuid[])[1]));
GRANT INSERT, SELECT, UPDATE ON TABLE tickets TO zhike_staff;
GRANT SELECT ON TABLE tickets TO zhike_customer;
GRANT UPDATE (status, resolved_at, urged_at, urged_times, rating_score, rating_comment, rated_at, updated_at, version) ON TABLE tickets TO zhike_customer;

CREATE TABLE time_promises (
  customer_id uuid NOT NULL,
  ticket_id uuid NOT NULL,
  target text NOT NULL,
  round integer NOT NULL,
  started_at timestamp with time zone NOT NULL,
  minutes double precision NOT NULL,
  due_at timestamp with time zone,
  warn_at timestamp with time zone,
  ended_at timestamp with time zone,
  warned_at timestamp with time zone,
  breached_at timestamp with time zone,
  next_at timestamp with time zone,
  CONSTRAINT time_promises_pkey PRIMARY KEY (customer_id, ticket_id, target, round),
  CONSTRAINT time_promises_customer_id_ticket_id_fkey FOREIGN KEY (customer_id, ticket_id) REFERENCES tickets(customer_id, id) ON DELETE CASCADE,
  CONSTRAINT time_promises_target_check CHECK (target = ANY (ARRAY['first_response'::text, 'next_update'::text, 'resolution'::text]))
);
CREATE INDEX time_promises_due ON time_promises USING btree (due_at) INCLUDE (customer_id, ticket_id) WHERE (ended_at IS NULL);
CREATE INDEX time_promises_next ON time_promises USING btree (next_at) WHERE (next_at IS NOT NULL);
CREATE INDEX time_promises_of_ticket ON time_promises USING btree (ticket_id);
CREATE INDEX time_promises_pressing ON time_promises USING btree (ticket_id) WHERE ((ended_at IS NULL) AND ((breached_at IS NOT NULL) OR (warned_at IS NOT NULL)));
ALTER TABLE time_promises ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY time_promises_all ON time_promises TO zhike_all, zhike_system USING (true);
CREATE POLICY time_promises_owner ON time_promises TO CURRENT_USER USING (true);
CREATE POLICY time_promises_scoped ON time_promises TO zhike_department, zhike_own, zhike_team USING (sees_ticket(customer_id, ticket_id));
CREATE POLICY time_promises_self ON time_promises TO zhike_customer USING ((customer_id = ((NULLIF(current_setting('zhike.actor'::text, true), ''::text))::uuid[])[1]));
GRANT DELETE, INSERT, SELECT, UPDATE ON TABLE time_promises TO zhike_staff;
GRANT SELECT ON TABLE time_promises TO zhike_customer;

CREATE TABLE uploads (
  id uuid NOT NULL,
  uploader_id uuid,
  address bytea,
  bytes bigint NOT NULL,
  at timestamp with time zone NOT NULL,
  CONSTRAINT uploads_pkey PRIMARY KEY (id),
  CONSTRAINT uploads_bytes_check CHECK (bytes >= 0),
  CONSTRAINT uploads_check CHECK ((uploader_id IS NULL) <> (address IS NULL))
);
CREATE INDEX uploads_by_uploader ON uploads USING btree (uploader_id, at) WHERE (uploader_id IS NOT NULL);
CREATE INDEX uploads_of_strangers ON uploads USING btree (at) WHERE (uploader_id IS NULL);
CREATE INDEX uploads_oldest ON uploads USING btree (at);
GRANT DELETE, INSERT, SELECT, UPDATE ON TABLE uploads TO zhike_system;

CREATE TABLE view_pins (
  person_id uuid NOT NULL,
  view_id uuid NOT NULL,
  place integer NOT NULL,
  opens boolean DEFAULT false NOT NULL,
  list text DEFAULT 'customer'::text NOT NULL,
  CONSTRAINT view_pins_pkey PRIMARY KEY (person_id, view_id),
  CONSTRAINT view_pins_view_id_fkey FOREIGN KEY (view_id) REFERENCES views(id) ON DELETE CASCADE,
  CONSTRAINT view_pins_list_check CHECK (list = ANY (ARRAY['customer'::text, 'ticket'::text]))
);
CREATE INDEX view_pins_by_view ON view_pins USING btree (view_id);
CREATE UNIQUE INDEX view_pins_one_opens ON view_pins USING btree (person_id, list) WHERE opens;
GRANT DELETE, INSERT, SELECT, UPDATE ON TABLE view_pins TO zhike_staff;

CREATE TABLE views (
  id uuid NOT NULL,
  name text NOT NULL,
  owner_id uuid NOT NULL,
  sharing text NOT NULL,
  audience_id uuid,
  definition jsonb NOT NULL,
  created_at timestamp with time zone NOT NULL,
  updated_at timestamp with time zone NOT NULL,
  version integer DEFAULT 1 NOT NULL,
  list text DEFAULT 'customer'::text NOT NULL,
  CONSTRAINT views_pkey PRIMARY KEY (id),
  CONSTRAINT views_check CHECK ((audience_id IS NOT NULL) = (sharing = ANY (ARRAY['team'::text, 'department'::text]))),
  CONSTRAINT views_list_check CHECK (list = ANY (ARRAY['customer'::text, 'ticket'::text])),
  CONSTRAINT views_sharing_check CHECK (sharing = ANY (ARRAY['nobody'::text, 'team'::text, 'department'::text, 'everybody'::text]))
);
CREATE INDEX views_by_owner ON views USING btree (owner_id);
ALTER TABLE views ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY views_owner ON views TO CURRENT_USER USING (true);
CREATE POLICY views_shared ON views TO zhike_all, zhike_department, zhike_none, zhike_own, zhike_team USING (((sharing = 'everybody'::text) OR (owner_id = ((NULLIF(current_setting('zhike.actor'::text, true), ''::text))::uuid[])[1]) OR (audience_id IN ( SELECT team_members.team_id
   FROM team_members
  WHERE (team_members.staff_id = ((NULLIF(current_setting('zhike.actor'::text, true), ''::text))::uuid[])[1]))) OR (audience_id = ( SELECT staff.department_id
   FROM staff
  WHERE (staff.id = ((NULLIF(current_setting('zhike.actor'::text, true), ''::text))::uuid[])[1]))))) WITH CHECK (true);
CREATE POLICY views_system ON views TO zhike_system USING (true);
GRANT DELETE, INSERT, SELECT, UPDATE ON TABLE views TO zhike_staff;

CREATE VIEW auth.people AS
 SELECT id,
    name,
    lower(email) AS email,
    true AS email_verified,
    NULL::text AS image,
    created_at,
    created_at AS updated_at,
    role,
    demo,
    suspended_at IS NOT NULL AS suspended
   FROM staff;
GRANT SELECT ON TABLE auth.people TO zhike_app;
GRANT SELECT ON TABLE auth.people TO zhike_staff;

CREATE VIEW auth.users AS
 SELECT id,
    name,
    email,
    email_verified,
    image,
    created_at,
    updated_at
   FROM auth.people
  WHERE NOT suspended;
GRANT SELECT ON TABLE auth.users TO zhike_app;

CREATE VIEW contacts_made AS
 SELECT customer_id,
    at,
    type
   FROM events
  WHERE (type = ANY (ARRAY['customer.contacted'::text, 'ticket.created'::text, 'ticket.replied'::text, 'ticket.supplemented'::text, 'ticket.urged'::text, 'ticket.confirmed'::text, 'ticket.rejected'::text, 'ticket.rated'::text, 'need.recorded'::text])) AND (data ->> 'origin'::text) IS DISTINCT FROM 'found'::text;
GRANT SELECT ON TABLE contacts_made TO zhike_staff;

CREATE OR REPLACE FUNCTION auth.actor_again(person uuid, key uuid)
 RETURNS jsonb
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
  SELECT CASE WHEN key IS NULL THEN auth.person_actor(person)
              ELSE (SELECT auth.key_actor(hash) FROM api_keys WHERE id = key) END
$function$
;
GRANT EXECUTE ON ROUTINE auth.actor_again(person uuid, key uuid) TO zhike_system;

CREATE OR REPLACE FUNCTION auth.due_of(person staff, at timestamp with time zone)
 RETURNS text
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
  SELECT CASE
    WHEN person.demo THEN NULL
    WHEN (r.profile = 'mlps3' OR person.role = ANY (r.second_factor_roles))
      AND NOT EXISTS (SELECT FROM auth.second_factors f WHERE f.user_id = person.id AND f.confirmed_at IS NOT NULL)
      THEN 'second_factor'
    WHEN r.profile = 'mlps3' AND EXISTS (
      SELECT FROM auth.accounts a WHERE a.user_id = person.id AND a.provider_id = 'credential'
        AND a.updated_at < at - interval '90 days')
      THEN 'password'
  END FROM auth.log_in_rules r
$function$
;

CREATE OR REPLACE FUNCTION auth.end_session_of(person uuid, session uuid)
 RETURNS boolean
 LANGUAGE sql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
  WITH ended AS (DELETE FROM auth.sessions WHERE user_id = person AND id = session RETURNING id)
  SELECT EXISTS (SELECT FROM ended)
$function$
;
GRANT EXECUTE ON ROUTINE auth.end_session_of(person uuid, session uuid) TO zhike_staff;

CREATE OR REPLACE FUNCTION auth.end_sessions(person uuid)
 RETURNS integer
 LANGUAGE sql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
  WITH ended AS (DELETE FROM auth.sessions WHERE user_id = person RETURNING id)
  SELECT count(*)::integer FROM ended
$function$
;
GRANT EXECUTE ON ROUTINE auth.end_sessions(person uuid) TO zhike_staff;

CREATE OR REPLACE FUNCTION auth.key_actor(key_hash bytea)
 RETURNS jsonb
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
DECLARE
  k api_keys;
BEGIN
  SELECT * INTO k FROM api_keys WHERE hash = key_hash AND revoked_at IS NULL;
  IF NOT FOUND THEN
    RETURN NULL;
  END IF;
  IF NOT EXISTS (SELECT FROM auth.key_uses u WHERE u.key_id = k.id AND u.at > now() - interval '1 hour') THEN
    INSERT INTO auth.key_uses VALUES (k.id, now()) ON CONFLICT (key_id) DO UPDATE SET at = excluded.at;
  END IF;
  IF k.staff_id IS NOT NULL THEN
    RETURN auth.staff_actor(k.staff_id, k.role, k.scope);
  END IF;
  RETURN (SELECT jsonb_build_object('id', k.id, 'name', k.name, 'email', NULL, 'role', r.code, 'scope', k.scope,
            'permissions', r.permissions, 'departmentId', NULL, 'demo', false, 'teamIds', '[]'::jsonb,
            'reach', jsonb_build_array(k.id))
          FROM roles r WHERE r.code = k.role);
END $function$
;
GRANT EXECUTE ON ROUTINE auth.key_actor(key_hash bytea) TO zhike_app;

CREATE OR REPLACE FUNCTION auth.key_id(key_hash bytea)
 RETURNS uuid
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
  SELECT id FROM api_keys WHERE hash = key_hash
$function$
;
GRANT EXECUTE ON ROUTINE auth.key_id(key_hash bytea) TO zhike_app;

CREATE OR REPLACE FUNCTION auth.person_actor(person uuid)
 RETURNS jsonb
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
  SELECT auth.staff_actor(s.id, s.role, s.scope) || jsonb_build_object('due', auth.due_of(s, now()))
  FROM staff s WHERE s.id = person
$function$
;
GRANT EXECUTE ON ROUTINE auth.person_actor(person uuid) TO zhike_app;

CREATE OR REPLACE FUNCTION auth.remove_second_factor(person uuid)
 RETURNS boolean
 LANGUAGE sql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
  WITH removed AS (DELETE FROM auth.second_factors WHERE user_id = person RETURNING user_id),
    ended AS (DELETE FROM auth.sessions WHERE user_id IN (SELECT user_id FROM removed))
  SELECT EXISTS (SELECT FROM removed)
$function$
;
GRANT EXECUTE ON ROUTINE auth.remove_second_factor(person uuid) TO zhike_staff;

CREATE OR REPLACE FUNCTION auth.second_factor_since(person uuid)
 RETURNS timestamp with time zone
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
  SELECT confirmed_at FROM auth.second_factors WHERE user_id = person
$function$
;
GRANT EXECUTE ON ROUTINE auth.second_factor_since(person uuid) TO zhike_staff;

CREATE OR REPLACE FUNCTION auth.session_actor(token_hash text, background boolean, at timestamp with time zone)
 RETURNS jsonb
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
DECLARE
  live auth.sessions;
BEGIN
  SELECT * INTO live FROM auth.sessions
    WHERE token = token_hash AND expires_at > at AND active_at > at - interval '30 minutes';
  IF NOT FOUND THEN
    RETURN NULL;
  END IF;
  -- Once a minute is enough, and spares most requests the write.
  IF NOT background AND live.active_at < at - interval '1 minute' THEN
    UPDATE auth.sessions SET active_at = at WHERE id = live.id;
  END IF;
  RETURN (SELECT auth.staff_actor(s.id, s.role, s.scope)
            || jsonb_build_object('sessionId', live.id, 'due', auth.due_of(s, at))
          FROM staff s WHERE s.id = live.user_id);
END $function$
;
GRANT EXECUTE ON ROUTINE auth.session_actor(token_hash text, background boolean, at timestamp with time zone) TO zhike_app;

CREATE OR REPLACE FUNCTION auth.sessions_of(person uuid, at timestamp with time zone)
 RETURNS TABLE(id uuid, created_at timestamp with time zone, active_at timestamp with time zone, expires_at timestamp with time zone, ip_address text, user_agent text)
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
  SELECT s.id, s.created_at, greatest(s.active_at, s.created_at), s.expires_at, s.ip_address, s.user_agent FROM auth.sessions s
  WHERE s.user_id = person AND s.expires_at > at AND s.active_at > at - interval '30 minutes'
  ORDER BY s.active_at DESC, s.id DESC
$function$
;
GRANT EXECUTE ON ROUTINE auth.sessions_of(person uuid, at timestamp with time zone) TO zhike_staff;

CREATE OR REPLACE FUNCTION auth.set_password(person uuid, account uuid, hash text, at timestamp with time zone)
 RETURNS void
 LANGUAGE sql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
  INSERT INTO auth.accounts (id, user_id, provider_id, account_id, password, created_at, updated_at)
  VALUES (account, person, 'credential', person, hash, at, at)
  ON CONFLICT (provider_id, account_id) DO UPDATE SET password = excluded.password, updated_at = excluded.updated_at;
  DELETE FROM auth.sessions WHERE user_id = person
$function$
;
GRANT EXECUTE ON ROUTINE auth.set_password(person uuid, account uuid, hash text, at timestamp with time zone) TO zhike_staff;

CREATE OR REPLACE FUNCTION auth.staff_actor(person uuid, with_role text, with_scope text)
 RETURNS jsonb
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
  SELECT jsonb_build_object(
    'id', s.id, 'name', s.name, 'email', s.email, 'role', r.code, 'scope', with_scope, 'permissions', r.permissions,
    'departmentId', s.department_id, 'demo', s.demo,
    'teamIds', coalesce((SELECT jsonb_agg(team_id) FROM team_members WHERE staff_id = s.id), '[]'),
    'reach', to_jsonb(reach_ids(s.id, with_scope)))
  FROM staff s JOIN roles r ON r.code = with_role
  WHERE s.id = person AND s.suspended_at IS NULL
$function$
;
GRANT EXECUTE ON ROUTINE auth.staff_actor(person uuid, with_role text, with_scope text) TO zhike_app;

CREATE OR REPLACE FUNCTION auth.sweep(at timestamp with time zone)
 RETURNS void
 LANGUAGE sql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
  DELETE FROM auth.sessions WHERE expires_at < at OR active_at < at - interval '30 minutes';
  DELETE FROM auth.attempts WHERE since < at - interval '1 hour';
  DELETE FROM auth.address_failures f WHERE f.at < sweep.at - interval '1 hour';
  DELETE FROM auth.verifications WHERE expires_at < at;
  -- begun and never confirmed
  DELETE FROM auth.second_factors WHERE confirmed_at IS NULL AND created_at < at - interval '1 day'
$function$
;
GRANT EXECUTE ON ROUTINE auth.sweep(at timestamp with time zone) TO zhike_system;

CREATE OR REPLACE FUNCTION public.begin_ticket_numbers(rule uuid)
 RETURNS void
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
BEGIN
  EXECUTE format('CREATE SEQUENCE %I', ticket_numbers_of(rule));
END $function$
;
GRANT EXECUTE ON ROUTINE begin_ticket_numbers(rule uuid) TO zhike_staff;

CREATE OR REPLACE FUNCTION public.birthday_key(birthday jsonb)
 RETURNS text
 LANGUAGE sql
 IMMUTABLE PARALLEL SAFE STRICT
AS $function$
  SELECT left(birthday ->> 'calendar', 1) || CASE WHEN (birthday ->> 'leapMonth')::boolean THEN 'x' ELSE '' END
    || lpad(birthday ->> 'month', 2, '0') || lpad(birthday ->> 'day', 2, '0')
$function$
;
GRANT EXECUTE ON ROUTINE birthday_key(birthday jsonb) TO zhike_staff;
GRANT EXECUTE ON ROUTINE birthday_key(birthday jsonb) TO zhike_system;

CREATE OR REPLACE FUNCTION public.bulk_edit_counts(edit uuid)
 RETURNS TABLE(status text, n bigint)
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
  SELECT status, count(*) FROM bulk_edited
  WHERE bulk_edit_id = edit AND (current_setting('role') IN ('zhike_all', 'zhike_system') OR EXISTS (
    SELECT FROM bulk_edits WHERE id = edit AND created_by_id = (nullif(current_setting('zhike.actor', true), '')::uuid[])[1]))
  GROUP BY status
$function$
;
GRANT EXECUTE ON ROUTINE bulk_edit_counts(edit uuid) TO zhike_staff;

CREATE OR REPLACE FUNCTION public.calendars_of_staff(people uuid[])
 RETURNS TABLE(staff_id uuid, calendar_id uuid, through text)
 LANGUAGE sql
 STABLE
AS $function$
  WITH RECURSIVE above AS (
    SELECT s.id AS staff_id, d.id, d.parent_id, 0 AS height
    FROM staff s JOIN departments d ON d.id = s.department_id WHERE s.id = ANY (people)
    UNION ALL
    SELECT a.staff_id, d.id, d.parent_id, a.height + 1 FROM above a JOIN departments d ON d.id = a.parent_id)
  SELECT DISTINCT ON (found.staff_id) found.staff_id, found.calendar_id, found.through
  FROM (
    SELECT u.staff_id, u.calendar_id, 'staff' AS through, -2 AS height FROM calendar_uses u WHERE u.staff_id = ANY (people)
    UNION ALL
    SELECT m.staff_id, u.calendar_id, 'team', -1
    FROM team_members m JOIN calendar_uses u ON u.team_id = m.team_id WHERE m.staff_id = ANY (people)
    UNION ALL
    SELECT a.staff_id, u.calendar_id, 'department', a.height FROM above a JOIN calendar_uses u ON u.department_id = a.id
    UNION ALL
    SELECT s.id, c.id, 'company', 1000000 FROM staff s JOIN calendars c ON c.company WHERE s.id = ANY (people)
  ) AS found
  ORDER BY found.staff_id, found.height, found.calendar_id
$function$
;
GRANT EXECUTE ON ROUTINE calendars_of_staff(people uuid[]) TO zhike_staff;

CREATE OR REPLACE FUNCTION public.claim_identities(of_hashes bytea[])
 RETURNS TABLE(customer_id uuid, number text, name text, owner_id uuid, hash bytea, kind text, is_primary boolean, archived boolean, visible boolean)
 LANGUAGE plpgsql
AS $function$
BEGIN
  -- shut for the last moment of a batch, whose identities are too many for a lock each
  PERFORM pg_advisory_xact_lock_shared(hashtextextended('zhike.identities', 0));
  PERFORM pg_advisory_xact_lock(('x' || encode(substr(h, 1, 8), 'hex'))::bit(64)::bigint)
  FROM (SELECT DISTINCT h FROM unnest(of_hashes) AS h ORDER BY h) AS ordered;
  RETURN QUERY SELECT * FROM identity_holders(of_hashes);
END $function$
;
GRANT EXECUTE ON ROUTINE claim_identities(of_hashes bytea[]) TO zhike_staff;

CREATE OR REPLACE FUNCTION public.colleague_sees_ticket(colleague uuid, ticket uuid)
 RETURNS boolean
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
  SELECT EXISTS (SELECT FROM staff s, tickets t WHERE s.id = colleague AND t.id = ticket AND (s.scope = 'all' OR t.seen_by && (
    ARRAY[s.id]
    || CASE WHEN s.scope IN ('team', 'department') THEN ARRAY(SELECT team_id FROM team_members WHERE staff_id = s.id) END
    || CASE WHEN s.scope = 'department' THEN ARRAY(SELECT s.department_id WHERE s.department_id IS NOT NULL) END)))
$function$
;
GRANT EXECUTE ON ROUTINE colleague_sees_ticket(colleague uuid, ticket uuid) TO zhike_staff;

CREATE OR REPLACE FUNCTION public.company_days(first date, last date, zone text)
 RETURNS TABLE(day date, begins timestamp with time zone, ends timestamp with time zone)
 LANGUAGE sql
 STABLE
 SET search_path TO 'public', 'pg_temp'
AS $function$
  SELECT d, d::timestamp AT TIME ZONE zone, (d + 1)::timestamp AT TIME ZONE zone
  FROM (SELECT first + n AS d FROM generate_series(0, last - first) AS n) AS each_one
$function$
;

CREATE OR REPLACE FUNCTION public.complaint_has_cause(customer uuid, ticket uuid)
 RETURNS boolean
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
  SELECT EXISTS (SELECT FROM complaint_causes WHERE customer_id = customer AND ticket_id = ticket AND withdrawn_at IS NULL)
$function$
;
GRANT EXECUTE ON ROUTINE complaint_has_cause(customer uuid, ticket uuid) TO zhike_customer;
GRANT EXECUTE ON ROUTINE complaint_has_cause(customer uuid, ticket uuid) TO zhike_staff;

CREATE OR REPLACE FUNCTION public.complaint_stage(status text, stage text, follows_up boolean)
 RETURNS text
 LANGUAGE sql
 IMMUTABLE
AS $function$
  SELECT CASE WHEN status = 'closed' AND follows_up THEN 'following_up' WHEN status = 'closed' THEN 'closed'
              ELSE coalesce(stage, 'registered') END
$function$
;
GRANT EXECUTE ON ROUTINE complaint_stage(status text, stage text, follows_up boolean) TO zhike_staff;

CREATE OR REPLACE FUNCTION public.complaint_stage_now(customer uuid, ticket uuid)
 RETURNS text
 LANGUAGE sql
 STABLE
AS $function$
  SELECT CASE
      WHEN r.is_confirmed OR t.rated_at > r.reopened_at
        OR EXISTS (SELECT FROM complaint_contacts c WHERE c.customer_id = customer AND c.ticket_id = ticket
                   AND c.kind = 'check' AND c.at > r.reopened_at) THEN 'verified'
      WHEN t.resolved_at IS NOT NULL
        OR EXISTS (SELECT FROM complaint_contacts c WHERE c.customer_id = customer AND c.ticket_id = ticket
                   AND c.kind = 'answer' AND c.withdrawn_at IS NULL AND c.at > r.reopened_at) THEN 'answered'
      WHEN EXISTS (SELECT FROM complaint_measures WHERE customer_id = customer AND ticket_id = ticket AND withdrawn_at IS NULL)
        OR EXISTS (SELECT FROM complaint_compensations WHERE customer_id = customer AND ticket_id = ticket) THEN 'acting'
      WHEN EXISTS (SELECT FROM complaint_causes WHERE customer_id = customer AND ticket_id = ticket AND withdrawn_at IS NULL)
        OR EXISTS (SELECT FROM complaint_entries WHERE customer_id = customer AND ticket_id = ticket AND withdrawn_at IS NULL)
        THEN 'investigating'
      ELSE 'registered' END
  FROM tickets t CROSS JOIN LATERAL (
    SELECT coalesce(max(withdrawn_at), '-infinity') AS reopened_at,
           coalesce(bool_or(withdrawn_at IS NULL AND confirmed_at IS NOT NULL), false) AS is_confirmed
    FROM ticket_resolutions WHERE customer_id = customer AND ticket_id = ticket) r
  WHERE t.customer_id = customer AND t.id = ticket
$function$
;
GRANT EXECUTE ON ROUTINE complaint_stage_now(customer uuid, ticket uuid) TO zhike_staff;

CREATE OR REPLACE FUNCTION public.complete_position()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
BEGIN
  SELECT e.type, e.actor_id, e.recorded_at INTO NEW.type, NEW.actor_id, NEW.recorded_at
  FROM (SELECT type, actor_id, recorded_at FROM events WHERE customer_id = NEW.customer_id AND id = NEW.event_id
        UNION ALL
        SELECT type, actor_id, recorded_at FROM company_events WHERE NEW.customer_id IS NULL AND id = NEW.event_id) AS e;
  RETURN NEW;
END $function$
;

CREATE OR REPLACE FUNCTION public.count_customers(wanted jsonb, by text, most integer)
 RETURNS TABLE(value text, matching double precision, exact boolean)
 LANGUAGE sql
 SECURITY DEFINER ROWS 20
 SET search_path TO 'public', 'pg_temp'
AS $function$
  SELECT * FROM count_facts('customers', listed_customers(wanted), grouped_fact(wanted -> 'grouped', CASE by
      WHEN 'stage' THEN 'stage' WHEN 'kind' THEN 'kind' WHEN 'tier' THEN 'tier' WHEN 'owner' THEN 'owner_id::text'
      WHEN 'source' THEN 'source' WHEN 'industry' THEN 'industry' WHEN 'tag' THEN 'unnest(tags)'
      WHEN 'province' THEN 'left(region, 2) || ''0000''' WHEN 'city' THEN 'left(region, 4) || ''00''' END),
    most, NOT wanted ? 'query', 2500)
$function$
;
GRANT EXECUTE ON ROUTINE count_customers(wanted jsonb, by text, most integer) TO zhike_staff;

CREATE OR REPLACE FUNCTION public.count_defects(wanted jsonb)
 RETURNS TABLE(defect text, matching double precision, score double precision, exact boolean)
 LANGUAGE plpgsql
 SECURITY DEFINER ROWS 20
 SET search_path TO 'public', 'pg_temp'
 SET parallel_setup_cost TO '100'
 SET parallel_tuple_cost TO '0.01'
AS $function$
DECLARE
  conditions CONSTANT text := listed_customers(wanted);
  sample_pages CONSTANT float := 2500;
  outlook CONSTANT listing_outlook := look_out(conditions, 'true', 'id', 'ASC', 0, true);
  scale float := pg_relation_size('customers') / 8192 / sample_pages;
BEGIN
  exact := coalesce(outlook.hits < 25 OR outlook.cost < 10000 AND outlook.fitting < 30000, true) OR scale < 2;
  RETURN QUERY EXECUTE format('
      WITH seen AS MATERIALIZED (SELECT quality, defects FROM customers %s WHERE %s)
      SELECT NULL, count(*) * %s::float, avg(quality)::float, %L::boolean FROM seen
      UNION ALL SELECT fact, count(*) * %s::float, NULL, %L::boolean FROM seen, unnest(defects) AS fact GROUP BY fact',
    CASE WHEN NOT exact THEN format('TABLESAMPLE SYSTEM (%s) REPEATABLE (1)', 100 / scale) END, conditions,
    CASE WHEN exact THEN 1 ELSE scale END, exact, CASE WHEN exact THEN 1 ELSE scale END, exact);
END $function$
;
GRANT EXECUTE ON ROUTINE count_defects(wanted jsonb) TO zhike_staff;

CREATE OR REPLACE FUNCTION public.count_facts(relation text, conditions text, fact text, most integer, certain boolean, sample_pages double precision)
 RETURNS TABLE(value text, matching double precision, exact boolean)
 LANGUAGE plpgsql
 SET search_path TO 'public', 'pg_temp'
 SET parallel_setup_cost TO '100'
 SET parallel_tuple_cost TO '0.01'
AS $function$
DECLARE
  outlook CONSTANT listing_outlook := look_out_over(relation, conditions, 'true', 'id', 'ASC', 0, certain);
  scale float := pg_relation_size(relation::regclass) / 8192 / sample_pages;
BEGIN
  exact := coalesce(outlook.hits < 25 OR outlook.cost < 10000 AND outlook.fitting < 30000, true) OR scale < 2;
  IF exact THEN scale := 1; END IF;
  RETURN QUERY EXECUTE format('SELECT fact, count(*) * %s::float, %L::boolean
      FROM (SELECT %s AS fact FROM %I %s WHERE %s) AS each_one GROUP BY fact ORDER BY count(*) DESC, fact LIMIT %s',
    scale, exact, fact, relation, CASE WHEN NOT exact THEN format('TABLESAMPLE SYSTEM (%s) REPEATABLE (1)', 100 / scale) END,
    conditions, most);
END $function$
;

CREATE OR REPLACE FUNCTION public.count_needs(since timestamp with time zone)
 RETURNS TABLE(state text, reason text, needs bigint)
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
  SELECT n.state, CASE WHEN n.concluded_at >= since THEN n.unmet_reason END, count(*)
  FROM needs n JOIN customers c ON c.id = n.customer_id
  WHERE c.archived_at IS NULL
    AND (current_setting('role') IN ('zhike_all', 'zhike_system')
         OR c.seen_by && nullif(current_setting('zhike.actor', true), '')::uuid[])
  GROUP BY 1, 2
$function$
;
GRANT EXECUTE ON ROUTINE count_needs(since timestamp with time zone) TO zhike_staff;

CREATE OR REPLACE FUNCTION public.count_orders(wanted jsonb, by text, most integer)
 RETURNS TABLE(value text, matching double precision, exact boolean)
 LANGUAGE sql
 SECURITY DEFINER ROWS 20
 SET search_path TO 'public', 'pg_temp'
AS $function$
  SELECT c.* FROM order_conditions(wanted) AS o CROSS JOIN LATERAL count_facts('orders', concat_ws(' AND ', o.cheap, o.dear), grouped_fact(wanted -> 'grouped', CASE by
      WHEN 'status' THEN 'status' WHEN 'store' THEN 'store' WHEN 'channel' THEN 'channel' WHEN 'soldBy' THEN 'sold_by' END),
    most, NOT wanted ? 'numberFrom', 1000) AS c
$function$
;
GRANT EXECUTE ON ROUTINE count_orders(wanted jsonb, by text, most integer) TO zhike_staff;

CREATE OR REPLACE FUNCTION public.count_own_claims(since timestamp with time zone)
 RETURNS bigint
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
  SELECT count(*) FROM ownerships
  WHERE owner_id = (nullif(current_setting('zhike.actor', true), '')::uuid[])[1] AND began_how = 'claimed'
    AND began_at >= since
$function$
;
GRANT EXECUTE ON ROUTINE count_own_claims(since timestamp with time zone) TO zhike_staff;

CREATE OR REPLACE FUNCTION public.count_own_values(of_kind text, of_key text, as_type text)
 RETURNS TABLE(held bigint, unfit bigint)
 LANGUAGE plpgsql
 STABLE SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
BEGIN
  RETURN QUERY EXECUTE format($query$
    SELECT count(*), count(*) FILTER (WHERE NOT CASE %L
      WHEN 'text' THEN jsonb_typeof(value) = 'string'
      WHEN 'number' THEN jsonb_typeof(value) = 'number'
      WHEN 'money' THEN jsonb_typeof(value) = 'number' AND value::text ~ '^-?\d{1,13}$'
      ELSE false END)
    FROM (SELECT custom -> %L AS value FROM %I WHERE custom ? %L) AS held WHERE jsonb_typeof(value) <> 'null'
    $query$, as_type, of_key, of_kind || 's', of_key);
END $function$
;
GRANT EXECUTE ON ROUTINE count_own_values(of_kind text, of_key text, as_type text) TO zhike_staff;

CREATE OR REPLACE FUNCTION public.count_profiles()
 RETURNS integer
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
  SELECT greatest(0, reltuples)::integer FROM pg_class WHERE oid = 'duplicate_profiles'::regclass
$function$
;
GRANT EXECUTE ON ROUTINE count_profiles() TO zhike_staff;

CREATE OR REPLACE FUNCTION public.count_running_by_flow(of_kind text, of_version integer)
 RETURNS bigint
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
  SELECT count(*) FROM approvals WHERE kind = of_kind AND flow_version = of_version AND state IN ('running', 'returned')
$function$
;
GRANT EXECUTE ON ROUTINE count_running_by_flow(of_kind text, of_version integer) TO zhike_staff;

CREATE OR REPLACE FUNCTION public.count_ticket_words(sampled integer)
 RETURNS void
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
DECLARE
  sample integer;
BEGIN
  SELECT count(*) INTO sample FROM (SELECT FROM tickets LIMIT sampled) AS begun;
  DELETE FROM ticket_words;
  INSERT INTO ticket_words (word, share)
  SELECT word, ndoc::real / sample
  FROM ts_stat(format('SELECT search FROM tickets ORDER BY created_at DESC, id DESC LIMIT %s', sampled))
  WHERE ndoc >= 10 AND ndoc >= sample * 0.001 AND length(word) > 1;
END $function$
;
GRANT EXECUTE ON ROUTINE count_ticket_words(sampled integer) TO zhike_system;

CREATE OR REPLACE FUNCTION public.count_tickets(wanted jsonb, by text, most integer)
 RETURNS TABLE(value text, matching double precision, exact boolean)
 LANGUAGE sql
 SECURITY DEFINER ROWS 20
 SET search_path TO 'public', 'pg_temp'
AS $function$
  SELECT c.* FROM ticket_conditions(wanted) AS t CROSS JOIN LATERAL count_facts('tickets', concat_ws(' AND ', t.cheap, t.dear), grouped_fact(wanted -> 'grouped', CASE by
      WHEN 'status' THEN 'status' WHEN 'kind' THEN 'kind' WHEN 'priority' THEN 'priority' WHEN 'channel' THEN 'channel'
      WHEN 'assignee' THEN 'assignee_id::text' WHEN 'category' THEN 'category_id::text' WHEN 'type' THEN 'type_id::text' END),
    most, NOT wanted ?| ARRAY['query', 'numberFrom'], 1000) AS c
$function$
;
GRANT EXECUTE ON ROUTINE count_tickets(wanted jsonb, by text, most integer) TO zhike_staff;

CREATE OR REPLACE FUNCTION public.count_under_keys(of_keys bigint[])
 RETURNS TABLE(key bigint, customers integer, names integer)
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
  SELECT k.key, count(*)::integer, count(DISTINCT p.name_key)::integer
  FROM duplicate_keys k JOIN duplicate_profiles p ON p.customer_id = k.customer_id
  WHERE k.key = ANY (of_keys) GROUP BY k.key
$function$
;
GRANT EXECUTE ON ROUTINE count_under_keys(of_keys bigint[]) TO zhike_staff;

CREATE OR REPLACE FUNCTION public.customer_conditions(wanted jsonb, OUT cheap text, OUT dear text)
 RETURNS record
 LANGUAGE plpgsql
 STABLE
 SET search_path TO 'public', 'pg_temp'
AS $function$
DECLARE
  sight CONSTANT text := sight_condition('seen_by');
  filter jsonb := wanted -> 'filter';
  staged text;
  found text[] := '{}';
BEGIN
  IF wanted ? 'query' THEN found := found || format('search @@ %L::tsquery', wanted ->> 'query'); END IF;
  IF wanted ? 'numberFrom' THEN
    found := found || format('number >= %L AND number < %L', wanted ->> 'numberFrom', wanted ->> 'numberTo');
  END IF;
  IF wanted ->> 'ids' <> '[]' OR wanted ? 'ids' AND found = '{}' THEN
    found := found || format('id = ANY (%L::uuid[])', translate(wanted ->> 'ids', '[]"', '{}'));
  END IF;
  -- in place of the plain condition: both together would count as two
  IF sight IS NOT NULL THEN
    SELECT string_agg(format('ARRAY[hashtext(stage)] && %L', ARRAY(SELECT hashtext(jsonb_array_elements_text(part -> 'value')))::text), ' AND ')
             FILTER (WHERE is_stage),
           jsonb_build_object('and', coalesce(jsonb_agg(part) FILTER (WHERE NOT is_stage), '[]'))
    INTO staged, filter
    FROM (SELECT part, (part ->> 'column' = 'stage' AND part ->> 'op' = 'in') IS TRUE AS is_stage FROM filter_parts(filter) AS part) AS parts;
  END IF;
  SELECT concat_ws(' AND ', 'archived_at IS NULL AND root_id IS NULL AND stage <> ''visitor''', sight, staged,
                   '(' || nullif(array_to_string(found, ' OR '), '') || ')', f.cheap), f.dear
  INTO cheap, dear FROM filter_conditions('customers', filter) AS f;
END $function$
;

CREATE OR REPLACE FUNCTION public.customer_group(customer uuid)
 RETURNS uuid[]
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
  SELECT r.id || array(SELECT m.id FROM customers m WHERE m.root_id = r.id ORDER BY m.id)
  FROM (SELECT coalesce((SELECT root_id FROM customers WHERE id = customer), customer) AS id) AS r
$function$
;
GRANT EXECUTE ON ROUTINE customer_group(customer uuid) TO zhike_staff;

CREATE OR REPLACE FUNCTION public.customers_by_keys(of_keys bigint[], most integer)
 RETURNS SETOF uuid
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
  SELECT DISTINCT c.id
  FROM unnest(of_keys) AS wanted
    CROSS JOIN LATERAL (SELECT array_agg(customer_id) AS ids
                        FROM (SELECT customer_id FROM duplicate_keys WHERE key = wanted LIMIT most + 1) AS those) AS met
    JOIN customers c ON c.id = ANY (met.ids)
  WHERE cardinality(met.ids) <= most AND c.root_id IS NULL AND c.archived_at IS NULL
    AND (current_setting('role') IN ('zhike_all', 'zhike_system')
         OR c.seen_by && nullif(current_setting('zhike.actor', true), '')::uuid[])
$function$
;
GRANT EXECUTE ON ROUTINE customers_by_keys(of_keys bigint[], most integer) TO zhike_staff;

CREATE OR REPLACE FUNCTION public.date_tickets(wanted jsonb, by text, first date, last date, zone text, now timestamp with time zone, most integer)
 RETURNS TABLE(day date, total integer, overdue integer, ids uuid[], times timestamp with time zone[], lates boolean[])
 LANGUAGE plpgsql
 STABLE SECURITY DEFINER ROWS 42
 SET search_path TO 'public', 'pg_temp'
AS $function$
DECLARE
  begins CONSTANT timestamptz := first::timestamp AT TIME ZONE zone;
  ends CONSTANT timestamptz := (last + 1)::timestamp AT TIME ZONE zone;
  asked CONSTANT record := ticket_conditions(wanted);
  conditions CONSTANT text := concat_ws(' AND ', asked.cheap, asked.dear);
  -- a sub-task is late when its day is over
  late CONSTANT timestamptz := CASE by WHEN 'taskDueOn' THEN date_trunc('day', now, zone) ELSE now END;
  dated text;
BEGIN
  IF by = 'createdAt' THEN
    -- there may be ten thousands: counted without an order, and the first of each day found in that of the index
    RETURN QUERY EXECUTE format('
      SELECT d.day, d.total, 0, f.ids, f.times, array_fill(false, ARRAY[cardinality(f.ids)])
      FROM (SELECT (created_at AT TIME ZONE %1$L)::date AS day, count(*)::integer AS total FROM tickets
            WHERE created_at >= %2$L AND created_at < %3$L AND %4$s GROUP BY 1) AS d
      CROSS JOIN LATERAL (SELECT array_agg(id ORDER BY at, id) AS ids, array_agg(at ORDER BY at, id) AS times
        FROM (SELECT id, created_at AS at FROM tickets
              WHERE created_at >= d.day::timestamp AT TIME ZONE %1$L AND created_at < (d.day + 1)::timestamp AT TIME ZONE %1$L AND %4$s
              ORDER BY created_at, id LIMIT %5$s) AS first_ones) AS f', zone, begins, ends, conditions, most);
    RETURN;
  END IF;
  dated := CASE by
    WHEN 'dueAt' THEN format('SELECT customer_id, ticket_id, min(due_at) AS at FROM time_promises WHERE ended_at IS NULL AND due_at < %L
                              GROUP BY 1, 2 HAVING min(due_at) >= %L', ends, begins)
    WHEN 'followUpAt' THEN format('SELECT customer_id, ticket_id, min(due_at) AS at FROM complaint_contacts
                                   WHERE kind = ''follow_up'' AND done_at IS NULL AND due_at < %L GROUP BY 1, 2 HAVING min(due_at) >= %L', ends, begins)
    WHEN 'taskDueOn' THEN format('SELECT customer_id, ticket_id, min(due_on)::timestamp AT TIME ZONE %L AS at FROM ticket_tasks
                                  WHERE done_at IS NULL AND due_on <= %L GROUP BY 1, 2 HAVING min(due_on) >= %L', zone, last, first)
  END;
  RETURN QUERY EXECUTE format('
    SELECT day, count(*)::integer, (count(*) FILTER (WHERE late))::integer, array_agg(id ORDER BY place) FILTER (WHERE place <= %1$s),
           array_agg(at ORDER BY place) FILTER (WHERE place <= %1$s), array_agg(late ORDER BY place) FILTER (WHERE place <= %1$s)
    FROM (SELECT t.id, d.at, (d.at AT TIME ZONE %2$L)::date AS day, d.at < %3$L AS late,
                 row_number() OVER (PARTITION BY (d.at AT TIME ZONE %2$L)::date ORDER BY d.at, t.id) AS place
          FROM (%4$s) AS d CROSS JOIN LATERAL (
            -- each by its key: a join would gather all in sight first
            SELECT id FROM tickets WHERE customer_id = d.customer_id AND id = d.ticket_id AND %5$s LIMIT 1) AS t) AS each_one
    GROUP BY day', most, zone, late, dated, conditions);
END
$function$
;
GRANT EXECUTE ON ROUTINE date_tickets(wanted jsonb, by text, first date, last date, zone text, now timestamp with time zone, most integer) TO zhike_staff;

CREATE OR REPLACE FUNCTION public.draw_ticket_number(rule uuid, reset text, day integer)
 RETURNS bigint
 LANGUAGE plpgsql
 STRICT SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
DECLARE
  numbers CONSTANT regclass := ticket_numbers_of(rule)::regclass;
  period CONSTANT bigint := CASE reset WHEN 'day' THEN day WHEN 'month' THEN day / 100 * 100
                                       WHEN 'year' THEN day / 10000 * 10000 ELSE 0 END;
  gate CONSTANT bigint := hashtextextended('zhike.ticket_numbers.' || rule, 0);
  drawn bigint := nextval(numbers);
BEGIN
  IF drawn / 1000000000 >= period THEN RETURN drawn; END IF;
  PERFORM pg_advisory_lock(gate);
  drawn := nextval(numbers);
  IF drawn / 1000000000 < period THEN drawn := setval(numbers, period * 1000000000 + 1); END IF;
  PERFORM pg_advisory_unlock(gate);
  RETURN drawn;
END $function$
;
GRANT EXECUTE ON ROUTINE draw_ticket_number(rule uuid, reset text, day integer) TO zhike_staff;

CREATE OR REPLACE FUNCTION public.export_reason(export uuid)
 RETURNS text
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
  SELECT reason FROM exports WHERE id = export
$function$
;
GRANT EXECUTE ON ROUTINE export_reason(export uuid) TO zhike_staff;

CREATE OR REPLACE FUNCTION public.file_usage()
 RETURNS TABLE(kind text, files bigint, bytes bigint)
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
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
$function$
;
GRANT EXECUTE ON ROUTINE file_usage() TO zhike_staff;
GRANT EXECUTE ON ROUTINE file_usage() TO zhike_system;

CREATE OR REPLACE FUNCTION public.filter_condition(of_relation text, term jsonb)
 RETURNS text
 LANGUAGE plpgsql
 STABLE
 SET search_path TO 'public', 'pg_temp'
AS $function$
DECLARE
  value CONSTANT jsonb := term -> 'value';
  one CONSTANT text := quote_literal(term ->> 'value');
  many text;
  x text;
BEGIN
  IF term ? 'and' THEN
    RETURN coalesce((SELECT '(' || string_agg(filter_condition(of_relation, part), ' AND ') || ')'
                     FROM jsonb_array_elements(term -> 'and') AS part), 'true');
  ELSIF term ? 'or' THEN
    RETURN coalesce((SELECT '(' || string_agg(filter_condition(of_relation, part), ' OR ') || ')'
                     FROM jsonb_array_elements(term -> 'or') AS part), 'false');
  ELSIF term ? 'not' THEN
    RETURN '(' || filter_condition(of_relation, term -> 'not') || ' IS NOT TRUE)';
  ELSIF term ? 'custom' THEN
    IF term ->> 'op' IN ('eq', 'in', 'any', 'all') THEN RETURN own_equality(term); END IF;
    x := own_value(term);
  ELSE
    SELECT '(' || expression || ')' INTO x FROM filter_columns WHERE relation = of_relation AND name = term ->> 'column';
  END IF;
  IF x IS NULL THEN RAISE EXCEPTION 'no such column of a filter'; END IF;
  IF jsonb_typeof(value) = 'array' THEN
    many := quote_literal(ARRAY(SELECT jsonb_array_elements_text(value))::text);
  END IF;
  RETURN CASE term ->> 'op'
    WHEN 'eq' THEN format('%s = %s', x, one)
    WHEN 'lt' THEN format('%s < %s', x, one)
    WHEN 'lte' THEN format('%s <= %s', x, one)
    WHEN 'gt' THEN format('%s > %s', x, one)
    WHEN 'gte' THEN format('%s >= %s', x, one)
    WHEN 'in' THEN format('%s = ANY (%s)', x, many)
    WHEN 'any' THEN format('%s && %s', x, many)
    WHEN 'all' THEN format('%s @> %s', x, many)
    WHEN 'bare' THEN format('%s = ''{}''', x)
    WHEN 'null' THEN format('%s IS NULL', x)
    WHEN 'contains' THEN format('strpos(lower(%s), lower(%s)) > 0', x, one)
    WHEN 'starts' THEN format('starts_with(lower(%s), lower(%s))', x, one)
    WHEN 'matches' THEN format('%s @@ %s', x, one)
    WHEN 'team' THEN format('%s = ANY (ARRAY(SELECT staff_id FROM team_members WHERE team_id = ANY (%s)))', x, many)
    WHEN 'watched' THEN format('%s = ANY (ARRAY(SELECT ticket_id FROM ticket_watchers WHERE staff_id = ANY (%s)))', x, many)
    WHEN 'within' THEN format('%s = ANY (ARRAY(WITH RECURSIVE below AS (
        SELECT id FROM departments WHERE id = ANY (%s)
        UNION SELECT d.id FROM departments d JOIN below b ON d.parent_id = b.id)
      SELECT id FROM below))', x, many)
    WHEN 'department' THEN format('%s = ANY (ARRAY(WITH RECURSIVE below AS (
        SELECT id FROM departments WHERE id = ANY (%s)
        UNION SELECT d.id FROM departments d JOIN below b ON d.parent_id = b.id)
      SELECT s.id FROM staff s JOIN below b ON b.id = s.department_id))', x, many)
  END;
END $function$
;

CREATE OR REPLACE FUNCTION public.filter_conditions(of_relation text, filter jsonb, OUT cheap text, OUT dear text, OUT among text)
 RETURNS record
 LANGUAGE sql
 STABLE
 SET search_path TO 'public', 'pg_temp'
AS $function$
  SELECT string_agg(condition, ' AND ') FILTER (WHERE NOT looks_up), string_agg(condition, ' AND ') FILTER (WHERE looks_up),
         string_agg(other_side, ' AND ')
  FROM (SELECT condition, strpos(condition, of_relation || '.') > 0 AS looks_up, other_side
        FROM filter_parts(filter) AS part CROSS JOIN LATERAL filter_condition(of_relation, part) AS condition
        LEFT JOIN LATERAL (
          SELECT f.among AS other_side FROM filter_columns f
          WHERE relation = of_relation AND name = part ->> 'column' AND part ->> 'op' = 'in' AND part -> 'value' <@ to_jsonb(among_values)
        ) AS asked ON true) AS each_one
$function$
;

CREATE OR REPLACE FUNCTION public.filter_parts(filter jsonb)
 RETURNS SETOF jsonb
 LANGUAGE sql
 IMMUTABLE
 SET search_path TO 'public', 'pg_temp'
AS $function$
  WITH RECURSIVE parts AS (
    SELECT filter AS part WHERE filter IS NOT NULL
    UNION ALL SELECT inner_part FROM parts CROSS JOIN LATERAL jsonb_array_elements(part -> 'and') AS inner_part WHERE part ? 'and')
  SELECT part FROM parts WHERE NOT part ? 'and'
$function$
;

CREATE OR REPLACE FUNCTION public.find_customers(wanted jsonb, enough integer, most integer)
 RETURNS SETOF uuid
 LANGUAGE plpgsql
 SECURITY DEFINER ROWS 100
 SET search_path TO 'public', 'pg_temp'
 SET enable_seqscan TO 'off'
AS $function$
DECLARE
  few CONSTANT integer := 5000;
  first_steps CONSTANT integer := 1500;
  most_steps CONSTANT integer := 20000;
  everybody CONSTANT boolean := current_setting('role') IN ('zhike_all', 'zhike_system');
  stages CONSTANT text[] := ARRAY['potential', 'new', 'active', 'dormant', 'lost'];
  by_last CONSTANT text := 'coalesce(last_order_at, ''-infinity'') DESC, id DESC';
  in_sight CONSTANT text := CASE WHEN everybody THEN 'true'
    ELSE format('seen_by && %L::uuid[]', coalesce(nullif(current_setting('zhike.actor', true), ''), '{}')) END;
  listed CONSTANT text := format('archived_at IS NULL AND stage = ANY (%L) AND %s', stages, in_sight);
  fits CONSTANT text := format('search @@ %L::tsquery', wanted ->> 'query');
  span jsonb;
  plan json;
  rarely boolean := false;
  ids uuid[];
  steps integer := first_steps;
BEGIN
  IF wanted -> 'ids' <> '[]' THEN
    RETURN QUERY EXECUTE format('SELECT id FROM customers WHERE id = ANY (%L::uuid[]) AND %s LIMIT %s',
      translate(wanted ->> 'ids', '[]"', '{}'), listed, most);
  END IF;
  IF wanted ? 'numberFrom' THEN
    RETURN QUERY EXECUTE format('SELECT id FROM customers WHERE number >= %L AND number < %L AND %s LIMIT %s',
      wanted ->> 'numberFrom', wanted ->> 'numberTo', listed, most);
  END IF;
  FOR span IN SELECT value FROM jsonb_array_elements(wanted -> 'names') LOOP
    RETURN QUERY EXECUTE format(
      'SELECT id FROM (SELECT id, last_order_at FROM customers WHERE %s AND sort_name >= %L AND sort_name < %L LIMIT 2000) AS c
       ORDER BY %s LIMIT %s', listed, span ->> 0, span ->> 1, by_last, most);
  END LOOP;
  IF NOT wanted ? 'query' THEN RETURN; END IF;

  IF wanted ? 'rare' THEN
    -- nothing but what the index holds, or the planner would walk another one and try all its terms on each row
    RETURN QUERY EXECUTE format(
      'WITH found AS MATERIALIZED (SELECT id, archived_at, stage FROM customers WHERE %s AND %s LIMIT %s)
       SELECT id FROM found WHERE archived_at IS NULL AND stage = ANY (%L) LIMIT %s', fits, in_sight, most, stages, most);
    RETURN;
  END IF;
  IF NOT everybody THEN
    EXECUTE 'EXPLAIN (FORMAT JSON) SELECT FROM customers WHERE ' || listed INTO plan;
    IF (plan -> 0 -> 'Plan' ->> 'Plan Rows')::float <= few THEN
      RETURN QUERY EXECUTE format(
        'WITH seen AS MATERIALIZED (SELECT id, search, last_order_at FROM customers WHERE %s)
         SELECT id FROM seen WHERE %s ORDER BY %s LIMIT %s', listed, fits, by_last, most);
      RETURN;
    END IF;
    EXECUTE format('EXPLAIN (FORMAT JSON) SELECT FROM customers WHERE %s AND %s', fits, listed) INTO plan;
    rarely := (plan -> 0 -> 'Plan' ->> 'Plan Rows')::float <= few;
  END IF;
  WHILE NOT rarely LOOP
    -- each stage in its order, merged: of sorted branches no more is read than is needed
    EXECUTE format('SELECT array(SELECT id FROM (SELECT * FROM (%s) AS each_stage ORDER BY key DESC, id DESC LIMIT %s) AS walked
                                 WHERE %s AND %s LIMIT %s)',
      (SELECT string_agg(format('(SELECT id, search, seen_by, coalesce(last_order_at, ''-infinity'') AS key FROM customers
                                  WHERE archived_at IS NULL AND stage = %L ORDER BY %s LIMIT %s)', stage, by_last, steps),
                         ' UNION ALL ')
       FROM unnest(stages) AS stage),
      steps, in_sight, fits, most) INTO ids;
    EXIT WHEN cardinality(ids) >= enough OR cardinality(ids) < 3 OR steps > first_steps;
    steps := least(most_steps, first_steps * enough * 3 / (cardinality(ids) * 2));
  END LOOP;
  IF NOT rarely AND (cardinality(ids) >= enough OR wanted ? 'wide') THEN
    RETURN QUERY SELECT unnest(ids);
    RETURN;
  END IF;
  RETURN QUERY EXECUTE format(
    'WITH found AS MATERIALIZED (SELECT id, last_order_at FROM customers WHERE %s AND %s)
     SELECT id FROM found ORDER BY %s LIMIT %s', fits, listed, by_last, most);
END
$function$
;
GRANT EXECUTE ON ROUTINE find_customers(wanted jsonb, enough integer, most integer) TO zhike_staff;

CREATE OR REPLACE FUNCTION public.find_orders(typed text, most integer)
 RETURNS TABLE(customer_id uuid, id uuid)
 LANGUAGE plpgsql
 STABLE SECURITY DEFINER ROWS 20
 SET search_path TO 'public', 'pg_temp'
AS $function$
DECLARE
  most_steps CONSTANT integer := 5000;
  wanted CONSTANT text := upper(typed COLLATE "C");
  everybody CONSTANT boolean := current_setting('role') IN ('zhike_all', 'zhike_system');
  in_sight CONSTANT text := 'c.archived_at IS NULL' || CASE WHEN everybody THEN ''
    ELSE format(' AND c.seen_by && %L::uuid[]', coalesce(nullif(current_setting('zhike.actor', true), ''), '{}')) END;
  key text;
  beginning text;
  span text;
  found integer;
  walked integer;
BEGIN
  FOREACH key IN ARRAY CASE WHEN length(wanted) < 4 THEN ARRAY['upper(order_no)']
                       ELSE ARRAY['upper(order_no)', 'reverse(upper(order_no))'] END
  LOOP
    beginning := CASE key WHEN 'upper(order_no)' THEN wanted ELSE reverse(wanted) END;
    span := format('%1$s >= %2$L AND %1$s < %3$L', key, beginning, beginning || chr(1114111));
    RETURN QUERY EXECUTE format(
      'SELECT n.holder_id, n.order_id FROM (SELECT holder_id, order_id FROM order_numbers WHERE %s ORDER BY %s LIMIT %s) AS n
       CROSS JOIN LATERAL (SELECT FROM customers c WHERE c.id = n.holder_id AND %s OFFSET 0) AS c LIMIT %s',
      span, key, most_steps, in_sight, most);
    GET DIAGNOSTICS found = ROW_COUNT;
    CONTINUE WHEN everybody OR found >= most;
    EXECUTE format('SELECT count(*) FROM (SELECT FROM order_numbers WHERE %s LIMIT %s) AS n', span, most_steps) INTO walked;
    CONTINUE WHEN walked < most_steps;
    RETURN QUERY EXECUTE format(
      'SELECT o.customer_id, o.id FROM customers c JOIN orders o ON o.customer_id = c.id WHERE %s AND %s ORDER BY %s LIMIT %s',
      in_sight, span, key, most);
  END LOOP;
END $function$
;
GRANT EXECUTE ON ROUTINE find_orders(typed text, most integer) TO zhike_staff;

CREATE OR REPLACE FUNCTION public.find_tickets_by_tail(tail text, most integer)
 RETURNS TABLE(customer_id uuid, id uuid)
 LANGUAGE sql
 STABLE SECURITY DEFINER ROWS 20
 SET search_path TO 'public', 'pg_temp'
AS $function$
  SELECT t.customer_id, t.id FROM tickets t
  WHERE split_part(t.number, '-', 3) = tail
    AND (current_setting('role') IN ('zhike_all', 'zhike_system')
         OR t.seen_by && nullif(current_setting('zhike.actor', true), '')::uuid[])
  ORDER BY t.created_at DESC LIMIT most
$function$
;
GRANT EXECUTE ON ROUTINE find_tickets_by_tail(tail text, most integer) TO zhike_staff;

CREATE OR REPLACE FUNCTION public.grant_sight(customer uuid, why text, source uuid, viewers uuid[], sight_mode text)
 RETURNS void
 LANGUAGE plpgsql
AS $function$
BEGIN
  INSERT INTO customer_sights (customer_id, reason, source_id, viewer_id, mode)
  SELECT customer, why, source, viewer, sight_mode FROM unnest(viewers) AS viewer
  ON CONFLICT (customer_id, reason, source_id, viewer_id) DO UPDATE SET mode = excluded.mode;
  PERFORM widen_seen_by(customer, viewers);
END $function$
;
GRANT EXECUTE ON ROUTINE grant_sight(customer uuid, why text, source uuid, viewers uuid[], sight_mode text) TO zhike_staff;

CREATE OR REPLACE FUNCTION public.group_condition(customer jsonb)
 RETURNS text
 LANGUAGE sql
 STABLE
 SET search_path TO 'public', 'pg_temp'
AS $function$
  SELECT CASE WHEN customer IS NOT NULL THEN format('customer_id = ANY (%L::uuid[])', customer_group((customer #>> '{}')::uuid)) END
$function$
;

CREATE OR REPLACE FUNCTION public.grouped_fact(own jsonb, built_in text)
 RETURNS text
 LANGUAGE sql
 IMMUTABLE
 SET search_path TO 'public', 'pg_temp'
AS $function$
  SELECT CASE WHEN own ->> 'as' = 'texts' THEN format('unnest(%s)', own_value(own)) WHEN own IS NOT NULL THEN own_value(own) ELSE built_in END
$function$
;

CREATE OR REPLACE PROCEDURE public.guard_by_customer(IN guarded regclass)
 LANGUAGE plpgsql
AS $procedure$
DECLARE
  t text := guarded::text;
BEGIN
  EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', t);
  EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', t);
  EXECUTE format('CREATE POLICY %I ON %I TO zhike_all, zhike_system USING (true)', t || '_all', t);
  EXECUTE format('CREATE POLICY %I ON %I TO zhike_department, zhike_team, zhike_own USING (sees(customer_id))', t || '_scoped', t);
  EXECUTE format('CREATE POLICY %I ON %I TO CURRENT_USER USING (true)', t || '_owner', t);
END $procedure$
;

CREATE OR REPLACE PROCEDURE public.guard_by_ticket(IN guarded regclass)
 LANGUAGE plpgsql
AS $procedure$
DECLARE
  t text := guarded::text;
BEGIN
  EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', t);
  EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', t);
  EXECUTE format('CREATE POLICY %I ON %I TO zhike_all, zhike_system USING (true)', t || '_all', t);
  EXECUTE format('CREATE POLICY %I ON %I TO zhike_department, zhike_team, zhike_own USING (sees_ticket(customer_id, ticket_id))',
    t || '_scoped', t);
  EXECUTE format('CREATE POLICY %I ON %I TO CURRENT_USER USING (true)', t || '_owner', t);
END $procedure$
;

CREATE OR REPLACE FUNCTION public.hand_over_order(handed uuid, giver uuid, taker uuid)
 RETURNS void
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
DECLARE
  columns text;
  hanging regclass;
BEGIN
  IF current_setting('role') NOT IN ('zhike_all', 'zhike_system')
     AND NOT (sees(giver) AND sees(taker) AND may_write(giver) AND may_write(taker)) THEN
    RAISE insufficient_privilege;
  END IF;
  SELECT string_agg(quote_ident(attname), ', ') INTO columns FROM pg_attribute
  WHERE attrelid = 'orders'::regclass AND attnum > 0 AND NOT attisdropped AND attgenerated = '' AND attname <> 'customer_id';
  EXECUTE format('INSERT INTO orders (customer_id, %1$s) SELECT $1, %1$s FROM orders WHERE customer_id = $2 AND id = $3',
    columns) USING taker, giver, handed;
  FOR hanging IN SELECT conrelid FROM pg_constraint WHERE contype = 'f' AND confrelid = 'orders'::regclass LOOP
    EXECUTE format('UPDATE %s SET customer_id = $1 WHERE customer_id = $2 AND order_id = $3', hanging)
      USING taker, giver, handed;
  END LOOP;
  DELETE FROM orders WHERE customer_id = giver AND id = handed;
  UPDATE orders SET version = version + 1 WHERE customer_id = taker AND id = handed;
  UPDATE files SET customer_id = taker WHERE customer_id = giver AND parent_id = handed AND parent_type = 'order_value';
  UPDATE order_numbers SET holder_id = taker WHERE order_id = handed;
  UPDATE own_unique_values SET holder_id = taker WHERE record_id = handed;
END $function$
;
GRANT EXECUTE ON ROUTINE hand_over_order(handed uuid, giver uuid, taker uuid) TO zhike_staff;

CREATE OR REPLACE FUNCTION public.hand_over_ticket(ticket uuid, giver uuid, taker uuid)
 RETURNS void
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
DECLARE
  columns text;
  hanging regclass;
BEGIN
  IF current_setting('role') NOT IN ('zhike_all', 'zhike_system')
     AND NOT (sees_ticket(giver, ticket) AND sees(taker)) THEN
    RAISE insufficient_privilege;
  END IF;
  PERFORM lock_group(least(giver, taker));
  PERFORM lock_group(greatest(giver, taker));
  SELECT string_agg(quote_ident(attname), ', ') INTO columns FROM pg_attribute
  WHERE attrelid = 'tickets'::regclass AND attnum > 0 AND NOT attisdropped AND attgenerated = '' AND attname <> 'customer_id';
  EXECUTE format('INSERT INTO tickets (customer_id, %1$s) SELECT $1, %1$s FROM tickets WHERE customer_id = $2 AND id = $3',
    columns) USING taker, giver, ticket;
  FOR hanging IN SELECT conrelid FROM pg_constraint WHERE contype = 'f' AND confrelid = 'tickets'::regclass LOOP
    EXECUTE format('UPDATE %s SET customer_id = $1 WHERE customer_id = $2 AND ticket_id = $3', hanging)
      USING taker, giver, ticket;
  END LOOP;
  UPDATE files SET customer_id = taker
  WHERE customer_id = giver AND parent_id = ticket AND parent_type IN ('ticket', 'ticket_message', 'ticket_value');
  DELETE FROM tickets WHERE customer_id = giver AND id = ticket;
  UPDATE tickets SET seen_by = ticket_sight(customer_id, created_by_id, assignee_id, department_id), version = version + 1
  WHERE customer_id = taker AND id = ticket;
  UPDATE customer_sights SET customer_id = taker WHERE customer_id = giver AND source_id = ticket;
  PERFORM refresh_seen_by(giver);
  PERFORM refresh_seen_by(taker);
END $function$
;
GRANT EXECUTE ON ROUTINE hand_over_ticket(ticket uuid, giver uuid, taker uuid) TO zhike_staff;

CREATE OR REPLACE FUNCTION public.identities_in_sight(of_customers uuid[])
 RETURNS TABLE(customer_id uuid, id uuid, kind text, hash bytea, sealed bytea, masked text, created_at timestamp with time zone)
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
  SELECT DISTINCT ON (c.id, i.hash) c.id, i.id, i.kind, i.hash, i.sealed, i.masked, i.created_at
  FROM customers c
    CROSS JOIN LATERAL (SELECT c.id UNION ALL SELECT m.id FROM customers m WHERE m.root_id = c.id) AS g
    JOIN customer_identities i ON i.customer_id = g.id
  WHERE c.id = ANY (of_customers)
    AND (current_setting('role') IN ('zhike_all', 'zhike_system')
         OR c.seen_by && nullif(current_setting('zhike.actor', true), '')::uuid[])
$function$
;
GRANT EXECUTE ON ROUTINE identities_in_sight(of_customers uuid[]) TO zhike_staff;

CREATE OR REPLACE FUNCTION public.identity_holders(of_hashes bytea[])
 RETURNS TABLE(customer_id uuid, number text, name text, owner_id uuid, hash bytea, kind text, is_primary boolean, archived boolean, visible boolean)
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
  SELECT c.id, c.number, c.name, c.owner_id, i.hash, i.kind, i.is_primary, c.archived_at IS NOT NULL,
         current_setting('role') IN ('zhike_all', 'zhike_system')
           OR coalesce(c.seen_by && nullif(current_setting('zhike.actor', true), '')::uuid[], false)
  FROM customer_identities i JOIN customers m ON m.id = i.customer_id JOIN customers c ON c.id = coalesce(m.root_id, m.id)
  WHERE i.hash = ANY (of_hashes)
$function$
;
GRANT EXECUTE ON ROUTINE identity_holders(of_hashes bytea[]) TO zhike_staff;

CREATE OR REPLACE FUNCTION public.join_group(root uuid, other uuid)
 RETURNS void
 LANGUAGE plpgsql
AS $function$
BEGIN
  INSERT INTO own_metrics
  SELECT id, orders_count, total_fen, first_order_at, last_order_at FROM customers WHERE id = root
  ON CONFLICT DO NOTHING;
  UPDATE customers SET orders_count = o.orders_count, total_fen = o.total_fen, first_order_at = o.first_order_at,
    last_order_at = o.last_order_at
  FROM own_metrics o WHERE id = other AND o.customer_id = other;
  DELETE FROM own_metrics WHERE customer_id = other;
  UPDATE customers SET root_id = root WHERE id = other OR root_id = other;
  PERFORM sum_group(root);
  PERFORM refresh_seen_by(root);
END $function$
;
GRANT EXECUTE ON ROUTINE join_group(root uuid, other uuid) TO zhike_staff;

CREATE OR REPLACE FUNCTION public.judged_tickets(since timestamp with time zone, of_assignee uuid)
 RETURNS TABLE(awaiting integer, average double precision, tickets integer, low integer)
 LANGUAGE plpgsql
 STABLE SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
 SET max_parallel_workers_per_gather TO '0'
AS $function$
BEGIN
  RETURN QUERY EXECUTE format('SELECT (SELECT sum(tickets)::int FROM (%s) AS w), round(sum(score) / nullif(sum(tickets), 0), 2)::float,
      sum(tickets)::int, sum(low)::int FROM (%s) AS t',
    of_tickets_in_sight('count(*) AS tickets', 'status = ''resolved''', ''),
    of_tickets_in_sight('sum(rating_score) AS score, count(*) AS tickets, count(*) FILTER (WHERE rating_score <= 2) AS low',
                        'rated_at >= $1 AND ($2 IS NULL OR assignee_id = $2)', ''))
  USING since, of_assignee;
END $function$
;
GRANT EXECUTE ON ROUTINE judged_tickets(since timestamp with time zone, of_assignee uuid) TO zhike_staff;

CREATE OR REPLACE FUNCTION public.latest_orders(most integer)
 RETURNS SETOF uuid
 LANGUAGE plpgsql
 STABLE SECURITY DEFINER ROWS 10
 SET search_path TO 'public', 'pg_temp'
AS $function$
DECLARE
  walk_at_most CONSTANT integer := 1000;
  reach CONSTANT uuid[] := nullif(current_setting('zhike.actor', true), '');
  all_in_sight CONSTANT boolean := current_setting('role') IN ('zhike_all', 'zhike_system');
  ids uuid[];
BEGIN
  IF NOT all_in_sight AND current_setting('role') NOT IN ('zhike_department', 'zhike_team', 'zhike_own') THEN
    RETURN;
  END IF;
  ids := array(
    SELECT o.id FROM (SELECT id, customer_id, ordered_at FROM orders ORDER BY ordered_at DESC, id DESC LIMIT walk_at_most) AS o
    CROSS JOIN LATERAL (
      SELECT FROM customers WHERE id = o.customer_id AND archived_at IS NULL AND (all_in_sight OR seen_by && reach) OFFSET 0) AS c
    ORDER BY o.ordered_at DESC, o.id DESC LIMIT most);
  IF cardinality(ids) < most AND NOT all_in_sight THEN
    ids := array(
      WITH owners AS (
        SELECT unnest(reach) AS id
        UNION SELECT staff_id FROM team_members WHERE team_id = ANY (reach)
        UNION SELECT id FROM staff WHERE department_id = ANY (reach)),
      buyers AS (
        SELECT c.id FROM owners CROSS JOIN LATERAL (
          SELECT id, last_order_at FROM customers
          WHERE owner_id = owners.id AND last_order_at IS NOT NULL AND archived_at IS NULL AND root_id IS NULL AND seen_by && reach
          ORDER BY last_order_at DESC, id DESC LIMIT most) AS c
        ORDER BY c.last_order_at DESC, c.id DESC LIMIT most)
      SELECT o.id FROM buyers CROSS JOIN LATERAL (
        SELECT id FROM orders WHERE customer_id = ANY (customer_group(buyers.id)) ORDER BY ordered_at DESC, id DESC LIMIT most) AS o
      UNION SELECT unnest(ids));
    ids := array(SELECT id FROM orders WHERE id = ANY (ids) ORDER BY ordered_at DESC, id DESC LIMIT most);
  END IF;
  RETURN QUERY SELECT unnest(ids);
END $function$
;
GRANT EXECUTE ON ROUTINE latest_orders(most integer) TO zhike_staff;

CREATE OR REPLACE FUNCTION public.leave_group(root uuid, leaver uuid, leavers uuid[])
 RETURNS void
 LANGUAGE plpgsql
AS $function$
BEGIN
  UPDATE customers SET root_id = nullif(leaver, id) WHERE id = ANY (leavers) AND root_id = root;
  IF cardinality(leavers) > 1 THEN
    INSERT INTO own_metrics
    SELECT id, orders_count, total_fen, first_order_at, last_order_at FROM customers WHERE id = leaver;
    PERFORM sum_group(leaver);
  END IF;
  PERFORM sum_group(root);
  DELETE FROM own_metrics WHERE customer_id = root AND NOT EXISTS (SELECT FROM customers WHERE root_id = root);
  PERFORM refresh_seen_by(root);
  PERFORM refresh_seen_by(leaver);
END $function$
;
GRANT EXECUTE ON ROUTINE leave_group(root uuid, leaver uuid, leavers uuid[]) TO zhike_staff;

CREATE OR REPLACE FUNCTION public.list_access()
 RETURNS TABLE(kind text, subject_id uuid, name text, role text, scope text, person_id uuid, since timestamp with time zone, last_used_at timestamp with time zone, second_factor_at timestamp with time zone)
 LANGUAGE sql
 STABLE
AS $function$
  SELECT 'staff', s.id, s.name, s.role, s.scope, s.id, s.created_at, l.at, auth.second_factor_since(s.id)
  FROM staff s
    LEFT JOIN (SELECT subject_id, max(at) AS at FROM company_events WHERE type = 'session.started' GROUP BY 1) AS l
      ON l.subject_id = s.id
  WHERE s.suspended_at IS NULL
  UNION ALL
  SELECT 'key', k.id, k.name, k.role, k.scope, k.staff_id, k.created_at, u.at, NULL
  FROM api_keys k LEFT JOIN auth.key_uses u ON u.key_id = k.id
  WHERE k.revoked_at IS NULL
$function$
;
GRANT EXECUTE ON ROUTINE list_access() TO zhike_staff;

CREATE OR REPLACE FUNCTION public.list_complaints(wanted jsonb, before_at timestamp with time zone, before_id uuid, most integer)
 RETURNS SETOF uuid
 LANGUAGE plpgsql
 STABLE SECURITY DEFINER ROWS 50
 SET search_path TO 'public', 'pg_temp'
AS $function$
DECLARE
  conditions text := $c$t.kind = 'complaint'$c$;
BEGIN
  IF current_setting('role') NOT IN ('zhike_all', 'zhike_system') THEN
    conditions := conditions || format(' AND t.seen_by && %L::uuid[]', nullif(current_setting('zhike.actor', true), ''));
  END IF;
  IF wanted ? 'stages' THEN
    conditions := conditions || format($c$ AND complaint_stage(t.status, f.stage, EXISTS (SELECT FROM complaint_contacts u
      WHERE u.customer_id = t.customer_id AND u.ticket_id = t.id AND u.kind = 'follow_up' AND u.done_at IS NULL)) = ANY (%L)$c$,
      ARRAY(SELECT jsonb_array_elements_text(wanted -> 'stages')));
  END IF;
  IF wanted ? 'cause' THEN
    conditions := conditions || format(' AND EXISTS (SELECT FROM complaint_causes c WHERE c.customer_id = t.customer_id
      AND c.ticket_id = t.id AND c.withdrawn_at IS NULL AND c.kind = %L)', wanted ->> 'cause');
  END IF;
  IF wanted ->> 'without' = 'cause' THEN
    conditions := conditions || ' AND NOT EXISTS (SELECT FROM complaint_causes c WHERE c.customer_id = t.customer_id
      AND c.ticket_id = t.id AND c.withdrawn_at IS NULL)';
  END IF;
  IF wanted ->> 'flag' = 'regulator' THEN conditions := conditions || ' AND f.regulator IS NOT NULL'; END IF;
  IF wanted ->> 'flag' = 'media' THEN conditions := conditions || ' AND f.media IS NOT NULL'; END IF;
  IF wanted ? 'due' THEN
    conditions := conditions || format($c$ AND EXISTS (SELECT FROM complaint_contacts u WHERE u.customer_id = t.customer_id
      AND u.ticket_id = t.id AND u.kind = 'follow_up' AND u.done_at IS NULL AND u.assignee_id = %L::uuid AND u.due_at <= %L::timestamptz)$c$,
      wanted ->> 'due', wanted ->> 'now');
  END IF;
  IF wanted ? 'text' THEN
    conditions := conditions || format(' AND (strpos(lower(t.number), %1$L) > 0 OR strpos(lower(t.title), %1$L) > 0
      OR EXISTS (SELECT FROM customers c WHERE c.id = t.customer_id AND strpos(lower(c.name), %1$L) > 0))', lower(wanted ->> 'text'));
  END IF;
  IF before_at IS NOT NULL THEN
    conditions := conditions || format(' AND (t.created_at, t.id) < (%L::timestamptz, %L::uuid)', before_at, before_id);
  END IF;
  RETURN QUERY EXECUTE format('SELECT t.id FROM tickets t LEFT JOIN complaints f ON f.customer_id = t.customer_id AND f.ticket_id = t.id
    WHERE %s ORDER BY t.created_at DESC, t.id DESC LIMIT %s', conditions, most);
END $function$
;
GRANT EXECUTE ON ROUTINE list_complaints(wanted jsonb, before_at timestamp with time zone, before_id uuid, most integer) TO zhike_staff;

CREATE OR REPLACE FUNCTION public.list_customers(wanted jsonb, sort text, after_key text, after_id uuid, most integer, counted boolean)
 RETURNS TABLE(customer_id uuid, matching double precision, exact boolean)
 LANGUAGE plpgsql
 SECURITY DEFINER ROWS 50
 SET search_path TO 'public', 'pg_temp'
AS $function$
DECLARE
  sort_key CONSTANT text := ltrim(sort, '-');
  own CONSTANT jsonb := wanted -> 'sorted';
  key CONSTANT text := CASE WHEN own IS NOT NULL THEN own_sort_key(own, sort) ELSE CASE sort_key
    WHEN 'createdAt' THEN 'created_at' WHEN 'updatedAt' THEN 'updated_at' WHEN 'totalFen' THEN 'total_fen' WHEN 'orders' THEN 'orders_count'
    WHEN 'lastOrderAt' THEN 'coalesce(last_order_at, ''-infinity'')' WHEN 'name' THEN 'sort_name' END END;
  asked CONSTANT record := customer_conditions(wanted);
  stages text[] := ARRAY['potential', 'new', 'active', 'dormant', 'lost'];
  bounds text := 'archived_at IS NULL';
  part jsonb;
BEGIN
  FOR part IN SELECT * FROM filter_parts(wanted -> 'filter') LOOP
    IF part ->> 'column' = 'stage' AND part ->> 'op' = 'in' THEN
      stages := ARRAY(SELECT jsonb_array_elements_text(part -> 'value') INTERSECT SELECT unnest(stages));
    ELSIF part ->> 'column' = sort_key AND part ->> 'op' IN ('lt', 'lte', 'gt', 'gte', 'eq') THEN
      bounds := bounds || format(' AND %s %s %L', key,
        CASE part ->> 'op' WHEN 'lt' THEN '<' WHEN 'lte' THEN '<=' WHEN 'gt' THEN '>' WHEN 'gte' THEN '>=' ELSE '=' END,
        part ->> 'value');
    END IF;
  END LOOP;
  -- no index has the order of an own field; the others have an index that begins with the stage
  RETURN QUERY SELECT * FROM page_of('customers', asked.cheap, asked.dear,
    CASE WHEN own IS NULL THEN ARRAY(SELECT format('%s AND stage = %L', bounds, stage) FROM unnest(stages) AS stage) ELSE '{}' END,
    key, CASE WHEN sort LIKE '-%' THEN 'DESC' ELSE 'ASC' END, after_key, after_id, most, counted, NOT wanted ? 'query');
END $function$
;
GRANT EXECUTE ON ROUTINE list_customers(wanted jsonb, sort text, after_key text, after_id uuid, most integer, counted boolean) TO zhike_staff;

CREATE OR REPLACE FUNCTION public.list_duplicates(of_band text, after_score real, after_left uuid, after_right uuid, most integer)
 RETURNS TABLE(left_id uuid, right_id uuid)
 LANGUAGE plpgsql
 STABLE SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
DECLARE
  all_in_sight boolean := current_setting('role') IN ('zhike_all', 'zhike_system');
  reach uuid[] := nullif(current_setting('zhike.actor', true), '');
BEGIN
  RETURN QUERY
    SELECT p.left_id, p.right_id
    FROM duplicate_pairs p
      CROSS JOIN LATERAL (SELECT FROM customers c WHERE c.id = p.left_id AND c.root_id IS NULL AND c.archived_at IS NULL
                          AND (all_in_sight OR c.seen_by && reach) OFFSET 0) AS l
      CROSS JOIN LATERAL (SELECT FROM customers c WHERE c.id = p.right_id AND c.root_id IS NULL AND c.archived_at IS NULL
                          AND (all_in_sight OR c.seen_by && reach) OFFSET 0) AS r
    WHERE p.dismissed_at IS NULL AND p.band IS NOT NULL AND (of_band IS NULL OR p.band = of_band)
      AND (after_score IS NULL OR p.score < after_score
           OR p.score = after_score AND (p.left_id, p.right_id) > (after_left, after_right))
    ORDER BY p.score DESC, p.left_id, p.right_id LIMIT most;
END $function$
;
GRANT EXECUTE ON ROUTINE list_duplicates(of_band text, after_score real, after_left uuid, after_right uuid, most integer) TO zhike_staff;

CREATE OR REPLACE FUNCTION public.list_needs(wanted jsonb, before_at timestamp with time zone, before_id uuid, most integer)
 RETURNS SETOF uuid
 LANGUAGE plpgsql
 STABLE SECURITY DEFINER ROWS 50
 SET search_path TO 'public', 'pg_temp'
AS $function$
DECLARE
  conditions text := 'c.archived_at IS NULL';
BEGIN
  IF current_setting('role') NOT IN ('zhike_all', 'zhike_system') THEN
    conditions := conditions || format(' AND c.seen_by && %L::uuid[]', nullif(current_setting('zhike.actor', true), ''));
  END IF;
  IF wanted ? 'states' THEN
    conditions := conditions || format(' AND n.state = ANY (%L)', ARRAY(SELECT jsonb_array_elements_text(wanted -> 'states')));
  END IF;
  IF wanted ? 'customer' THEN
    conditions := conditions || format(' AND n.customer_id = ANY (%L::uuid[])', customer_group((wanted ->> 'customer')::uuid));
  END IF;
  IF wanted ->> 'owner' = 'none' THEN conditions := conditions || ' AND n.owner_id IS NULL';
  ELSIF wanted ? 'owner' THEN conditions := conditions || format(' AND n.owner_id = %L::uuid', wanted ->> 'owner');
  END IF;
  IF wanted ? 'reason' THEN conditions := conditions || format(' AND n.unmet_reason = %L', wanted ->> 'reason'); END IF;
  IF wanted ? 'text' THEN
    conditions := conditions || format(' AND (strpos(lower(n.title), %1$L) > 0 OR strpos(lower(n.number), %1$L) > 0
                                              OR strpos(lower(c.name), %1$L) > 0)', lower(wanted ->> 'text'));
  END IF;
  IF before_at IS NOT NULL THEN
    conditions := conditions || format(' AND (n.created_at, n.id) < (%L::timestamptz, %L::uuid)', before_at, before_id);
  END IF;
  -- what is attached to a merged customer is found by the name that it bears now
  RETURN QUERY EXECUTE format('SELECT n.id FROM needs n JOIN customers m ON m.id = n.customer_id
    JOIN customers c ON c.id = coalesce(m.root_id, m.id)
    WHERE %s ORDER BY n.created_at DESC, n.id DESC LIMIT %s', conditions, most);
END $function$
;
GRANT EXECUTE ON ROUTINE list_needs(wanted jsonb, before_at timestamp with time zone, before_id uuid, most integer) TO zhike_staff;

CREATE OR REPLACE FUNCTION public.list_orders(wanted jsonb, sort text, after_key text, after_id uuid, most integer)
 RETURNS TABLE(id uuid)
 LANGUAGE sql
 SECURITY DEFINER ROWS 50
 SET search_path TO 'public', 'pg_temp'
AS $function$
  SELECT p.found FROM order_conditions(wanted) AS o CROSS JOIN LATERAL page_of('orders', o.cheap, o.dear,
    CASE WHEN ltrim(sort, '-') = 'orderedAt' THEN ARRAY['true'] ELSE '{}' END,
    CASE WHEN wanted ? 'sorted' THEN own_sort_key(wanted -> 'sorted', sort)
         ELSE CASE ltrim(sort, '-') WHEN 'orderedAt' THEN 'ordered_at' WHEN 'totalFen' THEN 'total_fen' END END,
    CASE WHEN sort LIKE '-%' THEN 'DESC' ELSE 'ASC' END, after_key, after_id, most, false, NOT wanted ? 'numberFrom') AS p
$function$
;
GRANT EXECUTE ON ROUTINE list_orders(wanted jsonb, sort text, after_key text, after_id uuid, most integer) TO zhike_staff;

CREATE OR REPLACE FUNCTION public.list_pool(wanted jsonb, before_at timestamp with time zone, before_id uuid, most integer)
 RETURNS SETOF uuid
 LANGUAGE plpgsql
 STABLE SECURITY DEFINER ROWS 50
 SET search_path TO 'public', 'pg_temp'
AS $function$
DECLARE
  conditions text := 'c.archived_at IS NULL AND c.root_id IS NULL';
BEGIN
  IF current_setting('role') NOT IN ('zhike_all', 'zhike_system') THEN
    conditions := conditions || format(' AND c.seen_by && %L::uuid[]', nullif(current_setting('zhike.actor', true), ''));
  END IF;
  IF wanted ? 'stage' THEN conditions := conditions || format(' AND c.stage = %L', wanted ->> 'stage'); END IF;
  IF wanted ? 'kind' THEN conditions := conditions || format(' AND c.kind = %L', wanted ->> 'kind'); END IF;
  IF wanted ? 'text' THEN
    conditions := conditions || format(' AND (strpos(lower(c.name), %1$L) > 0 OR strpos(lower(c.number), %1$L) > 0)',
      lower(wanted ->> 'text'));
  END IF;
  IF before_at IS NOT NULL THEN
    conditions := conditions || format(' AND (e.entered_at, e.customer_id) < (%L::timestamptz, %L::uuid)', before_at, before_id);
  END IF;
  RETURN QUERY EXECUTE format('SELECT c.id FROM pool_entries e JOIN customers c ON c.id = e.customer_id
    WHERE %s ORDER BY e.entered_at DESC, e.customer_id DESC LIMIT %s', conditions, most);
END $function$
;
GRANT EXECUTE ON ROUTINE list_pool(wanted jsonb, before_at timestamp with time zone, before_id uuid, most integer) TO zhike_staff;

CREATE OR REPLACE FUNCTION public.list_tickets(wanted jsonb, sort text, after_key text, after_id uuid, most integer, counted boolean)
 RETURNS TABLE(customer_id uuid, id uuid, matching double precision, exact boolean)
 LANGUAGE plpgsql
 SECURITY DEFINER ROWS 50
 SET search_path TO 'public', 'pg_temp'
AS $function$
DECLARE
  own CONSTANT jsonb := wanted -> 'sorted';
  key CONSTANT text := CASE WHEN own IS NOT NULL THEN own_sort_key(own, sort) ELSE CASE ltrim(sort, '-')
    WHEN 'createdAt' THEN 'created_at' WHEN 'updatedAt' THEN 'updated_at' WHEN 'priority' THEN 'priority_rank' END END;
  -- of which states an index has this order by itself
  held CONSTANT text[] := CASE key WHEN 'created_at' THEN '{open,pending,resolved,closed}' WHEN 'priority_rank' THEN '{open,pending}' ELSE '{}' END;
  states text[];
  asked record;
  branches text[] := ARRAY['true'];
  rest jsonb := '[]';
  part jsonb;
BEGIN
  FOR part IN SELECT * FROM filter_parts(wanted -> 'filter') LOOP
    IF states IS NULL AND part ->> 'column' = 'status' AND part ->> 'op' = 'in' AND part -> 'value' <@ to_jsonb(held) THEN
      states := ARRAY(SELECT DISTINCT jsonb_array_elements_text(part -> 'value'));
    ELSE
      rest := rest || part;
    END IF;
  END LOOP;
  IF states IS NOT NULL THEN branches := ARRAY(SELECT format('status = %L', state) FROM unnest(states) AS state); END IF;
  asked := ticket_conditions(wanted || jsonb_build_object('filter', jsonb_build_object('and', rest)));
  RETURN QUERY SELECT t.customer_id, t.id, page.matching, page.exact
    FROM page_of('tickets', CASE WHEN states IS NULL THEN asked.cheap
                                 ELSE concat_ws(' AND ', format('status = ANY (%L)', states), nullif(asked.cheap, 'true')) END, asked.dear,
                 CASE WHEN own IS NULL THEN branches ELSE '{}' END, key, CASE WHEN sort LIKE '-%' THEN 'DESC' ELSE 'ASC' END,
                 after_key, after_id, most, counted, NOT wanted ?| ARRAY['query', 'numberFrom'], asked.walked)
           WITH ORDINALITY AS page (found, matching, exact, place)
      JOIN tickets t ON t.id = page.found ORDER BY page.place;
END $function$
;
GRANT EXECUTE ON ROUTINE list_tickets(wanted jsonb, sort text, after_key text, after_id uuid, most integer, counted boolean) TO zhike_staff;

CREATE OR REPLACE FUNCTION public.listed_customers(wanted jsonb)
 RETURNS text
 LANGUAGE sql
 STABLE
 SET search_path TO 'public', 'pg_temp'
AS $function$
  SELECT concat_ws(' AND ', cheap, dear) FROM customer_conditions(wanted)
$function$
;

CREATE OR REPLACE FUNCTION public.lock_group(customer uuid)
 RETURNS uuid
 LANGUAGE plpgsql
AS $function$
DECLARE
  root uuid;
BEGIN
  LOOP
    SELECT coalesce(root_id, id) INTO root FROM customers WHERE id = customer;
    IF root IS NULL THEN RETURN NULL; END IF;
    BEGIN
      PERFORM FROM customers WHERE id = root FOR NO KEY UPDATE;
      PERFORM FROM customers WHERE id = customer AND coalesce(root_id, id) = root;
      IF FOUND THEN RETURN root; END IF;
      RAISE SQLSTATE 'ZK001';
    EXCEPTION WHEN SQLSTATE 'ZK001' THEN NULL;
    END;
  END LOOP;
END $function$
;
GRANT EXECUTE ON ROUTINE lock_group(customer uuid) TO zhike_staff;

CREATE OR REPLACE FUNCTION public.lock_metrics(customer uuid)
 RETURNS TABLE(orders integer, total_fen bigint, first_order_at timestamp with time zone, last_order_at timestamp with time zone, may_write boolean)
 LANGUAGE plpgsql
AS $function$
BEGIN
  IF lock_group(customer) IS NULL THEN RETURN; END IF;
  RETURN QUERY
    SELECT coalesce(o.orders_count, c.orders_count), coalesce(o.total_fen, c.total_fen),
           CASE WHEN o.customer_id IS NULL THEN c.first_order_at ELSE o.first_order_at END,
           CASE WHEN o.customer_id IS NULL THEN c.last_order_at ELSE o.last_order_at END, may_write(c.id)
    FROM customers c LEFT JOIN own_metrics o ON o.customer_id = c.id
    WHERE c.id = customer AND c.archived_at IS NULL;
END $function$
;
GRANT EXECUTE ON ROUTINE lock_metrics(customer uuid) TO zhike_staff;

CREATE OR REPLACE FUNCTION public.locked_customer(customer uuid)
 RETURNS SETOF customers
 LANGUAGE plpgsql
 ROWS 1
AS $function$
DECLARE
  root uuid := lock_group(customer);
BEGIN
  RETURN QUERY SELECT * FROM customers WHERE id = root;
END $function$
;
GRANT EXECUTE ON ROUTINE locked_customer(customer uuid) TO zhike_staff;

CREATE OR REPLACE FUNCTION public.look_out(conditions text, bounds text, key text, direction text, most integer, certain boolean)
 RETURNS listing_outlook
 LANGUAGE sql
 SET search_path TO 'public', 'pg_temp'
AS $function$
  SELECT look_out_over('customers', conditions, 'archived_at IS NULL AND ' || bounds, key, direction, most, certain)
$function$
;

CREATE OR REPLACE FUNCTION public.look_out_over(relation text, conditions text, bounds text, key text, direction text, most integer, certain boolean)
 RETURNS listing_outlook
 LANGUAGE plpgsql
 SET search_path TO 'public', 'pg_temp'
AS $function$
DECLARE
  sample_pages CONSTANT float := 500;
  scale CONSTANT float := pg_relation_size(relation::regclass) / 8192 / sample_pages;
  outlook listing_outlook;
  plan json;
  within float;
BEGIN
  EXECUTE format('EXPLAIN (FORMAT JSON) SELECT FROM %I WHERE %s', relation, conditions) INTO plan;
  outlook.cost := plan -> 0 -> 'Plan' ->> 'Total Cost';
  -- of what an own field holds, every value is equally rare to the planner
  IF certain AND outlook.cost < 2000 AND conditions NOT LIKE '%custom @>%' OR scale < 2 THEN RETURN outlook; END IF;
  EXECUTE format('WITH sample AS MATERIALIZED (SELECT %1$s AS key, id, (%2$s) AS fits FROM %7$I
                                               TABLESAMPLE SYSTEM (%3$s) REPEATABLE (1) WHERE %4$s),
                       first AS (SELECT key, id FROM sample WHERE fits ORDER BY key %5$s, id %5$s LIMIT 1)
                  SELECT count(*) FILTER (WHERE fits), count(*), count(*) FILTER (WHERE (sample.key, sample.id) %6$s
                          ((SELECT key FROM first), (SELECT id FROM first))) FROM sample',
                 key, conditions, 100 / scale, bounds, direction, CASE direction WHEN 'DESC' THEN '>' ELSE '<' END, relation)
    INTO outlook.hits, within, outlook.steps;
  IF outlook.hits > 0 THEN
    outlook.steps := outlook.steps * scale + most * within / outlook.hits;
  END IF;
  outlook.fitting := outlook.hits * scale;
  RETURN outlook;
END $function$
;

CREATE OR REPLACE FUNCTION public.may_write(customer uuid)
 RETURNS boolean
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
  SELECT current_setting('role') IN ('zhike_all', 'zhike_system')
      OR EXISTS (SELECT FROM customer_sights WHERE customer_id = ANY (customer_group(customer)) AND mode = 'joint'
                 AND sight_ids(ARRAY[viewer_id]) && nullif(current_setting('zhike.actor', true), '')::uuid[])
$function$
;
GRANT EXECUTE ON ROUTINE may_write(customer uuid) TO zhike_staff;

CREATE OR REPLACE FUNCTION public.merged_tickets(ticket uuid)
 RETURNS TABLE(id uuid, number text, title text, description text, into_id uuid, urged_times integer, created_by_kind text, created_by_id uuid, created_at timestamp with time zone, files jsonb, at timestamp with time zone, by_kind text, by_id uuid)
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
  SELECT t.id, t.number, t.title, t.description, t.merged_into_id, t.urged_times, t.created_by_kind, t.created_by_id, t.created_at,
    (SELECT coalesce(jsonb_agg(jsonb_build_object('id', f.id, 'name', f.name, 'mediaType', f.media_type, 'bytes', f.bytes)
                               ORDER BY f.id), '[]')
     FROM files f WHERE f.customer_id = t.customer_id AND f.parent_id = t.id AND f.parent_type = 'ticket'),
    m.at, m.by_kind, m.by_id
  FROM tickets survivor
  JOIN tickets t ON t.customer_id = survivor.customer_id
    AND t.id = ANY (ticket_thread(survivor.customer_id, survivor.id)) AND t.id <> survivor.id
  JOIN ticket_merges m ON m.customer_id = t.customer_id AND m.ticket_id = t.id AND m.undone_at IS NULL
  WHERE survivor.id = ticket
    AND (current_setting('role') IN ('zhike_all', 'zhike_system')
         OR survivor.seen_by && nullif(current_setting('zhike.actor', true), '')::uuid[])
  ORDER BY m.at, t.id
$function$
;
GRANT EXECUTE ON ROUTINE merged_tickets(ticket uuid) TO zhike_staff;

CREATE OR REPLACE FUNCTION public.move_messages(customer uuid, giver uuid, taker uuid, wanted uuid[])
 RETURNS integer
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
DECLARE
  moved uuid[];
  theirs uuid[];
BEGIN
  IF current_setting('role') NOT IN ('zhike_all', 'zhike_system')
     AND NOT (sees_ticket(customer, giver) AND sees_ticket(customer, taker)) THEN
    RAISE insufficient_privilege;
  END IF;
  WITH laid AS (
    UPDATE ticket_messages SET ticket_id = taker
    WHERE customer_id = customer AND ticket_id = giver AND id = ANY (wanted) RETURNING id, file_ids)
  SELECT array_agg(id), array(SELECT unnest(file_ids) FROM laid) INTO moved, theirs FROM laid;
  UPDATE files SET parent_id = taker
  WHERE customer_id = customer AND parent_id = giver AND parent_type = 'ticket_message' AND id = ANY (theirs);
  RETURN coalesce(cardinality(moved), 0);
END $function$
;
GRANT EXECUTE ON ROUTINE move_messages(customer uuid, giver uuid, taker uuid, wanted uuid[]) TO zhike_staff;

CREATE OR REPLACE FUNCTION public.new_customers(first date, last date, of_owner uuid, zone text)
 RETURNS TABLE(day date, customers integer, exact boolean)
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
 SET max_parallel_workers_per_gather TO '0'
AS $function$
DECLARE
  whose CONSTANT text := concat_ws(' AND ', CASE WHEN of_owner IS NOT NULL THEN format('owner_id = %L', of_owner) END, sight_condition('seen_by'));
  conditions CONSTANT text := concat_ws(' AND ', 'stage IN (''potential'', ''new'', ''active'', ''dormant'', ''lost'') AND archived_at IS NULL
    AND root_id IS NULL', nullif(whose, ''));
  span CONSTANT text := format('created_at >= %L AND created_at < %L', first::timestamp AT TIME ZONE zone, (last + 1)::timestamp AT TIME ZONE zone);
  sample_pages CONSTANT float := 500;
  scale CONSTANT float := greatest(pg_relation_size('customers') / 8192 / sample_pages, 1);
  plan json;
  estimated float;
BEGIN
  EXECUTE format('EXPLAIN (FORMAT JSON) SELECT FROM customers WHERE %s AND %s', conditions, span) INTO plan;
  estimated := (plan -> 0 -> 'Plan' ->> 'Plan Rows')::float;
  IF whose = '' AND estimated < 50000 THEN
    -- of everybody the index alone tells how many came on each day
    RETURN QUERY EXECUTE format('SELECT day, (SELECT count(*)::int FROM customers WHERE %s AND created_at >= begins AND created_at < ends), true
      FROM company_days($1, $2, $3)', conditions) USING first, last, zone;
    RETURN;
  END IF;
  exact := estimated < 10000 OR scale = 1;
  RETURN QUERY EXECUTE format('SELECT (created_at AT TIME ZONE $1)::date, round(count(*) * %s)::int, $2 FROM customers %s WHERE %s AND %s GROUP BY 1',
    CASE WHEN exact THEN 1 ELSE scale END, CASE WHEN NOT exact THEN format('TABLESAMPLE SYSTEM (%s) REPEATABLE (1)', 100 / scale) END,
    conditions, span) USING zone, exact;
END $function$
;
GRANT EXECUTE ON ROUTINE new_customers(first date, last date, of_owner uuid, zone text) TO zhike_staff;

CREATE OR REPLACE FUNCTION public.newest_audit(wanted jsonb, most integer)
 RETURNS SETOF bigint
 LANGUAGE plpgsql
 STABLE SECURITY DEFINER ROWS 50
 SET search_path TO 'public', 'pg_temp'
AS $function$
DECLARE
  walk_at_most CONSTANT integer := 20000;
  actor_role CONSTANT text := current_setting('role');
  reach CONSTANT text := nullif(current_setting('zhike.actor', true), '');
  newest CONSTANT text := 'ORDER BY p.recorded_at DESC, p.position DESC';
  conditions text := 'p.recorded_at IS NOT NULL';
  seen text := 'c.seen_by && ' || quote_nullable(reach) || '::uuid[]';
  positions bigint[];
  walked integer;
BEGIN
  IF wanted ? 'customer' THEN conditions := conditions || format(' AND p.customer_id = %L', wanted ->> 'customer'); END IF;
  IF wanted ? 'type' THEN conditions := conditions || format(' AND p.type = %L', wanted ->> 'type'); END IF;
  IF wanted ? 'actor' THEN conditions := conditions || format(' AND p.actor_id = %L', wanted ->> 'actor'); END IF;
  IF wanted ? 'from' THEN conditions := conditions || format(' AND p.recorded_at >= %L', wanted ->> 'from'); END IF;
  IF wanted ? 'to' THEN conditions := conditions || format(' AND p.recorded_at < %L', wanted ->> 'to'); END IF;
  IF wanted ? 'beforeAt' THEN
    conditions := conditions || format(' AND (p.recorded_at, p.position) < (%L::timestamptz, %L::bigint)',
      wanted ->> 'beforeAt', wanted ->> 'beforePosition');
  END IF;
  IF actor_role = 'zhike_none' THEN conditions := conditions || ' AND p.customer_id IS NULL'; END IF;
  IF actor_role IN ('zhike_all', 'zhike_system', 'zhike_none') THEN
    RETURN QUERY EXECUTE format('SELECT p.position FROM event_positions p WHERE %s %s LIMIT %s', conditions, newest, most);
    RETURN;
  END IF;

  EXECUTE format('SELECT array(
      SELECT p.position FROM (SELECT p.* FROM event_positions p WHERE %s %s LIMIT %s) AS p
      WHERE p.customer_id IS NULL OR EXISTS (SELECT FROM customers c WHERE c.id = p.customer_id AND %s) %s LIMIT %s)',
    conditions, newest, walk_at_most, seen, newest, most) INTO positions;
  IF cardinality(positions) < most THEN
    EXECUTE format('SELECT count(*) FROM (SELECT FROM event_positions p WHERE %s LIMIT %s) AS walked',
      conditions, walk_at_most) INTO walked;
    IF walked = walk_at_most THEN
      EXECUTE format('SELECT array(
          SELECT p.position FROM (
            (SELECT p.position, p.recorded_at FROM event_positions p WHERE p.customer_id IS NULL AND %1$s %2$s LIMIT %3$s)
            UNION ALL
            SELECT p.position, p.recorded_at FROM customers c CROSS JOIN LATERAL (
              SELECT p.position, p.recorded_at FROM event_positions p WHERE p.customer_id = c.id AND %1$s %2$s LIMIT %3$s) AS p
            WHERE %4$s) AS p
          %2$s LIMIT %3$s)',
        conditions, newest, most, seen) INTO positions;
    END IF;
  END IF;
  RETURN QUERY SELECT unnest(positions);
END $function$
;
GRANT EXECUTE ON ROUTINE newest_audit(wanted jsonb, most integer) TO zhike_staff;

CREATE OR REPLACE FUNCTION public.newest_customers(most integer)
 RETURNS SETOF uuid
 LANGUAGE plpgsql
 STABLE SECURITY DEFINER ROWS 10
 SET search_path TO 'public', 'pg_temp'
AS $function$
DECLARE
  walk_at_most CONSTANT integer := 1000;
  stages CONSTANT text[] := ARRAY['potential', 'new', 'active', 'dormant', 'lost'];
  reach CONSTANT uuid[] := nullif(current_setting('zhike.actor', true), '');
  all_in_sight CONSTANT boolean := current_setting('role') IN ('zhike_all', 'zhike_system');
  ids uuid[];
BEGIN
  IF NOT all_in_sight AND current_setting('role') NOT IN ('zhike_department', 'zhike_team', 'zhike_own') THEN
    RETURN;
  END IF;
  ids := array(
    SELECT c.id FROM unnest(stages) AS of_stage CROSS JOIN LATERAL (
      SELECT id, created_at, seen_by FROM customers
      WHERE stage = of_stage AND archived_at IS NULL AND root_id IS NULL
      ORDER BY created_at DESC, id DESC LIMIT CASE WHEN all_in_sight THEN most ELSE walk_at_most END) AS c
    WHERE all_in_sight OR c.seen_by && reach
    ORDER BY c.created_at DESC, c.id DESC LIMIT most);
  IF cardinality(ids) < most AND NOT all_in_sight THEN
    -- ids begin with the time; of those found some may be merged or archived
    ids := array(
      WITH viewers AS (
        SELECT unnest(reach) AS id
        UNION SELECT staff_id FROM team_members WHERE team_id = ANY (reach)
        UNION SELECT id FROM staff WHERE department_id = ANY (reach)),
      latest AS (
        SELECT DISTINCT s.customer_id FROM viewers CROSS JOIN LATERAL (
          SELECT customer_id FROM customer_sights WHERE viewer_id = viewers.id ORDER BY customer_id DESC LIMIT 10 * most) AS s)
      SELECT c.id FROM latest JOIN customers c ON c.id = latest.customer_id
      WHERE c.seen_by && reach AND c.archived_at IS NULL AND c.root_id IS NULL AND c.stage <> 'visitor'
      ORDER BY c.created_at DESC, c.id DESC LIMIT most);
  END IF;
  RETURN QUERY SELECT unnest(ids);
END $function$
;
GRANT EXECUTE ON ROUTINE newest_customers(most integer) TO zhike_staff;

CREATE OR REPLACE FUNCTION public.newest_orders(number_from text, number_to text, with_status text, since timestamp with time zone, until timestamp with time zone, before_at timestamp with time zone, before_id uuid, most integer)
 RETURNS SETOF uuid
 LANGUAGE plpgsql
 STABLE SECURITY DEFINER ROWS 50
 SET search_path TO 'public', 'pg_temp'
AS $function$
DECLARE
  walk_at_most CONSTANT integer := 20000;
  few_numbers CONSTANT integer := 1000;
  all_in_sight boolean := current_setting('role') IN ('zhike_all', 'zhike_system');
  in_sight text := 'c.archived_at IS NULL';
  newest text := 'ORDER BY o.ordered_at DESC, o.id DESC';
  conditions text := 'true';
  numbers integer;
  ids uuid[];
  walked integer;
BEGIN
  IF NOT all_in_sight THEN
    in_sight := in_sight || format(' AND c.seen_by && %L::uuid[]', nullif(current_setting('zhike.actor', true), ''));
  END IF;
  IF with_status IS NOT NULL THEN conditions := conditions || format(' AND o.status = %L', with_status); END IF;
  IF since IS NOT NULL THEN conditions := conditions || format(' AND o.ordered_at >= %L', since); END IF;
  IF until IS NOT NULL THEN conditions := conditions || format(' AND o.ordered_at < %L', until); END IF;
  IF before_at IS NOT NULL THEN
    conditions := conditions || format(' AND (o.ordered_at, o.id) < (%L::timestamptz, %L::uuid)', before_at, before_id);
  END IF;
  IF number_from IS NOT NULL THEN
    conditions := conditions || format(' AND upper(o.order_no) >= %L AND upper(o.order_no) < %L', number_from, number_to);
    SELECT count(*) INTO numbers FROM (
      SELECT FROM order_numbers WHERE upper(order_no) >= number_from AND upper(order_no) < number_to
      LIMIT few_numbers) AS matching;
    IF numbers < few_numbers THEN
      RETURN QUERY EXECUTE format('SELECT o.id FROM order_numbers n
          JOIN orders o ON o.customer_id = n.holder_id AND o.id = n.order_id JOIN customers c ON c.id = o.customer_id
        WHERE upper(n.order_no) >= %L AND upper(n.order_no) < %L AND %s AND %s %s LIMIT %s',
        number_from, number_to, conditions, in_sight, newest, most);
      RETURN;
    END IF;
  END IF;

  EXECUTE format('SELECT array(
      SELECT o.id FROM (SELECT o.id, o.ordered_at, o.customer_id FROM orders o WHERE %s %s LIMIT %s) AS o
        CROSS JOIN LATERAL (SELECT FROM customers c WHERE c.id = o.customer_id AND %s OFFSET 0) AS c %s LIMIT %s)',
    conditions, newest, CASE WHEN all_in_sight THEN 'ALL' ELSE walk_at_most::text END, in_sight, newest, most) INTO ids;
  IF cardinality(ids) < most AND NOT all_in_sight THEN
    EXECUTE format('SELECT count(*) FROM (SELECT FROM orders o WHERE %s LIMIT %s) AS o', conditions, walk_at_most) INTO walked;
    IF walked = walk_at_most THEN
      EXECUTE format('SELECT array(
          SELECT o.id FROM customers c CROSS JOIN LATERAL (
            SELECT o.id, o.ordered_at FROM orders o WHERE o.customer_id = c.id AND %s %s LIMIT %s) AS o
          WHERE %s %s LIMIT %s)',
        conditions, newest, most, in_sight, newest, most) INTO ids;
    END IF;
  END IF;
  RETURN QUERY SELECT unnest(ids);
END $function$
;
GRANT EXECUTE ON ROUTINE newest_orders(number_from text, number_to text, with_status text, since timestamp with time zone, until timestamp with time zone, before_at timestamp with time zone, before_id uuid, most integer) TO zhike_staff;

CREATE OR REPLACE FUNCTION public.next_approval_number(day text)
 RETURNS text
 LANGUAGE sql
AS $function$
  SELECT 'A-' || day || '-' || lpad(n::text, greatest(4, length(n::text)), '0') FROM nextval('approval_numbers') AS n
$function$
;
GRANT EXECUTE ON ROUTINE next_approval_number(day text) TO zhike_staff;

CREATE OR REPLACE FUNCTION public.next_customer_number(day text)
 RETURNS text
 LANGUAGE sql
AS $function$
  SELECT 'C-' || day || '-' || to_char(nextval('customer_numbers'), 'FM99999999999990000')
$function$
;
GRANT EXECUTE ON ROUTINE next_customer_number(day text) TO zhike_staff;

CREATE OR REPLACE FUNCTION public.next_need_number(day text)
 RETURNS text
 LANGUAGE sql
AS $function$
  SELECT 'N-' || day || '-' || lpad(n::text, greatest(4, length(n::text)), '0') FROM nextval('need_numbers') AS n
$function$
;
GRANT EXECUTE ON ROUTINE next_need_number(day text) TO zhike_staff;

CREATE OR REPLACE FUNCTION public.next_ticket_number(day text)
 RETURNS text
 LANGUAGE sql
AS $function$
  SELECT 'T-' || day || '-' || lpad(n::text, greatest(4, length(n::text)), '0') FROM nextval('ticket_numbers') AS n
$function$
;
GRANT EXECUTE ON ROUTINE next_ticket_number(day text) TO zhike_staff;

CREATE OR REPLACE FUNCTION public.of_tickets_in_sight(asked text, conditions text, grouped text)
 RETURNS text
 LANGUAGE sql
 STABLE
 SET search_path TO 'public', 'pg_temp'
AS $function$
  SELECT string_agg(format('SELECT %s FROM tickets WHERE %s %s', asked, concat_ws(' AND ', conditions, part, sight_condition('seen_by')), grouped),
                    ' UNION ALL ')
  FROM unnest(ARRAY['cardinality(seen_by) <= 100', 'cardinality(seen_by) > 100']) AS part
$function$
;

CREATE OR REPLACE FUNCTION public.opened_tickets(first date, last date, of_assignee uuid, zone text)
 RETURNS TABLE(day date, tickets integer)
 LANGUAGE plpgsql
 STABLE SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
 SET max_parallel_workers_per_gather TO '0'
AS $function$
BEGIN
  RETURN QUERY EXECUTE format('SELECT d.day, (SELECT sum(tickets) FROM (%s) AS t)::int FROM company_days($1, $2, $4) AS d',
    of_tickets_in_sight('count(*) AS tickets', 'created_at >= d.begins AND created_at < d.ends AND ($3 IS NULL OR assignee_id = $3)', ''))
  USING first, last, of_assignee, zone;
END $function$
;
GRANT EXECUTE ON ROUTINE opened_tickets(first date, last date, of_assignee uuid, zone text) TO zhike_staff;

CREATE OR REPLACE FUNCTION public.order_conditions(wanted jsonb, OUT cheap text, OUT dear text)
 RETURNS record
 LANGUAGE sql
 STABLE
 SET search_path TO 'public', 'pg_temp'
AS $function$
  SELECT concat_ws(' AND ', format('EXISTS (SELECT FROM customers c WHERE %s)', concat_ws(' AND ',
             'c.id = orders.customer_id AND c.archived_at IS NULL', sight_condition('c.seen_by'))),
           group_condition(wanted -> 'customer'),
           CASE WHEN wanted ? 'numberFrom' THEN format('upper(order_no) >= %L AND upper(order_no) < %L',
                                                       wanted ->> 'numberFrom', wanted ->> 'numberTo') END,
           f.cheap), f.dear
  FROM filter_conditions('orders', wanted -> 'filter') AS f
$function$
;

CREATE OR REPLACE FUNCTION public.own_equality(term jsonb)
 RETURNS text
 LANGUAGE plpgsql
 IMMUTABLE
 SET search_path TO 'public', 'pg_temp'
AS $function$
DECLARE
  value CONSTANT jsonb := term -> 'value';
  held jsonb[];
BEGIN
  held := CASE term ->> 'op'
    WHEN 'in' THEN ARRAY(SELECT jsonb_array_elements(value))
    WHEN 'any' THEN ARRAY(SELECT jsonb_build_array(one) FROM jsonb_array_elements(value) AS one)
    ELSE ARRAY[value] END;
  RETURN format('(custom <> ''{}'' AND (%s))', coalesce((
    SELECT string_agg(format('custom @> %L', jsonb_build_object(term ->> 'custom', one)), ' OR ') FROM unnest(held) AS one), 'false'));
END $function$
;

CREATE OR REPLACE FUNCTION public.own_fields_for_writing(of_kind text)
 RETURNS SETOF own_fields
 LANGUAGE plpgsql
AS $function$
BEGIN
  PERFORM pg_advisory_xact_lock_shared(hashtextextended('zhike.own_fields.' || of_kind, 0));
  RETURN QUERY SELECT * FROM own_fields WHERE kind = of_kind ORDER BY position, id;
END $function$
;
GRANT EXECUTE ON ROUTINE own_fields_for_writing(of_kind text) TO zhike_staff;

CREATE OR REPLACE FUNCTION public.own_sort_key(field jsonb, sort text)
 RETURNS text
 LANGUAGE sql
 IMMUTABLE
 SET search_path TO 'public', 'pg_temp'
AS $function$
  SELECT CASE field ->> 'as'
    WHEN 'number' THEN format('coalesce(%s, %L::numeric)', own_value(field), CASE WHEN sort LIKE '-%' THEN '-infinity' ELSE 'infinity' END)
    ELSE format('(coalesce(left(%s, 100), %L) COLLATE "C")', own_value(field), CASE WHEN sort LIKE '-%' THEN '' ELSE U&'\+10FFFF' END)
  END
$function$
;

CREATE OR REPLACE FUNCTION public.own_unique_form(value text)
 RETURNS text
 LANGUAGE sql
 IMMUTABLE
AS $function$
  SELECT translate(
    btrim(regexp_replace(regexp_replace(normalize(value, NFKC), '[\u200b-\u200f\u2060\ufe00-\ufe0f\ufeff]', '', 'g'), '\s+', ' ', 'g')),
    'ABCDEFGHIJKLMNOPQRSTUVWXYZ', 'abcdefghijklmnopqrstuvwxyz')
$function$
;
GRANT EXECUTE ON ROUTINE own_unique_form(value text) TO zhike_staff;

CREATE OR REPLACE FUNCTION public.own_value(field jsonb)
 RETURNS text
 LANGUAGE sql
 IMMUTABLE
 SET search_path TO 'public', 'pg_temp'
AS $function$
  SELECT format(CASE field ->> 'as'
    WHEN 'number' THEN '(CASE jsonb_typeof(custom -> %1$L) WHEN ''number'' THEN (custom ->> %1$L)::numeric END)'
    WHEN 'boolean' THEN '(CASE jsonb_typeof(custom -> %1$L) WHEN ''boolean'' THEN (custom ->> %1$L)::boolean END)'
    WHEN 'texts' THEN '(CASE jsonb_typeof(custom -> %1$L) WHEN ''array'' THEN ARRAY(SELECT jsonb_array_elements_text(custom -> %1$L)) ELSE ''{}'' END)'
    WHEN 'text' THEN '(custom ->> %1$L)' END, field ->> 'custom')
$function$
;

CREATE OR REPLACE FUNCTION public.page_of(relation text, cheap text, dear text, branches text[], key text, direction text, after_key text, after_id uuid, most integer, counted boolean, certain boolean, walked text DEFAULT NULL::text)
 RETURNS TABLE(found uuid, matching double precision, exact boolean)
 LANGUAGE plpgsql
 SET search_path TO 'public', 'pg_temp'
 SET parallel_setup_cost TO '100'
 SET parallel_tuple_cost TO '0.01'
 SET max_parallel_workers_per_gather TO '0'
AS $function$
DECLARE
  conditions CONSTANT text := concat_ws(' AND ', cheap, dear);
  on_the_way CONSTANT text := coalesce(walked, conditions);
  beyond CONSTANT text := CASE direction WHEN 'DESC' THEN '<' ELSE '>' END;
  after CONSTANT text := CASE WHEN after_key IS NULL THEN 'true' ELSE format('(%s, id) %s (%L, %L::uuid)', key, beyond, after_key, after_id) END;
  outlook listing_outlook;
  plan json;
  many boolean;
  among integer;
  ids uuid[] := '{}';
BEGIN
  -- what stands near the beginning is found without asking how much there is
  IF NOT counted AND branches <> '{}' AND most < 1000 THEN
    ids := walk(relation, on_the_way, branches, key, direction, after, 20 * most, most);
    IF cardinality(ids) = most THEN
      RETURN QUERY SELECT unnest(ids), NULL::float, NULL::boolean;
      RETURN;
    END IF;
  END IF;
  IF branches = ARRAY[conditions] THEN
    -- all that the index holds: nothing to find out
    EXECUTE format('EXPLAIN (FORMAT JSON) SELECT FROM %I WHERE %s', relation, conditions) INTO plan;
    outlook.cost := plan -> 0 -> 'Plan' ->> 'Total Cost';
    outlook.fitting := plan -> 0 -> 'Plan' ->> 'Plan Rows';
    outlook.hits := outlook.fitting;
    outlook.steps := most;
  ELSE
    outlook := look_out_over(relation, on_the_way, format('(%s) AND %s', coalesce(nullif(array_to_string(branches, ' OR '), ''), 'true'), after),
                             key, direction, most, certain);
  END IF;
  many := coalesce(outlook.fitting > CASE WHEN dear IS NULL THEN 30000 ELSE 4000 END, false);
  IF branches <> '{}' AND outlook.hits > 0 AND outlook.steps < least(20000, 0.7 * outlook.fitting) THEN
    ids := walk(relation, on_the_way, branches, key, direction, after, 1000 + 2 * outlook.steps::integer, most);
  END IF;
  IF cardinality(ids) >= most THEN
    IF counted THEN
      exact := outlook.hits < 25 OR outlook.cost < 10000 AND NOT many;
      matching := outlook.fitting;
      IF exact THEN EXECUTE format('SELECT count(*) FROM %I WHERE %s', relation, conditions) INTO matching; END IF;
    END IF;
    RETURN QUERY SELECT unnest(ids), matching, exact;
    RETURN;
  END IF;

  -- what is dear is asked of the first of many, and of all of them when those were too few
  IF many AND dear IS NOT NULL THEN
    FOREACH among IN ARRAY CASE WHEN most < 1000 THEN ARRAY[10 * most, NULL] ELSE ARRAY[NULL::integer] END LOOP
      EXECUTE format('SELECT array(SELECT f.id FROM (SELECT id, %1$s AS key FROM %2$I WHERE %3$s AND %4$s ORDER BY key %5$s, id %5$s LIMIT %6$s) AS f
                                   CROSS JOIN LATERAL (SELECT FROM %2$I WHERE id = f.id AND %7$s LIMIT 1) AS held
                                   ORDER BY f.key %5$s, f.id %5$s LIMIT %8$s)',
        key, relation, cheap, after, direction, coalesce(among::text, 'ALL'), dear, most) INTO ids;
      EXIT WHEN cardinality(ids) = most;
    END LOOP;
    RETURN QUERY SELECT unnest(ids), CASE WHEN counted THEN outlook.fitting END, CASE WHEN counted THEN false END;
    RETURN;
  END IF;

  -- OFFSET 0 keeps the planner from walking after all, to a page that may never be full
  RETURN QUERY EXECUTE format('SELECT f.id, %s, %L::boolean FROM (SELECT id, %s AS key%s FROM %I WHERE %s OFFSET 0) AS f
                               WHERE %s ORDER BY f.key %s, f.id %s LIMIT %s',
    CASE WHEN NOT counted THEN 'NULL::float' WHEN many THEN outlook.fitting::text || '::float' ELSE 'f.total' END,
    CASE WHEN counted THEN NOT many END, key,
    CASE WHEN counted AND NOT many THEN ', (count(*) OVER ())::float AS total' ELSE '' END, relation, conditions,
    CASE WHEN after_key IS NULL THEN 'true' ELSE format('(f.key, f.id) %s (%L, %L::uuid)', beyond, after_key, after_id) END,
    direction, direction, most);
END $function$
;

CREATE OR REPLACE FUNCTION public.phones_by_tail(of_tail bytea, most integer)
 RETURNS TABLE(customer_id uuid, hash bytea, sealed bytea)
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
  SELECT coalesce(c.root_id, c.id), i.hash, i.sealed
  FROM customer_identities i JOIN customers c ON c.id = i.customer_id
  WHERE i.tail_hash = of_tail AND c.archived_at IS NULL AND c.stage <> 'visitor'
    AND (current_setting('role') IN ('zhike_all', 'zhike_system')
         OR c.seen_by && nullif(current_setting('zhike.actor', true), '')::uuid[])
  LIMIT most
$function$
;
GRANT EXECUTE ON ROUTINE phones_by_tail(of_tail bytea, most integer) TO zhike_staff;

CREATE OR REPLACE FUNCTION public.quote_lexeme(lexeme text)
 RETURNS text
 LANGUAGE sql
 IMMUTABLE
AS $function$ SELECT '''' || replace(replace(lexeme, '\', '\\'), '''', '''''') || '''' $function$
;
GRANT EXECUTE ON ROUTINE quote_lexeme(lexeme text) TO zhike_staff;

CREATE OR REPLACE FUNCTION public.reach_ids(person uuid, with_scope text)
 RETURNS uuid[]
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
  WITH RECURSIVE below AS (
    SELECT department_id AS id FROM staff WHERE id = person AND with_scope = 'department' AND department_id IS NOT NULL
    UNION SELECT d.id FROM departments d JOIN below b ON d.parent_id = b.id
  )
  SELECT ARRAY[person] || coalesce(array_agg(id), '{}') FROM (
    SELECT id FROM below
    UNION SELECT team_id FROM team_members WHERE staff_id = person AND with_scope IN ('team', 'department')
  ) AS ids
$function$
;
GRANT EXECUTE ON ROUTINE reach_ids(person uuid, with_scope text) TO zhike_staff;

CREATE OR REPLACE FUNCTION public.refresh_approval_viewers(approval uuid, moment timestamp with time zone)
 RETURNS void
 LANGUAGE sql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
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
$function$
;
GRANT EXECUTE ON ROUTINE refresh_approval_viewers(approval uuid, moment timestamp with time zone) TO zhike_staff;

CREATE OR REPLACE FUNCTION public.refresh_seen_by(customer uuid)
 RETURNS void
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
 SET plan_cache_mode TO 'force_generic_plan'
AS $function$
DECLARE
  those uuid[];
BEGIN
  PERFORM lock_group(customer);
  those := customer_group(customer);
  UPDATE customers SET seen_by = s.ids
  FROM (SELECT sight_ids(coalesce(array_agg(DISTINCT viewer_id), '{}')) AS ids
        FROM customer_sights WHERE customer_id = ANY (those)) AS s
  WHERE customers.id = ANY (those) AND customers.seen_by IS DISTINCT FROM s.ids;
END $function$
;
GRANT EXECUTE ON ROUTINE refresh_seen_by(customer uuid) TO zhike_staff;

CREATE OR REPLACE FUNCTION public.refresh_statistics()
 RETURNS void
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
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
END $function$
;
GRANT EXECUTE ON ROUTINE refresh_statistics() TO zhike_system;

CREATE OR REPLACE FUNCTION public.refusal_to_link(giver uuid, why text, taker uuid)
 RETURNS text
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
  WITH RECURSIVE further AS (
    SELECT taker AS id
    UNION SELECT l.other_id FROM further f JOIN ticket_links l ON l.ticket_id = f.id AND l.kind = why AND l.removed_at IS NULL
    WHERE why <> 'related')
  SELECT CASE
    WHEN EXISTS (SELECT FROM further WHERE id = giver) THEN 'ticket_link.cycle'
    WHEN why <> 'child' THEN NULL
    WHEN EXISTS (SELECT FROM ticket_links WHERE ticket_id = giver AND kind = 'child' AND removed_at IS NULL)
      THEN 'ticket_link.has_parent'
    WHEN EXISTS (SELECT FROM ticket_links WHERE ticket_id = taker AND kind = 'child' AND removed_at IS NULL)
      OR EXISTS (SELECT FROM ticket_links WHERE other_id = giver AND kind = 'child' AND removed_at IS NULL)
      THEN 'ticket_link.nested'
  END
$function$
;
GRANT EXECUTE ON ROUTINE refusal_to_link(giver uuid, why text, taker uuid) TO zhike_staff;

CREATE OR REPLACE FUNCTION public.register_own_values(of_field uuid, of_kind text, of_key text)
 RETURNS bigint
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
DECLARE
  holder CONSTANT text := CASE of_kind WHEN 'customer' THEN 'id' ELSE 'customer_id' END;
  given bigint;
  entered bigint;
BEGIN
  DELETE FROM own_unique_values WHERE field_id = of_field;
  EXECUTE format('SELECT count(*) FROM %I WHERE jsonb_typeof(custom -> %L) IN (''string'', ''number'')',
    of_kind || 's', of_key) INTO given;
  EXECUTE format('INSERT INTO own_unique_values (field_id, value, holder_id, record_id)
                  SELECT %L::uuid, own_unique_form(custom ->> %L), %I, id FROM %I
                  WHERE jsonb_typeof(custom -> %L) IN (''string'', ''number'') ON CONFLICT DO NOTHING',
    of_field, of_key, holder, of_kind || 's', of_key);
  GET DIAGNOSTICS entered = ROW_COUNT;
  RETURN given - entered;
END $function$
;
GRANT EXECUTE ON ROUTINE register_own_values(of_field uuid, of_kind text, of_key text) TO zhike_staff;

CREATE OR REPLACE FUNCTION public.sales_by_day(since timestamp with time zone, until timestamp with time zone, of_owner uuid, zone text)
 RETURNS TABLE(day date, total_fen bigint)
 LANGUAGE plpgsql
 STABLE SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
DECLARE
  reach uuid[] := nullif(current_setting('zhike.actor', true), '')::uuid[];
  all_in_sight boolean := current_setting('role') IN ('zhike_all', 'zhike_system');
BEGIN
  IF NOT all_in_sight AND current_setting('role') NOT IN ('zhike_department', 'zhike_team', 'zhike_own') THEN
    RETURN;
  END IF;
  RETURN QUERY
    SELECT (o.ordered_at AT TIME ZONE zone)::date, sum(o.total_fen - o.refunded_fen)::bigint
    FROM orders o JOIN customers m ON m.id = o.customer_id JOIN customers c ON c.id = coalesce(m.root_id, m.id)
    WHERE o.ordered_at >= since AND o.ordered_at < until AND o.status = 'placed' AND o.currency = 'CNY'
      AND c.archived_at IS NULL AND (all_in_sight OR c.seen_by && reach) AND (of_owner IS NULL OR c.owner_id = of_owner)
    GROUP BY 1;
END $function$
;
GRANT EXECUTE ON ROUTINE sales_by_day(since timestamp with time zone, until timestamp with time zone, of_owner uuid, zone text) TO zhike_staff;

CREATE OR REPLACE FUNCTION public.sees(customer uuid)
 RETURNS boolean
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
  SELECT EXISTS (SELECT FROM customers WHERE id = customer
                 AND seen_by && nullif(current_setting('zhike.actor', true), '')::uuid[])
$function$
;
GRANT EXECUTE ON ROUTINE sees(customer uuid) TO zhike_staff;

CREATE OR REPLACE FUNCTION public.sees_approval(approval uuid)
 RETURNS boolean
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
  SELECT EXISTS (SELECT FROM approvals WHERE id = approval AND seen_by && nullif(current_setting('zhike.actor', true), '')::uuid[])
$function$
;
GRANT EXECUTE ON ROUTINE sees_approval(approval uuid) TO zhike_staff;

CREATE OR REPLACE FUNCTION public.sees_ticket(customer uuid, ticket uuid)
 RETURNS boolean
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
  SELECT EXISTS (SELECT FROM tickets WHERE customer_id = customer AND id = ticket
                 AND (seen_by && nullif(current_setting('zhike.actor', true), '')::uuid[]
                      OR merged_into_id IS NOT NULL AND sees_ticket(customer, merged_into_id)))
$function$
;
GRANT EXECUTE ON ROUTINE sees_ticket(customer uuid, ticket uuid) TO zhike_staff;

CREATE OR REPLACE FUNCTION public.sees_ticket_by_id(ticket uuid)
 RETURNS boolean
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
  SELECT EXISTS (SELECT FROM tickets WHERE id = ticket AND seen_by && nullif(current_setting('zhike.actor', true), '')::uuid[])
$function$
;
GRANT EXECUTE ON ROUTINE sees_ticket_by_id(ticket uuid) TO zhike_staff;

CREATE OR REPLACE FUNCTION public.sees_ticket_of(customer uuid)
 RETURNS boolean
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
  SELECT EXISTS (SELECT FROM tickets WHERE customer_id = customer
                 AND seen_by && nullif(current_setting('zhike.actor', true), '')::uuid[])
$function$
;
GRANT EXECUTE ON ROUTINE sees_ticket_of(customer uuid) TO zhike_staff;

CREATE OR REPLACE FUNCTION public.sight_condition(seen_by text)
 RETURNS text
 LANGUAGE sql
 STABLE
 SET search_path TO 'public', 'pg_temp'
AS $function$
  SELECT CASE WHEN current_setting('role') NOT IN ('zhike_all', 'zhike_system')
    THEN format('%s && %L::uuid[]', seen_by, nullif(current_setting('zhike.actor', true), '')) END
$function$
;

CREATE OR REPLACE FUNCTION public.sight_ids(of_staff uuid[])
 RETURNS uuid[]
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
  SELECT coalesce(array_agg(DISTINCT id ORDER BY id), '{}') FROM (
    SELECT unnest(of_staff) AS id
    UNION SELECT team_id FROM team_members WHERE staff_id = ANY (of_staff)
    UNION SELECT department_id FROM staff WHERE id = ANY (of_staff) AND department_id IS NOT NULL
  ) AS ids
$function$
;
GRANT EXECUTE ON ROUTINE sight_ids(of_staff uuid[]) TO zhike_staff;

CREATE OR REPLACE FUNCTION public.sight_of_ticket(customer uuid, ticket uuid, creator uuid, assignee uuid, department uuid)
 RETURNS uuid[]
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
  SELECT coalesce(array_agg(DISTINCT id ORDER BY id), '{}')
  FROM unnest(ticket_sight(customer, creator, assignee, department)
              || sight_ids(ARRAY(
                   SELECT assignee_id FROM ticket_tasks
                   WHERE customer_id = customer AND ticket_id = ticket AND assignee_id IS NOT NULL
                   UNION SELECT owner_id FROM complaint_measures
                   WHERE customer_id = customer AND ticket_id = ticket AND owner_id IS NOT NULL AND withdrawn_at IS NULL
                   UNION SELECT assignee_id FROM complaint_contacts
                   WHERE customer_id = customer AND ticket_id = ticket AND assignee_id IS NOT NULL))
              || ARRAY(SELECT staff_id FROM ticket_stand_ins WHERE customer_id = customer AND ticket_id = ticket)) AS id
$function$
;
GRANT EXECUTE ON ROUTINE sight_of_ticket(customer uuid, ticket uuid, creator uuid, assignee uuid, department uuid) TO zhike_staff;

CREATE OR REPLACE FUNCTION public.similar_tickets(words text[], weights real[], category uuid, products text[], self uuid, most integer)
 RETURNS TABLE(id uuid, score real, shared text[], same_category boolean, same_products text[])
 LANGUAGE plpgsql
 STABLE SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
DECLARE
  rare CONSTANT real := 0.0004;
  enough CONSTANT real := 2000;
  total real;
  query text;
  everything text;
  sight text := CASE WHEN current_setting('role') IN ('zhike_all', 'zhike_system') THEN 'true'
    ELSE format('t.seen_by && %L::uuid[]', coalesce(nullif(current_setting('zhike.actor', true), ''), '{}')) END;
BEGIN
  SELECT greatest(reltuples, 1) INTO total FROM pg_class WHERE oid = 'tickets'::regclass;
  -- as many of the rarest words as few tickets have together; of common ones alone the three rarest at once
  WITH asked AS (
    SELECT u.word, coalesce(w.share, rare) AS share FROM unnest(words) AS u (word) LEFT JOIN ticket_words w ON w.word = u.word),
  walked AS (SELECT word, sum(share) OVER (ORDER BY share, word) * total AS so_many, row_number() OVER (ORDER BY share, word) AS place FROM asked)
  SELECT coalesce(string_agg(quote_lexeme(word), ' | ') FILTER (WHERE so_many <= enough),
                  string_agg(quote_lexeme(word), ' & ') FILTER (WHERE place <= 3)),
         string_agg(quote_lexeme(word), ' | ')
  INTO query, everything FROM walked;
  IF query IS NULL THEN RETURN; END IF;
  RETURN QUERY EXECUTE format($q$
    WITH asked AS MATERIALIZED (
      SELECT u.word, quote_lexeme(u.word)::tsquery AS term, u.weight * -ln(coalesce(w.share, %1$L::real)) AS weight
      FROM unnest($1, $2) AS u (word, weight) LEFT JOIN ticket_words w ON w.word = u.word),
    found AS MATERIALIZED (
      SELECT t.customer_id, t.id, t.search FROM tickets t
      WHERE t.search @@ %2$L::tsquery AND %3$s AND t.merged_into_id IS NULL AND t.id IS DISTINCT FROM $5 LIMIT 2000),
    best AS MATERIALIZED (SELECT * FROM found ORDER BY ts_rank(search, %4$L::tsquery) DESC, id DESC LIMIT 60),
    judged AS (
      SELECT b.id, coalesce(t.category_id = $3, false) AS same_category,
        array(SELECT p FROM unnest($4) AS p WHERE strpos(lower(t.title || ' ' || t.description), lower(p)) > 0) AS same_products,
        (SELECT array_agg(a.word) FROM asked a WHERE b.search @@ a.term) AS shared,
        ((SELECT sum(a.weight) FROM asked a WHERE b.search @@ a.term) / (SELECT sum(weight) FROM asked))::real AS share
      FROM best b JOIN tickets t ON t.customer_id = b.customer_id AND t.id = b.id)
    SELECT id, (share + CASE WHEN same_category THEN 0.1 ELSE 0 END + 0.15 * least(cardinality(same_products), 1))::real AS score,
      shared, same_category, same_products
    FROM judged WHERE share >= 0.25 OR share >= 0.15 AND (same_category OR same_products <> '{}')
    ORDER BY score DESC, id DESC LIMIT $6$q$, rare, query, sight, everything)
  USING words, weights, category, products, self, most;
END $function$
;
GRANT EXECUTE ON ROUTINE similar_tickets(words text[], weights real[], category uuid, products text[], self uuid, most integer) TO zhike_staff;

CREATE OR REPLACE FUNCTION public.solved_tickets(first date, last date, of_assignee uuid, zone text)
 RETURNS TABLE(day date, kind text, assignee_id uuid, tickets integer)
 LANGUAGE plpgsql
 STABLE SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
 SET max_parallel_workers_per_gather TO '0'
AS $function$
BEGIN
  RETURN QUERY EXECUTE format('SELECT d.day, t.kind, t.assignee_id, sum(t.tickets)::int
      FROM company_days($1, $2, $4) AS d CROSS JOIN LATERAL (%s) AS t GROUP BY d.day, t.kind, t.assignee_id',
    of_tickets_in_sight('kind, assignee_id, count(*) AS tickets',
                        'resolved_at >= d.begins AND resolved_at < d.ends AND ($3 IS NULL OR assignee_id = $3)', 'GROUP BY kind, assignee_id'))
  USING first, last, of_assignee, zone;
END $function$
;
GRANT EXECUTE ON ROUTINE solved_tickets(first date, last date, of_assignee uuid, zone text) TO zhike_staff;

CREATE OR REPLACE FUNCTION public.stage_after(stage text, orders bigint)
 RETURNS text
 LANGUAGE sql
 IMMUTABLE
AS $function$
  SELECT CASE WHEN stage IN ('potential', 'new') AND orders > 1 THEN 'active'
              WHEN stage = 'potential' AND orders = 1 THEN 'new' ELSE stage END
$function$
;
GRANT EXECUTE ON ROUTINE stage_after(stage text, orders bigint) TO zhike_staff;

CREATE OR REPLACE FUNCTION public.stamp_article()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
BEGIN
  NEW.stamp := gen_random_uuid();
  RETURN NEW;
END $function$
;
GRANT EXECUTE ON ROUTINE stamp_article() TO zhike_staff;

CREATE OR REPLACE FUNCTION public.stamp_knowledge()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
BEGIN
  UPDATE knowledge_stamp SET stamp = gen_random_uuid();
  RETURN NULL;
END $function$
;
GRANT EXECUTE ON ROUTINE stamp_knowledge() TO zhike_staff;

CREATE OR REPLACE FUNCTION public.sum_group(root uuid)
 RETURNS void
 LANGUAGE plpgsql
AS $function$
BEGIN
  PERFORM FROM customers WHERE id = root FOR NO KEY UPDATE;
  UPDATE customers SET orders_count = s.orders, total_fen = s.total, first_order_at = s.first, last_order_at = s.last,
    stage = stage_after(stage, s.orders)
  FROM (SELECT sum(orders_count) AS orders, sum(total_fen) AS total, min(first_order_at) AS first, max(last_order_at) AS last
        FROM (SELECT orders_count, total_fen, first_order_at, last_order_at FROM own_metrics WHERE customer_id = root
              UNION ALL SELECT orders_count, total_fen, first_order_at, last_order_at FROM customers
              WHERE root_id = root) AS each_own) AS s
  WHERE id = root;
END $function$
;
GRANT EXECUTE ON ROUTINE sum_group(root uuid) TO zhike_staff;

CREATE OR REPLACE FUNCTION public.sum_of_others(of_kind text, of_type text, of_id uuid, apart_from uuid)
 RETURNS bigint
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
  SELECT coalesce(sum(amount_fen), 0)::bigint FROM approvals
  WHERE subject_id = of_id AND subject_type = of_type AND kind = of_kind AND id IS DISTINCT FROM apart_from
    AND state IN ('running', 'returned', 'approved')
$function$
;
GRANT EXECUTE ON ROUTINE sum_of_others(of_kind text, of_type text, of_id uuid, apart_from uuid) TO zhike_staff;

CREATE OR REPLACE FUNCTION public.surviving_ticket(customer uuid, ticket uuid)
 RETURNS uuid
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
  WITH RECURSIVE way AS (
    SELECT id, merged_into_id FROM tickets WHERE customer_id = customer AND id = ticket
    UNION ALL SELECT t.id, t.merged_into_id FROM way JOIN tickets t ON t.customer_id = customer AND t.id = way.merged_into_id)
  SELECT id FROM way WHERE merged_into_id IS NULL
$function$
;
GRANT EXECUTE ON ROUTINE surviving_ticket(customer uuid, ticket uuid) TO zhike_customer;
GRANT EXECUTE ON ROUTINE surviving_ticket(customer uuid, ticket uuid) TO zhike_staff;

CREATE OR REPLACE FUNCTION public.ticket_conditions(wanted jsonb, OUT cheap text, OUT dear text, OUT walked text)
 RETURNS record
 LANGUAGE plpgsql
 STABLE
 SET search_path TO 'public', 'pg_temp'
AS $function$
DECLARE
  found text[] := '{}';
  own text;
BEGIN
  IF wanted ? 'query' THEN found := found || format('search @@ %L::tsquery', wanted ->> 'query'); END IF;
  IF wanted ? 'numberFrom' THEN
    found := found || format('number >= %L AND number < %L', wanted ->> 'numberFrom', wanted ->> 'numberTo');
  END IF;
  SELECT concat_ws(' AND ', sight_condition('seen_by'), group_condition(wanted -> 'customer'),
           CASE WHEN wanted ? 'watcher' THEN format('id IN (SELECT ticket_id FROM ticket_watchers WHERE staff_id = %L::uuid)',
                                                    wanted ->> 'watcher') END,
           '(' || nullif(array_to_string(found, ' OR '), '') || ')')
  INTO own;
  SELECT coalesce(nullif(concat_ws(' AND ', nullif(own, ''), f.cheap, f.among), ''), 'true'), f.dear,
         CASE WHEN f.among IS NOT NULL THEN concat_ws(' AND ', nullif(own, ''), f.cheap, f.dear) END
  INTO cheap, dear, walked FROM filter_conditions('tickets', wanted -> 'filter') AS f;
END $function$
;

CREATE OR REPLACE FUNCTION public.ticket_customers(wanted uuid[])
 RETURNS TABLE(customer_id uuid, summary jsonb)
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
 SET plan_cache_mode TO 'force_generic_plan'
AS $function$
  SELECT c.id, jsonb_build_object(
    'id', r.id, 'number', r.number, 'kind', r.kind, 'name', r.name, 'stage', r.stage, 'tier', r.tier,
    'identities', coalesce((
      SELECT jsonb_agg(jsonb_build_object('id', i.id, 'kind', i.kind, 'masked', i.masked, 'primary', i.is_primary,
                                          'verified', i.verified)
                       || CASE i.kind WHEN 'external' THEN jsonb_build_object('value', i.masked) ELSE '{}' END
                       ORDER BY i.id)
      FROM customer_identities i
      WHERE i.customer_id IN (SELECT r.id UNION ALL SELECT m.id FROM customers m WHERE m.root_id = r.id)), '[]'))
  FROM customers c JOIN customers r ON r.id = coalesce(c.root_id, c.id)
  WHERE c.id = ANY (wanted)
    AND (current_setting('role') IN ('zhike_all', 'zhike_system')
         OR c.seen_by && nullif(current_setting('zhike.actor', true), '')::uuid[]
         OR sees_ticket_of(c.id))
$function$
;
GRANT EXECUTE ON ROUTINE ticket_customers(wanted uuid[]) TO zhike_staff;

CREATE OR REPLACE FUNCTION public.ticket_history(customer uuid, ticket uuid, before_id uuid, most integer)
 RETURNS TABLE(id uuid, type text, at timestamp with time zone, actor_kind text, actor_id uuid, data jsonb, changes jsonb)
 LANGUAGE plpgsql
 STABLE SECURITY DEFINER ROWS 50
 SET search_path TO 'public', 'pg_temp'
AS $function$
#variable_conflict use_column
BEGIN
  IF current_setting('role') NOT IN ('zhike_all', 'zhike_system') AND NOT sees_ticket(customer, ticket) THEN
    RETURN;
  END IF;
  RETURN QUERY
    WITH RECURSIVE holders (customer_id) AS (
      SELECT customer
      UNION SELECT (e.data ->> 'fromId')::uuid FROM holders h
      JOIN events e ON e.customer_id = h.customer_id AND e.subject_id = ticket AND e.type = 'ticket.taken_over')
    SELECT e.id, e.type, e.at, e.actor_kind, e.actor_id, e.data,
      (SELECT coalesce(jsonb_agg(jsonb_build_object('field', c.field, 'old', c.old_value, 'new', c.new_value) ORDER BY c.field), '[]')
       FROM changes c WHERE c.customer_id = e.customer_id AND c.event_id = e.id
         AND c.field IN ('kind', 'priority', 'status', 'title', 'categoryId', 'text', 'source'))
    FROM holders h JOIN events e ON e.customer_id = h.customer_id
    WHERE e.subject_id = ticket AND e.subject_type = 'ticket' AND (before_id IS NULL OR e.id < before_id)
    ORDER BY e.id DESC LIMIT most;
END $function$
;
GRANT EXECUTE ON ROUTINE ticket_history(customer uuid, ticket uuid, before_id uuid, most integer) TO zhike_staff;

CREATE OR REPLACE FUNCTION public.ticket_numbers_of(rule uuid)
 RETURNS text
 LANGUAGE sql
 IMMUTABLE
AS $function$ SELECT 'ticket_numbers_' || replace(rule::text, '-', '') $function$
;
GRANT EXECUTE ON ROUTINE ticket_numbers_of(rule uuid) TO zhike_staff;

CREATE OR REPLACE FUNCTION public.ticket_sight(customer uuid, creator uuid, assignee uuid, department uuid)
 RETURNS uuid[]
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
  SELECT coalesce(array_agg(DISTINCT id ORDER BY id), '{}')
  FROM unnest(sight_ids(ARRAY[creator, assignee] || array(
                SELECT unnest(ARRAY[c.owner_id, (SELECT r.owner_id FROM customers r WHERE r.id = c.root_id)])
                FROM customers c WHERE c.id = customer))
              || department) AS id
  WHERE id IS NOT NULL
$function$
;
GRANT EXECUTE ON ROUTINE ticket_sight(customer uuid, creator uuid, assignee uuid, department uuid) TO zhike_staff;

CREATE OR REPLACE FUNCTION public.ticket_sources(customer uuid, thread uuid[])
 RETURNS uuid[]
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
  SELECT thread || array(SELECT from_id FROM ticket_splits WHERE customer_id = customer AND ticket_id = ANY (thread))
$function$
;
GRANT EXECUTE ON ROUTINE ticket_sources(customer uuid, thread uuid[]) TO zhike_customer;
GRANT EXECUTE ON ROUTINE ticket_sources(customer uuid, thread uuid[]) TO zhike_staff;

CREATE OR REPLACE FUNCTION public.ticket_thread(customer uuid, ticket uuid)
 RETURNS uuid[]
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
  WITH RECURSIVE thread AS (
    SELECT ticket AS id
    UNION ALL SELECT t.id FROM thread JOIN tickets t ON t.customer_id = customer AND t.merged_into_id = thread.id)
  SELECT array_agg(id) FROM thread
$function$
;
GRANT EXECUTE ON ROUTINE ticket_thread(customer uuid, ticket uuid) TO zhike_customer;
GRANT EXECUTE ON ROUTINE ticket_thread(customer uuid, ticket uuid) TO zhike_staff;

CREATE OR REPLACE FUNCTION public.unfinished_tickets()
 RETURNS TABLE(kind text, assignee_id uuid, tickets integer, urged integer)
 LANGUAGE plpgsql
 STABLE SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
 SET max_parallel_workers_per_gather TO '0'
AS $function$
BEGIN
  RETURN QUERY EXECUTE format('SELECT kind, assignee_id, sum(tickets)::int, sum(urged)::int FROM (%s) AS t GROUP BY kind, assignee_id',
    of_tickets_in_sight('kind, assignee_id, count(*) AS tickets, count(urged_at) AS urged', 'status IN (''open'', ''pending'')',
                        'GROUP BY kind, assignee_id'));
END $function$
;
GRANT EXECUTE ON ROUTINE unfinished_tickets() TO zhike_staff;

CREATE OR REPLACE FUNCTION public.walk(relation text, conditions text, branches text[], key text, direction text, after text, steps integer, most integer)
 RETURNS uuid[]
 LANGUAGE plpgsql
 SET search_path TO 'public', 'pg_temp'
AS $function$
DECLARE
  in_order CONSTANT text := format('key %s, id %s', direction, direction);
  ids uuid[];
BEGIN
  EXECUTE format('SELECT array(SELECT id FROM (SELECT * FROM (%s) AS every_branch ORDER BY %s LIMIT %s) AS %I
                               WHERE %s ORDER BY %s LIMIT %s)',
    (SELECT string_agg(format('(SELECT *, %s AS key FROM %I WHERE %s AND %s ORDER BY %s LIMIT %s)',
                              key, relation, branch, after, in_order, steps), ' UNION ALL ')
     FROM unnest(branches) AS branch),
    in_order, steps, relation, conditions, in_order, most) INTO ids;
  RETURN ids;
END $function$
;

CREATE OR REPLACE FUNCTION public.wanted_customers(wanted jsonb, most integer)
 RETURNS SETOF uuid
 LANGUAGE plpgsql
 STABLE SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
BEGIN
  RETURN QUERY EXECUTE format('SELECT id FROM customers WHERE %s LIMIT %s', listed_customers(wanted), most);
END $function$
;
GRANT EXECUTE ON ROUTINE wanted_customers(wanted jsonb, most integer) TO zhike_staff;

CREATE OR REPLACE FUNCTION public.was_claimed(customer uuid, since timestamp with time zone)
 RETURNS boolean
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
  SELECT EXISTS (SELECT FROM ownerships WHERE customer_id = customer AND began_how = 'claimed' AND began_at >= since)
$function$
;
GRANT EXECUTE ON ROUTINE was_claimed(customer uuid, since timestamp with time zone) TO zhike_staff;

CREATE OR REPLACE FUNCTION public.widen_seen_by(customer uuid, viewers uuid[])
 RETURNS void
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
 SET plan_cache_mode TO 'force_generic_plan'
AS $function$
DECLARE
  root uuid := lock_group(customer);
BEGIN
  IF EXISTS (SELECT FROM customers
             WHERE (id = root OR root_id = root) AND NOT seen_by @> sight_ids(viewers)) THEN
    PERFORM refresh_seen_by(customer);
  END IF;
END $function$
;
GRANT EXECUTE ON ROUTINE widen_seen_by(customer uuid, viewers uuid[]) TO zhike_staff;

CREATE OR REPLACE FUNCTION public.withdraw_sight(customer uuid, why text, source uuid, viewers uuid[])
 RETURNS void
 LANGUAGE plpgsql
AS $function$
BEGIN
  DELETE FROM customer_sights
  WHERE customer_id = customer AND reason = why AND source_id = source AND (viewers IS NULL OR viewer_id = ANY (viewers));
  PERFORM refresh_seen_by(customer);
END $function$
;
GRANT EXECUTE ON ROUTINE withdraw_sight(customer uuid, why text, source uuid, viewers uuid[]) TO zhike_staff;

CREATE OR REPLACE FUNCTION public.write_metrics(customer uuid, orders integer, total bigint, first_at timestamp with time zone, last_at timestamp with time zone)
 RETURNS void
 LANGUAGE plpgsql
AS $function$
DECLARE
  root uuid := customer;
BEGIN
  UPDATE own_metrics SET orders_count = orders, total_fen = total, first_order_at = first_at, last_order_at = last_at
  WHERE customer_id = customer;
  IF NOT FOUND THEN
    UPDATE customers SET orders_count = orders, total_fen = total, first_order_at = first_at, last_order_at = last_at,
      stage = stage_after(stage, orders)
    WHERE id = customer RETURNING root_id INTO root;
  END IF;
  IF root IS NOT NULL THEN PERFORM sum_group(root); END IF;
END $function$
;
GRANT EXECUTE ON ROUTINE write_metrics(customer uuid, orders integer, total bigint, first_at timestamp with time zone, last_at timestamp with time zone) TO zhike_staff;

