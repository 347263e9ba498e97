import { regionPrefix } from '../customers/customers.ts'
import { nameSyllables } from '../platform/text/pinyin.ts'
import { simplify } from '../platform/text/simplify.ts'

/** What a company's name is made of: 杭州 | 云岭 | 酒店管理 | 有限公司 | 滨江分公司. */
export interface CompanyName {
  /** Brand and trade, without region, form and branch. */
  readonly core: string
  /** The core without the words for its trade; the core itself when nothing else is left. */
  readonly brand: string
  /** Whether the name says what it trades in. */
  readonly trade: string
  /** Codes of the places in the name, without the noughts behind. */
  readonly places: readonly string[]
  /** 滨江分公司, 二店: a customer of its own beside its company. */
  readonly branch: string
  /** The core as it sounds. */
  readonly sounds: string
}

const looks =
  /(?:公司|集团|工厂|厂|商行|商店|商场|超市|酒店|宾馆|饭店|餐厅|医院|诊所|药房|学校|大学|学院|幼儿园|银行|支行|分行|工作室|事务所|研究院|研究所|中心|合作社|经营部|营业部|门市部|店|协会|基金会|委员会)(?:[（(].*[）)])?$|\b(?:co|ltd|inc|llc|corp|gmbh)\b\.?/i
const forms =
  /(?:股份有限公司|有限责任公司|集团有限公司|控股有限公司|有限公司|股份公司|集团公司|总公司|公司|集团|股份|控股|有限责任|有限)+$/
const branches =
  /(?:(?<=公司|集团|银行|医院|大学|超市|店)([\p{Script=Han}\d]{0,12}?(?:分公司|子公司|支行|分行|分院|分店|分部|分厂|办事处|营业部|项目部|门店|旗舰店|专卖店|直营店|店)))$|((?:第?[一二三四五六七八九十\d]+)(?:分公司|分店|店|厂|车间|营业部))$|(\p{Script=Han}{2,4}(?:分公司|支行|分行|分店|办事处|营业部))$/u
const trades =
  /(?:进出口贸易|国际贸易|商贸|贸易|进出口|实业|网络科技|信息科技|电子科技|智能科技|生物科技|环保科技|科技发展|科技|信息技术|技术|软件|电子商务|电子|机电|机械设备|机械|设备|装饰工程|装饰设计|装饰|装修|家居|家具|建材|建筑工程|建设工程|建筑|工程|餐饮管理|餐饮|酒店管理|酒店|物业管理|物业|医疗器械|医疗|医药|服装|服饰|纺织|食品|物流|运输|供应链|文化传媒|文化传播|传媒|广告|教育咨询|教育|咨询|房地产经纪|房地产开发|房地产|置业|汽车服务|汽车销售|汽车|投资管理|投资|金融|管理|服务|销售|制造|发展|电器|五金|塑料|化工|能源|农业|旅游|健康|美容|体育)+$/
const bracketed = /[（(【[](.*?)[）)】\]]/g

/** Whether a name is one of a company, whatever the record says: by its form, or by its trade in a name too long for a person's. */
export function looksLikeCompany(name: string): boolean {
  const text = name.normalize('NFKC').trim()
  return looks.test(text) || (/^\p{Script=Han}{5,}$/u.test(text) && trades.test(text))
}

/** Reads a company's name as people write it. */
export function readCompanyName(written: string): CompanyName {
  const text = [...written.normalize('NFKC').replace(/[\s·.,，。"'“”]/g, '')].map(simplify).join('').toLowerCase()
  const places: string[] = []
  let branch = ''
  let rest = text.replace(bracketed, (_, inside: string) => {
    const place = takePlaces(inside, places)
    if (place === '' || /^(?:中国|总部|总店|集团|控股)$/.test(place)) return ''
    if (/(?:店|分公司|支行|分行|部|厂)$/.test(place)) branch = place
    return ''
  })
  const tail = branches.exec(rest)
  const found = (tail?.[1] ?? tail?.[2] ?? tail?.[3])?.replace(/^.*(?:有限公司|公司|集团)(?=.)/, '')
  if (found && found.length < rest.length - 1 && found !== '总店') {
    branch = `${branch}${found}`
    rest = rest.slice(0, rest.length - found.length)
  }
  rest = withoutForms(rest)
  rest = takePlaces(rest, places)
  // a place may also stand before the branch: 云岭酒店杭州 二店
  const core = takePlaceAtEnd(rest, places)
  const brand = core.replace(trades, '') || core
  return {
    core,
    brand,
    trade: core.slice(brand.length),
    places: [...new Set(places)],
    branch,
    sounds: nameSyllables([...core]).join(''),
  }
}

const withoutForms = (text: string) => text.replace(forms, '') || text

/** Takes places off the beginning, as long as a brand is left. */
function takePlaces(text: string, places: string[]): string {
  let rest = text.replace(/^中国(?=.{2})/, '')
  let within: string | undefined
  for (;;) {
    const place = regionPrefix(rest, within)
    const left = place && rest.slice(place.name.length)
    if (!place || left === undefined || (left !== '' && withoutForms(left).replace(trades, '').length < 2)) return rest
    places.push(significant(place.code))
    within = place.code
    rest = left
  }
}

/** Takes a place off the end: 云岭酒店杭州. */
function takePlaceAtEnd(text: string, places: string[]): string {
  for (const length of [4, 3, 2]) {
    const end = text.slice(-length)
    const place = regionPrefix(end)
    if (text.length - length < 2 || place?.name !== end) continue
    places.push(significant(place.code))
    return text.slice(0, -length)
  }
  return text
}

const significant = (code: string) => code.replace(/(?:00)+$/, '')
const lies = (place: string, other: string) => place.startsWith(other) || other.startsWith(place)

/** Whether two companies stand in one place, as far as their names say. */
export function samePlace(a: readonly string[], b: readonly string[]): boolean | undefined {
  return a.length === 0 || b.length === 0 ? undefined : a.some((place) => b.some((other) => lies(place, other)))
}
