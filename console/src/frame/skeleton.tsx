import { frameTexts } from './frame.texts.ts'
import styles from './skeleton.module.css'
import { useTexts } from './texts.ts'

const widths = ['62%', '88%', '74%', '93%', '55%', '80%', '68%', '91%', '58%', '84%']

/** One grey bar where a text will stand. */
export function Bar({ width = '100%', height = 14 }: { readonly width?: string | number; readonly height?: number }) {
  return <span className={styles.bar} style={{ width, height }} aria-hidden />
}

/** Lines, up to ten, where a paragraph or a list will stand. */
export function Skeleton({ lines = 4, height = 14 }: { readonly lines?: number; readonly height?: number }) {
  const t = useTexts(frameTexts)
  return (
    <div className={styles.lines} role="status" aria-label={t('loading')}>
      {widths.slice(0, lines).map((width) => (
        <Bar key={width} width={width} height={height} />
      ))}
    </div>
  )
}
