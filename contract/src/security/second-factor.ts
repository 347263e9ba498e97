import * as z from 'zod'
import { endpoint } from '../endpoint.ts'
import { Nothing, Time } from '../fields.ts'
import { OneTimeCode } from './codes.ts'

const BackupCodes = z.object({ backupCodes: z.array(z.string()) })
const WithCode = z.strictObject({ code: OneTimeCode })

export const secondFactor = {
  get: endpoint({
    method: 'GET',
    path: '/auth/second-factor',
    permission: 'signed-in',
    unready: true,
    summary: 'Whether the caller has a second factor, and has to have one.',
    input: z.strictObject({}),
    output: z.object({ since: Time.nullable(), backupCodesLeft: z.int(), required: z.boolean() }),
  }),
  enrol: endpoint({
    method: 'POST',
    path: '/auth/second-factor',
    permission: 'signed-in',
    unready: true,
    summary: 'Makes a secret for an authenticator app. Ten minutes after the log-in the password is asked for again.',
    input: z.strictObject({ password: z.string().min(1).max(1024).optional() }),
    output: z.object({
      /** Base32, to be typed where no picture can be taken. */
      secret: z.string(),
      uri: z.string(),
      /** The same as a QR code, SVG. */
      picture: z.string(),
    }),
    reasons: ['second_factor.on', 'password.required', 'session.wrong_credentials', 'session.locked'],
  }),
  confirm: endpoint({
    method: 'POST',
    path: '/auth/second-factor/confirmation',
    permission: 'signed-in',
    unready: true,
    summary:
      'Turns the second factor on with a first code, ends all other sessions, and answers backup codes this once.',
    input: WithCode,
    output: BackupCodes,
    reasons: ['second_factor.on', 'second_factor.off', 'second_factor.wrong_code'],
  }),
  renewBackupCodes: endpoint({
    method: 'POST',
    path: '/auth/second-factor/backup-codes',
    permission: 'signed-in',
    summary: 'Ten new backup codes in place of the old ones.',
    input: WithCode,
    output: BackupCodes,
    reasons: ['second_factor.off', 'session.wrong_code', 'session.locked'],
  }),
  remove: endpoint({
    method: 'POST',
    path: '/auth/second-factor/removal',
    permission: 'signed-in',
    summary: 'Turns the own second factor off, where the rules leave that open.',
    input: WithCode,
    output: Nothing,
    reasons: ['second_factor.off', 'second_factor.required', 'session.wrong_code', 'session.locked'],
  }),
}
