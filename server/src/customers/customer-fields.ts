import type { customers } from '@zhike/contract/customers'
import { CreditGrade, CustomerKind, Gender, Stage } from '@zhike/contract/customers'
import { Defect } from '@zhike/contract/data-quality'
import type { Output } from '@zhike/contract/endpoint'
import { type FieldType, type FilterField, operatorsOf } from '@zhike/contract/filters'
import type { Permission } from '@zhike/contract/permissions'
import { companyDay } from '../platform/clock/company-time.ts'
import type { Ctx } from '../platform/ctx.ts'
import { daysAgo } from './filter-days.ts'
import type { Source, Term } from './terms.ts'

/** Something that customers are filtered by. */
export interface CustomerField {
  readonly name: string
  readonly type: FieldType
  readonly source: Source
  /** Who lacks it may neither ask for the field nor learn that it is there. */
  readonly needs?: Permission
  /** The closed list that a choice is made from. */
  readonly options?: readonly { readonly value: string; readonly label: string | null }[]
  /** The name of an own field; what is built in is named by clients. */
  readonly label?: string
  /** Whole text only: what the index of names finds, before the texts are compared. */
  readonly indexed?: 'name'
  /** Whole numbers only: the column holds nothing else. */
  readonly whole?: true
  /** For a number that grows with time and is kept as a date: who has reached `n`. */
  readonly reached?: (n: number, now: Date) => Term
}

const column = (name: string) => ({ column: name })
const choices = (options: readonly string[]) => options.map((value) => ({ value, label: null }))
const field = (name: string, type: FieldType, source: Source = column(name)) => ({ name, type, source })

/** Whole company days since a moment. */
const daysSince = (name: string, moment: string): CustomerField => ({
  ...field(name, 'number', column(moment)),
  reached: (n, now) => ({ ...column(moment), op: 'lt', value: daysAgo(now, n - 1).toISOString() }),
})

/** Whole years since birth. Only those who told their year and keep the solar calendar have an age. */
const age: CustomerField = {
  ...field('age', 'number', column('bornOn')),
  reached: (n, now) => {
    const [year = 0, month = 0, day = 0] = companyDay(now).split('-').map(Number)
    return { ...column('bornOn'), op: 'lte', value: (year - n) * 10_000 + month * 100 + day }
  },
}

const builtIn: readonly CustomerField[] = [
  { ...field('name', 'text'), indexed: 'name' },
  field('number', 'text'),
  { ...field('kind', 'choice'), options: choices(CustomerKind.options) },
  { ...field('stage', 'choice'), options: choices(Stage.options.filter((stage) => stage !== 'visitor')) },
  field('tier', 'choice'),
  field('tags', 'tags'),
  field('region', 'region'),
  field('owner', 'person'),
  field('ownerTeam', 'team', column('owner')),
  field('ownerDepartment', 'department', column('owner')),
  field('source', 'text'),
  field('industry', 'text'),
  field('occupation', 'text'),
  field('hobbies', 'tags'),
  { ...field('gender', 'choice'), options: choices(Gender.options) },
  field('birthday', 'birthday'),
  {
    ...field('birthMonth', 'choice'),
    options: choices(Array.from({ length: 12 }, (_, month) => String(month + 1))),
  },
  age,
  { ...field('creditGrade', 'choice'), options: choices(CreditGrade.options) },
  { ...field('creditTermDays', 'number'), whole: true },
  { ...field('contacts', 'tags', column('identities')), options: choices(['phone', 'email', 'wechat', 'external']) },
  field('createdAt', 'moment'),
  field('updatedAt', 'moment'),
  field('firstOrderAt', 'moment'),
  field('lastOrderAt', 'moment'),
  daysSince('recencyDays', 'lastOrderAt'),
  daysSince('tenureDays', 'firstOrderAt'),
  { ...field('orders', 'number'), whole: true },
  field('totalFen', 'money'),
  { ...field('quality', 'number'), whole: true },
  { ...field('defects', 'tags'), options: choices(Defect.options) },
  field('confirmedAt', 'moment'),
  field('inPool', 'boolean'),
]

type Provider = (ctx: Ctx) => readonly CustomerField[] | Promise<readonly CustomerField[]>
const providers: Provider[] = []

/** Where later modules add fields: those of a module of their own, or what administrators have defined. */
export const provideCustomerFields = (provider: Provider): unknown => providers.push(provider)

/** The fields that the actor may use, by name. */
export async function customerFields(ctx: Ctx): Promise<ReadonlyMap<string, CustomerField>> {
  const provided = await Promise.all(providers.map((provider) => provider(ctx)))
  const allowed = [...builtIn, ...provided.flat()].filter(
    ({ needs }) => needs === undefined || ctx.actor.permissions.has(needs),
  )
  return new Map(allowed.map((one) => [one.name, one]))
}

/** What the actor may filter by. */
export async function listCustomerFields(ctx: Ctx): Promise<Output<typeof customers.listFields>> {
  return { items: [...(await customerFields(ctx)).values()].map(shown) }
}

const shown = ({ name, type, options, label }: CustomerField): FilterField => ({
  name,
  type,
  operators: [...operatorsOf[type]],
  options: options ? [...options] : null,
  label: label ?? null,
})
