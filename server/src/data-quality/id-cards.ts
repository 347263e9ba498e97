/** What a Chinese identity number says of its holder. */
export interface IdCard {
  readonly birthday: { readonly year: number; readonly month: number; readonly day: number }
  readonly gender: 'male' | 'female'
}

// GB 11643-1999: weights of the first 17 digits, and the check character by the sum modulo 11 (ISO 7064, MOD 11-2)
const weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2]
const checks = '10X98765432'

/** Reads an identity number of 18 characters; undefined when the check digit or the day of birth cannot be. */
export function parseIdCard(written: string): IdCard | undefined {
  const number = written.normalize('NFKC').replaceAll(' ', '').toUpperCase()
  if (!/^[1-9]\d{16}[\dX]$/.test(number)) return undefined
  const sum = weights.reduce((total, weight, at) => total + weight * Number(number[at]), 0)
  if (checks[sum % 11] !== number[17]) return undefined
  const [year, month, day] = [number.slice(6, 10), number.slice(10, 12), number.slice(12, 14)].map(Number) as [
    number,
    number,
    number,
  ]
  const date = new Date(Date.UTC(year, month - 1, day))
  if (date.getUTCMonth() !== month - 1 || date.getUTCDate() !== day) return undefined
  return { birthday: { year, month, day }, gender: Number(number[16]) % 2 === 1 ? 'male' : 'female' }
}
