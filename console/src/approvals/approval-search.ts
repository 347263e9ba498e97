import { approvalBoxes, approvalKinds, approvalStates } from '@zhike/contract/approvals/lists'
import { onlyGiven, readMany, readOne, readText } from '../frame/search-params.ts'

/** What the address of the approvals says. */
export const readApprovalSearch = (search: Readonly<Record<string, unknown>>) =>
  onlyGiven({
    box: readOne(search.box, approvalBoxes),
    status: readMany(search.status, approvalStates),
    kind: readOne(search.kind, approvalKinds),
    search: readText(search.search),
    /** The application beside the list. */
    open: readText(search.open),
    /** The dialog for a new one. */
    new: readOne(search.new, ['yes'] as const),
  })
type ApprovalSearch = ReturnType<typeof readApprovalSearch>

/** Only what the list is asked for. */
export const filtersOf = ({ open: _open, new: _new, ...filters }: ApprovalSearch) => filters
export type ApprovalFilters = ReturnType<typeof filtersOf>
