import type { Complaint } from '@zhike/contract/complaints'
import { complaintCodes } from '@zhike/contract/complaints/codes'
import { sayMoney } from '@zhike/ui/money'
import type { ReactNode } from 'react'
import { useAnswer } from '../frame/calls.ts'
import { Card } from '../frame/page.tsx'
import { Skeleton } from '../frame/skeleton.tsx'
import { Tag } from '../frame/tag.tsx'
import { useLocale, useTexts } from '../frame/texts.ts'
import { Time } from '../frame/time.tsx'
import { answerTexts } from './answers.texts.ts'
import { complaintTexts } from './complaints.texts.ts'
import { type CheckedPart, checkedParts, checklistOf, lastAnswerOf, lastWordOf, wantingOf } from './file-checklist.ts'
import styles from './summary.module.css'

interface ComplaintSummaryProps {
  readonly ticketId: string
  readonly onPart: (part: CheckedPart) => void
}

/** The file in a few lines: what is there, what is wanting; each leads to its part. */
export function ComplaintSummary({ ticketId, onPart }: ComplaintSummaryProps) {
  const t = useTexts(complaintTexts)
  const code = useTexts(complaintCodes)
  const { data } = useAnswer('complaints', 'get', { ticketId })
  if (!data) return <Skeleton lines={4} />
  const states = checklistOf(data)
  const wanting = wantingOf(data)
  return (
    <Card
      title={t('file')}
      aside={
        <Tag tone={data.stage === 'closed' ? 'calm' : 'brand'} dot plain>
          {code(`stage.${data.stage}`)}
        </Tag>
      }
      flush
    >
      {wanting.length > 0 ? (
        <p className={styles.wanting}>
          {t('wanting')}
          {wanting.map((part) => (
            <button key={part} type="button" onClick={() => onPart(part)}>
              {t(`part_${part}`)}
            </button>
          ))}
        </p>
      ) : null}
      <ul className={styles.parts}>
        {checkedParts.map((part) => (
          <li key={part}>
            <button type="button" data-state={states[part]} onClick={() => onPart(part)}>
              <span>{t(`part_${part}`)}</span>
              <Said file={data} part={part} />
            </button>
          </li>
        ))}
      </ul>
    </Card>
  )
}

/** What stands in a part, in two words. */
function Said({ file, part }: { readonly file: Complaint; readonly part: CheckedPart }): ReactNode {
  const t = useTexts(complaintTexts)
  const code = useTexts(complaintCodes)
  const locale = useLocale()
  const { entries, causes, measures, compensations, followUps } = file
  const last = { answer: lastAnswerOf(file), followUp: followUps.at(-1) }
  switch (part) {
    case 'entries':
      return entries.length > 0 ? t('saidEntries', { count: entries.length }) : t('saidNone')
    case 'causes': {
      const kinds = new Set(causes.flatMap(({ parentId, kind }) => (parentId === null ? [kind] : [])))
      return kinds.size > 0 ? [...kinds].map((kind) => code(`cause.${kind}`)).join('、') : t('saidNot')
    }
    case 'measures': {
      const done = measures.filter(({ doneAt }) => doneAt !== null).length
      return measures.length > 0 ? t('saidMeasures', { done, count: measures.length }) : t('saidNone')
    }
    case 'compensations': {
      const standing = compensations.filter(({ state }) => state !== 'refused' && state !== 'withdrawn')
      if (standing.length > 1) {
        const sum = standing.reduce((all, { amountFen }) => all + amountFen, 0)
        return t('saidSeveral', { money: sayMoney(sum, locale), count: standing.length })
      }
      const [one] = standing.length > 0 ? standing : compensations.slice(-1)
      return one ? `${sayMoney(one.amountFen, locale)} ${code(`compensation.${one.state}`)}` : t('saidNone')
    }
    case 'answers':
      return last.answer ? <Time at={last.answer} /> : t('saidNot')
    case 'checks':
      return <LastWord file={file} />
    case 'followUps':
      return last.followUp ? <Time at={last.followUp.doneAt ?? last.followUp.dueAt} /> : t('saidNone')
  }
}

function LastWord({ file }: { readonly file: Complaint }): ReactNode {
  const t = useTexts(complaintTexts)
  const a = useTexts(answerTexts)
  const code = useTexts(complaintCodes)
  const word = lastWordOf(file)
  if (!word) return t('saidNot')
  if ('stars' in word) return a('stars', { score: word.stars })
  return 'confirmed' in word ? a('confirmed') : code(`satisfaction.${word.satisfaction}`)
}
