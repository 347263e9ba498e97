import { runsOf } from '../platform/text/runs.ts'
import { around, light, meanings } from './wording.ts'

/** Words for things that one buys, by the first of their group where several mean the same; others are known by their last character. */
const named = new Set(
  `洗衣机 冰箱 空调 油烟机 燃气灶 电饭煲 净水器 扫地机器人 电视 热水器 洗碗机 微波炉 烤箱 加湿器 除湿机 净化器 消毒柜 吸尘器 洗地机 干衣机
   投影仪 音箱 耳机 打印机 路由器 平板 电脑 手表 手环 门锁 摄像头 马桶 浴霸 地暖 沙发 床垫 衣柜 轮胎 汽车 电动车 自行车`
    .trim()
    .split(/\s+/),
)

/** Things end so: 破壁机, 美容仪, 电水壶. */
const ends = new Set('机器灶煲锅箱扇炉壶仪柜')
/** These end so and are none, or nearly every question has them. */
const none = new Set(
  '手机 开机 关机 死机 停机 待机 登机 飞机 司机 装机 移机 转机 随机 主机 机器 仪器 邮箱 信箱 纸箱 开箱 装箱 外箱'.split(
    ' ',
  ),
)
const longest = 5

/** The things that a text names, each once. */
export function thingsIn(text: string): string[] {
  const things = new Set<string>()
  for (const { han } of runsOf(text.replace(around, ' '))) {
    if (!han) continue
    for (let from = 0; from < han.length; ) {
      const word = namedAt(han, from)
      if (word) things.add(word.name)
      else if (endsAt(han, from)) things.add(han.slice(Math.max(0, from - 2), from + 1).join(''))
      from += word?.length ?? 1
    }
  }
  return [...things]
}

/** The longest word that is known from a place on, if it is a thing. */
function namedAt(han: readonly string[], from: number): { readonly name: string; readonly length: number } | undefined {
  for (let length = Math.min(longest, han.length - from); length > 1; length--) {
    const word = han.slice(from, from + length).join('')
    const name = meanings.get(word)?.name ?? word
    if (named.has(name)) return { name, length }
  }
  return undefined
}

function endsAt(han: readonly string[], at: number): boolean {
  const before = han[at - 1] ?? ''
  const two = `${before}${han[at]}`
  return ends.has(han[at] ?? '') && before !== '' && !light.has(before) && !none.has(two) && !isMeant(han, at)
}

/** Whether it is the end of a word with a meaning of its own, such as 遥控器. */
const isMeant = (han: readonly string[], at: number): boolean =>
  [2, 3, 4].some((length) => at + 1 >= length && meanings.has(han.slice(at + 1 - length, at + 1).join('')))

/**
 * Whether an answer is about other things than a question: both name some, and none of them is the same. A word that
 * nobody wrote before and that has two characters of the other may be a typo of it.
 */
export function isAboutOthers(
  asked: readonly string[],
  answered: readonly string[],
  isKnown: (pair: string) => boolean,
): boolean {
  if (asked.length === 0 || answered.length === 0) return false
  return !asked.some((one) => answered.some((other) => isSame(one, other, isKnown)))
}

function isSame(one: string, other: string, isKnown: (pair: string) => boolean): boolean {
  if (one.endsWith(other) || other.endsWith(one)) return true
  const isTypo = !named.has(one) && !pairsOf(one).every(isKnown)
  return isTypo && [...one].filter((character) => other.includes(character)).length > 1
}

/** Neighbours of a word. */
export const pairsOf = (word: string) => Array.from(word, (one, at) => one + (word[at + 1] ?? '')).slice(0, -1)
