import { codeTexts } from '@zhike/contract/codes'
import type { Ctx } from '../platform/ctx.ts'
import { fail } from '../platform/errors.ts'
import { emitForCompany } from '../platform/events/events.ts'
import type { FileAnswer } from '../platform/http/handlers.ts'
import { csvOf } from '../platform/tables/csv.ts'
import type { Column, Rows } from '../platform/tables/table.ts'
import { findReview, type LineRow, selectLines } from './access-reviews.queries.ts'
import { recordTexts } from './recording.texts.ts'

/** The record of a review as CSV, in the language of the caller. */
export async function getAccessRecord(ctx: Ctx, { id }: { id: string }): Promise<FileAnswer> {
  const review = (await findReview(ctx.db, id)) ?? fail('record.not_found')
  const says = recordTexts[ctx.locale]
  const rows = (await selectLines(ctx.db, id)).map((line) => rowOf(ctx, line))
  const columns = says.columns.map((heading, at): Column => ({ heading, form: moments.has(at) ? 'moment' : 'text' }))
  const subject = { type: 'access_review', id }
  await emitForCompany(ctx, { type: 'access_review.downloaded', subject, data: {} })
  const name = `${says.file}-${review.quarter ?? review.dueOn}.csv`
  return { name, mediaType: 'text/csv', content: { text: await textOf(columns, rows) } }
}

/** Which columns hold moments. */
const moments = new Set([5, 6, 7, 9])

function rowOf({ locale }: Ctx, line: LineRow): Rows[number] {
  const [says, code] = [recordTexts[locale], codeTexts[locale]]
  return [
    says[line.kind],
    line.name,
    line.person?.name ?? null,
    code[`role.${line.role}`],
    code[`scope.${line.scope}`],
    line.since.getTime(),
    line.lastUsedAt?.getTime() ?? null,
    line.secondFactorAt?.getTime() ?? null,
    line.decision ? says[line.decision] : says.open,
    line.decidedAt?.getTime() ?? null,
    line.decidedBy?.name ?? null,
    line.reason,
  ]
}

async function textOf(columns: readonly Column[], rows: Rows): Promise<string> {
  async function* once() {
    yield rows
  }
  const parts: Buffer[] = []
  for await (const part of csvOf(columns, once())) parts.push(part)
  return Buffer.concat(parts).toString('utf8')
}
