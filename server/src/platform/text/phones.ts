import { type CountryCode, parsePhoneNumberFromString } from 'libphonenumber-js/max'

/** A telephone number in its one form, and what may be shown of it. */
export interface Phone {
  /** E.164, such as `+8613800138000`. */
  readonly e164: string
  /** `138****1234`; of other numbers the area or country code and the last digits. */
  readonly masked: string
  /** The last four digits. */
  readonly last4: string
  /** Digits dialled after the connection, where the number has them: `0571-88888888-801`. */
  readonly extension?: string
}

const chineseMobile = /^(?:\+86|0086|86)?(1[3-9]\d{9})$/
const decoration = /[\s\-‐-―－().（）·\u200b-\u200f\u202a-\u202e\ufeff]/g
const plainNumber = /^\+?\d{5,15}$/
const namedExtension = /^(.+?)\s*(?:转|分机|ext\.?|x|#)\s*(\d{1,6})$/i
const dashedExtension = /^(\(?0\d{2,3}\)?[\s-]*\d{7,8})\s*-\s*(\d{1,6})$/
const longestInput = 40

/**
 * Reads a telephone number as people write it: with or without country code, spaces, dashes, brackets, full-width
 * digits, an extension. Gives undefined when no such number can exist in its country; hotline and short numbers
 * (95588) are no number of a person and give undefined too.
 *
 * @param defaultCountry whose numbering is meant when the number has no country code
 */
export function normalizePhone(raw: string, defaultCountry: CountryCode = 'CN'): Phone | undefined {
  if (raw.length > longestInput) return undefined
  const digits = raw.replace(decoration, '')
  const mobile = defaultCountry === 'CN' || digits.startsWith('+86') ? chineseMobile.exec(digits)?.[1] : undefined
  if (mobile) return { e164: `+86${mobile}`, masked: maskMobile(mobile), last4: mobile.slice(7) }
  return normalizeOther(raw.normalize('NFKC').trim(), defaultCountry)
}

function normalizeOther(text: string, defaultCountry: CountryCode): Phone | undefined {
  const [, main = text, extension] = namedExtension.exec(text) ?? dashedExtension.exec(text) ?? []
  const digits = main.replace(decoration, '').replace(/^00(?=[1-9])/, '+')
  const parsed = plainNumber.test(digits) ? parsePhoneNumberFromString(digits, { defaultCountry }) : undefined
  if (!parsed?.isValid()) return undefined
  const national = parsed.nationalNumber
  return {
    e164: parsed.number,
    masked: mask(parsed.countryCallingCode, national, parsed.formatNational()),
    last4: national.slice(-4),
    ...(extension === undefined ? {} : { extension }),
  }
}

function mask(callingCode: string, national: string, formatted: string): string {
  if (callingCode !== '86') return `+${callingCode} ****${national.slice(national.length > 7 ? -4 : -2)}`
  if (/^1[3-9]\d{9}$/.test(national)) return maskMobile(national)
  const area = /^0\d{2,3}(?= )/.exec(formatted)?.[0] ?? national.slice(0, 3)
  return `${area}****${national.slice(-4)}`
}

function maskMobile(national: string): string {
  return `${national.slice(0, 3)}****${national.slice(7)}`
}
