import type { Cast } from './cast.ts'
import { companyName, personName } from './names.ts'
import type { Random } from './random.ts'

const roles = ['采购经理', '行政主管', '工程部经理', '店长', '总经理助理']
const industries = ['酒店', '物业', '教育', '餐饮', '医疗', '房地产']

/** The specialist meets companies that buy in numbers, and who decides there: those numbered `from` up to `to`. */
export async function meetOrganisations(cast: Cast, random: Random, from: number, to: number) {
  const { desk } = cast('specialist')
  for (let i = from; i < to; i++) {
    const organisation = await desk.customers.create({
      kind: 'organisation',
      name: companyName(random, i),
      identities: [{ kind: 'phone', value: `0571-8${String(1_000_000 + i * 7919).slice(0, 7)}` }],
      industry: random.pick(industries),
      creditGrade: random.pick(['A', 'B', 'B', 'C']),
      creditTermDays: random.pick([0, 30, 60]),
      region: '浙江省杭州市西湖区',
      address: `文三路 ${100 + i} 号`,
      tags: ['企业采购'],
      source: '大客户拜访',
    })
    const { id } = organisation
    if (i % 2 === 0)
      await desk.customers.addAddress({
        id,
        kind: 'invoice',
        region: '杭州市滨江区',
        street: `江南大道 ${i + 1} 号财务部`,
      })
    if (i % 3 === 0)
      await desk.customers.addAddress({
        id,
        kind: 'delivery',
        region: '嘉兴市南湖区',
        street: `中环南路 ${i + 8} 号仓库`,
      })
    for (let n = random.between(1, 3); n > 0; n--) {
      const { name, gender } = personName(random)
      const phone = `177${String(10_000_000 + i * 1009 + n).slice(0, 8)}`
      const person = await desk.customers.create({ name, gender, identities: [{ kind: 'phone', value: phone }] })
      await desk.customers.addKeyPerson({
        id: organisation.id,
        personId: person.id,
        role: random.pick(roles),
        influence: random.between(2, 5),
      })
    }
  }
}
