const digits = '0123456789ABCDEFGHJKLMNPQRTUWXY'
const weights = [1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28]

/**
 * A unified social credit code (统一社会信用代码) in capitals without spaces; undefined when it cannot be one. Its last
 * character checks the others, see GB 32100-2015.
 */
export function normalizeCreditCode(text: string): string | undefined {
  const code = text.normalize('NFKC').replace(/[\s-]/g, '').toUpperCase()
  if (!/^[0-9A-HJ-NPQRTUWXY]{18}$/.test(code)) return undefined
  const sum = weights.reduce((total, weight, at) => total + weight * digits.indexOf(code[at] ?? ''), 0)
  return digits[(31 - (sum % 31)) % 31] === code[17] ? code : undefined
}
