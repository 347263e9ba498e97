import { onlyGiven, readOne, readText } from '../frame/search-params.ts'

/** What the address of the page says. */
export const readFeedbackSearch = (search: Readonly<Record<string, unknown>>) =>
  onlyGiven({
    kind: readOne(search.kind, ['suggestion', 'praise'] as const),
    theme: readText(search.theme),
    thanked: readOne(search.thanked, ['yes', 'no'] as const),
  })
export type FeedbackFilters = ReturnType<typeof readFeedbackSearch>
