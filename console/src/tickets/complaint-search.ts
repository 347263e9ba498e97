import { causeKinds, complaintStages } from '@zhike/contract/complaints/lists'
import { onlyGiven, readMany, readOne, readText } from '../frame/search-params.ts'
import { namedParts } from './ticket-parts.ts'

/** What the address of the list of complaints says. */
export const readComplaintSearch = (search: Readonly<Record<string, unknown>>) =>
  onlyGiven({
    search: readText(search.search),
    stage: readMany(search.stage, complaintStages),
    cause: readOne(search.cause, causeKinds),
    flag: readOne(search.flag, ['regulator', 'media'] as const),
    without: readOne(search.without, ['cause'] as const),
    /** The complaint beside the list. */
    open: readText(search.open),
    /** What of it is shown instead of its thread. */
    part: readOne(search.part, namedParts),
    new: readOne(search.new, ['yes'] as const),
  })
type ComplaintSearch = ReturnType<typeof readComplaintSearch>

/** Only what the list is asked for. */
export const filtersOf = ({ open: _open, part: _part, new: _new, ...filters }: ComplaintSearch) => filters
export type ComplaintFilters = ReturnType<typeof filtersOf>
