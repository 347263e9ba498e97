import type { Approval, ApprovalChange } from '@zhike/contract/approvals'

/** What an applicant may change when handing in again. */
export type Facts = Pick<Approval, 'title' | 'body' | 'amountFen' | 'form'>

/** In the order in which they are read. */
const fields = ['title', 'amountFen', 'form', 'body'] as const satisfies (keyof Facts)[]

/** What of the given facts is not as it was. */
export const changesOf = (before: Facts, given: { readonly [K in keyof Facts]?: Facts[K] | undefined }) =>
  fields.flatMap((field) => {
    const to = given[field]
    return to === undefined || to === before[field] ? [] : [{ field, from: before[field], to } as ApprovalChange]
  })

/** What changes make of the facts; pictures are none. */
export const factsOf = (changes: readonly ApprovalChange[]): Partial<Facts> =>
  Object.fromEntries(changes.flatMap(({ field, to }) => (field === 'file' ? [] : [[field, to]])))
