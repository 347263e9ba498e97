-- A draft that somebody handed in for publication, and the words with which whoever publishes returned it. What was published
-- says so in its version.
CREATE TABLE article_submissions (
  article_id uuid NOT NULL,
  id uuid NOT NULL,
  number integer NOT NULL,
  -- What whoever publishes should know.
  words text NOT NULL,
  submitted_by_kind text NOT NULL,
  submitted_by_id uuid,
  submitted_at timestamptz NOT NULL,
  returned_words text,
  returned_by_kind text,
  returned_by_id uuid,
  returned_at timestamptz,
  PRIMARY KEY (article_id, id),
  FOREIGN KEY (article_id, number) REFERENCES article_versions ON DELETE CASCADE,
  CHECK ((returned_at IS NULL) = (returned_by_kind IS NULL) AND (returned_at IS NULL) = (returned_words IS NULL))
);
CREATE UNIQUE INDEX article_submissions_open ON article_submissions (article_id, number) WHERE returned_at IS NULL;
GRANT SELECT, INSERT, UPDATE ON article_submissions TO zhike_staff;
