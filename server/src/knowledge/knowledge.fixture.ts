import type { api } from '@zhike/contract'
import type { Client } from '@zhike/contract/client'

type ApiClient = Client<typeof api>

/** A file as a browser sends it. */
export const tableOf = (content: string | Uint8Array) =>
  new File([typeof content === 'string' ? content : new Uint8Array(content)], 'faq.csv', { type: 'text/csv' })

export const importTable = (who: ApiClient, content: string | Uint8Array) =>
  who.knowledge.import({}, { files: [tableOf(content)] })

/** A few answers of a maker of household appliances. */
export const appliances = `code,question,answer,similar,category
A1,洗衣机怎么预约上门安装,在小程序里选择安装，填写地址和时间。,洗衣机安装怎么预约|买了洗衣机谁来装,安装
A2,空调安装要收费吗,三米铜管以内免费安装。,装空调要多少钱,安装
A3,产品保修多久,整机保修一年，主要部件三年。,保修期是多长时间|质保几年,保修
A4,冰箱不制冷怎么办,检查电源与温控档位，仍不制冷请报修。,冰箱不冷了|冷藏室不凉,冰箱
A5,退款多久到账,验收后 1 至 3 个工作日原路退回。,退的钱什么时候到,退换
`

/** What an article about the filters of water purifiers says. */
export const filter = { title: '净水器滤芯多久换一次', body: '半年换一次。', similar: ['滤芯寿命'] }

/** The codes that are found, the best first. */
export const codesFor = async (who: ApiClient, query: string) =>
  (await who.knowledge.search({ query })).items.map(({ code }) => code)
