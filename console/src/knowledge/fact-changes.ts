import type { ArticleVersion } from '@zhike/contract/knowledge'

/** What an article is to its readers, in the order in which it is shown. */
const facts = ['audience', 'tiers', 'validFrom', 'validUntil', 'category', 'kind', 'skus', 'policies'] as const
export type Fact = (typeof facts)[number]
export type Facts = Pick<ArticleVersion, Fact>

/** What is another with the newer version. */
export const changedFacts = (before: Facts, after: Facts): Fact[] =>
  facts.filter((fact) => JSON.stringify(before[fact]) !== JSON.stringify(after[fact]))
