import { Button } from 'antd'
import { useAnswer } from '../frame/calls.ts'
import { useMay } from '../frame/me.ts'
import { useTexts } from '../frame/texts.ts'
import { answerTexts } from './answers.texts.ts'

interface LastAnswerProps {
  readonly ticketId: string
  readonly onTake: (words: string) => void
}

/** Whoever has answered the complaint need not write the solution anew. */
export function LastAnswer({ ticketId, onTake }: LastAnswerProps) {
  const t = useTexts(answerTexts)
  const may = useMay()
  const complaint = useAnswer('complaints', 'get', may('complaints.read') ? { ticketId } : undefined)
  const last = complaint.data?.answers.at(-1)
  if (!last) return null
  return (
    <p>
      <Button size="small" onClick={() => onTake(last.body)}>
        {t('answerTake')}
      </Button>
    </p>
  )
}
