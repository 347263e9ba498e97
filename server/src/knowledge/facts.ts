import type { ArticleFacts } from './knowledge.tables.ts'

/** What an article is to its readers, and nothing else of a row. */
export const factsOf = ({
  kind,
  category,
  audience,
  tiers,
  skus,
  policyIds,
  validFrom,
  validUntil,
}: ArticleFacts): ArticleFacts => ({ kind, category, audience, tiers, skus, policyIds, validFrom, validUntil })
