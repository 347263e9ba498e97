import type { complaints } from '@zhike/contract/complaints'
import { reportTexts } from '@zhike/contract/complaints/report'
import { reportParts } from '@zhike/contract/complaints/report-parts'
import type { Input } from '@zhike/contract/endpoint'
import { companyTimeZone } from '../platform/clock/company-time.ts'
import type { Ctx } from '../platform/ctx.ts'
import { type WordParagraph, wordMediaType, writeWord } from '../platform/documents/word.ts'
import type { FileAnswer } from '../platform/http/handlers.ts'
import { getComplaint } from './showing.ts'

/** The formal report of a complaint as a Word document, in the language of the actor. */
export async function getComplaintReport(ctx: Ctx, input: Input<typeof complaints.report>): Promise<FileAnswer> {
  const file = await getComplaint(ctx, input)
  const { locale } = ctx
  const t = reportTexts[locale]
  const time = (at: string) =>
    new Date(at).toLocaleString(locale, { timeZone: companyTimeZone, dateStyle: 'medium', timeStyle: 'short' })
  const paragraphs: WordParagraph[] = [
    { style: 'title', words: t.title },
    { style: 'text', lead: t.made, words: time(ctx.now.toISOString()) },
    ...reportParts(file, { locale, time }).flatMap(({ heading, lines }): WordParagraph[] => [
      { style: 'heading', words: heading },
      ...lines.map(({ name, words, depth }) => ({
        ...{ style: 'text' as const, words, depth },
        ...(name === undefined ? {} : { lead: name }),
      })),
    ]),
  ]
  return {
    name: `${t.title} ${file.number}.docx`,
    mediaType: wordMediaType,
    content: { bytes: await writeWord(paragraphs) },
  }
}
