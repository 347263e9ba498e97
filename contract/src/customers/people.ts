import * as z from 'zod'
import { Id, ShortText } from '../fields.ts'
import { CustomerSummary } from './facts.ts'

/** 关键人: somebody inside an organisation, who is a customer of kind person as well. */
export const KeyPerson = z.object({
  id: Id,
  person: CustomerSummary,
  role: z.string(),
  /** 影响力 1 (little) to 5 (decides). */
  influence: z.int().min(1).max(5),
})
export const NewKeyPerson = z.strictObject({ id: Id, personId: Id, role: ShortText, influence: z.int().min(1).max(5) })

export const Collaborator = z.object({ id: Id, name: z.string(), mode: z.enum(['read_only', 'joint']) })
