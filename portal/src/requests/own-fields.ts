import type { PortalType } from '@zhike/contract/portal'
import { type ComponentType, Fragment, h, type TargetedEvent } from 'preact'
import { useContext } from 'preact/hooks'
import { Field } from '../frame/field.ts'
import { ReaderContext } from '../frame/reader.ts'
import { idOf } from './asked.ts'
import type { Written } from './request.ts'

type AskedField = PortalType['fields'][number]

interface OwnFieldsProps {
  readonly type: PortalType
  readonly custom: Written['custom']
  /** What would be right, by the ids of the controls. */
  readonly marks: Readonly<Record<string, string>>
  readonly change: (custom: Written['custom']) => void
}

/** What the form of a type asks for besides, in its order. */
export function OwnFields({ type, custom, marks, change }: OwnFieldsProps) {
  const { locale } = useContext(ReaderContext)
  return h(
    Fragment,
    null,
    type.fields.map((field) => {
      const { key, name, nameEn } = field
      const props = {
        field,
        label: locale === 'en' ? (nameEn ?? name) : name,
        value: custom[key] ?? '',
        wrong: marks[idOf(key)],
        change: (value: string | readonly string[]) => change({ ...custom, [key]: value }),
      }
      return h(controls[field.type] ?? Line, { key, ...props })
    }),
  )
}

interface ControlProps {
  readonly field: AskedField
  readonly label: string
  readonly value: string | readonly string[]
  readonly wrong: string | undefined
  readonly change: (value: string | readonly string[]) => void
}

function Line({ field: { key, type, help }, label, value, wrong, change }: ControlProps) {
  return h(Field, {
    name: idOf(key),
    label,
    value: String(value),
    change,
    wrong,
    type: type === 'date' ? 'date' : 'text',
    placeholder: help,
    maxLength: 1000,
  })
}

function Choice({ field: { key, choices }, label, value, wrong, change }: ControlProps) {
  const id = idOf(key)
  const onChange = (event: TargetedEvent<HTMLSelectElement>) => change(event.currentTarget.value)
  return h(
    'div',
    { class: 'field' },
    h('label', { for: id }, label),
    h(
      'select',
      { id, value: String(value), onChange },
      h('option', { value: '' }, ''),
      choices.map(({ code, name }) => h('option', { value: code }, name)),
    ),
    wrong === undefined ? null : h('p', { class: 'wrong' }, wrong),
  )
}

function Choices({ field: { key, choices }, label, value, wrong, change }: ControlProps) {
  const chosen = typeof value === 'string' ? [] : value
  const chip = (code: string, name: string) =>
    h(
      'label',
      { class: 'chip' },
      h('input', {
        class: 'unseen',
        type: 'checkbox',
        checked: chosen.includes(code),
        onChange: () => change(chosen.includes(code) ? chosen.filter((one) => one !== code) : [...chosen, code]),
      }),
      h('span', null, name),
    )
  return h(
    'fieldset',
    { class: 'chips', id: idOf(key), tabIndex: -1 },
    h('legend', null, label),
    choices.map(({ code, name }) => chip(code, name)),
    wrong === undefined ? null : h('p', { class: 'wrong' }, wrong),
  )
}

const controls: Partial<Record<AskedField['type'], ComponentType<ControlProps>>> = {
  choice: Choice,
  multi_choice: Choices,
}
