import type { Locale } from './reasons.ts'

/** The key a text is asked for by: `items` for `items_other`, the form that i18next chooses by `count`. */
export type TextKey<T> = keyof T extends infer K ? (K extends `${infer Base}_other` ? Base : K & string) : never

type English<T> = { readonly [K in keyof T]: string } & {
  readonly [K in keyof T as K extends `${infer Base}_other` ? `${Base}_one` : never]?: string
}

/** Texts of one module in both languages. */
export type Bilingual<T> = { readonly [L in Locale]: T }

/**
 * Texts in both languages. A key that one language lacks does not compile. `{{name}}` takes a value; a key that ends
 * in `_other` is asked for without the ending and may have an English `_one`.
 */
export function bilingual<const T extends Readonly<Record<string, string>>>(texts: {
  readonly 'zh-CN': T
  readonly en: NoInfer<English<T>>
}): Bilingual<Readonly<Record<keyof T & string, string>>> {
  return texts
}
