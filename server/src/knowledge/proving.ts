import type { Input, Output } from '@zhike/contract/endpoint'
import type { ArticleQuestion, articles } from '@zhike/contract/knowledge'
import { uuidv7 } from '../platform/clock/uuidv7.ts'
import type { Ctx } from '../platform/ctx.ts'
import { fail, failAt } from '../platform/errors.ts'
import { selectVersions, type VersionRow } from './articles.queries.ts'
import { getReadable, seesDrafts } from './drafts.ts'
import { type Entry, openLibrary } from './library.ts'
import type { LockedArticle } from './locking.ts'
import { deleteQuestion, insertQuestion, selectAllQuestions, selectQuestions } from './proving.queries.ts'
import type { QuestionIndex } from './question-index.ts'

/** A question passes when its article is among so many that it finds first. */
const first = 3

type Article = Pick<LockedArticle, 'id' | 'code'>
type Content = Pick<
  VersionRow,
  'title' | 'similarQuestions' | 'body' | 'category' | 'audience' | 'validFrom' | 'validUntil'
>

/**
 * Questions that would not find what they must if this were published, with the title that they must find: its own, and those
 * of others that find it now. What others fail already is no fault of this.
 */
export async function findFailing(ctx: Ctx, article: Article, content: Content) {
  const questions = await selectAllQuestions(ctx.db, article.id)
  const failing = (library: QuestionIndex<Entry>) =>
    questions.filter(({ articleId, question }) => {
      const place = placeIn(library, articleId, question)
      return place === null || place > first
    })
  const before = new Set(failing(await openLibrary(ctx)))
  const after = await inLibraryWith(ctx, article, content, failing)
  return after
    .filter((one) => one.articleId === article.id || !before.has(one))
    .map(({ question, title, articleId }) => ({
      question,
      wanted: articleId === article.id ? content.title : (title ?? ''),
    }))
}

/**
 * Questions that must find an article, tried with what would be published now, or with what is for who sees no drafts.
 * Throws `record.not_found`.
 */
export async function listQuestions(ctx: Ctx, { id }: { id: string }): Promise<Output<typeof articles.listQuestions>> {
  const article = await getReadable(ctx, id)
  const tried = seesDrafts(ctx) ? article.latest : article.publishedVersion
  const version = (await selectVersions(ctx.db, id)).find(({ number }) => number === tried)
  const questions = await selectQuestions(ctx.db, id)
  const items = await inLibraryWith(ctx, article, version ?? fail('record.not_found'), (library) =>
    questions.map((one): ArticleQuestion => {
      const place = placeIn(library, id, one.question)
      const [hit] = library.find(one.question, () => true, 1).hits
      return { ...one, place, passes: place !== null && place <= first, first: hit?.entry.title ?? null }
    }),
  )
  return { items }
}

/** Adds a question that must find an article. Throws `record.not_found` and `article.question_taken`. */
export async function addQuestion(
  ctx: Ctx,
  { id, question }: Input<typeof articles.addQuestion>,
): Promise<ArticleQuestion> {
  await getReadable(ctx, id)
  const { actor, now } = ctx
  const added = { addedByKind: actor.kind, addedById: actor.id, addedAt: now }
  const row = { articleId: id, id: uuidv7(now), question, ...added }
  if (!(await insertQuestion(ctx.db, row))) failAt(ctx, 'question', 'article.question_taken')
  const { items } = await listQuestions(ctx, { id })
  return items.find((one) => one.id === row.id) ?? fail('record.not_found')
}

/** Such a question need not find it any more. Throws `record.not_found`. */
export async function removeQuestion(
  ctx: Ctx,
  { id, questionId }: Input<typeof articles.removeQuestion>,
): Promise<void> {
  if (!(await deleteQuestion(ctx.db, id, questionId))) fail('record.not_found')
}

/** Asks as if an article said this already. Nobody else has a turn meanwhile, and afterwards everything is as it was. */
async function inLibraryWith<T>(
  ctx: Ctx,
  { id, code }: Article,
  { title, similarQuestions: similar, body, category, audience, validFrom, validUntil }: Content,
  ask: (library: QuestionIndex<Entry>) => T,
): Promise<T> {
  const library = await openLibrary(ctx)
  const entry = { id, code, title, similar, category, audience, validFrom, validUntil }
  const before = library.get(id)
  library.put(id, { ...entry, body: `${body}\n${category}` })
  try {
    return ask(library)
  } finally {
    if (before) library.put(id, before)
    else library.remove(id)
  }
}

/** Where an article stands among what a question finds, from 1 on. */
function placeIn(library: QuestionIndex<Entry>, articleId: string, question: string): number | null {
  const at = library.find(question, () => true, 10).hits.findIndex(({ entry }) => entry.id === articleId)
  return at < 0 ? null : at + 1
}
