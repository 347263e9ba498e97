import { improvementStates } from '@zhike/contract/improvements/lists'
import { onlyGiven, readMany, readOne, readText } from '../frame/search-params.ts'

/** What the address of the list of improvements says. */
export const readImprovementSearch = (search: Readonly<Record<string, unknown>>) =>
  onlyGiven({
    search: readText(search.search),
    state: readMany(search.state, improvementStates),
    late: readOne(search.late, ['all', 'mine'] as const),
  })
export type ImprovementFilters = ReturnType<typeof readImprovementSearch>

/** How far back groups of complaints are looked for, and how many make one. */
export const readClusterSearch = (search: Readonly<Record<string, unknown>>) =>
  onlyGiven({
    days: readOne(search.days, ['30', '90', '180', '365'] as const),
    atLeast: readOne(search.atLeast, ['2', '3', '5', '10'] as const),
  })
