import type { Article, ArticleKind } from '@zhike/contract/knowledge'

/** An article as it is written: similar questions one a line. */
export interface ArticleDraft {
  readonly title: string
  readonly similar: string
  readonly body: string
  readonly note: string
  readonly kind: ArticleKind
  readonly category: string
  readonly audience: Article['audience']
  readonly owner: Article['owner']
  readonly reviewOn: string | null
  readonly validFrom: string | null
  readonly validUntil: string | null
  readonly skus: readonly string[]
  readonly policyIds: readonly string[]
}

/** With what an article begins: a gap that it fills, or the ticket whose solution it is. */
export interface ArticleStart {
  readonly title?: string
  readonly body?: string
  readonly category?: string
  readonly gap?: string
  readonly ticketId?: string
}

export function draftOf(article: Article | undefined, start: ArticleStart = {}): ArticleDraft {
  const now = article?.draft ?? article?.published
  return {
    title: now?.title ?? start.title ?? '',
    similar: now?.similar.join('\n') ?? '',
    body: now?.body ?? start.body ?? '',
    note: article?.draft?.note ?? '',
    kind: now?.kind ?? 'faq',
    category: now?.category ?? start.category ?? '',
    audience: now?.audience ?? 'internal',
    owner: article?.owner ?? null,
    reviewOn: article?.reviewOn ?? null,
    validFrom: now?.validFrom ?? null,
    validUntil: now?.validUntil ?? null,
    skus: now?.skus ?? [],
    policyIds: now?.policies.map(({ id }) => id) ?? [],
  }
}

/** What is sent of a draft. */
export const contentOf = ({ similar, owner: _, skus, policyIds, ...draft }: ArticleDraft) => ({
  ...draft,
  skus: [...skus],
  policyIds: [...policyIds],
  similar: similar
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== ''),
})
