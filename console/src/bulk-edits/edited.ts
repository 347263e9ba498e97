import type { ReactNode } from 'react'
import type { AnswerOf, ArgsOf } from '../frame/client.ts'

/** What is edited in bulk, as the client calls it. */
export type Edited = 'bulkEdits' | 'ticketBulkEdits'
export type PreviewOf<M extends Edited> = AnswerOf<M, 'preview'>
export type ChoiceOf<M extends Edited> = ArgsOf<M, 'preview'>['choice']
export type ChangeOf<M extends Edited> = ArgsOf<M, 'preview'>['change']
export type ExceptionOf<M extends Edited> = AnswerOf<M, 'exceptions'>['items'][number]

type TrayWord = 'done' | 'doneRefused' | 'undone' | 'kept' | 'cancelled' | 'exceptionsTitle' | 'willUndo' | 'willKeep'

/** What tray and history say of the records; the texts of each kind of records have these words. */
export type TrayWords = (word: TrayWord, values?: { readonly count: number; readonly reason?: string }) => string

/** What the dialog says of them before. */
export interface DialogWords {
  readonly title: string
  readonly previewing: string
  readonly nothing: string
  readonly willChange: (count: number) => string
  readonly same: (count: number) => string
  readonly refused: (count: number, reason: string) => string
  readonly run: (count: number) => string
}

/** What the history of bulk edits needs to know of the records. */
export interface HistoryProps<M extends Edited> {
  readonly of: M
  readonly words: TrayWords
  readonly nameOf: (exception: ExceptionOf<M>) => string
  /** What a change made of the records, part by part. */
  readonly said: (change: ChangeOf<M>) => readonly ReactNode[]
}
