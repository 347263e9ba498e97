import type { FileRef } from '@zhike/contract/fields'
import type { OwnValue, OwnValues } from '@zhike/contract/own-fields'
import type { Actor } from '../platform/actor.ts'
import type { Change } from '../platform/events/events.ts'
import type { FieldBook } from './field-books.ts'
import type { StoredField } from './own-fields.tables.ts'
import { type Fault, faults } from './value-faults.ts'
import { formValue, uniqueForm } from './value-forms.ts'
import type { Claim } from './values.queries.ts'
import { isFor, mayEdit, maySee } from './visibility.ts'

/** What values are given to. */
export interface ReadFor {
  readonly actor: Actor
  /** The kind of customer or ticket; undefined for orders. */
  readonly is?: string | undefined
  /** What stands there now; undefined for what is only being made. */
  readonly existing?: OwnValues | undefined
  /** Of what is there: whether all that is required has to be there, as for what is new, or only what is given. */
  readonly asks?: 'all' | 'given' | undefined
}

/** Given values as they will be kept, or what is wrong with them. */
export interface ReadValues {
  readonly values: OwnValues
  readonly changes: readonly Change[]
  readonly faults: ReadonlyMap<string, Fault>
  /** Values of unique fields that are new here, and the fields whose former value is given up. */
  readonly claims: readonly Claim[]
  readonly released: readonly string[]
  /** Keys of persons that must exist. */
  readonly persons: readonly { readonly key: string; readonly id: string }[]
  /** Files that must hang on the record, for this field. */
  readonly files: readonly { readonly key: string; readonly fieldId: string; readonly file: FileRef }[]
}

/**
 * Reads given values by their fields. What is new gets default values and is asked for what is required, as far as the
 * actor may write it; what is there already keeps what is not given. Pure: a whole file can be read by it.
 */
export function readValues({ fields, retired }: FieldBook, given: OwnValues, reading: ReadFor): ReadValues {
  const known = new Map(fields.map((field) => [field.key, field]))
  const values: OwnValues = { ...reading.existing }
  const wrong = new Map<string, Fault>()
  const changed: { field: StoredField; value: OwnValue | null }[] = []
  const changes: Change[] = []
  for (const [key, value] of Object.entries(withDefaults(fields, given, reading))) {
    const field = known.get(key)
    const old = Object.hasOwn(values, key) ? (values[key] ?? null) : null
    const read = field ? readOne(field, value, old, reading) : readStray(value, retired.has(key) ? null : old)
    if ('fault' in read) wrong.set(key, read.fault)
    else if (!same(read.value, old)) {
      if (read.value === null) delete values[key]
      else values[key] = read.value
      // the log names a field by its id: whoever may not see the field cannot even tell its name
      changes.push({ field: `custom.${field?.id ?? key}`, old, new: read.value })
      if (field) changed.push({ field, value: read.value })
    }
  }
  for (const field of fields) if (isWanting(field, values, given, reading)) wrong.set(field.key, faults.required)
  const unique = changed.filter(({ field }) => field.isUnique)
  return {
    values,
    changes,
    faults: wrong,
    claims: unique.flatMap(({ field, value }) =>
      value === null ? [] : [{ fieldId: field.id, key: field.key, value: uniqueForm(value) }],
    ),
    released: reading.existing === undefined ? [] : unique.map(({ field }) => field.id),
    persons: changed.flatMap(({ field, value }) =>
      field.type === 'person' && typeof value === 'string' ? [{ key: field.key, id: value }] : [],
    ),
    files: changed.flatMap(({ field: { type, key, id: fieldId }, value }) =>
      type === 'file' && value !== null ? [{ key, fieldId, file: value as FileRef }] : [],
    ),
  }
}

function withDefaults(fields: readonly StoredField[], given: OwnValues, { existing, is }: ReadFor): OwnValues {
  if (existing !== undefined) return given
  const defaults = fields.filter(({ defaultValue, ...field }) => defaultValue !== null && isFor(field, is))
  return { ...Object.fromEntries(defaults.map(({ key, defaultValue }) => [key, defaultValue])), ...given }
}

function readOne(field: StoredField, value: OwnValue | null, old: OwnValue | null, { actor, is, existing }: ReadFor) {
  // what one may not see does not exist
  if (!maySee(actor, field)) return existing === undefined && isDefault(field, value) ? { value } : no('unknown')
  if (field.type === 'formula') return no('computed')
  if (!mayEdit(actor, field) && !(existing === undefined && isDefault(field, value))) return no('notYours')
  if (!isFor(field, is) && value !== null) return no('notHere')
  return formValue(field, value, old)
}

const no = (fault: keyof typeof faults) => ({ fault: faults[fault] })
const isDefault = ({ defaultValue }: StoredField, value: OwnValue | null) => same(defaultValue, value)

/** A value from before under a key that no field has can only be taken away. */
const readStray = (value: OwnValue | null, old: OwnValue | null) =>
  value === null && old !== null ? { value } : no('unknown')

/** Asked of what is new or gets another form, and of what empties the field: a record from before the field is not wrong until then. */
function isWanting(field: StoredField, values: OwnValues, given: OwnValues, reading: ReadFor): boolean {
  const { actor, is, existing, asks } = reading
  if (!field.required || Object.hasOwn(values, field.key) || !isFor(field, is) || !mayEdit(actor, field)) return false
  return existing === undefined || asks === 'all' || Object.hasOwn(given, field.key)
}

const same = (a: OwnValue | null, b: OwnValue | null) => JSON.stringify(a) === JSON.stringify(b)
