import * as z from 'zod'
import { addressEndpoints } from './customers/addresses.ts'
import { CreateCustomer, Customer, CustomerSummary, Region, UpdateCustomer } from './customers/facts.ts'
import { Identity, IdentityPath, NewIdentity, RevealReason } from './customers/identities.ts'
import {
  CountCustomers,
  CustomerCounts,
  CustomerPage,
  ListCustomers,
  TimelineItem,
  timelineGroups,
} from './customers/listing.ts'
import { mergingEndpoints } from './customers/merging.ts'
import { ownershipEndpoints } from './customers/ownership.ts'
import { Collaborator, KeyPerson, NewKeyPerson } from './customers/people.ts'
import { provenanceEndpoints } from './customers/provenance.ts'
import { qualityEndpoints } from './customers/quality.ts'
import { endpoint } from './endpoint.ts'
import { ById, Id, listOf, manyOf, Nothing, pageOf, paging } from './fields.ts'
import { FilterField } from './filters.ts'
import { ownFileEndpoints } from './own-fields/files.ts'

export * from './customers/addresses.ts'
export * from './customers/bulk-edits.ts'
export * from './customers/facts.ts'
export * from './customers/identities.ts'
export * from './customers/listing.ts'
export * from './customers/merging.ts'
export * from './customers/ownership.ts'
export * from './customers/people.ts'
export * from './customers/provenance.ts'
export * from './customers/views.ts'

export const customers = {
  create: endpoint({
    method: 'POST',
    path: '/customers',
    permission: 'customers.create',
    summary:
      'Adds a customer. Another of the same external id, or of the same contact and name, answers 409; existingId names it. With customer.exists_archived it is brought back by POST /customers/:id/restoration.',
    input: CreateCustomer,
    output: Customer.extend({
      possibleDuplicates: z.array(CustomerSummary.pick({ id: true, name: true, number: true })),
    }),
    reasons: [
      'customer.exists',
      'customer.exists_hidden',
      'customer.exists_archived',
      'ticket.assignee_unknown',
      'own_field.taken',
      'own_field.taken_hidden',
    ],
  }),
  list: endpoint({
    method: 'GET',
    path: '/customers',
    permission: 'customers.read',
    summary: 'Lists the customers that the caller may see.',
    input: ListCustomers,
    output: CustomerPage,
    reasons: ['cursor.invalid'],
  }),
  count: endpoint({
    method: 'GET',
    path: '/customers/counts',
    permission: 'customers.read',
    summary: 'Counts the customers that the caller may see, by one of their facts; the hundred largest groups.',
    input: CountCustomers,
    output: CustomerCounts,
  }),
  listFields: endpoint({
    method: 'GET',
    path: '/customer-fields',
    permission: 'customers.read',
    summary: 'What the caller may filter customers by, with the operators of each field.',
    input: z.strictObject({}),
    output: listOf(FilterField),
  }),
  get: endpoint({
    method: 'GET',
    path: '/customers/:id',
    permission: 'customers.read',
    summary: 'One customer, or the one that it was merged into.',
    input: ById,
    output: Customer,
  }),
  update: endpoint({
    method: 'PATCH',
    path: '/customers/:id',
    permission: 'customers.update',
    summary: 'Changes facts of a customer; `null` empties a field.',
    input: UpdateCustomer,
    output: Customer,
    reasons: ['record.changed', 'customer.read_only', 'own_field.taken', 'own_field.taken_hidden'],
  }),
  archive: endpoint({
    method: 'DELETE',
    path: '/customers/:id',
    permission: 'customers.archive',
    summary: 'Archives a customer: out of lists and searches, until restored.',
    input: ById,
    output: Nothing,
    reasons: ['customer.read_only'],
  }),
  restore: endpoint({
    method: 'POST',
    path: '/customers/:id/restoration',
    permission: 'customers.archive',
    summary: 'Brings an archived customer back, unless another has come with the same contact and name.',
    input: ById,
    output: Customer,
    reasons: ['customer.not_archived', 'customer.exists', 'customer.exists_hidden'],
  }),
  timeline: endpoint({
    method: 'GET',
    path: '/customers/:id/timeline',
    permission: 'customers.read',
    summary: 'Everything that happened with a customer, newest first.',
    input: z.strictObject({ id: Id, group: manyOf(z.enum(timelineGroups)), ...paging }),
    output: pageOf(TimelineItem),
    reasons: ['cursor.invalid'],
  }),
  addIdentity: endpoint({
    method: 'POST',
    path: '/customers/:id/identities',
    permission: 'customers.update',
    summary: 'Adds a phone, e-mail, WeChat or external number.',
    input: NewIdentity.extend({ id: Id }),
    output: Identity,
    reasons: ['customer.exists', 'customer.exists_hidden', 'customer.exists_archived', 'customer.read_only'],
  }),
  removeIdentity: endpoint({
    method: 'DELETE',
    path: '/customers/:id/identities/:identityId',
    permission: 'customers.update',
    summary: 'Removes an identity.',
    input: IdentityPath,
    output: Nothing,
    reasons: ['identity.last', 'customer.read_only'],
  }),
  revealIdentity: endpoint({
    method: 'POST',
    path: '/customers/:id/identities/:identityId/reveals',
    permission: 'customers.reveal',
    summary: 'Answers the whole value; who, when and why are logged.',
    input: IdentityPath.extend({ reason: RevealReason }),
    output: z.object({ value: z.string() }),
    reasons: ['customer.in_pool'],
  }),
  revealAddress: endpoint({
    method: 'POST',
    path: '/customers/:id/address/reveals',
    permission: 'customers.reveal',
    summary: 'Answers the whole street address; who, when and why are logged.',
    input: z.strictObject({ id: Id, reason: RevealReason }),
    output: z.object({ value: z.string() }),
    reasons: ['customer.in_pool'],
  }),
  lookup: endpoint({
    method: 'POST',
    path: '/customers/lookups',
    permission: 'customers.lookup',
    summary: 'Finds a customer by a complete identifier, also outside the own scope; logged.',
    input: NewIdentity,
    output: listOf(z.object({ id: Id.nullable(), name: z.string().nullable(), owner: z.string().nullable() })),
  }),
  assignOwner: endpoint({
    method: 'POST',
    path: '/customers/:id/ownership',
    permission: 'customers.assign',
    summary: 'Hands a customer to an owner.',
    input: z.strictObject({ id: Id, staffId: Id }),
    output: Customer,
    reasons: ['ticket.assignee_unknown', 'customer.read_only'],
  }),
  releaseOwner: endpoint({
    method: 'DELETE',
    path: '/customers/:id/ownership',
    permission: 'customers.assign',
    summary: 'Takes the owner away.',
    input: ById,
    output: Nothing,
    reasons: ['customer.read_only'],
  }),
  listCollaborators: endpoint({
    method: 'GET',
    path: '/customers/:id/collaborators',
    permission: 'customers.read',
    summary: 'Who works with this customer besides its owner.',
    input: ById,
    output: listOf(Collaborator),
  }),
  addCollaborator: endpoint({
    method: 'POST',
    path: '/customers/:id/collaborators',
    permission: 'customers.assign',
    summary: 'Lets a colleague see or work with this customer.',
    input: z.strictObject({ id: Id, staffId: Id, mode: Collaborator.shape.mode.default('joint') }),
    output: Collaborator,
    reasons: ['ticket.assignee_unknown', 'customer.read_only'],
  }),
  removeCollaborator: endpoint({
    method: 'DELETE',
    path: '/customers/:id/collaborators/:staffId',
    permission: 'customers.assign',
    summary: 'Ends a collaboration.',
    input: z.strictObject({ id: Id, staffId: Id }),
    output: Nothing,
    reasons: ['customer.read_only'],
  }),
  listKeyPersons: endpoint({
    method: 'GET',
    path: '/customers/:id/key-persons',
    permission: 'customers.read',
    summary: 'The key persons of an organisation.',
    input: ById,
    output: listOf(KeyPerson),
  }),
  addKeyPerson: endpoint({
    method: 'POST',
    path: '/customers/:id/key-persons',
    permission: 'customers.update',
    summary: 'Names somebody as key person of an organisation.',
    input: NewKeyPerson,
    output: KeyPerson,
    reasons: ['customer.not_organisation', 'customer.unknown', 'customer.read_only'],
  }),
  removeKeyPerson: endpoint({
    method: 'DELETE',
    path: '/customers/:id/key-persons/:keyPersonId',
    permission: 'customers.update',
    summary: 'Removes a key person.',
    input: z.strictObject({ id: Id, keyPersonId: Id }),
    output: Nothing,
    reasons: ['customer.read_only'],
  }),
  ...addressEndpoints,
  ...ownFileEndpoints({
    records: 'customers',
    read: 'customers.read',
    update: 'customers.update',
    output: Customer,
  }),
  ...ownershipEndpoints,
  ...mergingEndpoints,
  ...provenanceEndpoints,
  ...qualityEndpoints,
  listTags: endpoint({
    method: 'GET',
    path: '/customer-tags',
    permission: 'customers.read',
    summary: 'The tags in use, most used first.',
    input: z.strictObject({}),
    output: listOf(z.object({ tag: z.string(), customers: z.int() })),
  }),
  listRegions: endpoint({
    method: 'GET',
    path: '/regions',
    permission: 'signed-in',
    summary: 'Provinces, or what lies below a region (GB/T 2260).',
    input: z.strictObject({
      parent: z
        .string()
        .regex(/^\d{6}$/)
        .optional(),
    }),
    output: listOf(Region.extend({ leaf: z.boolean() })),
  }),
}
