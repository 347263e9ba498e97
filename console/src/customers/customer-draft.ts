import type { Birthday, CreateCustomer, CustomerKind, Gender, IdentityKind, Stage } from '@zhike/contract/customers'
import type { OwnField, OwnValues } from '@zhike/contract/own-fields'
import { fieldsFor, sentValues } from '../own-fields/fields-of.ts'

type Kind = (typeof CustomerKind)['options'][number]
type Grade = NonNullable<CreateCustomer['creditGrade']>

/** A way to reach somebody, as it is being typed. */
export interface ContactDraft {
  readonly key: number
  readonly kind: IdentityKind
  readonly value: string
}

/** A customer as it is being written. */
export interface CustomerDraft {
  readonly kind: Kind
  readonly name: string
  readonly contacts: readonly ContactDraft[]
  readonly stage: Stage
  readonly owner: { readonly id: string; readonly name: string } | null
  readonly gender: (typeof Gender)['options'][number] | null
  readonly birthday: Birthday | null
  readonly region: string | undefined
  readonly address: string
  readonly industry: string
  readonly occupation: string
  readonly source: string
  readonly hobbies: readonly string[]
  readonly tags: readonly string[]
  readonly creditGrade: Grade | null
  readonly creditTermDays: number | null
  /** Own fields by key. */
  readonly custom: OwnValues
}

export const emptyCustomer: CustomerDraft = {
  kind: 'person',
  name: '',
  contacts: [{ key: 1, kind: 'phone', value: '' }],
  stage: 'potential',
  owner: null,
  gender: null,
  birthday: null,
  region: undefined,
  address: '',
  industry: '',
  occupation: '',
  source: '',
  hobbies: [],
  tags: [],
  creditGrade: null,
  creditTermDays: null,
  custom: {},
}

const ofPersons = ['gender', 'birthday', 'occupation', 'hobbies'] as const
const ofOrganisations = ['creditGrade', 'creditTermDays'] as const

/** What is sent: no empty field, no blank contact, and nothing that the chosen kind does not have. */
export function requestOf(draft: CustomerDraft, fields: readonly OwnField[] = []): CreateCustomer {
  const { kind, name, stage, contacts, owner, custom: values, ...facts } = draft
  const custom = sentValues(fieldsFor(fields, kind), values)
  const foreign: readonly string[] = kind === 'person' ? ofOrganisations : ofPersons
  const given = Object.entries(facts)
    .filter(([field]) => !foreign.includes(field))
    .map(([field, value]) => [field, typeof value === 'string' ? value.trim() : value] as const)
    .filter(([, value]) => !isEmpty(value))
  const identities = sentContacts(draft).map((contact) => ({ kind: contact.kind, value: contact.value.trim() }))
  return {
    kind,
    name: name.trim(),
    stage,
    identities,
    ...(owner ? { ownerId: owner.id } : {}),
    ...Object.fromEntries(given),
    ...(Object.keys(custom).length > 0 ? { custom } : {}),
  }
}

/** The contacts that are sent, in the order in which the server names them when one is wrong. */
export const sentContacts = ({ contacts }: CustomerDraft): readonly ContactDraft[] =>
  contacts.filter(({ value }) => value.trim() !== '')

const isEmpty = (value: unknown) =>
  value === '' || value === null || value === undefined || (Array.isArray(value) && value.length === 0)

/** What is asked while somebody types: who it may be already. */
export const typedFor = (draft: CustomerDraft) => ({
  kind: draft.kind,
  name: draft.name,
  identities: sentContacts(draft).map(({ kind, value }) => ({ kind, value: value.trim() })),
  ...(draft.region ? { region: draft.region } : {}),
})
