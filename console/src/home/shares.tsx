import type { ReactNode } from 'react'
import styles from './shares.module.css'

/** One line: a name, and how much is in work and how much is done. */
export interface Share {
  readonly key: string
  readonly name: ReactNode
  readonly open: number
  readonly resolved: number
}

interface SharesProps {
  readonly shares: readonly Share[]
  readonly words: { readonly open: string; readonly resolved: string }
}

/** Bars from zero with their numbers beside them: what is in work in colour, what is done in grey. */
export function Shares({ shares, words }: SharesProps) {
  const most = Math.max(1, ...shares.map(({ open, resolved }) => open + resolved))
  const part = (value: number) => `${(value / most) * 100}%`
  return (
    <ul className={styles.shares}>
      {shares.map(({ key, name, open, resolved }) => (
        <li key={key} className={styles.share}>
          <span className={styles.name}>{name}</span>
          <span className={styles.track} aria-hidden>
            {open > 0 ? <i className={styles.open} style={{ width: part(open) }} /> : null}
            {resolved > 0 ? <i className={styles.resolved} style={{ width: part(resolved) }} /> : null}
          </span>
          <span className={styles.numbers} title={`${words.open} ${open} · ${words.resolved} ${resolved}`}>
            <b>{open}</b>
            <span>{`/ ${resolved}`}</span>
          </span>
        </li>
      ))}
    </ul>
  )
}
