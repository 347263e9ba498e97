import type { RoleCode } from '@zhike/contract/permissions'

/** Who sets up flows. */
const keepers = ['administrator', 'manager'] as const

/** What a fresh system allows of approvals. */
export const agreementExpectations: Readonly<Record<string, 'signed-in' | readonly RoleCode[]>> = {
  'approvals.list': 'signed-in',
  'approvals.summary': 'signed-in',
  'approvals.get': 'signed-in',
  'approvals.start': 'signed-in',
  'approvals.decide': 'signed-in',
  'approvals.decideMany': 'signed-in',
  'approvals.transfer': 'signed-in',
  'approvals.addSigners': 'signed-in',
  'approvals.sendBack': 'signed-in',
  'approvals.resubmit': 'signed-in',
  'approvals.withdraw': 'signed-in',
  'approvals.urge': 'signed-in',
  'approvals.copy': 'signed-in',
  'approvals.comment': 'signed-in',
  'approvals.getFile': 'signed-in',
  'approvals.foresee': 'signed-in',
  'approvalFlows.list': keepers,
  'approvalFlows.versions': keepers,
  'approvalFlows.publish': keepers,
  'approvalFlows.preview': keepers,
  'approvalDelegations.list': 'signed-in',
  'approvalDelegations.create': 'signed-in',
  'approvalDelegations.revoke': 'signed-in',
}
