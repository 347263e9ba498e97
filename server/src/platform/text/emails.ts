import { domainToASCII } from 'node:url'

/** An e-mail address in its one form, and what may be shown of it. */
export interface Email {
  /** Lower case, the domain in ASCII (punycode). */
  readonly address: string
  /** `z***@example.com`. */
  readonly masked: string
}

const local = /^[\p{L}\p{N}\p{M}!#$%&'*+/=?^_`{|}~-]+(?:\.[\p{L}\p{N}\p{M}!#$%&'*+/=?^_`{|}~-]+)*$/u
const domain = /^(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+(?:[a-z]{2,63}|xn--[a-z0-9-]{1,59})$/
const zeroWidth = /[\u200b-\u200f\u202a-\u202e\u2060\ufeff]/g

/**
 * Reads an e-mail address: full-width characters become ordinary ones, letters lower case, international domains their
 * ASCII form. Gives undefined for what no mail server would take: at most 64 bytes before the @ and 254 in all, no
 * quoted local part, no address literal, a domain with a dot.
 */
export function normalizeEmail(raw: string): Email | undefined {
  if (raw.length > 320) return undefined
  const text = raw.normalize('NFKC').replace(zeroWidth, '').trim().toLowerCase()
  const at = text.lastIndexOf('@')
  if (at < 1) return undefined
  const before = text.slice(0, at)
  if (!local.test(before)) return undefined
  const host = asciiDomain(text.slice(at + 1))
  const address = `${before}@${host}`
  if (!host || Buffer.byteLength(before) > 64 || Buffer.byteLength(address) > 254) return undefined
  return { address, masked: `${firstCharacter(address)}***@${host}` }
}

function asciiDomain(text: string): string | undefined {
  if (domain.test(text)) return text
  // Only for other scripts: domainToASCII would also read 0x7f.1 as an address.
  if (/^[\x20-\x7f]*$/.test(text)) return undefined
  const ascii = domainToASCII(text)
  return domain.test(ascii) ? ascii : undefined
}

function firstCharacter(text: string): string {
  return String.fromCodePoint(text.codePointAt(0) ?? 0)
}
