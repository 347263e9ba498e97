import type { Import } from '@zhike/contract/imports'

type State = Pick<Import, 'status' | 'finishedAt' | 'undo'>

/** Whether something is on its way in, or on its way out again. */
export const isMoving = ({ status, undo }: State): boolean =>
  status === 'queued' || status === 'running' || undo?.status === 'undoing'

/** On its way out again: what a preview says will not be true for long. */
export const isUndoing = ({ undo }: State): boolean => undo?.status === 'undoing'

/** When an import or an undoing came to its end last; empty before the first. A preview from before is of another time. */
export const lastEnd = (imports: readonly State[]): string =>
  imports
    .flatMap(({ finishedAt, undo }) => [finishedAt ?? '', undo?.finishedAt ?? ''])
    .toSorted()
    .at(-1) ?? ''
