import { ApprovalBox, ApprovalKind, ApprovalState } from '@zhike/contract/approvals'
import { onlyGiven, readMany, readOne, readText } from '../frame/search-params.ts'

/** What the address of the approvals says. */
export const readApprovalSearch = (search: Readonly<Record<string, unknown>>) =>
  onlyGiven({
    box: readOne(search.box, ApprovalBox.options),
    status: readMany(search.status, ApprovalState.options),
    kind: readOne(search.kind, ApprovalKind.options),
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
