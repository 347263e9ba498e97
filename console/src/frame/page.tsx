import { type ReactNode, useEffect } from 'react'
import styles from './page.module.css'

interface PageProps {
  readonly title: string
  /** The way to the neighbouring pages, above the title. */
  readonly sections?: ReactNode
  /** Beside the title: a number, a state. */
  readonly aside?: ReactNode
  /** At the right; the main one last. */
  readonly actions?: ReactNode
  /** Filters and searches under the title. */
  readonly toolbar?: ReactNode
  /** The body scrolls in itself (tables), not the page. */
  readonly fill?: boolean
  readonly children: ReactNode
}

/** A page of the desk: title, what can be done, filters, body. */
export function Page({ title, sections, aside, actions, toolbar, fill = false, children }: PageProps) {
  useTitle(title)
  return (
    <section className={styles.page} data-fill={fill || undefined}>
      {sections}
      <header className={styles.header}>
        <h1 className={styles.title}>{title}</h1>
        {aside ? <div className={styles.aside}>{aside}</div> : null}
        {actions ? <div className={styles.actions}>{actions}</div> : null}
      </header>
      {toolbar ? <div className={styles.toolbar}>{toolbar}</div> : null}
      <div className={styles.body}>{children}</div>
    </section>
  )
}

/** The title of the tab, for pages that draw their own head. */
export function useTitle(title: string): void {
  useEffect(() => {
    document.title = `${title} · Zhike`
  }, [title])
}

/** A box with a heading, the piece pages are put together from. */
export function Card({ title, aside, children, flush = false }: CardProps) {
  return (
    <section className={styles.card} data-flush={flush || undefined}>
      {title ? (
        <header className={styles.cardHeader}>
          <h2>{title}</h2>
          {aside}
        </header>
      ) : null}
      <div className={styles.cardBody}>{children}</div>
    </section>
  )
}

interface CardProps {
  readonly title?: string
  readonly aside?: ReactNode
  readonly children: ReactNode
  /** The content brings its own edges (lists, tables). */
  readonly flush?: boolean
}
