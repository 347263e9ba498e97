import { approvalReasons } from './approvals/reasons.ts'
import { complaintReasons } from './complaints/reasons.ts'
import { exportReasons } from './exports/reasons.ts'
import { importReasons } from './imports/reasons.ts'
import { improvementReasons } from './improvements/reasons.ts'
import { promiseReasons } from './promises/reasons.ts'
import { accessReasons } from './reasons/access.ts'
import { customerReasons } from './reasons/customers.ts'
import { knowledgeReasons } from './reasons/knowledge.ts'
import type { ReasonText } from './reasons/reason-text.ts'
import { requestReasons } from './reasons/requests.ts'
import { workReasons } from './reasons/work.ts'
import { ticketTypeReasons } from './ticket-types/reasons.ts'

/** Every reason for which the server refuses, with its class of error and its sentence in both languages. */
export const reasons = {
  ...requestReasons,
  ...accessReasons,
  ...customerReasons,
  ...workReasons,
  ...approvalReasons,
  ...complaintReasons,
  ...exportReasons,
  ...importReasons,
  ...improvementReasons,
  ...knowledgeReasons,
  ...promiseReasons,
  ...ticketTypeReasons,
} as const satisfies Record<string, ReasonText>

export type Reason = keyof typeof reasons
export type Locale = 'zh-CN' | 'en'

/** The sentence of a reason; an unknown reason (a newer server) falls back to its own word. */
export const reasonText = (reason: string, locale: Locale): string =>
  (reasons as Readonly<Record<string, ReasonText>>)[reason]?.[locale] ?? reason
