import { tidyText } from './tidy-text.ts'

/** A WeChat id in its one form, and what may be shown of it. */
export interface Wechat {
  readonly id: string
  /** `wx***7`: at most the first two characters and the last one. */
  readonly masked: string
}

/**
 * Reads what people and programs call a WeChat id: an openid or unionid (case matters, kept), or the id a person
 * chose (case does not matter, made lower case). Gives undefined with spaces or beyond 1 to 64 characters.
 */
export function normalizeWechat(raw: string): Wechat | undefined {
  const text = tidyText(raw)
  if (!/^[\w\-@.:]{1,64}$/.test(text)) return undefined
  const id = /^[a-z][\w-]{5,19}$/i.test(text) ? text.toLowerCase() : text
  return { id, masked: id.length < 6 ? `${id.slice(0, 1)}***` : `${id.slice(0, 2)}***${id.slice(-1)}` }
}
