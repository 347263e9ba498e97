import { type RawBuilder, sql } from 'kysely'

/** So many statements at most: a connection keeps some 50 kB for each. */
const mostStatements = 100

const mark = '/* planned once */'

/**
 * Marks a statement whose plan is the same whatever its values are, such as the call of a function: a connection that has
 * sent it before keeps its plan. Not for what looks for rows by values that may fit one or a million.
 */
export const plannedOnce: RawBuilder<unknown> = sql.raw(mark)

/** What is added with an event, given row by row. */
const addsWithEvent = /^with "event" as \(insert into /

/** A kept plan may not answer with another column, as this does when one is added while we serve. */
const answersAll = /returning \*$/

/**
 * Names for statements, by which PostgreSQL finds a plan that it has: for a short statement, reading its text and planning
 * take longer than carrying it out. Undefined for one that is planned each time.
 */
export function nameStatements(): (text: string) => string | undefined {
  const names = new Map<string, string>()
  return (text) => {
    const found = names.get(text)
    if (found !== undefined) return found
    if (names.size === mostStatements || !isPlannedOnce(text)) return undefined
    const name = `planned_${names.size}`
    names.set(text, name)
    return name
  }
}

const isPlannedOnce = (text: string) => (text.includes(mark) || addsWithEvent.test(text)) && !answersAll.test(text)
