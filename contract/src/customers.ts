import * as z from 'zod'
import { endpoint } from './endpoint.ts'
import { ActorRef, ById, Fen, Id, listOf, manyOf, Nothing, pageOf, paging, ShortText, Time } from './fields.ts'

export const CustomerKind = z.enum(['person', 'organisation'])
/** 访客 · 潜在 · 新客 · 活跃 · 沉睡 · 流失; a visitor is not identified yet and stands outside lists and counts. */
export const Stage = z.enum(['visitor', 'potential', 'new', 'active', 'dormant', 'lost'])
export type Stage = z.infer<typeof Stage>
export const IdentityKind = z.enum(['phone', 'email', 'wechat', 'external'])
export type IdentityKind = z.infer<typeof IdentityKind>
export const Gender = z.enum(['male', 'female', 'other'])
export const CreditGrade = z.enum(['A', 'B', 'C', 'D'])

export const Birthday = z.strictObject({
  calendar: z.enum(['solar', 'lunar']),
  month: z.int().min(1).max(12),
  day: z.int().min(1).max(31),
  year: z.int().min(1900).max(2100).optional(),
  leapMonth: z.boolean().optional(),
})
export type Birthday = z.infer<typeof Birthday>

/** What a caller sends of an identity: the whole value. */
export const NewIdentity = z.strictObject({ kind: IdentityKind, value: z.string().trim().min(1).max(254) })
export type NewIdentity = z.infer<typeof NewIdentity>

/** What everybody sees of it: a masked text; `external` numbers are not personal and come whole. */
export const Identity = z.object({
  id: Id,
  kind: IdentityKind,
  masked: z.string(),
  value: z.string().optional(),
  /** Inbound contacts with this value find this customer first. */
  primary: z.boolean(),
  /** False while somebody only claimed it (a form, a caller number). */
  verified: z.boolean(),
})
export type Identity = z.infer<typeof Identity>

export const Metrics = z.object({
  orders: z.int(),
  totalFen: Fen,
  firstOrderAt: Time.nullable(),
  lastOrderAt: Time.nullable(),
  /** Whole days in company time since the last order. */
  recencyDays: z.int().nullable(),
  /** Whole days in company time since the first order. */
  tenureDays: z.int().nullable(),
})
export type Metrics = z.infer<typeof Metrics>

const Region = z.object({ code: z.string(), name: z.string() })
const custom = z.record(
  z.string().regex(/^[a-z][a-z0-9_]{0,39}$/),
  z.union([z.string().max(2000), z.number(), z.boolean(), z.null()]),
)
const tags = z.array(z.string().trim().min(1).max(40)).max(50)

/** What an answer about anything else carries of its customer. */
export const CustomerSummary = z.object({
  id: Id,
  number: z.string(),
  kind: CustomerKind,
  name: z.string(),
  stage: Stage,
  tier: z.string().nullable(),
  identities: z.array(Identity),
})
export type CustomerSummary = z.infer<typeof CustomerSummary>

export const Customer = CustomerSummary.extend({
  gender: Gender.nullable(),
  birthday: Birthday.nullable(),
  region: Region.extend({ fullName: z.string() }).nullable(),
  /** Street and house; masked but for whoever reveals it. */
  addressMasked: z.string().nullable(),
  industry: z.string().nullable(),
  occupation: z.string().nullable(),
  hobbies: z.array(z.string()),
  source: z.string().nullable(),
  creditGrade: CreditGrade.nullable(),
  creditTermDays: z.int().nullable(),
  tags: z.array(z.string()),
  custom,
  owner: z.object({ id: Id, name: z.string() }).nullable(),
  metrics: Metrics,
  createdAt: Time,
  updatedAt: Time,
  version: z.int(),
})
export type Customer = z.infer<typeof Customer>

const region = z.string().trim().min(1).max(100)
const facts = {
  gender: Gender.nullable(),
  birthday: Birthday.nullable(),
  /** A GB/T 2260 code or the words of an address down to the district. */
  region: region.nullable(),
  address: z.string().trim().min(1).max(300).nullable(),
  industry: ShortText.nullable(),
  occupation: ShortText.nullable(),
  hobbies: z.array(z.string().trim().min(1).max(40)).max(20),
  source: ShortText.nullable(),
  creditGrade: CreditGrade.nullable(),
  creditTermDays: z.int().min(0).max(365).nullable(),
  tags,
  custom,
}
const name = z.string().trim().min(1).max(100)

export const CreateCustomer = z.strictObject({
  kind: CustomerKind.default('person'),
  name,
  identities: z.array(NewIdentity).max(20).default([]),
  stage: Stage.optional(),
  ownerId: Id.optional(),
  ...z.object(facts).partial().shape,
})
export type CreateCustomer = z.infer<typeof CreateCustomer>

export const UpdateCustomer = z.strictObject({
  id: Id,
  name: name.optional(),
  stage: Stage.optional(),
  ...z.object(facts).partial().shape,
})
export type UpdateCustomer = z.infer<typeof UpdateCustomer>

export const customerSorts = ['-createdAt', 'createdAt', '-lastOrderAt', '-totalFen', '-orders', 'name'] as const
export const ListCustomers = z.strictObject({
  search: z.string().trim().max(100).optional(),
  kind: CustomerKind.optional(),
  stage: Stage.optional(),
  tag: z.string().max(40).optional(),
  /** A region's code: everything below it too. */
  region: z
    .string()
    .regex(/^\d{6}$/)
    .optional(),
  /** A staff member's id, `me` or `none`. */
  owner: z.union([Id, z.enum(['me', 'none'])]).optional(),
  sort: z.enum(customerSorts).default('-createdAt'),
  ...paging,
})
export type ListCustomers = z.infer<typeof ListCustomers>

export const timelineGroups = ['customer', 'order', 'ticket'] as const
/** One line of a customer's history; `subject` names what it happened to, `data` holds codes and field names only. */
export const TimelineItem = z.object({
  id: Id,
  type: z.string(),
  at: Time,
  actor: ActorRef,
  subject: z.object({ type: z.string(), id: Id, label: z.string().nullable() }),
  data: z.record(z.string(), z.unknown()),
})
export type TimelineItem = z.infer<typeof TimelineItem>

/** 关键人: somebody inside an organisation, who is a customer of kind person as well. */
export const KeyPerson = z.object({
  id: Id,
  person: CustomerSummary,
  role: z.string(),
  /** 影响力 1 (little) to 5 (decides). */
  influence: z.int().min(1).max(5),
})
const NewKeyPerson = z.strictObject({ id: Id, personId: Id, role: ShortText, influence: z.int().min(1).max(5) })

export const Collaborator = z.object({ id: Id, name: z.string(), mode: z.enum(['read_only', 'joint']) })
const IdentityPath = z.strictObject({ id: Id, identityId: Id })

export const customers = {
  create: endpoint({
    method: 'POST',
    path: '/customers',
    permission: 'customers.create',
    summary: 'Adds a customer. Another of the same external id, or of the same contact and name, answers 409.',
    input: CreateCustomer,
    output: Customer.extend({
      possibleDuplicates: z.array(CustomerSummary.pick({ id: true, name: true, number: true })),
    }),
    reasons: ['customer.exists', 'customer.exists_hidden', 'ticket.assignee_unknown'],
  }),
  list: endpoint({
    method: 'GET',
    path: '/customers',
    permission: 'customers.read',
    summary: 'Lists the customers that the caller may see.',
    input: ListCustomers,
    output: pageOf(Customer),
    reasons: ['cursor.invalid'],
  }),
  get: endpoint({
    method: 'GET',
    path: '/customers/:id',
    permission: 'customers.read',
    summary: 'One customer.',
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
    reasons: ['record.changed', 'customer.read_only'],
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
    summary: 'Brings an archived customer back.',
    input: ById,
    output: Customer,
    reasons: ['customer.not_archived'],
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
    reasons: ['customer.exists', 'customer.exists_hidden', 'customer.read_only'],
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
    input: IdentityPath.extend({ reason: z.string().trim().min(2).max(200) }),
    output: z.object({ value: z.string() }),
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
