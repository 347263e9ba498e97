import type { ApprovalChange, ApprovalDecision, ApprovalKind } from '@zhike/contract/approvals'
import './approvals.tables.ts'

interface Numbered {
  number: string
  kind: ApprovalKind
}

declare module '../platform/events/events.ts' {
  interface EventTypes {
    'approval.started': Numbered & { flowVersion: number }
    /** Somebody has to decide. */
    'approval.asked': Numbered & { stepId: string }
    'approval.decided': Numbered & { decision: ApprovalDecision; stepId: string }
    'approval.returned': Numbered
    'approval.resubmitted': Numbered & { fields: ApprovalChange['field'][] }
    'approval.urged': Numbered
    'approval.changed': Numbered
    /** It is over: whoever asked for it reacts to this. */
    'approval.concluded': Numbered & {
      outcome: ApprovalDecision | 'withdrawn'
      subjectType: string | null
      subjectId: string | null
    }
    'approval_flow.published': { kind: ApprovalKind; version: number }
    'approval_delegation.given': { deputyId: string }
    'approval_delegation.revoked': { deputyId: string }
  }
}

export { addSigners } from './adding-signers.ts'
export { decideApproval, decideMany } from './deciding.ts'
export { createDelegation, listDelegations, revokeDelegation } from './delegating.ts'
export { listFlows, listFlowVersions, previewFlow, publishFlow } from './flows.ts'
export { foreseeApproval } from './foreseeing.ts'
export { listApprovals, summariseApprovals } from './listing.ts'
export { urgeApproval, withdrawApproval } from './own.ts'
export { resubmitApproval, resubmitGeneral } from './resubmitting.ts'
export { sendBack } from './returning.ts'
export { selectDeciders } from './selecting.queries.ts'
export { commentApproval, copyApproval, getApprovalFile } from './sharing.ts'
export { getApproval } from './showing.ts'
export { startApproval, startGeneral } from './starting.ts'
export { provideSubject } from './subjects.ts'
export { transferApproval } from './transferring.ts'
