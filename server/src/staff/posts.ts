import type { Input, Output } from '@zhike/contract/endpoint'
import type { posts } from '@zhike/contract/staff'
import { uuidv7 } from '../platform/clock/uuidv7.ts'
import type { Ctx } from '../platform/ctx.ts'
import { fail } from '../platform/errors.ts'
import { emitForCompany } from '../platform/events/events.ts'
import { deletePost, insertPost, selectPosts } from './departments.queries.ts'

/** The posts by name. */
export async function listPosts(ctx: Ctx): Promise<Output<typeof posts.list>> {
  return { items: await selectPosts(ctx.db) }
}

/** Adds a post. Throws `post.taken`. */
export async function createPost(ctx: Ctx, { name }: Input<typeof posts.create>): Promise<Output<typeof posts.create>> {
  const id = uuidv7(ctx.now)
  if (!(await insertPost(ctx.db, { id, name }))) fail('post.taken')
  await emitForCompany(ctx, { type: 'post.created', subject: { type: 'post', id }, data: {} })
  return { id, name, members: 0 }
}

/** Removes a post; its holders keep working without one. */
export async function removePost(ctx: Ctx, { id }: Input<typeof posts.remove>): Promise<void> {
  if (!(await deletePost(ctx.db, id))) fail('record.not_found')
  await emitForCompany(ctx, { type: 'post.removed', subject: { type: 'post', id }, data: {} })
}
