import { codeTexts } from '../codes.ts'
import type { Locale } from '../reasons.ts'
import { complaintCodes } from './codes.ts'
import type { Cause, Complaint } from './file.ts'
import { reportTexts } from './report.ts'

/** A piece of a report: what is named, said in lines, and how deep each line stands. */
export interface ReportPart {
  readonly heading: string
  readonly lines: readonly ReportLine[]
}
export interface ReportLine {
  readonly name?: string
  readonly words: string
  readonly depth: number
}

interface Saying {
  readonly locale: Locale
  /** A moment as the reader's company writes it. */
  readonly time: (at: string) => string
}

const money = (fen: number) => `¥${(fen / 100).toLocaleString('zh-CN', { minimumFractionDigits: 2 })}`

/** Everything that a report says, once for paper and for the screen. */
export function reportParts(file: Complaint, saying: Saying): readonly ReportPart[] {
  const t = reportTexts[saying.locale]
  const parts: ReportPart[] = [
    { heading: t.basics, lines: basicsOf(file, saying) },
    { heading: t.investigation, lines: investigationOf(file, saying) },
    { heading: t.causes, lines: causesOf(file, saying) },
    { heading: t.measures, lines: measuresOf(file, saying) },
    { heading: t.compensations, lines: compensationsOf(file, saying) },
    { heading: t.answers, lines: answersOf(file, saying) },
    { heading: t.checks, lines: checksOf(file, saying) },
    { heading: t.conclusion, lines: conclusionOf(file, saying) },
  ]
  return parts.map((part) => (part.lines.length > 0 ? part : { ...part, lines: [line(t.none)] }))
}

const line = (words: string, name?: string, depth = 0): ReportLine =>
  name === undefined ? { words, depth } : { name, words, depth }
const joined = (parts: readonly (string | null | undefined | false)[]) => parts.filter(Boolean).join(' · ')

function basicsOf(file: Complaint, { locale, time }: Saying): ReportLine[] {
  const t = reportTexts[locale]
  const { regulator, regulatorDueOn, media, assignee, product } = file
  return [
    line(file.number, t.number),
    line(file.title, t.subject),
    line(file.customerName, t.customer),
    line(time(file.createdAt), t.received),
    line(codeTexts[locale][`channel.${file.channel}`], t.channel),
    line(assignee?.name ?? t.none, t.handler),
    line(complaintCodes[locale][`stage.${file.stage}`], t.stage),
    ...(product
      ? [line(joined([product.name, product.sku, product.batch && `${t.batch} ${product.batch}`]), t.product)]
      : []),
    ...(regulator ? [line(joined([regulator, regulatorDueOn]), t.regulator)] : []),
    ...(media ? [line(media, t.media)] : []),
    line(file.description || t.none, t.description),
    ...(file.files.length > 0 ? [line(file.files.map(({ name }) => name).join('、'), t.sent)] : []),
  ]
}

const investigationOf = ({ entries }: Complaint, { locale, time }: Saying) =>
  entries.map(({ kind, text, source, at, by, files }) =>
    line(
      joined([text, source, files.map(({ name }) => name).join('、'), by.name, time(at)]),
      complaintCodes[locale][`entry.${kind}`],
    ),
  )

function causesOf({ causes, liability }: Complaint, { locale }: Saying): ReportLine[] {
  const codes = complaintCodes[locale]
  const t = reportTexts[locale]
  const below = (parentId: string | null, depth: number): ReportLine[] =>
    causes
      .filter((cause: Cause) => cause.parentId === parentId)
      .flatMap((cause) => [
        line(cause.text, depth === 0 ? codes[`cause.${cause.kind}`] : t.because, depth),
        ...below(cause.id, depth + 1),
      ])
  const liable =
    liability && line(joined([codes[`party.${liability.party}`], liability.note]), reportTexts[locale].liability)
  return [...below(null, 0), ...(liable ? [liable] : [])]
}

function measuresOf({ measures }: Complaint, { locale, time }: Saying): ReportLine[] {
  const t = reportTexts[locale]
  return measures.map(({ kind, text, owner, dueOn, doneAt, result }) =>
    line(
      joined([
        text,
        owner && `${t.measureOwner} ${owner.name}`,
        dueOn && `${t.measureDue} ${dueOn}`,
        doneAt && `${t.measureDone} ${time(doneAt)}`,
        result,
      ]),
      complaintCodes[locale][`measure.${kind}`],
    ),
  )
}

const compensationsOf = ({ compensations }: Complaint, { locale, time }: Saying) =>
  compensations.map(
    ({ form, amountFen, reason, state, approvalNumber, decidedAt, decidedBy, paidAt, paidBy, paidNote }) => {
      const t = reportTexts[locale]
      const deciders = decidedBy.map(({ name }) => name).join('、')
      return line(
        joined([
          money(amountFen),
          reason,
          complaintCodes[locale][`compensation.${state}`],
          approvalNumber,
          decidedAt && joined([deciders && `${t.decided} ${deciders}`, time(decidedAt)]),
          paidAt && joined([`${t.paid} ${time(paidAt)}`, paidBy?.name, paidNote]),
        ]),
        complaintCodes[locale][`form.${form}`],
      )
    },
  )

const answersOf = ({ answers }: Complaint, { locale, time }: Saying) =>
  answers.map(({ body, channel, by, at }) =>
    line(joined([body, by.name, time(at)]), codeTexts[locale][`channel.${channel}`]),
  )

function checksOf({ checks, rating, followUps }: Complaint, { locale, time }: Saying): ReportLine[] {
  const codes = complaintCodes[locale]
  const t = reportTexts[locale]
  return [
    ...(rating ? [line(joined([`${rating.score} ${t.stars}`, rating.comment, time(rating.at)]), t.onPage)] : []),
    ...checks.map(({ satisfaction, note, by, at }) =>
      line(joined([note, by.name, time(at)]), codes[`satisfaction.${satisfaction}`]),
    ),
    ...followUps.map(({ dueAt, purpose, satisfaction, note, doneAt, assignee }) =>
      line(
        joined([
          time(doneAt ?? dueAt),
          assignee.name,
          purpose,
          satisfaction && codes[`satisfaction.${satisfaction}`],
          note,
        ]),
        codes['stage.following_up'],
      ),
    ),
  ]
}

function conclusionOf(
  { resolution, confirmation, closedAt, closeReason }: Complaint,
  { locale, time }: Saying,
): ReportLine[] {
  const t = reportTexts[locale]
  return [
    ...(resolution ? [line(resolution.summary, t.resolution)] : []),
    ...(confirmation ? [line(time(confirmation.at), t.confirmed)] : []),
    line(closedAt ? time(closedAt) : t.open, t.closed),
    ...(closeReason ? [line(closeReason, t.closeReason)] : []),
  ]
}
