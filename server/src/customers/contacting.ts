import type { ContactNote, customers } from '@zhike/contract/customers'
import type { Input, Output } from '@zhike/contract/endpoint'
import { uuidv7 } from '../platform/clock/uuidv7.ts'
import type { Ctx } from '../platform/ctx.ts'
import { pageOf, readCursor, TimePlace } from '../platform/db/cursors.ts'
import { fail } from '../platform/errors.ts'
import { emit } from '../platform/events/events.ts'
import { type ContactNoteRow, insertContactNote, listContactNoteRows } from './contact-notes.queries.ts'
import { lockForChange, requireCustomer } from './finding.ts'

/** Writes down a call, visit, meeting or message with a customer, which may have been earlier but not before 1970. */
export async function addContactNote(
  ctx: Ctx,
  { way, note, at, ...asked }: Input<typeof customers.addContactNote>,
): Promise<ContactNote> {
  const { id: customerId, number } = await lockForChange(ctx, asked.id)
  const when = at === undefined ? ctx.now : pastMoment(ctx, at)
  const { kind, id: byId, name } = ctx.actor
  const row = { customerId, id: uuidv7(ctx.now), way, note, at: when, byKind: kind, byId, createdAt: ctx.now }
  await insertContactNote(ctx.db, row)
  const subject = { type: 'contact_note', id: row.id }
  await emit(ctx, customerId, { type: 'customer.contacted', subject, data: { number, way }, at: when })
  return noteOf({ ...row, byName: name })
}

/** What was written down of speaking with a customer and those who were merged with it; the latest first. */
export async function listContactNotes(
  ctx: Ctx,
  { cursor, limit, ...asked }: Input<typeof customers.listContactNotes>,
): Promise<Output<typeof customers.listContactNotes>> {
  const { id } = await requireCustomer(ctx, asked.id, 'record.not_found')
  const rows = await listContactNoteRows(ctx.db, id, readCursor(TimePlace, cursor), limit + 1)
  return pageOf(rows, limit, (row) => [row.at.toISOString(), row.id], noteOf)
}

const noteOf = ({ id, way, note, at, byKind, byId, byName }: ContactNoteRow): ContactNote => ({
  id,
  way,
  note,
  at: at.toISOString(),
  by: { kind: byKind, id: byId, name: byName },
})

const happened = {
  'zh-CN': '已经发生的时间，不能晚于现在',
  en: 'a time that has come, not a later one',
}

function pastMoment({ now, locale }: Ctx, text: string): Date {
  const moment = new Date(text)
  const was = moment <= now && moment.getTime() >= 0
  return was ? moment : fail('request.invalid', { fields: { at: happened[locale] } })
}
