import type { customers } from '@zhike/contract/customers'
import type { Handlers } from '../platform/http/handlers.ts'
import { archiveCustomer, restoreCustomer } from './archiving.ts'
import { addCollaborator, listCollaborators, removeCollaborator } from './collaborating.ts'
import { createCustomer } from './creating.ts'
import { getCustomer } from './finding.ts'
import { addIdentity, removeIdentity, revealIdentity } from './identifying.ts'
import { addKeyPerson, listKeyPersons, removeKeyPerson } from './key-persons.ts'
import { listCustomers } from './listing.ts'
import { lookUpCustomers } from './lookups.ts'
import { assignOwner, releaseOwner } from './ownership.ts'
import { chooseRegion } from './region-choices.ts'
import { listTags } from './tagging.ts'
import { listTimeline } from './timeline.ts'
import { updateCustomer } from './updating.ts'

export const customerHandlers: Handlers<typeof customers> = {
  create: createCustomer,
  list: listCustomers,
  get: getCustomer,
  update: updateCustomer,
  archive: archiveCustomer,
  restore: restoreCustomer,
  timeline: listTimeline,
  addIdentity,
  removeIdentity,
  revealIdentity,
  lookup: lookUpCustomers,
  assignOwner,
  releaseOwner,
  listCollaborators,
  addCollaborator,
  removeCollaborator,
  listKeyPersons,
  addKeyPerson,
  removeKeyPerson,
  listTags,
  listRegions: chooseRegion,
}
