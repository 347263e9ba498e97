import type { Ctx } from '../platform/ctx.ts'
import { fail } from '../platform/errors.ts'
import { type ArticleRow, selectArticle } from './articles.queries.ts'

/** Whether somebody sees what is not published: whoever writes it, and whoever publishes it. */
export const seesDrafts = ({ actor: { permissions } }: Ctx): boolean =>
  permissions.has('knowledge.write') || permissions.has('knowledge.publish')

/** An article of which there is something to read for whoever asks. Throws `record.not_found`. */
export async function getReadable(ctx: Ctx, id: string): Promise<ArticleRow> {
  const article = await selectArticle(ctx.db, id)
  return article && (article.publishedVersion !== null || seesDrafts(ctx)) ? article : fail('record.not_found')
}
