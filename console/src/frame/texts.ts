import type { Locale } from '@zhike/contract/reasons'
import type { Bilingual, TextKey } from '@zhike/ui/bilingual'
import { createInstance } from 'i18next'
import { initReactI18next, useTranslation } from 'react-i18next'
import { preferences } from './preferences.ts'

export const languages = createInstance()
/** Texts come with the module that uses them, so nothing is loaded here. */
export const languagesReady = languages.use(initReactI18next).init({
  lng: preferences.get().locale,
  fallbackLng: 'zh-CN',
  supportedLngs: ['zh-CN', 'en'],
  resources: {},
  keySeparator: false,
  nsSeparator: false,
  interpolation: { escapeValue: false },
})

const namespaces = new Map<unknown, string>()

function namespaceOf(texts: Bilingual<Readonly<Record<string, string>>>): string {
  const known = namespaces.get(texts)
  if (known) return known
  const name = `texts-${namespaces.size}`
  namespaces.set(texts, name)
  for (const locale of ['zh-CN', 'en'] as const) languages.addResourceBundle(locale, name, texts[locale])
  return name
}

/** Says a text by its key; `{{name}}` takes `values.name`, `count` chooses the plural. */
export type Say<T> = (key: TextKey<T>, values?: Readonly<Record<string, string | number>>) => string

/** The texts of a module in the language of the moment. */
export function useTexts<T extends Readonly<Record<string, string>>>(texts: Bilingual<T>): Say<T> {
  const { t } = useTranslation(namespaceOf(texts), { i18n: languages })
  return t as unknown as Say<T>
}

export function useLocale(): Locale {
  const { i18n } = useTranslation(undefined, { i18n: languages })
  return i18n.language === 'en' ? 'en' : 'zh-CN'
}
