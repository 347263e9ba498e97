const openable: readonly string[] = ['ticket', 'order', 'need'] satisfies Shown['type'][]

/** Whether a thing of this type can be opened. */
export const isOpenable = (type: string): type is Shown['type'] => openable.includes(type)

/** Something of a customer that opens beside or instead of it. */
export interface Shown {
  readonly type: 'ticket' | 'order' | 'need'
  readonly id: string
}
