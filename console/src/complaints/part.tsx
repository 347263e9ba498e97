import type { Complaint } from '@zhike/contract/complaints'
import { Button } from 'antd'
import type { ReactNode } from 'react'
import styles from './complaints.module.css'
import type { CheckedPart } from './file-checklist.ts'

/** What every part shows, and whether the viewer may add to it. */
export interface PartProps {
  readonly file: Complaint
  readonly mayWork: boolean
}

/** Where a part stands on the page, for what leads to it; answers and what is said of them stand together. */
export const partId = (part: CheckedPart) => `file-${part === 'checks' ? 'answers' : part}`

interface PartBoxProps {
  /** What it is called where the file is summed up. */
  readonly part?: CheckedPart
  readonly title: string
  readonly none: string
  /** The verbs of the part. */
  readonly deeds?: readonly { readonly name: string; readonly run: () => void }[]
  readonly children: ReactNode
  readonly isEmpty: boolean
}

/** A part of the file: what stands in it, and what can be added. */
export function PartBox({ part, title, none, deeds = [], children, isEmpty }: PartBoxProps) {
  return (
    <section className={styles.part} aria-label={title} id={part && partId(part)} tabIndex={part && -1}>
      <h3>{title}</h3>
      <span className={styles.partDeeds}>
        {deeds.map(({ name, run }) => (
          <Button key={name} size="small" onClick={run}>
            {name}
          </Button>
        ))}
      </span>
      <div className={styles.partBody}>
        {isEmpty ? <p className={styles.quiet}>{none}</p> : null}
        {/* dialogs hang here as well, also while there is no line yet */}
        <ul className={styles.lines}>{children}</ul>
      </div>
    </section>
  )
}
