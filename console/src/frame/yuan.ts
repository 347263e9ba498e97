/** The 分 of an amount typed in yuan (`1,234.5`, `１２元`), or undefined when it is none or has more than two decimals. */
export function fenOf(typed: string): number | undefined {
  const text = typed.normalize('NFKC').replace(/[¥¥\u5143,\s]/g, '')
  if (!/^\d{1,10}(\.\d{1,2})?$/.test(text)) return undefined
  const [whole = '0', part = ''] = text.split('.')
  return Number(whole) * 100 + Number(part.padEnd(2, '0'))
}

/** 分 as one would type them: 123450 is 1234.50. */
export const yuanOf = (fen: number): string => (fen / 100).toFixed(2)
