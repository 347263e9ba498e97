import type { ReactNode } from 'react'
import type { AnswerOf, ArgsOf } from '../frame/client.ts'

/** What is edited in bulk, as the client calls it. */
export type Edited = 'bulkEdits' | 'ticketBulkEdits'
export type PreviewOf<M extends Edited> = AnswerOf<M, 'preview'>
export type ChoiceOf<M extends Edited> = ArgsOf<M, 'preview'>['choice']
export type ChangeOf<M extends Edited> = ArgsOf<M, 'preview'>['change']
export type ExceptionOf<M extends Edited> = AnswerOf<M, 'exceptions'>['items'][number]

/** What the tray says of the records, with how many. */
export interface TrayWords {
  readonly done: (count: number) => string
  readonly doneRefused: (count: number) => string
  readonly undone: (count: number) => string
  readonly kept: (count: number) => string
  readonly cancelled: (count: number) => string
  readonly exceptionsTitle: string
  readonly willUndo: (count: number) => string
  readonly willKeep: (count: number, reason: string) => string
}

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
