import { readFileSync } from 'node:fs'

/** Ways to ask, which nearly every question has: they tell 多久 from 多少钱, and weigh little. */
const waysToAsk = `
怎么 如何 咋 怎样 怎么办 怎么弄 怎么搞 怎么做 咋办 咋弄 咋整 怎么处理 如何处理 怎么操作 方法 步骤 流程 教程 办法 该怎么 要怎么
多久 多长时间 几天 多少天 什么时候 啥时候 何时 几时 多长 几年 几个月 多少年 多久能 要多久 期限 时间 时长
多少钱 收费 费用 价格 价钱 要钱 收钱 花钱 给钱 掏钱 扣钱 扣费 怎么收费 花多少 什么价 价位 要收费 怎么算钱 怎么收 另外给钱 收我钱 扣不扣费 扣不扣钱 收不收费 收不收钱 要不要钱 用不用钱 花不花钱 贵不贵 是否收费
哪里 哪儿 在哪 何处 什么地方 去哪
为什么 为何 为啥 什么原因 怎么回事 咋回事 原因 是不是坏了
什么 啥 甚么
可以 能 能不能 可不可以 能否 是否 行不行 可否 支持 行不 成不成 允许
需要 要不要 必须 用不用 需不需要 得
多少 几 最少 起
谁 哪个 什么人
`

/** What people say around a question. Longer ones come first, so that nothing is left of them. */
const saidAround = `
我想问一下 我想咨询一下 想咨询一下 想请问一下 想问一下 我想问问 想问问 我想问 想问 请问一下 麻烦问一下 麻烦问下 问一下 问下 请问 请教一下 请教 咨询一下 咨询下
您好 你好 在吗 有人吗 亲亲 哈喽 hello 麻烦您 麻烦你 麻烦 谢谢您 谢谢你 谢谢 多谢 谢了 感谢 拜托 劳驾 不好意思 打扰了 打扰一下
帮我看看 帮我看下 帮我查一下 帮忙看一下 帮忙 帮我 告诉我 跟我说 说一下 我想知道 想知道 我想了解一下 想了解一下 了解一下 那个啥 那个 就是说 就是 是这样的 话说 对了
客服小姐姐 小姐姐 客服小哥 客服你好 急急急 在线等 求助 求解 求教 谁知道 有没有人知道 有谁知道 到底 究竟 来着
`

/** Characters that carry no meaning of their own in a question. */
const lightCharacters =
  '的了吗呢吧啊呀嘛么着过得地之我你您他她它们咱自己这那此其是在有没不也都还又就才只很太最更挺好把被给跟和与及或而但因为所以如果' +
  '想要会能可应该将已经正从到对向于以来去上下里外中前后内个些点次回台件只条位家一二两三几多少请让叫说看出起进开做弄搞下儿子头啦哦嗯哎唉噢哟哪什'

export const light = new Set(lightCharacters)

/** Groups of words, by their first, that tell no matter from another: that something is wrong, when, and for whom. */
export const vague = new Set(
  '故障 商品 当天 次日 每天 每周 晚上 中午 早上 上次 马上 首次 临时 长期 分钟 附近 孩子 老人 家属 配偶'.split(' '),
)

const listed = (text: string): string[][] =>
  text
    .split('\n')
    .filter((line) => line !== '' && !line.startsWith('#'))
    .map((line) => line.split(' '))

/** Words that mean the same, by group; the file says how they are written down. */
export const sameMeaning = listed(readFileSync(new URL('same-meaning.txt', import.meta.url), 'utf8'))

/** What a word stands for. */
export interface Meaning {
  readonly name: string
  readonly isWayToAsk: boolean
}

/** By word: the first of its group stands for all. */
export const meanings: ReadonlyMap<string, Meaning> = new Map(
  [[sameMeaning, false] as const, [listed(waysToAsk), true] as const].flatMap(([groups, isWayToAsk]) =>
    groups.flatMap((words) => words.map((word): [string, Meaning] => [word, { name: words[0] ?? word, isWayToAsk }])),
  ),
)

/** How long the longest word is that begins with a character. */
export const longestFrom = new Map<string, number>()
for (const word of meanings.keys()) {
  const [first = ''] = word
  longestFrom.set(first, Math.max(longestFrom.get(first) ?? 0, word.length))
}

/** Finds what is only said around a question. */
export const around = new RegExp(
  listed(saidAround)
    .flat()
    .toSorted((a, b) => b.length - a.length)
    .join('|'),
  'g',
)
