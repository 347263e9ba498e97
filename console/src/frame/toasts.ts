import { createStore } from './store.ts'

/** Something said at the foot of the page; it goes by itself. */
export interface Toast {
  readonly id: number
  readonly lasts: number
  readonly text?: string
  /** Said by its reason, in the language of the moment. */
  readonly failure?: unknown
  readonly undo?: () => void
}

const sayingMs = 4000
const undoMs = 8000
let last = 0

export const toasts = createStore<readonly Toast[]>([])

export const dismiss = (id: number) => toasts.set(toasts.get().filter((toast) => toast.id !== id))

function show(toast: Omit<Toast, 'id'>): void {
  const id = ++last
  toasts.set([...toasts.get().slice(-2), { ...toast, id }])
  setTimeout(() => dismiss(id), toast.lasts)
}

/** Says that something was done. */
export const tell = (text: string) => show({ text, lasts: sayingMs })
/** Says why something was refused. */
export const tellFailure = (failure: unknown) => show({ failure, lasts: undoMs })
/** Says that something was done and offers to take it back for 8 s, instead of asking beforehand. */
export const offerUndo = (text: string, undo: () => void) => show({ text, undo, lasts: undoMs })
