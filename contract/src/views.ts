import * as z from 'zod'
import { endpoint } from './endpoint.ts'
import { ById, Id, listOf, Nothing } from './fields.ts'
import { Filter } from './filters.ts'
import type { Permission } from './permissions.ts'

/** Who finds a view besides its owner. Each sees in it what their own scope holds. */
export const Sharing = z.enum(['nobody', 'team', 'department', 'everybody'])
export type Sharing = z.infer<typeof Sharing>

/** What views of every list keep. */
export const definition = {
  search: z.string().trim().min(1).max(100).optional(),
  filter: Filter.optional(),
}

const viewOf = <D extends z.ZodType>(definition: D) =>
  z.object({
    id: Id,
    name: z.string(),
    owner: z.object({ id: Id, name: z.string().nullable() }),
    sharing: Sharing,
    /** The team or department that it is shared with. */
    audience: z.object({ id: Id, name: z.string() }).nullable(),
    definition,
    /** Fields it filters, sorts or groups by that there are no more, or not for the caller: the list refuses them. */
    missingFields: z.array(z.string()),
    editable: z.boolean(),
    /** Where it stands among the caller's own tabs, and whether the list opens with it. */
    pin: z.object({ place: z.int(), opens: z.boolean() }).nullable(),
    version: z.int(),
  })

const name = z.string().trim().min(1).max(40)
const reasons = ['view.audience_unknown', 'view.audience_foreign'] as const

interface Of<D> {
  readonly path: `/${string}`
  readonly permission: Permission
  readonly records: string
  readonly definition: D
}

/** How what somebody keeps of a list is made, shared, pinned and removed. */
export function viewEndpoints<D extends z.ZodType>({ path, permission, records, definition }: Of<D>) {
  const View = viewOf(definition)
  return {
    list: endpoint({
      method: 'GET',
      path,
      permission,
      summary: `The views of ${records} that are the caller’s own or shared with the caller; pinned ones first.`,
      input: z.strictObject({}),
      output: listOf(View),
    }),
    create: endpoint({
      method: 'POST',
      path,
      permission,
      summary: `Keeps a list of ${records} as a view: for oneself, for a team or department, or for everybody.`,
      input: z.strictObject({ name, definition, sharing: Sharing.default('nobody'), audienceId: Id.optional() }),
      output: View,
      reasons: [...reasons],
    }),
    update: endpoint({
      method: 'PATCH',
      path: `${path}/:id`,
      permission,
      summary: 'Renames, changes or shares a view.',
      input: z.strictObject({
        id: Id,
        name: name.optional(),
        definition: definition.optional(),
        sharing: Sharing.optional(),
        audienceId: Id.optional(),
      }),
      output: View,
      reasons: ['record.changed', 'view.of_another', ...reasons],
    }),
    remove: endpoint({
      method: 'DELETE',
      path: `${path}/:id`,
      permission,
      summary: 'Removes a view, for everybody.',
      input: ById,
      output: Nothing,
      reasons: ['view.of_another'],
    }),
    pin: endpoint({
      method: 'POST',
      path: `${path}/:id/pin`,
      permission,
      summary: 'Gives a view a place among the caller’s tabs; `opens` makes the list begin with it.',
      input: z.strictObject({ id: Id, place: z.int().min(0).max(99), opens: z.boolean().default(false) }),
      output: View,
    }),
    unpin: endpoint({
      method: 'DELETE',
      path: `${path}/:id/pin`,
      permission,
      summary: 'Takes a view out of the caller’s tabs.',
      input: ById,
      output: Nothing,
    }),
  }
}
