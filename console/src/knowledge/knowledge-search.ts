import { articleKinds, articleStates, audiences } from '@zhike/contract/knowledge/lists'
import { onlyGiven, readMany, readOne, readText } from '../frame/search-params.ts'

/** What the address of the list of articles says. */
export const readKnowledgeSearch = (search: Readonly<Record<string, unknown>>) =>
  onlyGiven({
    state: readMany(search.state, articleStates),
    kind: readOne(search.kind, articleKinds),
    audience: readOne(search.audience, audiences),
    category: readText(search.category),
    owner: readText(search.owner),
    submission: readOne(search.submission, ['open', 'returned'] as const),
    submittedBy: readText(search.submittedBy),
    due: readOne(search.due, ['review'] as const),
    /** The article beside the list. */
    open: readText(search.open),
    /** A dialog: a new article, or a file to be imported. */
    dialog: readOne(search.dialog, ['new', 'import'] as const),
  })
type KnowledgeSearch = ReturnType<typeof readKnowledgeSearch>

/** Only what the list is asked for. */
export const filtersOf = ({ open: _open, dialog: _dialog, ...filters }: KnowledgeSearch) => filters
export type KnowledgeFilters = ReturnType<typeof filtersOf>
