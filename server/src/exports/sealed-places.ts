import { sealedColumn } from '../platform/rotation/places.ts'
import { wishContext } from './answers.ts'

/** What the module keeps sealed. */
export const exportSealedPlaces = [
  sealedColumn('exports', 'wish_sealed', { keys: { id: 'uuid' }, contextOf: ([id = '']) => wishContext(id) }),
]
