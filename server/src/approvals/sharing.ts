import type { Approval, approvals } from '@zhike/contract/approvals'
import type { Input } from '@zhike/contract/endpoint'
import type { Ctx } from '../platform/ctx.ts'
import { fail, failAt } from '../platform/errors.ts'
import { smallType } from '../platform/files/pictures.ts'
import type { FileAnswer } from '../platform/http/handlers.ts'
import { lockSeen } from './asking.ts'
import { record, tell } from './recording.ts'
import { findColleagues, insertCopies, updateApproval } from './running.queries.ts'
import { findApprovalFile } from './selecting.queries.ts'
import { getApproval, mayLook } from './showing.ts'

/** Gives colleagues a copy. Throws `staff.unknown`. */
export async function copyApproval(ctx: Ctx, { id, staffIds }: Input<typeof approvals.copy>): Promise<Approval> {
  const approval = await lockSeen(ctx, id)
  if (!mayLook(ctx, approval)) fail('record.not_found')
  const wanted = [...new Set(staffIds)]
  if ((await findColleagues(ctx.db, wanted)).length < wanted.length) failAt(ctx, 'staffIds', 'staff.unknown')
  await insertCopies(ctx.db, id, wanted, ctx.now)
  await record(ctx, id, { kind: 'copied', toIds: wanted })
  await tell(ctx, approval, 'approval.changed', {})
  return getApproval(ctx, { id })
}

/** Says something about it, with pictures. */
export async function commentApproval(ctx: Ctx, { id, body }: Input<typeof approvals.comment>): Promise<Approval> {
  const approval = await lockSeen(ctx, id)
  if (!mayLook(ctx, approval)) fail('record.not_found')
  await updateApproval(ctx.db, id, { updatedAt: ctx.now })
  await record(ctx, id, { kind: 'commented', note: body })
  await tell(ctx, approval, 'approval.changed', {})
  return getApproval(ctx, { id })
}

/** A file of an application that the actor may look at. */
export async function getApprovalFile(ctx: Ctx, wanted: Input<typeof approvals.getFile>): Promise<FileAnswer> {
  const { id, fileId, size } = wanted
  const file = await findApprovalFile(ctx.db, id, fileId)
  if (!file || !mayLook(ctx, file)) return fail('record.not_found')
  const { name, mediaType, key, thumbnailKey } = file
  const isSmall = size === 'small' && thumbnailKey !== null
  return { name, mediaType: isSmall ? smallType : mediaType, content: { key: isSmall ? thumbnailKey : key } }
}
