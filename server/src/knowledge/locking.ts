import type { Selectable } from 'kysely'
import type { Ctx } from '../platform/ctx.ts'
import { fail } from '../platform/errors.ts'
import { emitForCompany } from '../platform/events/events.ts'
import { lockArticle } from './articles.queries.ts'
import type { ArticlesTable } from './knowledge.tables.ts'

export type LockedArticle = Selectable<ArticlesTable>

/** The article that is about to change; whoever else wants to change it waits. Throws `record.not_found`. */
export const lockAny = async (ctx: Ctx, id: string): Promise<LockedArticle> =>
  (await lockArticle(ctx.db, id)) ?? fail('record.not_found')

/** The same for one that is not archived. Throws `article.archived`. */
export async function lockForChange(ctx: Ctx, id: string): Promise<LockedArticle> {
  const article = await lockAny(ctx, id)
  return article.archivedAt === null ? article : fail('article.archived')
}

type ArticleEvent =
  | 'article.drafted'
  | 'article.changed'
  | 'article.submitted'
  | 'article.returned'
  | 'article.published'
  | 'article.suspended'
  | 'article.confirmed'
  | 'article.archived'
  | 'article.restored'

/** Says that something happened to an article; the screens of its owner hear of it, of whoever did it, and whoever handed it in. */
export const tell = (
  ctx: Ctx,
  { id, code, kind, ownerId }: Pick<LockedArticle, 'id' | 'code' | 'kind' | 'ownerId'>,
  type: ArticleEvent,
  submittedById: string | null = null,
) =>
  emitForCompany(
    ctx,
    { type, subject: { type: 'article', id }, data: { code, kind } },
    [...new Set([ownerId, submittedById, ctx.actor.id])].filter((staffId) => staffId !== null),
  )
