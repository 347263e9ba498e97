import { codeTexts } from '@zhike/ui/codes.texts'
import { useTexts } from '../frame/texts.ts'
import { boardTexts } from './board.texts.ts'
import type { BoardColumn } from './board-columns.ts'
import type { Deed } from './boards.ts'

/** Says what moving a card does. */
export function useDeedWords(columns: readonly BoardColumn[]) {
  const b = useTexts(boardTexts)
  const code = useTexts(codeTexts)
  return (deed: Deed): string => {
    if (deed.does === 'assign')
      return b('deed_assign', { name: columns.find(({ value }) => value === deed.staffId)?.name ?? '' })
    if (deed.does === 'prioritise') return b('deed_prioritise', { name: code(`priority.${deed.priority}`) })
    return b(`deed_${deed.does}`)
  }
}
