import * as z from 'zod'
import { endpoint } from './endpoint.ts'
import { ActorRef, Time } from './fields.ts'

export const KeyRotation = z.object({
  /** The key version that everything is sealed by again. */
  version: z.int(),
  startedAt: Time,
  startedBy: ActorRef.nullable(),
  /** How many values there were to seal; null until work on it has begun. */
  total: z.int().nullable(),
  done: z.int(),
  /** Values that open under no key, which were damaged; they stay as they are. */
  broken: z.int(),
  finishedAt: Time.nullable(),
})
export type KeyRotation = z.infer<typeof KeyRotation>

export const KeyRotations = z.object({
  /** Where the key ring lies: in a file that this system keeps, or in the environment, where only people change it. */
  source: z.enum(['file', 'environment']),
  /** The version that seals now. */
  current: z.int(),
  /** All versions that still open. */
  versions: z.array(z.int()),
  items: z.array(KeyRotation),
})
export type KeyRotations = z.infer<typeof KeyRotations>

export const keyRotations = {
  list: endpoint({
    method: 'GET',
    path: '/key-rotations',
    permission: 'settings.manage',
    summary: 'The key versions and their rotations, newest first.',
    input: z.strictObject({}),
    output: KeyRotations,
  }),
  start: endpoint({
    method: 'POST',
    path: '/key-rotations',
    permission: 'settings.manage',
    summary: 'Adds a key version and seals everything by it in the background.',
    input: z.strictObject({}),
    output: KeyRotations,
    reasons: ['key_rotation.running', 'key_rotation.environment'],
  }),
}
