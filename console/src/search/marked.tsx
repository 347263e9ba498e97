import styles from './palette.module.css'

interface MarkedProps {
  readonly text: string
  /** Parts to be marked, in UTF-16 units, in order. */
  readonly marks: readonly (readonly [from: number, to: number])[]
}

/** A text in which one sees what was found. */
export function Marked({ text, marks }: MarkedProps) {
  const ends = [0, ...marks.map(([, to]) => to)]
  return (
    <span className={styles.marked}>
      {marks.map(([from, to], at) => (
        <span key={from}>
          {text.slice(ends[at], from)}
          <mark className={styles.mark}>{text.slice(from, to)}</mark>
        </span>
      ))}
      {text.slice(ends.at(-1))}
    </span>
  )
}
