const dangerous = /^'*[=+\-@\t\r＝＋－＠]/
const neutralised = /^'+[=+\-@\t\r＝＋－＠]/

/**
 * A cell for a CSV export that no spreadsheet takes for a formula: one that begins with = + - @, their full-width
 * forms, a tab or a carriage return gets an apostrophe before it. Numbers below zero and telephone numbers with a plus
 * get one too; `restoreFormula` takes exactly these apostrophes off again, so that an export can be imported.
 */
export function neutraliseFormula(cell: string): string {
  return dangerous.test(cell) ? `'${cell}` : cell
}

/** The cell as it was before `neutraliseFormula`; other cells stay as they are. */
export function restoreFormula(cell: string): string {
  return neutralised.test(cell) ? cell.slice(1) : cell
}
