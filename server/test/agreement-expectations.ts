import type { RoleCode } from '@zhike/contract/permissions'

/** Who sets up flows. */
const keepers = ['administrator', 'manager'] as const

/** Who works on complaints, who reads them, who hands compensation over. */
const workers = ['manager', 'representative', 'support', 'after_sales', 'specialist'] as const
const readers = [...workers, 'inspector', 'analyst'] as const
const improvers = [...workers, 'inspector'] as const
const payers = ['manager', 'representative'] as const

/** What a fresh system allows of approvals and complaints. */
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

  'complaints.list': readers,
  'complaints.get': readers,
  'complaints.update': workers,
  'complaints.addEntry': workers,
  'complaints.removeEntry': workers,
  'complaints.addCause': workers,
  'complaints.removeCause': workers,
  'complaints.addMeasure': workers,
  'complaints.finishMeasure': workers,
  'complaints.askCompensation': workers,
  'complaints.pay': payers,
  'complaints.answer': workers,
  'complaints.check': workers,
  'complaints.planFollowUp': workers,
  'complaints.finishFollowUp': workers,
  'complaints.report': readers,

  'improvements.clusters': readers,
  'improvements.list': readers,
  'improvements.get': readers,
  'improvements.create': improvers,
  'improvements.update': improvers,
  'improvements.addComplaints': improvers,
  'improvements.removeComplaint': improvers,
  'improvements.addMeasure': improvers,
  'improvements.finishMeasure': improvers,
  'improvements.start': improvers,
  'improvements.complete': improvers,
  'improvements.previewEffect': readers,
  'improvements.checkEffect': improvers,
  'improvements.previewAffected': readers,
  'improvements.drawOutreach': improvers,
  'improvements.listOutreach': readers,
  'improvements.markOutreach': improvers,
  'improvements.previewTelling': readers,
  'improvements.tell': improvers,

  'feedback.list': readers,
  'feedback.summary': readers,
  'feedback.praises': 'signed-in',
  'feedback.setTheme': workers,
  'feedback.thank': workers,
  'feedback.praise': workers,
  'feedback.withdrawPraise': workers,
  'feedbackThemes.list': readers,
  'feedbackThemes.create': ['manager'],
  'feedbackThemes.update': ['manager'],
  'feedbackThemes.retire': ['manager'],
  'feedbackThemes.tellings': readers,
  'feedbackThemes.tell': workers,
}
