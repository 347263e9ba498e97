import * as z from 'zod'
import { endpoint } from '../endpoint.ts'
import { roleCodes } from '../permissions.ts'

/** `asvs`: long passwords, kept while they are good. `mlps3` (等保三级): kinds of characters, 90 days, two factors for all. */
export const LogInProfile = z.enum(['asvs', 'mlps3'])

export const LogInRules = z.object({
  profile: LogInProfile,
  /** Roles whose people must have a second factor; under `mlps3` everybody must. */
  secondFactorRoles: z.array(z.enum(roleCodes)),
  /** Of those who may log in, how many have a second factor, and how many of them must. */
  people: z.object({ all: z.int(), withFactor: z.int(), owing: z.int() }),
  version: z.int(),
})
export type LogInRules = z.infer<typeof LogInRules>

export const logInRules = {
  get: endpoint({
    method: 'GET',
    path: '/log-in-rules',
    permission: 'settings.manage',
    summary: 'What log-ins must fulfil.',
    input: z.strictObject({}),
    output: LogInRules,
  }),
  update: endpoint({
    method: 'PATCH',
    path: '/log-in-rules',
    permission: 'settings.manage',
    summary: 'Sets what log-ins must fulfil; it counts from everybody’s next request on.',
    input: z.strictObject({
      profile: LogInProfile.optional(),
      secondFactorRoles: z.array(z.enum(roleCodes)).max(roleCodes.length).optional(),
    }),
    output: LogInRules,
    reasons: ['record.changed'],
  }),
}
