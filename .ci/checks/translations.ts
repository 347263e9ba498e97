import { join } from 'node:path'
import type { Check } from './check.ts'
import { root } from './check.ts'
import { type Source, sources } from './sources.ts'

const han = /\p{Script=Han}/u
const interfaces = /^(console|portal|widget|ui)\/src\/.*[.]tsx?$/
/** Where texts may stand: `tickets.texts.ts`, or anything in a folder `texts`. */
const textFile = /[.]texts[.]ts$|\/texts\/[^/]+[.]ts$/

/** The brand and the languages are called by their own names in every language. */
const calledByOwnName = /[.](brand|language)([.]|$)/

/** Every text in both languages, and no Chinese outside the files of texts. */
export const translations: Check = {
  name: 'translations',
  look: async () => {
    const files = sources().filter(({ path }) => interfaces.test(path) && !path.endsWith('.test.ts'))
    const { reasons } = (await import(join(root, 'contract/src/reasons.ts'))) as { reasons: Record<string, Languages> }
    const texts = files.filter(({ path }) => textFile.test(path))
    const bilingual = [...Object.entries(reasons)].flatMap(([reason, languages]) =>
      differences(`reason ${reason}`, languages),
    )
    for (const { path } of texts) bilingual.push(...(await faultsOfTexts(path)))
    const scattered = files.filter(({ path }) => !textFile.test(path)).flatMap(chineseIn)
    return {
      problems: [...bilingual, ...scattered],
      note: `${Object.keys(reasons).length} reasons, ${texts.length} files of texts`,
    }
  },
}

interface Languages {
  readonly 'zh-CN': unknown
  readonly en: unknown
}

async function faultsOfTexts(path: string): Promise<readonly string[]> {
  const exported = Object.entries((await import(join(root, path))) as Record<string, unknown>)
  const found = exported.filter((entry): entry is [string, Languages] => isBilingual(entry[1]))
  if (found.length === 0) return [`${path} exports no { 'zh-CN': …, en: … }`]
  return found.flatMap(([name, languages]) => differences(`${path} ${name}`, languages))
}

const isBilingual = (value: unknown): boolean =>
  typeof value === 'object' && value !== null && 'zh-CN' in value && 'en' in value

/** What the two languages of `texts` do not share: keys, blanks to fill in, or a text at all. */
export function differences(where: string, texts: Languages): readonly string[] {
  const [chinese, english] = [flatten(texts['zh-CN']), flatten(texts.en)]
  const faults: string[] = []
  for (const key of new Set([...chinese.keys(), ...english.keys()])) {
    const [one, other] = [chinese.get(key), english.get(key)]
    if (!one?.trim()) faults.push(`${where}${key} has no zh-CN text`)
    else if (!other?.trim()) faults.push(`${where}${key} has no en text`)
    else if (han.test(other) && !calledByOwnName.test(key)) faults.push(`${where}${key} is Chinese in en`)
    else if (blanks(one) !== blanks(other)) faults.push(`${where}${key} has other blanks in zh-CN than in en`)
  }
  return faults
}

/** Nested texts as one list of dotted keys. Plural forms (`count_one`, `count_other`) are one key: Chinese has only one form. */
function flatten(texts: unknown, key = ''): Map<string, string> {
  if (typeof texts === 'string') return new Map([[key.replace(/_(zero|one|two|few|many|other)$/, ''), texts]])
  if (typeof texts !== 'object' || texts === null) return new Map()
  return new Map(Object.entries(texts).flatMap(([name, inner]) => [...flatten(inner, `${key}.${name}`)]))
}

const blanks = (text: string): string =>
  [...new Set(text.match(/\{\{.*?\}\}/g))].toSorted((a, b) => a.localeCompare(b)).join()

/** Lines that show Chinese in code; comments may be Chinese. */
export function chineseIn({ path, text }: Source): readonly string[] {
  const code = text
    .replace(/\/\*[\s\S]*?\*\//g, (comment) => comment.replace(/[^\n]/g, ' '))
    .replace(/(^|\s)\/\/.*/g, '')
  return code
    .split('\n')
    .flatMap((line, index) =>
      han.test(line) ? [`${path}:${index + 1} has Chinese outside the files of texts: ${line.trim()}`] : [],
    )
}
