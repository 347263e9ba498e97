import type { Locale } from '@zhike/contract/reasons'
import type { FormField } from '@zhike/contract/ticket-types'
import { askFor, type FieldBook, requireBy } from '../own-fields/own-fields.ts'
import { type Actor, isDeskActor } from '../platform/actor.ts'

/** What a form asks for; null for everything that tickets of the kind have. */
export type Form = readonly FormField[] | null

/** Own fields as a form asks for them: others cannot be filled in, and customers only see those that are for them. Pure. */
export function askedByForm(actor: Actor, book: FieldBook, form: Form): FieldBook {
  if (form === null) return book
  return askFor(book, askedOf(form.filter(({ portal }) => portal || isDeskActor(actor))))
}

/** Own fields as a form requires them of a ticket that is there: what it does not ask for can be written still. Pure. */
export const requiredByForm = (book: FieldBook, form: Form): FieldBook =>
  form === null ? book : requireBy(book, askedOf(form))

const askedOf = (form: readonly FormField[]) =>
  new Map(form.map(({ field, required }) => [field.replace('custom.', ''), required]))

/** Built-in fields that a form requires and that are empty, with what would be right. Pure. */
export function missingByForm(
  form: Form,
  { categoryId, description }: { readonly categoryId: string | null; readonly description: string },
  locale: Locale,
): Readonly<Record<string, string>> {
  const asks = (name: string) => form?.some(({ field, required }) => field === name && required) ?? false
  return {
    ...(asks('category') && categoryId === null ? { categoryId: sentences.category[locale] } : {}),
    ...(asks('description') && description === '' ? { description: sentences.description[locale] } : {}),
  }
}

const sentences = {
  category: { 'zh-CN': '这种工单要选分类', en: 'a category, for tickets of this type' },
  description: { 'zh-CN': '这种工单要写清楚客户怎么说', en: 'what the customer says, for tickets of this type' },
} as const satisfies Record<string, Record<Locale, string>>
