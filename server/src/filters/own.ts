import type { FieldType } from '@zhike/contract/filters'
import type { OwnFieldKind, OwnFieldType } from '@zhike/contract/own-fields'
import { ownFields, visibleFields } from '../own-fields/own-fields.ts'
import type { Ctx } from '../platform/ctx.ts'
import type { ListField } from './fields.ts'
import type { Source } from './terms.ts'

/** How values of a type are asked for; what a formula gives is worked out when it is read and cannot be, nor what a file holds. */
const asked: Readonly<
  Record<Exclude<OwnFieldType, 'formula' | 'file'>, readonly [FieldType, 'text' | 'number' | 'texts']>
> = {
  text: ['text', 'text'],
  number: ['number', 'number'],
  money: ['money', 'number'],
  date: ['date', 'text'],
  choice: ['choice', 'text'],
  multi_choice: ['tags', 'texts'],
  person: ['person', 'text'],
}

/** The own fields that the actor may see, as something that a list of their kind is filtered by: `custom.<key>`. */
export const ownFilterFields =
  (kind: OwnFieldKind) =>
  async (ctx: Ctx): Promise<ListField[]> => {
    const book = await ownFields(ctx, kind)
    return visibleFields(ctx.actor, book).flatMap(({ key, name, type, choices }) => {
      if (type === 'formula' || type === 'file') return []
      const [fieldType, as] = asked[type]
      const source: Source = { custom: key, as }
      const options = choices.map(({ code, name: label }) => ({ value: code, label }))
      return [
        { name: `custom.${key}`, type: fieldType, source, label: name, ...(options.length > 0 ? { options } : {}) },
      ]
    })
  }
