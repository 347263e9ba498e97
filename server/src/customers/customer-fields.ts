import type { customers } from '@zhike/contract/customers'
import { CreditGrade, CustomerKind, Gender, Stage } from '@zhike/contract/customers'
import { Defect } from '@zhike/contract/data-quality'
import type { Output } from '@zhike/contract/endpoint'
import type { Condition } from '@zhike/contract/filters'
import { choices, column, daysAgo, field, type ListField, openFields, or, shownFields } from '../filters/filters.ts'
import { companyDay } from '../platform/clock/company-time.ts'
import type { Ctx } from '../platform/ctx.ts'
import { birthdayKeysWithin } from './coming-birthdays.ts'
import { isBelow } from './region-terms.ts'

/** Whole company days since a moment. */
const daysSince = (name: string, moment: string): ListField => ({
  ...field(name, 'number', column(moment)),
  reached: (n, now) => ({ ...column(moment), op: 'lt', value: daysAgo(now, n - 1).toISOString() }),
})

/** Whole years since birth. Only those who told their year and keep the solar calendar have an age. */
const age: ListField = {
  ...field('age', 'number', column('bornOn')),
  reached: (n, now) => {
    const [year = 0, month = 0, day = 0] = companyDay(now).split('-').map(Number)
    return { ...column('bornOn'), op: 'lte', value: (year - n) * 10_000 + month * 100 + day }
  },
}

const region: ListField = {
  ...field('region', 'region'),
  compare: (_, { value }) => or(...[value ?? []].flat().map((code) => isBelow(column('region'), String(code)))),
}

const birthday: ListField = {
  ...field('birthday', 'birthday'),
  compare: ({ now }, condition) => ({ ...column('birthday'), op: 'in', value: birthdayKeys(now, condition) }),
}

/** Of birthdays that are kept from today on for some days, or in a month of this year. */
function birthdayKeys(now: Date, { op, value }: Condition): readonly string[] {
  const today = companyDay(now)
  const month = `${today.slice(0, 4)}-${String(value).padStart(2, '0')}`
  return op === 'in_month'
    ? birthdayKeysWithin(`${month}-01`, `${month}-31`)
    : birthdayKeysWithin(today, companyDay(daysAgo(now, 1 - Number(value))))
}

const builtIn: readonly ListField[] = [
  { ...field('name', 'text'), indexed: 'name' },
  field('number', 'text'),
  { ...field('kind', 'choice'), options: choices(CustomerKind.options) },
  { ...field('stage', 'choice'), options: choices(Stage.options.filter((stage) => stage !== 'visitor')) },
  field('tier', 'choice'),
  field('tags', 'tags'),
  region,
  field('owner', 'person'),
  field('ownerTeam', 'team', column('owner')),
  field('ownerDepartment', 'department', column('owner')),
  field('source', 'text'),
  field('industry', 'text'),
  field('occupation', 'text'),
  field('hobbies', 'tags'),
  { ...field('gender', 'choice'), options: choices(Gender.options) },
  birthday,
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

const fields = openFields(builtIn)

export const { provide: provideCustomerFields, read: customerFields } = fields

/** What the actor may filter by. */
export const listCustomerFields = async (ctx: Ctx): Promise<Output<typeof customers.listFields>> =>
  shownFields(await customerFields(ctx))
