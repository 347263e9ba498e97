import type { Input, Output } from '@zhike/contract/endpoint'
import type { StaffMember, staff } from '@zhike/contract/staff'
import type { Ctx } from '../platform/ctx.ts'
import { pageOf, readCursor, TextPlace } from '../platform/db/cursors.ts'
import { fail, failAt } from '../platform/errors.ts'
import {
  findPlaces,
  findStaffByEmail,
  type Places,
  type StaffRow,
  selectStaff,
  selectStaffMember,
} from './staff.queries.ts'

/** A page of colleagues by name. Throws `cursor.invalid`. */
export async function listStaff(ctx: Ctx, input: Input<typeof staff.list>): Promise<Output<typeof staff.list>> {
  const rows = await selectStaff(ctx.db, { ...input, after: readCursor(TextPlace, input.cursor) })
  return pageOf(rows, input.limit, (row) => [row.name, row.id], toStaffMember)
}

/** One colleague. Throws `record.not_found`. */
export async function getStaff(ctx: Ctx, { id }: Input<typeof staff.get>): Promise<StaffMember> {
  const row = await selectStaffMember(ctx.db, id)
  return toStaffMember(row ?? fail('record.not_found'))
}

/** The id of whoever has this e-mail and is not suspended. */
export async function findStaffId(ctx: Ctx, email: string): Promise<string | undefined> {
  const row = await findStaffByEmail(ctx.db, email.trim())
  return row?.suspendedAt === null ? row.id : undefined
}

/** Throws `department.unknown`, `post.unknown` or `team.unknown`. */
export async function checkPlaces(ctx: Ctx, places: Places): Promise<void> {
  const found = await findPlaces(ctx.db, places)
  if (!found.department) failAt(ctx, 'departmentId', 'department.unknown')
  if (!found.post) failAt(ctx, 'postId', 'post.unknown')
  if (found.teams !== new Set(places.teamIds).size) failAt(ctx, 'teamIds', 'team.unknown')
}

const toStaffMember = (row: StaffRow): StaffMember => ({
  ...row,
  suspendedAt: row.suspendedAt?.toISOString() ?? null,
  createdAt: row.createdAt.toISOString(),
})
