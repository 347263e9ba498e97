import type { approvalDelegations, approvalFlows, approvals } from '@zhike/contract/approvals'
import type { Handlers } from '../platform/http/handlers.ts'
import {
  addSigners,
  commentApproval,
  copyApproval,
  createDelegation,
  decideApproval,
  decideMany,
  foreseeApproval,
  getApproval,
  getApprovalFile,
  listApprovals,
  listDelegations,
  listFlows,
  listFlowVersions,
  previewFlow,
  publishFlow,
  resubmitGeneral,
  revokeDelegation,
  sendBack,
  startGeneral,
  summariseApprovals,
  transferApproval,
  urgeApproval,
  withdrawApproval,
} from './approvals.ts'

export const approvalHandlers: Handlers<typeof approvals> = {
  list: listApprovals,
  summary: summariseApprovals,
  get: getApproval,
  start: startGeneral,
  decide: decideApproval,
  decideMany,
  transfer: transferApproval,
  addSigners,
  sendBack,
  resubmit: resubmitGeneral,
  withdraw: withdrawApproval,
  urge: urgeApproval,
  copy: copyApproval,
  comment: commentApproval,
  getFile: getApprovalFile,
  foresee: foreseeApproval,
}

export const approvalFlowHandlers: Handlers<typeof approvalFlows> = {
  list: listFlows,
  versions: listFlowVersions,
  publish: publishFlow,
  preview: previewFlow,
}

export const approvalDelegationHandlers: Handlers<typeof approvalDelegations> = {
  list: listDelegations,
  create: createDelegation,
  revoke: revokeDelegation,
}
