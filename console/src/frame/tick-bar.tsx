import { Button } from 'antd'
import { frameTexts } from './frame.texts.ts'
import styles from './table.module.css'
import { useTexts } from './texts.ts'

interface TickBarProps {
  readonly ids: readonly string[]
  readonly onSelect: (selected: ReadonlySet<string>) => void
  readonly ticking: boolean
  readonly onTick: (ticking: boolean) => void
}

/** On a phone, where cards have no room for boxes: touching cards selects them until one is done. */
export function TickBar({ ids, onSelect, ticking, onTick }: TickBarProps) {
  const t = useTexts(frameTexts)
  if (ids.length === 0) return null
  const end = () => {
    onTick(false)
    onSelect(new Set())
  }
  return (
    <div className={styles.ticks} data-on={ticking || undefined}>
      {ticking ? (
        <>
          <span className={styles.tickHint}>{t('tickHint')}</span>
          <Button type="text" onClick={() => onSelect(new Set(ids))}>
            {t('selectAll')}
          </Button>
          <Button type="text" onClick={end}>
            {t('endTicking')}
          </Button>
        </>
      ) : (
        <Button type="text" onClick={() => onTick(true)}>
          {t('tick')}
        </Button>
      )}
    </div>
  )
}
