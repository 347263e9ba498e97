import { sealedColumn } from '../platform/rotation/places.ts'
import { errorContext } from './concluding.ts'

/** What the module keeps sealed. */
export const importSealedPlaces = [
  sealedColumn('import_errors', 'lines_sealed', {
    keys: { import_id: 'uuid', first_row: 'bigint' },
    contextOf: ([importId = '', firstRow]) => errorContext(importId, Number(firstRow)),
  }),
]
