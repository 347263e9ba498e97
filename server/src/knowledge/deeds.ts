import { type Article, ArticleDeed } from '@zhike/contract/knowledge'
import type { Ctx } from '../platform/ctx.ts'
import type { LockedArticle } from './locking.ts'

/** Whether somebody may say that an article is right: its owner, or who may publish. */
export const mayConfirm = ({ actor }: Ctx, { ownerId }: Pick<LockedArticle, 'ownerId'>): boolean =>
  ownerId === actor.id || actor.permissions.has('knowledge.publish')

type Standing = Pick<Article, 'state' | 'published' | 'draft' | 'submission'> & Pick<LockedArticle, 'ownerId'>

/** What an actor may do with an article as it stands; whether its test questions pass is tried when it comes to that. */
export function deedsOf(ctx: Ctx, article: Standing): ArticleDeed[] {
  const writes = ctx.actor.permissions.has('knowledge.write')
  const publishes = ctx.actor.permissions.has('knowledge.publish')
  const { state, published, draft, submission } = article
  const isDone = draft !== null && draft.body !== ''
  const waits = submission !== null && submission.returned === null
  const isArchived = state === 'archived'
  const may: Readonly<Record<ArticleDeed, boolean>> = {
    publish: publishes && isDone,
    sendBack: publishes && waits,
    submit: writes && isDone && !waits,
    confirm: writes && published !== null && mayConfirm(ctx, article),
    edit: writes,
    suspend: writes && state === 'published',
    archive: publishes,
    restore: publishes,
  }
  return ArticleDeed.options.filter((deed) => may[deed] && isArchived === (deed === 'restore'))
}
