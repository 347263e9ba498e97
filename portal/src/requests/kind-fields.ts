import type { PortalType } from '@zhike/contract/portal'
import type { TicketKind } from '@zhike/contract/tickets'
import { h, type TargetedEvent } from 'preact'
import { useContext } from 'preact/hooks'
import { frameTexts } from '../frame/frame.texts.ts'
import { kindsInOrder } from '../frame/kinds.ts'
import { ReaderContext, useWords } from '../frame/reader.ts'
import type { Written } from './request.ts'
import { requestTexts } from './requests.texts.ts'

/** A category that the form offers. */
export interface Choice {
  readonly id: string
  readonly kind: TicketKind
  readonly name: string
}

interface FieldProps {
  readonly written: Written
  readonly change: (changes: Partial<Written>) => void
}

/** Which kind it is: chosen on the way here, and still to be changed. */
export function KindField({ written, change }: FieldProps) {
  const words = useWords(requestTexts)
  const names = useWords(frameTexts)
  const chip = (kind: TicketKind) =>
    h(
      'label',
      { class: 'chip' },
      h('input', {
        class: 'unseen',
        type: 'radio',
        name: 'kind',
        value: kind,
        checked: written.kind === kind,
        onChange: () => change({ kind, categoryId: '', typeId: '' }),
      }),
      h('span', null, names(`kind.${kind}`)),
    )
  return h('fieldset', { class: 'chips' }, h('legend', null, words('kind')), kindsInOrder.map(chip))
}

/** What exactly is wanted, where the company offers some types. */
export function TypeField({ written, change, types }: FieldProps & { readonly types: readonly PortalType[] }) {
  const words = useWords(requestTexts)
  const { locale } = useContext(ReaderContext)
  const offered = types.filter((type) => type.kind === written.kind)
  if (offered.length === 0) return null
  const onChange = (event: TargetedEvent<HTMLSelectElement>) => change({ typeId: event.currentTarget.value })
  return h(
    'div',
    { class: 'field' },
    h('label', { for: 'typeId' }, words('type')),
    h(
      'select',
      { id: 'typeId', name: 'typeId', value: written.typeId, onChange },
      h('option', { value: '' }, words('categoryNone')),
      offered.map(({ id, name, nameEn }) => h('option', { value: id }, locale === 'en' ? (nameEn ?? name) : name)),
    ),
  )
}

interface CategoryProps extends FieldProps {
  readonly choices: readonly Choice[]
  readonly wrong?: string | undefined
}

/** Which sort of that kind, where the company has named some. */
export function CategoryField({ written, change, choices, wrong }: CategoryProps) {
  const words = useWords(requestTexts)
  const offered = choices.filter((choice) => choice.kind === written.kind)
  if (offered.length === 0) return null
  const onChange = (event: TargetedEvent<HTMLSelectElement>) => change({ categoryId: event.currentTarget.value })
  return h(
    'div',
    { class: 'field' },
    h('label', { for: 'categoryId' }, words('category')),
    h(
      'select',
      { id: 'categoryId', name: 'categoryId', value: written.categoryId, onChange },
      h('option', { value: '' }, words('categoryNone')),
      offered.map(({ id, name }) => h('option', { value: id }, name)),
    ),
    wrong === undefined ? null : h('p', { class: 'wrong' }, wrong),
  )
}
