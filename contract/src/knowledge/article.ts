import * as z from 'zod'
import { ActorRef, Day, Id, Time } from '../fields.ts'
import { articleDeeds, articleKinds, articleStates, audiences } from './lists.ts'

/** 问答 · 文章 · 使用指南 · 政策 */
export const ArticleKind = z.enum(articleKinds)
export type ArticleKind = z.infer<typeof ArticleKind>
/** 内部 · 客户可见 */
export const Audience = z.enum(audiences)
/** 草稿 · 已发布 · 已停用（等确认） · 已归档 */
export const ArticleState = z.enum(articleStates)
export type ArticleState = z.infer<typeof ArticleState>
/** 发布 · 退回 · 送审 · 确认无误 · 修改 · 停用 · 归档 · 恢复 */
export const ArticleDeed = z.enum(articleDeeds)
export type ArticleDeed = z.infer<typeof ArticleDeed>
/** A product or a policy that it hangs on has changed, or a person said so. */
export const SuspendedBecause = z.enum(['product', 'policy', 'person'])
export const Verdict = z.enum(['helpful', 'unhelpful'])

const person = z.object({ id: Id, name: z.string() })

/** What an article is to its readers: each version has its own. */
const shownFacts = {
  kind: ArticleKind,
  category: z.string(),
  audience: Audience,
  validFrom: Day.nullable(),
  validUntil: Day.nullable(),
}
const furtherFacts = {
  tiers: z.array(z.string()),
  skus: z.array(z.string()),
  policies: z.array(z.object({ id: Id, code: z.string(), title: z.string() })),
}

export const ArticleVersion = z.object({
  number: z.int(),
  title: z.string(),
  /** Other ways in which people ask for it. */
  similar: z.array(z.string()),
  /**
   * A restricted Markdown: paragraphs, `#` headings, lists, `**bold**`, `code`, `[text](https://…)`. There is no HTML in it:
   * whoever shows it makes elements of it, and takes everything else as text.
   */
  body: z.string(),
  ...shownFacts,
  ...furtherFacts,
  /** What was changed and why. */
  note: z.string(),
  writtenBy: ActorRef,
  writtenAt: Time,
  publishedBy: ActorRef.nullable(),
  publishedAt: Time.nullable(),
})
export type ArticleVersion = z.infer<typeof ArticleVersion>

/** A draft as it was handed in for publication. */
const submission = z.object({
  words: z.string(),
  by: ActorRef,
  at: Time,
  /** Why it was not published; null while it waits. */
  returned: z.object({ words: z.string(), by: ActorRef, at: Time }).nullable(),
})

const summary = {
  id: Id,
  /** K-0042, or whatever a file calls it. */
  code: z.string(),
  state: ArticleState,
  /** The title of what is published, or of the draft; so are the facts. */
  title: z.string(),
  ...shownFacts,
  owner: person.nullable(),
  reviewOn: Day.nullable(),
  /** Whether there is a version that is not published yet; false for whoever may neither write nor publish. */
  hasDraft: z.boolean(),
  /** How the draft was handed in last; null, too, for whoever may neither write nor publish. */
  submission: submission.nullable(),
  helpful: z.int(),
  unhelpful: z.int(),
  updatedAt: Time,
  version: z.int(),
}
export const ArticleSummary = z.object(summary)
export type ArticleSummary = z.infer<typeof ArticleSummary>

export const Article = z.object({
  ...summary,
  ...furtherFacts,
  /** The ticket whose solution it was. */
  ticketId: Id.nullable(),
  suspension: z.object({ at: Time, because: SuspendedBecause, by: z.string() }).nullable(),
  published: ArticleVersion.nullable(),
  /** Null, too, for whoever may neither write nor publish. */
  draft: ArticleVersion.nullable(),
  /** What whoever asks may do with it as it stands. */
  deeds: z.array(ArticleDeed),
  createdBy: ActorRef,
  createdAt: Time,
})
export type Article = z.infer<typeof Article>

export const ArticleQuestion = z.object({
  id: Id,
  question: z.string(),
  /** Whether what would be published now is among the first three that it finds. */
  passes: z.boolean(),
  /** Where it stands, from 1 on; null when it is not found. */
  place: z.int().nullable(),
  /** What is found first. */
  first: z.string().nullable(),
})
export type ArticleQuestion = z.infer<typeof ArticleQuestion>
