import type { PortalType, SubmitForm } from '@zhike/contract/portal'
import { type Typed, valuesOf } from './asked.ts'

/** What stands in the form, as typed: nothing is ever absent, only empty. */
export type Written = Readonly<Record<Exclude<keyof SubmitForm, 'kind' | 'custom'>, string>> &
  Pick<SubmitForm, 'kind'> & { readonly custom: Typed }

/** Fields that can be wrong, in the order in which they stand on the page. */
export const checkedFields = ['title', 'description', 'name', 'phone', 'email'] as const
export type CheckedField = (typeof checkedFields)[number]
/** The key of the text that says what would be right. */
export type Wrong = CheckedField | 'contact'
export type Wrongs = { readonly [N in CheckedField]?: Wrong }

export const emptyRequest = (kind: Written['kind']): Written => ({
  kind,
  typeId: '',
  categoryId: '',
  title: '',
  description: '',
  name: '',
  phone: '',
  email: '',
  custom: {},
})

/** What somebody typed while the page's modules were still on their way. */
export function typedIn(form: HTMLFormElement | undefined): Partial<Written> {
  const fields = [...new FormData(form)].filter(
    ([name, value]) => typeof value === 'string' && value !== '' && !name.includes('.'),
  )
  return Object.fromEntries(fields)
}

/** What is wrong before it is sent. The server looks again; this is so that nobody waits for it. */
export function checkRequest(written: Written): Wrongs {
  const { title, description, name, phone, email } = trimmed(written)
  return {
    ...(title === '' || title.length > 200 ? { title: 'title' } : {}),
    ...(description === '' || description.length > 20_000 ? { description: 'description' } : {}),
    ...(name === '' || name.length > 100 ? { name: 'name' } : {}),
    ...(phone === '' && email === '' ? { phone: 'contact' } : {}),
    ...(phone !== '' && !looksLikePhone(phone) ? { phone: 'phone' } : {}),
    ...(email !== '' && !/^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(email) ? { email: 'email' } : {}),
  }
}

const looksLikePhone = (phone: string) => /^\+?[\d\s()-]{5,30}$/.test(phone) && phone.replace(/\D/g, '').length >= 5

/** The fields that the server named, in our words; those that are not on the page are left out. */
export const wrongsOf = (fields: Readonly<Record<string, string>>): Wrongs =>
  Object.fromEntries(checkedFields.filter((field) => field in fields).map((field) => [field, field]))

/** The form as the contract wants it: what was left empty, or the type does not ask for, is left out. */
export function sendable(written: Written, type?: PortalType): SubmitForm {
  const { categoryId, phone, email, custom, typeId: _, ...rest } = trimmed(written)
  const values = valuesOf(type, custom)
  return {
    ...rest,
    ...(type ? { typeId: type.id } : {}),
    ...(categoryId && type?.category !== 'hidden' ? { categoryId } : {}),
    ...(phone ? { phone } : {}),
    ...(email ? { email } : {}),
    ...(Object.keys(values).length > 0 ? { custom: values } : {}),
  }
}

const trimmed = (written: Written): Written => ({
  ...written,
  title: written.title.trim(),
  description: written.description.trim(),
  name: written.name.trim(),
  phone: written.phone.trim(),
  email: written.email.trim(),
})
