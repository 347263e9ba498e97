const legalForm =
  /(?:股份有限公司|有限责任公司|集团有限公司|控股有限公司|有限公司|股份公司|总公司|分公司|子公司|集团|控股|股份|公司|有限|企业|工厂|厂)$/
const bracketed = /[（(【[][^）)】\]]*[）)】\]]/g
const places = [
  '北京|天津|上海|重庆|河北|山西|辽宁|吉林|黑龙江|江苏|浙江|安徽|福建|江西|山东|河南|湖北|湖南|广东|海南|四川|贵州|云南',
  '陕西|甘肃|青海|台湾|内蒙古|广西|西藏|宁夏|新疆|香港|澳门|杭州|宁波|温州|嘉兴|绍兴|金华|台州|南京|苏州|无锡|常州|南通|徐州|扬州',
  '广州|深圳|东莞|佛山|珠海|中山|惠州|汕头|成都|绵阳|武汉|宜昌|长沙|株洲|西安|郑州|洛阳|青岛|济南|烟台|潍坊|合肥|芜湖|福州|厦门',
  '泉州|南昌|昆明|贵阳|南宁|海口|沈阳|大连|长春|哈尔滨|石家庄|唐山|太原|呼和浩特|兰州|西宁|银川|乌鲁木齐|拉萨',
].join('|')
const place = new RegExp(`^(?:(?:${places})[省市]?)+`)

const organisation =
  /(?:公司|集团|工厂|[厂矿]|事务所|研究院|研究所|医院|诊所|银行|大学|学院|中学|小学|学校|幼儿园|酒店|宾馆|饭店|合作社|商行|经营部|营业部|工作室|协会|委员会|管理局|服务中心)(?:[（(][^）)]*[）)])?$/
const foreignOrganisation = /\b(?:co\.?,? ?ltd|ltd|inc|llc|gmbh|corp|corporation|company|plc)\.?$/i

/** Whether a name is that of a company, school, hospital and the like, and not of a person. */
export const isOrganisationName = (name: string): boolean =>
  (organisation.test(name) && Array.from(name).length >= 4) || foreignOrganisation.test(name)

/**
 * What is left of a company's name without legal form, brackets and the places before it: 杭州星河电器有限公司 is 星河电器.
 * The name itself when it has no legal form, and what is left so far when fewer than two characters would remain.
 */
export function companyCore(name: string): string {
  let core = keepTwo(name, name.replace(bracketed, '').trim())
  for (;;) {
    const shorter = keepTwo(core, core.replace(legalForm, ''))
    if (shorter === core) break
    core = shorter
  }
  // without a legal form it may be a person, or a place itself
  return core === name ? core : keepTwo(core, core.replace(place, ''))
}

const keepTwo = (before: string, after: string) => (Array.from(after).length < 2 ? before : after)
