import * as z from 'zod'
import { endpoint } from './endpoint.ts'

export const Company = z.object({
  /** As customers read it on their pages; null until it is set. */
  name: z.string().nullable(),
  /** How customers reach the company, read at the foot of their pages; null until it is set. */
  phone: z.string().nullable(),
  email: z.string().nullable(),
  version: z.int(),
})
export type Company = z.infer<typeof Company>

/** What a company prints on its boxes (400-820-8820, 95588): rarely a number that could be a person's. */
const Hotline = z
  .string()
  .trim()
  .refine((text) => /^\+?\d[\d\s()-]{3,28}\d$/.test(text), { params: { rule: 'hotline' } })

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
    summary: 'Changes how the company is called and reached on the pages of its customers.',
    input: z.strictObject({
      name: z.string().trim().min(1).max(60).nullable().optional(),
      phone: Hotline.nullable().optional(),
      email: z.email().max(254).nullable().optional(),
    }),
    output: Company,
    reasons: ['record.changed'],
  }),
}
