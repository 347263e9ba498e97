import { Tag } from '../frame/tag.tsx'
import { useTexts } from '../frame/texts.ts'
import { today } from '../ticket-types/today.ts'
import { taskTexts } from './ticket-tasks.texts.ts'

/** Until when, as people say it; what is late is said to be. */
export function Due({ day }: { readonly day: string }) {
  const t = useTexts(taskTexts)
  const now = today()
  const words =
    day === now ? t('dueToday') : t('dueOn', { day: day.slice(0, 4) === now.slice(0, 4) ? day.slice(5) : day })
  return (
    <>
      {' · '}
      <span className="figures">{words}</span> {day < now ? <Tag tone="broken">{t('late')}</Tag> : null}
    </>
  )
}
