import * as z from 'zod'
import { endpoint } from '../endpoint.ts'
import { Id, Nothing } from '../fields.ts'
import { roleCodes } from '../permissions.ts'
import { Me } from '../security.ts'

const Domain = z
  .string()
  .trim()
  .toLowerCase()
  .regex(/^[a-z0-9-]+(\.[a-z0-9-]+)+$/)

/** Whoever the provider says this of is added at the first log-in. Nobody becomes an administrator that way. */
export const JoiningRule = z.strictObject({
  /** `email_domain`, or what the provider calls it: `groups`, `department`. */
  claim: z.string().trim().min(1).max(100),
  /** What it must be, or contain when it is a list. */
  value: z.string().trim().min(1).max(200),
  role: z.enum(roleCodes).exclude(['administrator']),
  departmentId: Id.nullable(),
  teamIds: z.array(Id).max(20),
})
export type JoiningRule = z.infer<typeof JoiningRule>

export const SignOnSettings = z.object({
  enabled: z.boolean(),
  issuer: z.string(),
  clientId: z.string(),
  /** Whether a secret is kept; it is never shown. */
  hasSecret: z.boolean(),
  label: z.string(),
  emailDomains: z.array(z.string()),
  noPasswordRoles: z.array(z.enum(roleCodes)),
  /** Of these the first that fits counts; none, and nobody is added by the provider. */
  joiningRules: z.array(JoiningRule),
  /** Whether logging out here leads to the log-out there. */
  leaveProvider: z.boolean(),
  /** What the provider has to be told: where it leads after a log-in and a log-out, and where it tells of one. */
  redirectUri: z.string(),
  afterLogOutUri: z.string(),
  backChannelUri: z.string(),
  version: z.int(),
})
export type SignOnSettings = z.infer<typeof SignOnSettings>

export const signOn = {
  offer: endpoint({
    method: 'GET',
    path: '/auth/sign-on',
    permission: 'public',
    summary: 'What stands on the button of the log-in page; null without a provider.',
    input: z.strictObject({}),
    output: z.object({ label: z.string().nullable() }),
  }),
  begin: endpoint({
    method: 'POST',
    path: '/auth/sign-on',
    permission: 'public',
    summary: 'Begins a log-in by the provider (OpenID Connect): answers where the browser has to go.',
    input: z.strictObject({}),
    output: z.object({ url: z.string() }),
    reasons: ['sign_on.off', 'sign_on.unreachable'],
  }),
  complete: endpoint({
    method: 'POST',
    path: '/auth/sign-on/completion',
    permission: 'public',
    summary: 'Ends it, with what the provider added to the address that it sent the browser to.',
    input: z.strictObject({ answer: z.string().min(1).max(8000) }),
    output: Me,
    reasons: ['sign_on.refused', 'sign_on.nobody', 'sign_on.unreachable', 'session.second_factor_required'],
  }),
  leave: endpoint({
    method: 'POST',
    path: '/auth/sign-on/log-out',
    permission: 'signed-in',
    unready: true,
    summary:
      'Ends the session, and answers where the browser has to go to log out at the provider too; null for nowhere.',
    input: z.strictObject({}),
    output: z.object({ url: z.string().nullable() }),
  }),
  backChannel: endpoint({
    method: 'POST',
    path: '/auth/sign-on/back-channel',
    permission: 'public',
    summary: 'The provider says that somebody logged out there (OpenID Connect Back-Channel Logout): all sessions end.',
    input: z.strictObject({ logout_token: z.string().min(1).max(8000) }),
    output: Nothing,
    reasons: ['sign_on.bad_token', 'sign_on.unreachable'],
  }),
  settings: endpoint({
    method: 'GET',
    path: '/sign-on-settings',
    permission: 'settings.manage',
    summary: 'The provider by which staff may log in.',
    input: z.strictObject({}),
    output: SignOnSettings,
  }),
  configure: endpoint({
    method: 'PATCH',
    path: '/sign-on-settings',
    permission: 'settings.manage',
    summary: 'Sets the provider; what is turned on is asked for its configuration first.',
    input: z.strictObject({
      enabled: z.boolean().optional(),
      issuer: z
        .url({ protocol: /^https?$/ })
        .max(300)
        .optional(),
      clientId: z.string().trim().min(1).max(200).optional(),
      secret: z.string().min(1).max(500).optional(),
      label: z.string().trim().min(1).max(30).optional(),
      emailDomains: z.array(Domain).max(20).optional(),
      noPasswordRoles: z
        .array(z.enum(roleCodes).exclude(['administrator']))
        .max(roleCodes.length)
        .optional(),
      joiningRules: z.array(JoiningRule).max(50).optional(),
      leaveProvider: z.boolean().optional(),
    }),
    output: SignOnSettings,
    reasons: ['record.changed', 'sign_on.unreachable', 'sign_on.incomplete', 'sign_on.private'],
  }),
}
