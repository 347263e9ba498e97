import type { Output } from '@zhike/contract/endpoint'
import type { portal } from '@zhike/contract/portal'
import { ownFields } from '../own-fields/own-fields.ts'
import type { Ctx } from '../platform/ctx.ts'
import { selectPortalTypes } from './ticket-types.queries.ts'

/** The types that customers can choose, each with the own fields that its form asks of them, in order. */
export async function listPortalTypes(ctx: Ctx): Promise<Output<typeof portal.listTypes>> {
  const types = await selectPortalTypes(ctx.db)
  const { fields } = types.length > 0 ? await ownFields(ctx, 'ticket') : { fields: [] }
  return {
    items: types.map(({ form, ...type }) => {
      const category = form?.find(({ field }) => field === 'category')
      return {
        ...type,
        category: form === null ? 'asked' : !category ? 'hidden' : category.required ? 'required' : 'asked',
        fields: (form ?? []).flatMap(({ field, required, portal }) => {
          const own = portal ? fields.find(({ key }) => field === `custom.${key}`) : undefined
          if (!own) return []
          const { key, name, nameEn, type: of, help, choices } = own
          const offered = choices.filter(({ retired }) => !retired)
          return [{ key, name, nameEn, type: of, help, choices: offered, required: own.required || required }]
        }),
      }
    }),
  }
}
