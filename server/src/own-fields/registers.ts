import type { OwnFieldKind, OwnValue, OwnValues } from '@zhike/contract/own-fields'
import { reasonText } from '@zhike/contract/reasons'
import { batchOf } from '../platform/db/batches.ts'
import type { FieldBook } from './field-books.ts'
import { type ClaimBatch, claimShape, entryShape, type RegisterBatches, releaseShape } from './registers.queries.ts'
import type { Fault, OwnFault } from './value-faults.ts'
import { formValue, uniqueForm } from './value-forms.ts'
import type { ReadValues } from './value-reading.ts'
import type { Claim } from './values.queries.ts'

/** A unique value that somebody has already. */
export interface Taken {
  readonly fieldId: string
  readonly value: string
  readonly recordId: string
  /** The record that shows it: the one that its own was merged into, if it was. */
  readonly shownBy: string
  /** Of the customer or order, where the actor sees it. */
  readonly number: string | null
}

type Holder = Taken & { readonly holderId: string; readonly isNew: boolean; readonly row: number | null }

/** Who is about to take values, a customer or what belongs to one, and in which row of a file. */
export interface Taker {
  readonly id: string
  readonly holderId: string
  readonly row: number | null
}

/** Who has which unique values while many records get theirs, one after the other. Touches no database. */
export interface Register {
  /** Gives a record what was read for it; or says what somebody else has, and changes nothing. */
  take(taker: Taker, read: Pick<ReadValues, 'claims' | 'released'>): OwnFault | undefined
  /** What has to be written for it. */
  pack(): RegisterBatches
}

/** The unique values that are given, or would be by default, as a question: who has them. */
export const uniqueClaims = ({ fields }: FieldBook, given: readonly OwnValues[]): ClaimBatch => {
  const unique = fields.filter(({ isUnique }) => isUnique)
  const claims = given.flatMap((values) =>
    unique.flatMap((field) => {
      const formed = formValue(field, values[field.key] ?? field.defaultValue)
      return 'fault' in formed || formed.value === null ? [] : [claimOf(field.id, formed.value)]
    }),
  )
  return batchOf(claimShape, [...new Map(claims.map((claim) => [keyOf(claim), claim])).values()])
}

export const claimOf = (fieldId: string, value: OwnValue) => ({ fieldId, value: uniqueForm(value) })

/** A register of those fields, as `taken` says that it stands. */
export function openRegister({ fields }: FieldBook, taken: readonly Taken[]): Register {
  const holders = new Map(
    taken.map((one): [string, Holder] => [keyOf(one), { ...one, holderId: '', isNew: false, row: null }]),
  )
  const released: { recordId: string; fieldId: string }[] = []
  const release = (recordId: string, fieldId: string) => {
    released.push({ recordId, fieldId })
    for (const [key, holder] of holders)
      if (holder.recordId === recordId && holder.fieldId === fieldId) holders.delete(key)
  }
  const faultOf = ({ fieldId, key }: Claim, holder: Holder): OwnFault => {
    const field = fields.find(({ id }) => id === fieldId)
    return { key, name: field?.name ?? key, text: takenBy(holder, field?.kind ?? 'customer') }
  }
  return {
    take: ({ id, holderId, row }, read) => {
      for (const claim of read.claims) {
        const holder = holders.get(keyOf(claim))
        if (holder && holder.shownBy !== id) return faultOf(claim, holder)
      }
      for (const fieldId of read.released) release(id, fieldId)
      for (const { fieldId, value } of read.claims) {
        const own = { fieldId, value, recordId: id, holderId, shownBy: id, number: null, isNew: true, row }
        if (!holders.has(keyOf(own))) holders.set(keyOf(own), own)
      }
      return undefined
    },
    pack: () => ({
      released: batchOf(releaseShape, released),
      claims: batchOf(
        entryShape,
        [...holders.values()].filter(({ isNew }) => isNew),
      ),
    }),
  }
}

export const keyOf = ({ fieldId, value }: Pick<Claim, 'fieldId' | 'value'>) => `${fieldId} ${value}`

const kindWords = {
  customer: { 'zh-CN': '客户', en: 'customer' },
  order: { 'zh-CN': '订单', en: 'order' },
  ticket: { 'zh-CN': '工单', en: 'ticket' },
} as const satisfies Record<OwnFieldKind, Fault>

function takenBy({ row, number, isNew }: Holder, kind: OwnFieldKind): Fault {
  if (isNew && row !== null)
    return { 'zh-CN': `不能重复，文件第 ${row} 行已经用了`, en: `must be unique; row ${row} has it already` }
  if (number !== null) {
    const { 'zh-CN': zh, en } = kindWords[kind]
    return { 'zh-CN': `不能重复，${zh} ${number} 已经有了`, en: `must be unique; ${en} ${number} has it already` }
  }
  const reason = 'own_field.taken_hidden'
  return { 'zh-CN': reasonText(reason, 'zh-CN'), en: reasonText(reason, 'en') }
}
