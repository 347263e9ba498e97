import type { Locale } from '@zhike/contract/reasons'
import type { Bilingual, TextKey } from '@zhike/ui/bilingual'
import { createContext } from 'preact'
import { useContext } from 'preact/hooks'

/** For whom a page is rendered, and at which moment: the same on the server and when the browser takes over. */
export interface Reader {
  readonly locale: Locale
  readonly now: Date
}

export const ReaderContext = createContext<Reader>({ locale: 'zh-CN', now: new Date(0) })

/** Says a text by its key, with `{{blanks}}` filled in. */
export type Say<T> = (key: TextKey<T>, values?: Readonly<Record<string, string | number>>) => string

export function wordsOf<T extends Readonly<Record<string, string>>>(texts: Bilingual<T>, locale: Locale): Say<T> {
  return (key, values = {}) => fill(texts[locale][key] ?? key, values)
}

/** The texts in the language of whoever reads. */
export function useWords<T extends Readonly<Record<string, string>>>(texts: Bilingual<T>): Say<T> {
  return wordsOf(texts, useContext(ReaderContext).locale)
}

const fill = (text: string, values: Readonly<Record<string, string | number>>) =>
  text.replace(/\{\{(\w+)\}\}/g, (_, name: string) => String(values[name] ?? ''))
