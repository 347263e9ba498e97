import { wrong } from './fault.ts'
import { type FormulaType, takes } from './functions.ts'
import type { Node, Operator } from './parsing.ts'

/** The type of what a name in braces stands for; undefined when it stands for nothing. */
export type TypeOf = (key: string) => FormulaType | undefined

type Call = Extract<Node, { kind: 'call' }>
type Pair = Extract<Node, { kind: 'pair' }>

/** The type of what a formula gives; throws a FormulaFault where types do not go together. */
export function typeOfNode(node: Node, typeOf: TypeOf): FormulaType {
  const of = (one: Node) => typeOfNode(one, typeOf)
  if (node.kind === 'number' || node.kind === 'text') return node.kind
  if (node.kind === 'minus') return oneOf(node.of, of(node.of), ['number', 'money'])
  if (node.kind === 'pair') return typeOfPair(node, of(node.left), of(node.right))
  if (node.kind === 'call') return typeOfCall(node, node.given.map(of))
  return (
    typeOf(node.key) ??
    wrong(node.at, { 'zh-CN': `没有可用的字段“${node.key}”`, en: `there is no field “${node.key}” to use here` })
  )
}

function typeOfPair({ sign, left, right, at }: Pair, one: FormulaType, other: FormulaType): FormulaType {
  if (sign === '&') {
    if (one === 'truth') return clash(left.at)
    return other === 'truth' ? clash(right.at) : 'text'
  }
  if (isComparison(sign)) return one === other && one !== 'truth' ? 'truth' : clash(at)
  return arithmetic[sign]?.[`${one} ${other}`] ?? clash(at)
}

const arithmetic: Readonly<Record<string, Readonly<Record<string, FormulaType>>>> = {
  '+': { 'number number': 'number', 'money money': 'money' },
  '-': { 'number number': 'number', 'money money': 'money', 'date date': 'number' },
  '*': { 'number number': 'number', 'money number': 'money', 'number money': 'money' },
  '/': { 'number number': 'number', 'money number': 'money', 'money money': 'number' },
}

const isComparison = (sign: Operator) => ['=', '<>', '<', '<=', '>', '>='].includes(sign)

function typeOfCall({ name, given, at }: Call, types: readonly FormulaType[]): FormulaType {
  const { least, most } = takes(name)
  if (given.length < least || given.length > most)
    return wrong(at, {
      'zh-CN': `“${name}”要 ${range(least, most)} 个值`,
      en: `“${name}” takes ${range(least, most)} values`,
    })
  const each = (allowed: readonly FormulaType[]) => given.map((one, i) => oneOf(one, types[i] as FormulaType, allowed))
  const first = types[0] ?? 'number'
  if (name === 'and' || name === 'or' || name === 'not') return each(['truth'])[0] ?? 'truth'
  if (name === 'empty') return each(['number', 'money', 'text', 'date']) && 'truth'
  if (name === 'contains') return each(['text']) && 'truth'
  if (name === 'days') return each(['date']) && 'number'
  if (name === 'today') return 'date'
  if (name === 'date') return each(['text']) && 'date'
  if (name === 'year') return each(['date']) && 'number'
  if (name === 'yuan') return each(['number']) && 'money'
  if (name === 'if') {
    oneOf(given[0] as Node, first, ['truth'])
    const [, whenSo, whenNot] = types
    return whenSo === whenNot && whenSo !== undefined ? whenSo : clash((given[2] as Node).at)
  }
  if (name === 'round') {
    if (given[1]) oneOf(given[1], types[1] as FormulaType, ['number'])
    return oneOf(given[0] as Node, first, ['number', 'money'])
  }
  return each([oneOf(given[0] as Node, first, ['number', 'money', 'date'])])[0] ?? first
}

const range = (least: number, most: number) => (least === most ? String(least) : `${least}–${most}`)

const oneOf = (node: Node, type: FormulaType, allowed: readonly FormulaType[]): FormulaType =>
  allowed.includes(type) ? type : clash(node.at)

const clash = (at: number): never =>
  wrong(at, {
    'zh-CN': '这几个值的类型合不到一起（数字要成为金额，写作 元(100)）',
    en: 'values of these types do not go together (a number becomes money by yuan(100))',
  })

/** The names in braces that a formula uses. */
export function fieldsIn(node: Node): string[] {
  if (node.kind === 'field') return [node.key]
  if (node.kind === 'minus') return fieldsIn(node.of)
  if (node.kind === 'pair') return [...fieldsIn(node.left), ...fieldsIn(node.right)]
  return node.kind === 'call' ? node.given.flatMap(fieldsIn) : []
}
