import { customerSealedPlaces } from '../customers/customers.ts'
import { exportSealedPlaces } from '../exports/exports.ts'
import { importSealedPlaces } from '../imports/imports.ts'
import { sealedColumn } from '../platform/rotation/places.ts'
import { securitySealedPlaces } from '../security/security.ts'

/** Everything in the database that is sealed: a rotation seals it again. A test looks for columns that are missing here. */
export const sealedPlaces = [
  ...customerSealedPlaces,
  ...exportSealedPlaces,
  ...importSealedPlaces,
  ...securitySealedPlaces,
  sealedColumn('idempotency_keys', 'answer', {
    keys: { actor_id: 'uuid', key: 'text' },
    contextOf: ([actorId, key]) => `${actorId}:${key}`,
    purpose: 'answers',
  }),
]
