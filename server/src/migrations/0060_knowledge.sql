CREATE SEQUENCE article_numbers;
GRANT USAGE ON SEQUENCE article_numbers TO zhike_staff;

-- What the company knows, to be found by whoever is asked. What it says stands in its versions.
CREATE TABLE articles (
  id uuid PRIMARY KEY,
  -- K-0042, or whatever a file calls it.
  code text COLLATE "C" NOT NULL UNIQUE,
  kind text NOT NULL CHECK (kind IN ('faq', 'article', 'guide', 'policy')),
  category text NOT NULL,
  -- Who may read it: colleagues, or customers too; of these all, or those of some tiers.
  audience text NOT NULL CHECK (audience IN ('internal', 'customers')),
  tiers text[] NOT NULL DEFAULT '{}',
  -- The products and policies it hangs on: when one of them changes, it is suspended until somebody confirms it.
  skus text[] NOT NULL DEFAULT '{}',
  policy_ids uuid[] NOT NULL DEFAULT '{}',
  owner_id uuid REFERENCES staff,
  valid_from date,
  valid_until date,
  -- When its owner should look at it again.
  review_on date,
  -- The ticket whose solution it was, by its id alone: tickets come later in the house.
  ticket_id uuid,
  published_version integer,
  suspended_at timestamptz,
  suspended_because text CHECK (suspended_because IN ('product', 'policy', 'person')),
  -- The SKU or the code of the policy that changed, or what somebody said.
  suspended_by text,
  archived_at timestamptz,
  created_by_kind text NOT NULL,
  created_by_id uuid,
  created_at timestamptz NOT NULL,
  updated_at timestamptz NOT NULL,
  version integer NOT NULL DEFAULT 1,
  -- Another one after each change, see knowledge_stamp.
  stamp uuid NOT NULL DEFAULT gen_random_uuid(),
  CHECK ((suspended_at IS NULL) = (suspended_because IS NULL)),
  CHECK (valid_until >= valid_from)
);
CREATE INDEX articles_newest ON articles (updated_at DESC, id DESC) WHERE archived_at IS NULL;
CREATE INDEX articles_by_sku ON articles USING gin (skus);
CREATE INDEX articles_by_policy ON articles USING gin (policy_ids);
CREATE INDEX articles_by_ticket ON articles (ticket_id) WHERE ticket_id IS NOT NULL;

-- What an article said, says, and is about to say: what was published once stays as it was.
CREATE TABLE article_versions (
  article_id uuid NOT NULL REFERENCES articles ON DELETE CASCADE,
  number integer NOT NULL,
  title text NOT NULL,
  -- Other ways in which people ask for it.
  similar_questions text[] NOT NULL,
  -- A restricted Markdown, see contract/src/knowledge.ts.
  body text NOT NULL,
  note text NOT NULL,
  written_by_kind text NOT NULL,
  written_by_id uuid,
  written_at timestamptz NOT NULL,
  published_by_kind text,
  published_by_id uuid,
  published_at timestamptz,
  PRIMARY KEY (article_id, number),
  CHECK ((published_at IS NULL) = (published_by_kind IS NULL))
);
ALTER TABLE articles ADD FOREIGN KEY (id, published_version) REFERENCES article_versions (article_id, number)
  DEFERRABLE INITIALLY DEFERRED;
GRANT SELECT, INSERT, UPDATE ON articles, article_versions TO zhike_staff;

-- Another stamp after each change of any article. Every server process keeps what can be found in memory, and asks for
-- this one row before it answers: what it has is right while the stamp is the same, whoever changed what, and wherever.
CREATE TABLE knowledge_stamp (
  one boolean PRIMARY KEY DEFAULT true CHECK (one),
  stamp uuid NOT NULL DEFAULT gen_random_uuid()
);
INSERT INTO knowledge_stamp DEFAULT VALUES;
GRANT SELECT, UPDATE ON knowledge_stamp TO zhike_staff;

CREATE FUNCTION stamp_article() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  NEW.stamp := gen_random_uuid();
  RETURN NEW;
END $$;
CREATE FUNCTION stamp_knowledge() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  UPDATE knowledge_stamp SET stamp = gen_random_uuid();
  RETURN NULL;
END $$;
GRANT EXECUTE ON FUNCTION stamp_article, stamp_knowledge TO zhike_staff;
CREATE TRIGGER stamp BEFORE UPDATE ON articles FOR EACH ROW EXECUTE FUNCTION stamp_article();
CREATE TRIGGER stamp_all AFTER INSERT OR UPDATE OR DELETE ON articles FOR EACH STATEMENT EXECUTE FUNCTION stamp_knowledge();
