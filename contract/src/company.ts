import * as z from 'zod'
import { endpoint } from './endpoint.ts'

export const Company = z.object({
  /** As customers read it on their pages; null until it is set. */
  name: z.string().nullable(),
  version: z.int(),
})
export type Company = z.infer<typeof Company>

export const company = {
  get: endpoint({
    method: 'GET',
    path: '/company',
    permission: 'signed-in',
    summary: 'The company whose customers these are.',
    input: z.strictObject({}),
    output: Company,
  }),
  update: endpoint({
    method: 'PATCH',
    path: '/company',
    permission: 'settings.manage',
    summary: 'Changes how the company is called on the pages of its customers.',
    input: z.strictObject({ name: z.string().trim().min(1).max(60).nullable() }),
    output: Company,
    reasons: ['record.changed'],
  }),
}
