/**
 * Through what somebody acted, when that is more than the actor: the `row` of a file, a bulk edit, a form, a key. `id`
 * names it in the tables of its kind.
 */
export interface Origin {
  readonly kind: string
  readonly id?: string
  readonly row?: number
}
