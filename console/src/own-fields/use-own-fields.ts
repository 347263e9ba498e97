import type { OwnField, OwnFieldKind } from '@zhike/contract/own-fields'
import { useAnswer } from '../frame/calls.ts'

/** The own fields of a kind that the person may see, in order; undefined until they are known. */
export const useOwnFields = (kind: OwnFieldKind): readonly OwnField[] | undefined =>
  useAnswer('ownFields', 'list', { kind }).data?.items
