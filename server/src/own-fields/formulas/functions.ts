/** Types of what a formula works with; `truth` only inside it. */
export type FormulaType = 'number' | 'money' | 'text' | 'date' | 'truth'

/** How many values a function takes, and its names besides. */
const functions = {
  if: { least: 3, most: 3, also: ['如果'] },
  and: { least: 2, most: 10, also: ['并且'] },
  or: { least: 2, most: 10, also: ['或者'] },
  not: { least: 1, most: 1, also: ['非'] },
  empty: { least: 1, most: 1, also: ['为空'] },
  contains: { least: 2, most: 2, also: ['包含'] },
  days: { least: 2, most: 2, also: ['天数'] },
  today: { least: 0, most: 0, also: ['今天'] },
  date: { least: 1, most: 1, also: ['日期'] },
  year: { least: 1, most: 1, also: ['年份'] },
  round: { least: 1, most: 2, also: ['四舍五入'] },
  min: { least: 2, most: 10, also: ['最小'] },
  max: { least: 2, most: 10, also: ['最大'] },
  yuan: { least: 1, most: 1, also: ['元'] },
} as const

export type FunctionName = keyof typeof functions

const byWord = new Map<string, FunctionName>(
  Object.entries(functions).flatMap(([name, { also }]) =>
    [name, ...also].map((word) => [word, name as FunctionName] as const),
  ),
)

export const functionNamed = (word: string): FunctionName | undefined => byWord.get(word)

export const takes = (name: FunctionName): { readonly least: number; readonly most: number } => functions[name]
