import { ArrowDownOutlined, ArrowUpOutlined } from '@ant-design/icons'
import type { OwnField } from '@zhike/contract/own-fields'
import { Button, Checkbox, Switch } from 'antd'
import { useLocale, useTexts } from '../frame/texts.ts'
import { fieldsFor, nameIn } from '../own-fields/fields-of.ts'
import { useOwnFields } from '../own-fields/use-own-fields.ts'
import forms from '../settings/forms.module.css'
import styles from './ticket-types.module.css'
import { typeTexts } from './ticket-types.texts.ts'
import { type FormLine, formLines, isBuiltIn, moved, type PartProps, wholeForm, withField } from './type-draft.ts'

/** Own fields that customers can be asked for. */
const askable: ReadonlySet<OwnField['type']> = new Set(['text', 'number', 'money', 'date', 'choice', 'multi_choice'])

/** Which fields a new ticket of the type asks for, in which order. */
export function TypeForm({ draft: { kind, form, portal }, refused, onChange }: PartProps) {
  const t = useTexts(typeTexts)
  const own = fieldsFor(useOwnFields('ticket') ?? [], kind)
  const keys = own.map(({ key }) => key)
  const set = (next: readonly FormLine[] | ReturnType<typeof moved>) => onChange({ form: next.map(bare) })
  const wrong = Object.entries(refused).find(([path]) => path.startsWith('form.'))?.[1]
  return (
    <>
      <p className={styles.switch}>
        <Switch
          id="whole-form"
          checked={form !== null}
          onChange={(on) => onChange({ form: on ? [...wholeForm(keys)] : null })}
        />
        <label htmlFor="whole-form">{t('ownForm')}</label>
        <span className={forms.quiet}>{t(form === null ? 'wholeFormHint' : 'ownFormHint')}</span>
      </p>
      {wrong ? <p className={forms.refusal}>{wrong}</p> : null}
      {form === null ? null : (
        <ol className={styles.fields}>
          {formLines(form, keys).map((line) => (
            <Line
              key={line.field}
              line={line}
              own={own.find(({ key }) => line.field === `custom.${key}`)}
              forCustomers={portal}
              onChange={(next) => set(withField(form, next))}
              onMove={(by) => set(moved(form, line.field, by))}
            />
          ))}
        </ol>
      )}
    </>
  )
}

const bare = ({ field, required, portal }: Omit<FormLine, 'shown'>) => ({ field, required, portal })

interface LineProps {
  readonly line: FormLine
  /** Undefined for a built-in field. */
  readonly own: OwnField | undefined
  /** Whether customers can choose the type at all. */
  readonly forCustomers: boolean
  readonly onChange: (line: FormLine) => void
  readonly onMove: (by: -1 | 1) => void
}

function Line({ line, own, forCustomers, onChange, onMove }: LineProps) {
  const t = useTexts(typeTexts)
  const locale = useLocale()
  const name = own ? nameIn(own, locale) : isBuiltIn(line.field) ? t(`field_${line.field}`) : line.field
  const isAsked = own ? own.type !== 'file' && own.type !== 'formula' : ['category', 'description'].includes(line.field)
  const box = (part: 'shown' | 'required' | 'portal', words: string, isOffered: boolean) =>
    isOffered ? (
      <Checkbox
        checked={line[part]}
        disabled={part !== 'shown' && !line.shown}
        aria-label={`${words} ${name}`}
        onChange={({ target }) => onChange({ ...line, [part]: target.checked })}
      >
        {words}
      </Checkbox>
    ) : (
      <span />
    )
  return (
    <li className={styles.field} data-hidden={!line.shown || undefined}>
      <span className={styles.fieldName}>{name}</span>
      {box('shown', t('shown'), true)}
      {box('required', t('required'), isAsked)}
      {box('portal', t('asksCustomer'), forCustomers && own !== undefined && askable.has(own.type))}
      <span className={styles.moves}>
        <Button
          size="small"
          type="text"
          disabled={!line.shown}
          icon={<ArrowUpOutlined aria-hidden />}
          aria-label={t('moveUp', { name })}
          onClick={() => onMove(-1)}
        />
        <Button
          size="small"
          type="text"
          disabled={!line.shown}
          icon={<ArrowDownOutlined aria-hidden />}
          aria-label={t('moveDown', { name })}
          onClick={() => onMove(1)}
        />
      </span>
    </li>
  )
}
