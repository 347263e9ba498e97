import { type Reaction, reaction } from '../platform/jobs/background.ts'
import './knowledge.ts'
import { suspendForPolicy, suspendForProduct } from './suspending.ts'

export const knowledgeReactions: readonly Reaction[] = [
  reaction('knowledge.suspend-for-product', 'product.changed', ({ inSystem }, { data, at }) =>
    inSystem((ctx) => suspendForProduct(ctx, data.sku, at)),
  ),
  reaction('knowledge.suspend-for-policy', 'article.published', async ({ inSystem }, { data, subject, at }) => {
    if (data.kind === 'policy') await inSystem((ctx) => suspendForPolicy(ctx, subject.id, data.code, at))
  }),
]
