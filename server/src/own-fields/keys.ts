import { pinyin } from 'pinyin-pro'

const most = 40

/** A key from a name: 房屋面积 becomes fang_wu_mian_ji. Another one than those that are taken. */
export function keyFromName(name: string, taken: ReadonlySet<string>): string {
  const base = wordsOf(name) || 'field'
  const begun = /^[a-z]/.test(base) ? base : `f_${base}`
  return free(begun.slice(0, most).replace(/_+$/, ''), taken)
}

/** A code for a choice, in the same way. */
export const codeFromName = (name: string, taken: ReadonlySet<string>): string =>
  free((wordsOf(name) || 'choice').slice(0, most).replace(/_+$/, ''), taken)

const wordsOf = (name: string) =>
  pinyin(name.normalize('NFKC'), { toneType: 'none', type: 'array', v: true, nonZh: 'consecutive' })
    .join(' ')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '_')
    .replace(/^_+|_+$/g, '')

function free(base: string, taken: ReadonlySet<string>): string {
  if (!taken.has(base)) return base
  for (let n = 2; ; n++) {
    const tail = `_${n}`
    const key = `${base.slice(0, most - tail.length)}${tail}`
    if (!taken.has(key)) return key
  }
}
