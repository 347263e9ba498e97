-- What an article is to its readers (who may read it, how long it holds, what it hangs on) is published with what it says:
-- each version has its own, and `articles` has what counts now. What former versions were is not known any more; they get
-- what the article is.
ALTER TABLE article_versions
  ADD kind text NOT NULL DEFAULT 'faq' CHECK (kind IN ('faq', 'article', 'guide', 'policy')),
  ADD category text NOT NULL DEFAULT '',
  ADD audience text NOT NULL DEFAULT 'internal' CHECK (audience IN ('internal', 'customers')),
  ADD tiers text[] NOT NULL DEFAULT '{}',
  ADD skus text[] NOT NULL DEFAULT '{}',
  ADD policy_ids uuid[] NOT NULL DEFAULT '{}',
  ADD valid_from date,
  ADD valid_until date,
  ADD CHECK (valid_until >= valid_from);
UPDATE article_versions SET
  kind = a.kind, category = a.category, audience = a.audience, tiers = a.tiers, skus = a.skus, policy_ids = a.policy_ids,
  valid_from = a.valid_from, valid_until = a.valid_until
FROM articles a WHERE a.id = article_id;
-- What only a draft names is named too, when an import of products is undone.
CREATE INDEX article_versions_by_sku ON article_versions USING gin (skus);
