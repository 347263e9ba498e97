import type { Input, Output } from '@zhike/contract/endpoint'
import type { articles } from '@zhike/contract/knowledge'
import { uuidv7 } from '../platform/clock/uuidv7.ts'
import type { Ctx } from '../platform/ctx.ts'
import { fail } from '../platform/errors.ts'
import { getReadable } from './drafts.ts'
import { insertFeedback, selectFeedback } from './feedback.queries.ts'

/** Says whether what is published helped. Throws `record.not_found` and `article.not_published`. */
export async function giveFeedback(
  ctx: Ctx,
  { id, verdict, words }: Input<typeof articles.giveFeedback>,
): Promise<void> {
  ctx.answer.status = 204
  const { publishedVersion } = await getReadable(ctx, id)
  if (publishedVersion === null) return fail('article.not_published')
  const { actor, now } = ctx
  const said = { saidByKind: actor.kind, saidById: actor.id, saidAt: now }
  await insertFeedback(ctx.db, { articleId: id, id: uuidv7(now), number: publishedVersion, verdict, words, ...said })
}

/** What was said of an article, newest first. Throws `record.not_found`. */
export async function listFeedback(ctx: Ctx, { id }: { id: string }): Promise<Output<typeof articles.listFeedback>> {
  await getReadable(ctx, id)
  const rows = await selectFeedback(ctx.db, id)
  return {
    items: rows.map(({ saidByKind, saidById, saidByName, saidAt, ...row }) => ({
      ...row,
      by: { kind: saidByKind, id: saidById, name: saidByName },
      at: saidAt.toISOString(),
    })),
  }
}
