/** What stands in a cell; null is an empty one. */
export type Cell = string | number | null

/**
 * What a column holds: texts; plain numbers; amounts, whose cells are 分 and which are written in yuan; moments, whose
 * cells are milliseconds since 1970 and which are written as the company's clock shows them.
 */
export type Form = 'text' | 'number' | 'yuan' | 'moment'

/** A column of a table that leaves as a file. */
export interface Column {
  readonly heading: string
  readonly form: Form
}

/** Some rows of a table, each with a cell for each column. */
export type Rows = readonly (readonly Cell[])[]
