-- When somebody answered for an article last, by publishing or confirming it: what changed before that is known.
ALTER TABLE articles ADD confirmed_at timestamptz;
UPDATE articles SET confirmed_at = updated_at WHERE published_version IS NOT NULL;

-- Questions as they were asked when nothing answered them for sure. Long numbers are left out: they may be somebody's.
CREATE TABLE knowledge_gaps (
  id uuid PRIMARY KEY,
  -- The question as it is compared: without what is said around it, without punctuation.
  key text COLLATE "C" NOT NULL,
  question text NOT NULL,
  asked_by_kind text NOT NULL,
  asked_by_id uuid,
  asked_at timestamptz NOT NULL
);
CREATE INDEX knowledge_gaps_by_key ON knowledge_gaps (key, asked_at);
CREATE INDEX knowledge_gaps_by_time ON knowledge_gaps (asked_at);

-- From when on a question counts no more: an article was begun for it, or somebody put it aside.
CREATE TABLE knowledge_gap_ends (
  key text COLLATE "C" PRIMARY KEY,
  article_id uuid REFERENCES articles ON DELETE SET NULL,
  ended_by_kind text NOT NULL,
  ended_by_id uuid,
  ended_at timestamptz NOT NULL
);

-- Real questions that must find an article before it is published.
CREATE TABLE article_questions (
  article_id uuid NOT NULL REFERENCES articles ON DELETE CASCADE,
  id uuid NOT NULL,
  question text NOT NULL,
  added_by_kind text NOT NULL,
  added_by_id uuid,
  added_at timestamptz NOT NULL,
  PRIMARY KEY (article_id, id),
  UNIQUE (article_id, question)
);

-- Whether an article helped, as somebody said.
CREATE TABLE article_feedback (
  article_id uuid NOT NULL REFERENCES articles ON DELETE CASCADE,
  id uuid NOT NULL,
  number integer NOT NULL,
  verdict text NOT NULL CHECK (verdict IN ('helpful', 'unhelpful')),
  words text NOT NULL,
  said_by_kind text NOT NULL,
  said_by_id uuid,
  said_at timestamptz NOT NULL,
  PRIMARY KEY (article_id, id)
);
GRANT SELECT, INSERT ON knowledge_gaps, article_feedback TO zhike_staff;
GRANT SELECT, INSERT, UPDATE ON knowledge_gap_ends TO zhike_staff;
GRANT SELECT, INSERT, DELETE ON article_questions TO zhike_staff;
