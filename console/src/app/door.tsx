import type { ReactNode } from 'react'
import { Seal } from '../frame/seal.tsx'
import { AppearanceMenu } from './appearance-menu.tsx'
import styles from './login-page.module.css'

interface DoorProps {
  readonly title: string
  readonly sentence: string
  /** Room for more than a few fields. */
  readonly wide?: boolean
  readonly children: ReactNode
}

/** What stands before the desk: the mark, a title, and what has to be done to come in. */
export function Door({ title, sentence, wide = false, children }: DoorProps) {
  return (
    <main className={styles.page}>
      <div className={styles.looks}>
        <AppearanceMenu />
      </div>
      <div className={styles.form} data-wide={wide || undefined}>
        <header className={styles.mark}>
          <Seal size={48} />
          <h1>{title}</h1>
          <p>{sentence}</p>
        </header>
        {children}
      </div>
    </main>
  )
}
