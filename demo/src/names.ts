import type { Random } from './random.ts'

const surnames = [
  ...'王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗梁宋郑谢韩唐冯于董萧程曹袁邓许傅沈曾彭吕苏卢蒋蔡贾丁魏薛叶阎余潘杜戴夏钟汪田任姜范方石姚谭廖邹熊金陆郝孔白崔康毛邱秦江史顾侯邵孟龙万段雷钱汤尹黎易常武乔贺赖龚文',
].map((name, rank) => [name, 100 / (rank + 6)] as const)
const rare = ['单', '仇', '解', '查', '欧阳', '司马', '上官', '尉迟']
const male = [
  '伟',
  '强',
  '磊',
  '军',
  '勇',
  '杰',
  '涛',
  '明',
  '超',
  '刚',
  '建华',
  '志强',
  '文博',
  '子轩',
  '浩然',
  '宇航',
  '俊杰',
  '天佑',
  '国栋',
  '永康',
  '家豪',
  '思远',
  '泽宇',
  '嘉诚',
]
const female = [
  '芳',
  '娜',
  '敏',
  '静',
  '丽',
  '艳',
  '娟',
  '霞',
  '秀英',
  '桂兰',
  '婷婷',
  '雪梅',
  '雨桐',
  '欣怡',
  '梓涵',
  '诗涵',
  '佳琪',
  '晓燕',
  '丽华',
  '美玲',
  '思雨',
  '若兰',
  '语嫣',
  '慧敏',
]
const companies = [
  ['杭州', '云岭酒店管理'],
  ['上海', '嘉和物业服务'],
  ['广州', '南粤学府教育'],
  ['成都', '锦里餐饮管理'],
  ['深圳', '新启点科技'],
  ['苏州', '平江医院管理'],
  ['武汉', '长江文旅'],
  ['宁波', '甬城置业'],
  ['南京', '紫金幼教'],
  ['佛山', '顺德家居连锁'],
] as const

export interface DemoName {
  readonly name: string
  readonly gender: 'male' | 'female'
}

export function personName(random: Random): DemoName {
  const gender = random.chance(0.5) ? 'male' : 'female'
  const surname = random.chance(0.02) ? random.pick(rare) : random.weighted(surnames)
  return { name: surname + random.pick(gender === 'male' ? male : female), gender }
}

/** Every company once in each of its branches. */
export function companyName(random: Random, index: number): string {
  const [city, core] = companies[index % companies.length] ?? ['杭州', '西溪商贸']
  const branch = index < companies.length ? '' : `（${random.pick(['城西', '滨江', '高新', '老城'])}${index}店）`
  return `${city}${core}有限公司${branch}`
}
