const digits = '零一二三四五六七八九'
const figureOf = (sign: string) => (sign === '两' ? 2 : sign === '〇' ? 0 : digits.indexOf(sign))

/** A number as people write one, in Chinese or Arabic figures; of 两三 and 三五 the greater. */
export function readNumber(text: string): number {
  if (/^\d/.test(text)) return Number(text)
  if (text === '半') return 0.5
  const [, tens, isTens, units] = /^([一二两三四五六七八九]?)(十?)([零〇一二两三四五六七八九]?)$/.exec(text) ?? []
  if (isTens) return (tens ? figureOf(tens) : 1) * 10 + (units ? figureOf(units) : 0)
  return figureOf(text.at(-1) ?? '')
}

/** A number in a pattern. */
export const number = String.raw`(?:\d{1,4}|[零〇一二两三四五六七八九十]{1,3}|半)`
