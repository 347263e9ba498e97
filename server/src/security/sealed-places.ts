import { sealedColumn } from '../platform/rotation/places.ts'
import { contextOf } from './second-factors.ts'
import { secretContext } from './sign-on.ts'

/** What the module keeps sealed. */
export const securitySealedPlaces = [
  sealedColumn('auth.second_factors', 'secret', { keys: { user_id: 'uuid' }, contextOf: ([id = '']) => contextOf(id) }),
  sealedColumn('auth.sign_on', 'secret', { keys: { one: 'boolean' }, contextOf: () => secretContext }),
]
