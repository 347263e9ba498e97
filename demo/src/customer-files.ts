import { csvLine } from './csv.ts'
import { personName } from './names.ts'
import type { Random } from './random.ts'

/** A customer as the demo remembers it, to buy and to write in. */
export interface DemoCustomer {
  readonly externalId: string
  readonly name: string
  readonly phone: string
  readonly region: string
  /** Orders in a year: 0.3 (once in a while) to 6. */
  readonly appetite: number
  /** Whether an order of this customer has been written. */
  bought: boolean
}

const regions = [
  ['浙江省杭州市西湖区', 14],
  ['浙江省杭州市余杭区', 9],
  ['浙江省宁波市鄞州区', 6],
  ['上海市浦东新区', 9],
  ['上海市闵行区', 5],
  ['江苏省苏州市姑苏区', 6],
  ['江苏省南京市鼓楼区', 6],
  ['广东省广州市天河区', 9],
  ['广东省深圳市南山区', 8],
  ['广东省佛山市顺德区', 5],
  ['四川省成都市武侯区', 8],
  ['重庆市渝中区', 4],
  ['湖北省武汉市洪山区', 4],
  ['北京市朝阳区', 4],
  ['陕西省西安市雁塔区', 3],
] as const
const tags = [
  ['老客户', 4],
  ['以旧换新', 3],
  ['企业采购', 1],
  ['会员', 6],
  ['装修季', 3],
  ['母婴家庭', 3],
  ['', 12],
] as const
const streets = ['文三路', '解放路', '人民中路', '江南大道', '建设路', '锦绣路', '春熙路', '中山北路']

const header = 'external_id,name,phone,email,wechat,gender,birthday,region,address,tags\n'

/** A month's new customers: the rows of an import file, and who they are. Numbers go on from `first`. */
export function customerFile(random: Random, first: number, count: number): { csv: string; customers: DemoCustomer[] } {
  let csv = header
  const customers: DemoCustomer[] = []
  for (let i = first; i < first + count; i++) {
    const { name, gender } = personName(random)
    const region = random.weighted(regions)
    const phone = `1${random.pick(['38', '39', '50', '58', '77', '86', '91'])}${String(random.between(0, 99_999_999)).padStart(8, '0')}`
    const email = random.chance(0.35) ? `hm${i}@${random.pick(['example.com', 'example.cn', 'mail.example'])}` : ''
    const wechat = random.chance(0.3) ? `wx_hm${String(i).padStart(5, '0')}` : ''
    const address = random.chance(0.7)
      ? `${random.pick(streets)}${random.between(1, 400)}号${random.between(1, 20)}幢`
      : ''
    const externalId = `HM-${String(i).padStart(6, '0')}`
    csv += csvLine([
      externalId,
      name,
      phone,
      email,
      wechat,
      gender,
      birthday(random),
      region,
      address,
      random.weighted(tags),
    ])
    customers.push({
      externalId,
      bought: false,
      name,
      phone,
      region,
      appetite: random.weighted([
        [0.4, 5],
        [1, 4],
        [2.5, 2],
        [5, 1],
      ]),
    })
  }
  return { csv, customers }
}

/** Half of the people tell theirs; some keep the lunar calendar, some leave the year out. */
function birthday(random: Random): string {
  if (random.chance(0.5)) return ''
  const month = String(random.between(1, 12)).padStart(2, '0')
  const day = String(random.between(1, 28)).padStart(2, '0')
  if (random.chance(0.15)) return `农历${month}-${day}`
  return random.chance(0.2) ? `${month}-${day}` : `${random.between(1955, 2004)}-${month}-${day}`
}
