import { to } from 'opencc-js/preset/t2cn'

// OpenCC's table of single characters; its phrases are left out, because both sides of a search are folded alike and
// need not be good Chinese.
const simplified = new Map(
  (to.cn ?? [])
    .flat()
    .flatMap((dictionary) => (typeof dictionary === 'string' ? dictionary.split('|') : []))
    .map((entry): [string, string] => {
      const [from = '', into = ''] = entry.split(' ')
      return [from, into]
    })
    .filter(([from, into]) => Array.from(from).length === 1 && Array.from(into).length === 1),
)

/** A Chinese character in its simplified form (張 → 张); every other character as it is. */
export const simplify = (character: string): string => simplified.get(character) ?? character
