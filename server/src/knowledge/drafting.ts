import { isDeepStrictEqual } from 'node:util'
import type { Ctx } from '../platform/ctx.ts'
import { fail, failAt } from '../platform/errors.ts'
import { insertVersion, selectVersions, updateDraft } from './articles.queries.ts'
import { factsOf } from './facts.ts'
import type { ArticleFacts } from './knowledge.tables.ts'
import type { LockedArticle } from './locking.ts'

/** What a version says, and what the article is with it. */
interface Content extends ArticleFacts {
  readonly title: string
  readonly similarQuestions: readonly string[]
  readonly body: string
  readonly note: string
}

/** Begins the first version of an article. */
export const insertFirstDraft = (ctx: Ctx, articleId: string, content: Content) =>
  insertVersion(ctx.db, draftOf(ctx, articleId, 1, content))

/**
 * Writes on in the draft, or begins one where what is published is the newest; answers what the newest version is then.
 * Throws `article.valid_backwards`.
 */
export async function changeDraft(
  ctx: Ctx,
  { id, publishedVersion }: LockedArticle,
  given: { readonly [K in keyof Content]?: Content[K] | undefined },
): Promise<Content> {
  const latest = (await selectVersions(ctx.db, id))[0] ?? fail('record.not_found')
  const isDraft = latest.number !== publishedVersion
  const { title, similarQuestions, body, note } = latest
  const before: Content = { title, similarQuestions, body, note: isDraft ? note : '', ...factsOf(latest) }
  const content: Content = { ...before, ...onlyGiven(given) }
  if (isDeepStrictEqual(content, before)) return before
  const { validFrom, validUntil } = content
  if (validFrom !== null && validUntil !== null && validFrom > validUntil)
    failAt(ctx, 'validUntil', 'article.valid_backwards')
  const draft = draftOf(ctx, id, isDraft ? latest.number : latest.number + 1, content)
  await (isDraft ? updateDraft(ctx.db, draft) : insertVersion(ctx.db, draft))
  return content
}

const onlyGiven = <T extends object>(fields: T) =>
  Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined)) as {
    [K in keyof T]?: Exclude<T[K], undefined>
  }

const draftOf = (
  { actor, now }: Ctx,
  articleId: string,
  number: number,
  { similarQuestions, ...content }: Content,
) => ({
  ...content,
  articleId,
  number,
  similarQuestions: [...new Set(similarQuestions)].filter((one) => one !== content.title),
  ...{ writtenByKind: actor.kind, writtenById: actor.id, writtenAt: now },
  ...{ publishedByKind: null, publishedById: null, publishedAt: null },
})
