import type { Import } from '@zhike/contract/imports'

type State = Import['status'] | 'undoing' | 'undone' | 'undone_in_part'

/** How it stands with an import: an undoing comes before what it undoes. */
export function stateOf({ status, undo }: Pick<Import, 'status' | 'undo'>): State {
  if (!undo) return status
  if (undo.status === 'undoing') return 'undoing'
  return undo.counts.kept > 0 ? 'undone_in_part' : 'undone'
}
