import { Button, Modal, Segmented } from 'antd'
import { useState } from 'react'
import { useAnswer } from '../frame/calls.ts'
import { useTexts } from '../frame/texts.ts'
import styles from './promises.module.css'
import { ledgerTexts } from './promises.texts.ts'

const groupings = ['owner', 'team', 'month'] as const
type Grouping = (typeof groupings)[number]

const dayMs = 86_400_000
const dayOf = (at: number) => new Date(at + 8 * 3_600_000).toISOString().slice(0, 10)
const period = () => ({ from: dayOf(Date.now() - 90 * dayMs), to: dayOf(Date.now()) })

const percent = (kept: number, due: number) => `${Math.round((100 * kept) / due)}%`

/** How many promises were kept in time lately; opens to whose. */
export function KeptRate() {
  const t = useTexts(ledgerTexts)
  const [isOpen, setOpen] = useState(false)
  const [days] = useState(period)
  const figures = useAnswer('promises', 'figures', { ...days, by: 'month' }).data?.items
  if (!figures) return null
  const sum = (of: 'due' | 'kept') => figures.reduce((total, figure) => total + figure[of], 0)
  if (sum('due') === 0) return <span className={styles.quiet}>{t('rateNone')}</span>
  return (
    <>
      <Button type="link" onClick={() => setOpen(true)}>
        {t('rate', { rate: percent(sum('kept'), sum('due')) })}
      </Button>
      {isOpen ? <RateDialog days={days} onClose={() => setOpen(false)} /> : null}
    </>
  )
}

interface RateDialogProps {
  readonly days: { readonly from: string; readonly to: string }
  readonly onClose: () => void
}

function RateDialog({ days, onClose }: RateDialogProps) {
  const t = useTexts(ledgerTexts)
  const [by, setBy] = useState<Grouping>('owner')
  const items = useAnswer('promises', 'figures', { ...days, by }).data?.items ?? []
  const heads = ['figureRate', 'figureDue', 'figureKept', 'figureLate', 'figureBroken', 'figureMoved'] as const
  return (
    <Modal open title={t('rateTitle')} footer={null} onCancel={onClose} width={640}>
      <Segmented<Grouping>
        aria-label={t('rateBy')}
        value={by}
        options={groupings.map((value) => ({ value, label: t(`by_${value}`) }))}
        onChange={setBy}
      />
      <table className={styles.rates}>
        <thead>
          <tr>
            <th scope="col">{t(`by_${by}`)}</th>
            {heads.map((head) => (
              <th key={head} scope="col">
                {t(head)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {items.map(({ key, name, due, kept, late, broken, moved }) => (
            <tr key={key}>
              <th scope="row">{name ?? key ?? t('nobody')}</th>
              {[percent(kept, due), due, kept, late, broken, moved].map((value, place) => (
                <td key={heads[place]}>{value}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
      <p className={styles.quiet}>{t('rateNote')}</p>
    </Modal>
  )
}
