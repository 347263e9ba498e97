import { useQueryClient } from '@tanstack/react-query'
import type { Need } from '@zhike/contract/needs'
import { keyOf } from '../frame/client.ts'

/** Shows the answer to a step where the need is looked at: whoever concludes a need may see its customer no more. */
export function useKept(): { readonly done: (need: Need) => void } {
  const cache = useQueryClient()
  return { done: (need) => void cache.setQueryData(keyOf('needs', 'get', { id: need.id }), need) }
}
