/** A question with its answer as a file has it. */
export interface ImportedRow {
  readonly code: string
  readonly title: string
  readonly body: string
  readonly similar: readonly string[]
  readonly category: string
}
