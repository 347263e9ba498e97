import type { Dice } from './dice.ts'
import { addressOf, homeOf, type Labelled, landline, mobile, type Written } from './people.ts'

const cities = [
  ['杭州', '330100'],
  ['宁波', '330200'],
  ['上海', '310000'],
  ['北京', '110000'],
  ['广州', '440100'],
  ['深圳', '440300'],
  ['成都', '510100'],
  ['武汉', '420100'],
  ['苏州', '320500'],
  ['南京', '320100'],
  ['西安', '610100'],
  ['青岛', '370200'],
] as const
const first = [...'华永兴鼎宏瑞恒天博联中盛东金海德信诚嘉通凯亿佳安康新远创智云启正合']
const second = [...'美兴源泰达丰昌隆润盛峰泽腾翔越盈通邦信益晟霖禾诚朗悦锦立']
const trades = [
  '贸易',
  '科技',
  '网络科技',
  '装饰工程',
  '餐饮管理',
  '酒店管理',
  '物业管理',
  '建筑工程',
  '电子',
  '机械设备',
  '医疗器械',
  '服装',
  '食品',
  '物流',
  '文化传媒',
  '信息技术',
  '教育咨询',
  '房地产经纪',
  '汽车服务',
  '环保科技',
]
const forms = ['有限公司', '有限公司', '有限公司', '有限责任公司', '股份有限公司', '集团有限公司']

interface Company {
  readonly city: (typeof cities)[number]
  readonly brand: string
  readonly trade: string
  readonly form: string
  readonly phone: string
  readonly email: string
  readonly address: string
  readonly home: ReturnType<typeof homeOf>
}

function company(dice: Dice, given: Partial<Company> = {}): Company {
  const city = given.city ?? dice.pick(cities)
  const home = homeOf(dice)
  return {
    city,
    brand: `${dice.pick(first)}${dice.pick(second)}${dice.chance(0.4) ? dice.pick(second) : ''}`,
    trade: dice.pick(trades),
    form: dice.pick(forms),
    phone: dice.chance(0.6) ? landline(dice) : mobile(dice),
    email: `office${dice.digits(5)}@example${dice.between(1, 999)}.cn`,
    address: addressOf(dice, home),
    home,
    ...given,
  }
}

/** As it stands in the register. */
const registered = ({ city, brand, trade, form }: Company) => `${city[0]}${brand}${trade}${form}`

const writtenCompany = (dice: Dice, of: Company, name: string, withPhone: boolean): Written => ({
  kind: 'organisation',
  name,
  phones: withPhone ? [of.phone] : [],
  ...(dice.chance(0.4) ? { email: of.email } : {}),
  ...(dice.chance(0.7) ? { region: of.city[1] } : {}),
  ...(dice.chance(0.4) ? { address: addressOf(dice, of.home) } : {}),
})

const ways: Readonly<Record<string, (dice: Dice, of: Company) => Written>> = {
  'company without its form': (dice, of) => writtenCompany(dice, of, `${of.city[0]}${of.brand}${of.trade}`, true),
  'company with the city in brackets': (dice, of) =>
    writtenCompany(
      dice,
      of,
      `${of.brand}${of.trade}${dice.pick([`（${of.city[0]}）`, `(${of.city[0]})`])}${of.form}`,
      dice.chance(0.6),
    ),
  'company with 市 and another form': (dice, of) =>
    writtenCompany(
      dice,
      of,
      `${of.city[0]}市${of.brand}${of.trade}${dice.pick(['有限公司', '有限责任公司', '公司'])}`,
      dice.chance(0.7),
    ),
  'company without its city': (dice, of) => writtenCompany(dice, of, `${of.brand}${of.trade}${of.form}`, true),
  'company by its brand': (dice, of) =>
    writtenCompany(dice, of, dice.pick([`${of.city[0]}${of.brand}`, of.brand]), true),
  'company written with spaces or brackets': (dice, of) =>
    writtenCompany(
      dice,
      of,
      dice.pick([
        registered(of).split('').join(' ').slice(0, 90),
        `${of.city[0]} ${of.brand} ${of.trade} ${of.form}`,
        `${registered(of)}（总部）`,
      ]),
      true,
    ),
  'company by name and place alone': (dice, of) => ({
    ...writtenCompany(dice, of, `${of.city[0]}${of.brand}${of.trade}公司`, false),
    region: of.city[1],
  }),
}

/** Two records of one company. */
export function companyTwice(dice: Dice, at: number): Labelled[] {
  const of = company(dice)
  const how = dice.pick(Object.keys(ways))
  const who = `company ${at}`
  return [
    { ...writtenCompany(dice, of, registered(of), true), who, how: 'first' },
    { ...(ways[how] as (dice: Dice, of: Company) => Written)(dice, of), who, how },
  ]
}

/** Companies that are not each other, however alike they look. */
export function companyTrap(dice: Dice, at: number): Labelled[] {
  const of = company(dice)
  const name = registered(of)
  const record = (who: string, how: string, other: Company, text: string, phone: boolean): Labelled => ({
    ...writtenCompany(dice, other, text, phone),
    who: `${who} ${at}`,
    how,
  })
  const kind = dice.between(0, 4)
  if (kind === 0)
    return ['', '滨江分公司', '余杭分公司', '第二分公司'].map((branch) =>
      record(`branch${branch}`, 'trap: branches with one phone', of, `${name}${branch}`, true),
    )
  if (kind === 1)
    return cities
      .slice(0, 4)
      .map((city) =>
        record(
          `city ${city[0]}`,
          'trap: one brand in several cities',
          { ...company(dice), brand: of.brand, trade: of.trade, city, phone: of.phone },
          `${city[0]}${of.brand}${of.trade}${of.form}`,
          dice.chance(0.5),
        ),
      )
  if (kind === 2)
    return trades
      .slice(0, 3)
      .map((trade) =>
        record(
          `trade ${trade}`,
          'trap: one house, several companies',
          { ...of, trade },
          `${of.city[0]}${of.brand}${trade}${of.form}`,
          true,
        ),
      )
  if (kind === 3)
    return ['一店', '二店', '三店'].map((shop) =>
      record(
        `shop ${shop}`,
        'trap: shops of a chain with a hotline',
        of,
        `${of.brand}${of.trade}${of.city[0]}${shop}`,
        true,
      ),
    )
  return Array.from({ length: 5 }, (_, i) => {
    const other = company(dice, { phone: of.phone })
    return record(`client ${i}`, 'trap: companies registered by an agency', other, registered(other), true)
  })
}
