import type { Complaint } from '@zhike/contract/complaints'
import { Button } from 'antd'
import type { ReactNode } from 'react'
import styles from './complaints.module.css'

/** What every part shows, and whether the viewer may add to it. */
export interface PartProps {
  readonly file: Complaint
  readonly mayWork: boolean
}

interface PartBoxProps {
  readonly title: string
  readonly none: string
  /** The verbs of the part. */
  readonly deeds?: readonly { readonly name: string; readonly run: () => void }[]
  readonly children: ReactNode
  readonly isEmpty: boolean
}

/** A part of the file: what stands in it, and what can be added. */
export function PartBox({ title, none, deeds = [], children, isEmpty }: PartBoxProps) {
  return (
    <section className={styles.part} aria-label={title}>
      <header className={styles.partHead}>
        <h3>{title}</h3>
        {deeds.map(({ name, run }) => (
          <Button key={name} size="small" type="link" onClick={run}>
            {name}
          </Button>
        ))}
      </header>
      {isEmpty ? <p className={styles.quiet}>{none}</p> : null}
      {/* dialogs hang here as well, also while there is no line yet */}
      <ul className={styles.lines}>{children}</ul>
    </section>
  )
}
