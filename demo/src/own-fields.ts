import type { Args } from '@zhike/contract/endpoint'
import type { ownFields } from '@zhike/contract/own-fields'
import type { Cast, KnownCustomer } from './cast.ts'
import { paintPhoto } from './photos.ts'
import { randomFrom } from './random.ts'

type Definition = Omit<Args<typeof ownFields.create>, 'kind'> & { readonly key: string }

const housing = '住房情况'
const buying = '购买与服务'
const named = (names: readonly (readonly [code: string, name: string])[]) =>
  names.map(([code, name]) => ({ code, name }))
const places = named([
  ['home', '住宅'],
  ['shop', '商铺'],
  ['office', '办公室'],
  ['hotel', '酒店公寓'],
])
const preferences = named([
  ['quiet', '静音'],
  ['saving', '节能'],
  ['smart', '智能联网'],
  ['looks', '外观'],
  ['price', '价格'],
])

/** What 禾木电器 keeps of its customers besides what every company does. */
const ofCustomers: readonly Definition[] = [
  { key: 'place', type: 'choice', name: '安装地点类型', section: housing, choices: places },
  {
    key: 'area',
    type: 'number',
    name: '房屋面积',
    section: housing,
    help: '按房产证的建筑面积，平方米',
    limits: { min: 5, max: 5000, decimals: 1 },
  },
  { key: 'decorated_on', type: 'date', name: '装修日期', section: housing, help: '装修完工的那一天，不确定就填大概' },
  { key: 'floor_plan', type: 'file', name: '户型图', section: housing, help: '量房时拍的照片或业主给的 PDF' },
  { key: 'preference', type: 'multi_choice', name: '购买偏好', section: buying, choices: preferences },
  {
    key: 'warranty_card',
    type: 'text',
    name: '保修卡号',
    section: buying,
    unique: true,
    help: '保修卡右上角，BX 开头',
    limits: { maxLength: 20 },
  },
  { key: 'adviser', type: 'person', name: '专属顾问', section: buying, onlyFor: ['person'] },
  {
    key: 'budget',
    type: 'money',
    name: '年度预算',
    section: buying,
    help: '客户自己说的，只给经理和客户关系专员看',
    shownTo: ['manager', 'specialist', 'analyst'],
    editedBy: ['manager', 'specialist'],
  },
  {
    key: 'expected',
    type: 'formula',
    name: '预计年消费',
    section: buying,
    help: '按成为客户以来的消费折算到一年',
    formula: '{fact.total} / max({fact.tenure_days}, 90) * 365',
  },
]

const symptoms = named([
  ['leak', '漏水'],
  ['noise', '噪音大'],
  ['cold', '不制冷'],
  ['dead', '不通电'],
  ['other', '其他'],
])

/** What a technician wants to know before the visit. */
const ofTickets: readonly Definition[] = [
  {
    key: 'serial',
    type: 'text',
    name: '机身号',
    help: '机身背面的条码下方',
    onlyFor: ['after_sales'],
    limits: { maxLength: 30 },
  },
  { key: 'symptom', type: 'multi_choice', name: '故障现象', choices: symptoms, onlyFor: ['after_sales', 'complaint'] },
  { key: 'visit_on', type: 'date', name: '预约上门', onlyFor: ['after_sales'] },
]

const ofOrders: readonly Definition[] = [
  { key: 'install_on', type: 'date', name: '安装日期' },
  { key: 'delivery_note', type: 'text', name: '送货备注', limits: { lines: 'many', maxLength: 300 } },
]

/** The administrator adds the fields. */
export async function addOwnFields(cast: Cast): Promise<void> {
  const { desk } = cast('admin')
  const kinds = { customer: ofCustomers, ticket: ofTickets, order: ofOrders } as const
  for (const kind of ['customer', 'ticket', 'order'] as const)
    for (const definition of kinds[kind]) await desk.ownFields.create({ kind, ...definition })
}

/** The specialist asks those who buy most, and writes down what they say. */
export async function fillOwnFields(cast: Cast, customers: readonly KnownCustomer[]): Promise<void> {
  const random = randomFrom(20_260_102)
  const { desk } = cast('manager')
  const advisers = ['specialist', 'rep1', 'rep2', 'rep3'].map((login) => cast(login).id)
  const asked = [...customers].sort((a, b) => b.appetite - a.appetite).slice(0, Math.round(customers.length / 12))
  for (const [index, { id }] of asked.entries()) {
    const codes = preferences.map(({ code }) => code).filter(() => random.chance(0.4))
    await desk.customers.update({
      id,
      custom: {
        place: random.weighted([
          ['home', 8],
          ['shop', 1],
          ['office', 1],
        ]),
        area: random.between(45, 220) + random.pick([0, 0.5]),
        decorated_on: `${random.between(2012, 2025)}-${String(random.between(1, 12)).padStart(2, '0')}-${String(random.between(1, 28)).padStart(2, '0')}`,
        preference: codes.length > 0 ? codes : ['saving'],
        ...(random.chance(0.7) ? { warranty_card: `BX-${(240_000 + index * 7).toString()}` } : {}),
        adviser: random.pick(advisers),
        ...(random.chance(0.5) ? { budget: random.between(20, 300) * 10_000 } : {}),
      },
    })
    if (index % 8 !== 0) continue
    const plan = new File([paintPhoto(id)], `户型图-${index + 1}.png`, { type: 'image/png' })
    await desk.customers.attachOwnFile({ id, key: 'floor_plan' }, { files: [plan] })
  }
}
