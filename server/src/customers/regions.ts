import { type RegionNode, regionTree } from './region-tree.ts'

/** A region of GB/T 2260 as people read it. */
export interface Region {
  /** Six digits. */
  readonly code: string
  readonly name: string
  /** From the province down to the region itself. */
  readonly path: readonly { readonly code: string; readonly name: string }[]
  /** The names of the path in one: `浙江省杭州市西湖区`. */
  readonly fullName: string
}

/** One entry of a cascading choice. */
export interface RegionChoice {
  readonly code: string
  readonly name: string
  readonly hasChildren: boolean
}

const separators = /[\s,，、。/\\|>＞·・\-—]+/g
const country = /^中(?:国|华人民共和国)/
const longestName = 15
const longestText = 200
const mostAnswers = 10_000
const answers = new Map<string, string | undefined>()

/** The region of a code, also one that has been abolished since; undefined when the standard never had it. */
export function findRegion(code: string): Region | undefined {
  const node = regionTree().byCode.get(code)
  if (!node) return undefined
  const path = []
  for (let at: RegionNode | undefined = node; at; at = at.parent) path.unshift({ code: at.code, name: at.name })
  return { code, name: node.name, path, fullName: path.map(({ name }) => name).join('') }
}

/**
 * The regions below a province or city, or the provinces, in the order of their codes. What lies directly under a
 * province (仙桃市, the districts of Beijing) is listed there; abolished regions are left out. Nothing below a district
 * or an unknown code.
 */
export function listRegions(parent?: string): RegionChoice[] {
  const nodes = parent === undefined ? regionTree().provinces : (regionTree().byCode.get(parent)?.children ?? [])
  return nodes
    .filter(({ current }) => current)
    .map(({ code, name, children }) => ({ code, name, hasChildren: children.some(({ current }) => current) }))
}

/**
 * The code of a region that somebody wrote: six digits, or names from the province or from further down, with or
 * without separators and endings (`浙江省杭州市西湖区`, `浙江 杭州`, `北京朝阳区`, `昆山市`). After the full name of a
 * district more of the address may follow. Undefined when a part is unknown, or when more than one region is meant
 * (`西湖区` alone); of a city and a district of one name (朝阳) the city is meant.
 */
export function regionCode(text: string): string | undefined {
  if (answers.has(text)) return answers.get(text)
  if (text.length > longestText) return undefined
  const code = resolve(text)
  if (answers.size >= mostAnswers) answers.clear()
  answers.set(text, code)
  return code
}

/**
 * The name with which a text begins that is a region's: any whole name, of provinces and cities also the short one. With
 * `within`, only of a region inside that one. Undefined when it begins with none.
 */
export function regionPrefix(text: string, within?: string): { name: string; code: string } | undefined {
  const outer = within === undefined ? undefined : regionTree().byCode.get(within)
  for (let length = Math.min(longestName, text.length); length >= 2; length--) {
    const name = text.slice(0, length)
    const node = regionTree()
      .byName.get(name)
      ?.find((each) => (each.name === name || isCity(each)) && (outer === undefined || isBelow(each, outer)))
    if (node) return { name, code: node.code }
  }
  return undefined
}

const isCity = (node: RegionNode) => levelOf(node) < 2 || node.name.endsWith('市')

function resolve(text: string): string | undefined {
  const words = text.normalize('NFKC').replace(separators, '').replace(country, '')
  if (/^\d{6}$/.test(words)) return regionTree().byCode.has(words) ? words : undefined
  return words === '' ? undefined : descend(undefined, words)?.code
}

function descend(within: RegionNode | undefined, words: string): RegionNode | undefined {
  for (let length = Math.min(longestName, words.length); length >= 2; length--) {
    const name = words.slice(0, length)
    const rest = words.slice(length)
    for (const node of meant(regionTree().byName.get(name) ?? [], within)) {
      const found = rest === '' ? node : descend(node, withoutRepetition(node, rest))
      if (found) return found
      // A street may follow, but not after a mere 西湖: 西湖大道 is no part of it.
      if (node.children.length === 0 && name === node.name) return node
    }
  }
  return undefined
}

// The regions that a name can mean here, one for each level at most, the highest level first.
function meant(named: readonly RegionNode[], within: RegionNode | undefined): RegionNode[] {
  const inside = named.filter((node) => within === undefined || isBelow(node, within))
  const candidates = inside.some(({ current }) => current) ? inside.filter(({ current }) => current) : inside
  return [0, 1, 2].flatMap((level) => {
    const ofLevel = candidates.filter((node) => levelOf(node) === level)
    return ofLevel.length === 1 ? ofLevel : []
  })
}

// 北京市北京市朝阳区, 上海市市辖区黄浦区: forms of other systems fill the level of the city.
function withoutRepetition(node: RegionNode, rest: string): string {
  if (node.parent !== undefined) return rest.replace(/^市辖区/, '')
  return [node.name, '市辖区'].reduce((left, name) => (left.startsWith(name) ? left.slice(name.length) : left), rest)
}

function isBelow(node: RegionNode, ancestor: RegionNode): boolean {
  for (let at = node.parent; at; at = at.parent) if (at === ancestor) return true
  return false
}

function levelOf({ code }: RegionNode): 0 | 1 | 2 {
  if (code.endsWith('0000')) return 0
  return code.endsWith('00') ? 1 : 2
}

/** The codes from a region's own to the next region of its level: 330100 has everything that begins with 3301. */
export function regionRange(code: string): { regionFrom: string; regionTo: string } {
  const width = code.endsWith('0000') ? 10_000 : code.endsWith('00') ? 100 : 1
  return { regionFrom: code, regionTo: String(Number(code) + width).padStart(6, '0') }
}
