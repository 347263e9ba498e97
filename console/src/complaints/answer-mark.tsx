import { Button } from 'antd'
import { useAct, useAnswer } from '../frame/calls.ts'
import { useMay } from '../frame/me.ts'
import { Tag } from '../frame/tag.tsx'
import { useTexts } from '../frame/texts.ts'
import { offerUndo } from '../frame/toasts.ts'
import { answerTexts } from './answers.texts.ts'

interface AnswerMarkProps {
  readonly ticketId: string
  readonly messageId: string
}

/** Whether a reply in the thread is the answer to the complaint, and the verb that says so. */
export function AnswerMark({ ticketId, messageId }: AnswerMarkProps) {
  const t = useTexts(answerTexts)
  const may = useMay()
  const complaint = useAnswer('complaints', 'get', may('complaints.read') ? { ticketId } : undefined)
  const mark = useAct('complaints', 'answer')
  const again = () => mark.run({ ticketId, messageId, channel: 'console' })
  const unmark = useAct('complaints', 'removeAnswer', { done: () => offerUndo(t('answerUnmarked'), again) })
  if (!complaint.data) return null
  const { answers, status } = complaint.data
  const mayWork = may('complaints.work') && status !== 'closed'
  const answer = answers.find((one) => one.messageId === messageId)
  if (answer)
    return (
      <>
        <Tag tone="good">{t('answerMarked')}</Tag>
        {mayWork ? (
          <Button size="small" type="link" onClick={() => unmark.run({ ticketId, answerId: answer.id })}>
            {t('answerUnmark')}
          </Button>
        ) : null}
      </>
    )
  if (!mayWork) return null
  return (
    <Button size="small" type="link" loading={mark.busy} onClick={again}>
      {t('answerMark')}
    </Button>
  )
}
