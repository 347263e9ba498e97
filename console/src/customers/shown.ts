/** Something of a customer that opens beside or instead of it. */
export interface Shown {
  readonly type: 'ticket' | 'order'
  readonly id: string
}
