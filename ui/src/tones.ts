import type { ApprovalState } from '@zhike/contract/approvals'
import type { Stage } from '@zhike/contract/customers'
import type { Need, NeedState } from '@zhike/contract/needs'
import type { Priority, TicketKind, TicketStatus } from '@zhike/contract/tickets'

/** What a colour says. `calm` says nothing, `brand` says: something can or should be done here. */
export type Tone = 'calm' | 'brand' | 'good' | 'risk' | 'broken' | 'gold' | 'silver' | 'grey'

export const kindTone: Readonly<Record<TicketKind, Tone>> = {
  consultation: 'calm',
  complaint: 'broken',
  suggestion: 'calm',
  praise: 'good',
  after_sales: 'risk',
  value_added: 'calm',
}
export const statusTone: Readonly<Record<TicketStatus, Tone>> = {
  open: 'brand',
  pending: 'risk',
  resolved: 'good',
  closed: 'calm',
}
export const priorityTone: Readonly<Record<Priority, Tone>> = {
  low: 'calm',
  normal: 'calm',
  high: 'risk',
  urgent: 'broken',
}
export const stageTone: Readonly<Record<Stage, Tone>> = {
  visitor: 'calm',
  potential: 'calm',
  new: 'brand',
  active: 'good',
  dormant: 'risk',
  lost: 'broken',
}

export const needTone: Readonly<Record<NeedState, Tone>> = {
  open: 'brand',
  assessed: 'brand',
  matched: 'brand',
  met: 'good',
  unmet: 'risk',
}
export const approvalTone: Readonly<Record<ApprovalState, Tone>> = {
  running: 'brand',
  returned: 'risk',
  approved: 'good',
  refused: 'broken',
  withdrawn: 'calm',
}
export const urgencyTone: Readonly<Record<Need['urgency'], Tone>> = { low: 'calm', normal: 'calm', high: 'risk' }

/** The tone of a tier badge; a tier without a metal of its own is grey. */
export const tierTone = (tier: string): Tone => (tier === 'gold' || tier === 'silver' ? tier : 'grey')
