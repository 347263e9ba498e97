import type { PortalType } from '@zhike/contract/portal'
import type { TicketKind } from '@zhike/contract/tickets'
import { h, type TargetedEvent } from 'preact'
import { Field } from '../frame/field.ts'
import type { IslandState } from '../frame/island.ts'
import { PicturePicker } from '../frame/picture-picker.ts'
import { useWords } from '../frame/reader.ts'
import { useReady } from '../frame/ready.ts'
import { CategoryField, type Choice, KindField, TypeField } from './kind-fields.ts'
import { OwnFields } from './own-fields.ts'
import type { CheckedField, Written } from './request.ts'
import { requestTexts } from './requests.texts.ts'
import { useRequest } from './use-request.ts'

export interface RequestState extends IslandState {
  readonly kind: TicketKind
  readonly choices: readonly Choice[]
  readonly types: readonly PortalType[]
  readonly typed?: Partial<Written>
}

/** The form for a request or complaint. */
export function RequestForm({ kind, choices, types, typed }: RequestState) {
  const words = useWords(requestTexts)
  const request = useRequest(kind, types, typed)
  const ready = useReady()
  const { written, type, wrongs, marks, change, busy } = request

  /** What every text field of the form shares. */
  function field(name: CheckedField) {
    const wrong = wrongs[name]
    return {
      name,
      label: words(name),
      value: written[name],
      change: (value: string) => change({ [name]: value }),
      wrong: wrong === undefined ? undefined : words(`wrong.${wrong}`),
    }
  }

  function send(event: TargetedEvent<HTMLFormElement>) {
    event.preventDefault()
    if (!busy) void request.submit()
  }

  return h(
    'form',
    { class: 'asking needs-script', noValidate: true, onSubmit: send },
    h('h1', null, words(`heading.${written.kind}`)),
    h('p', { class: 'lead' }, words(`lead.${written.kind}`)),
    h(KindField, { written, change }),
    h(TypeField, { written, change, types }),
    type?.category === 'hidden' ? null : h(CategoryField, { written, change, choices, wrong: marks.categoryId }),
    h(Field, { ...field('title'), placeholder: words(`titleHint.${written.kind}`), maxLength: 200 }),
    h(Field, { ...field('description'), placeholder: words('descriptionHint'), maxLength: 20_000, rows: 5 }),
    type ? h(OwnFields, { type, custom: written.custom, marks, change: (custom) => change({ custom }) }) : null,
    h(
      'div',
      { class: 'field' },
      h('span', { class: 'label' }, words('pictures')),
      h(PicturePicker, { pictures: request.pictures, onChange: request.setPictures }),
    ),
    h(
      'fieldset',
      null,
      h('legend', null, words('contact')),
      h('p', { class: 'quiet' }, words('contactMore')),
      h(Field, { ...field('name'), autoComplete: 'name', maxLength: 100 }),
      h(Field, { ...field('phone'), type: 'tel', autoComplete: 'tel', maxLength: 30 }),
      h(Field, { ...field('email'), type: 'email', autoComplete: 'email', maxLength: 254 }),
    ),
    h('p', { class: 'wrong', role: 'alert' }, request.failure),
    h(
      'button',
      { type: 'submit', class: 'button wide', disabled: busy || !ready },
      words(busy ? 'submitting' : 'submit'),
    ),
    request.kept && !busy ? h(DraftLine, { clear: request.clear }) : null,
  )
}

function DraftLine({ clear }: { readonly clear: () => void }) {
  const words = useWords(requestTexts)
  return h(
    'p',
    { class: 'quiet draft' },
    words('draft'),
    h('button', { type: 'button', class: 'link', onClick: clear }, words('draftClear')),
  )
}
