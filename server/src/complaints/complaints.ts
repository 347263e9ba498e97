import type { ApprovalChange } from '@zhike/contract/approvals'
import type { CauseKind, Check, Compensation, Entry, Measure } from '@zhike/contract/complaints'
import type { Channel } from '@zhike/contract/tickets'
import './complaints.tables.ts'

interface Numbered {
  /** Of the ticket. */
  number: string
}

declare module '../platform/events/events.ts' {
  interface EventTypes {
    'complaint.changed': Numbered & { fields: string[] }
    'complaint.investigated': Numbered & { kind: Entry['kind'] }
    'complaint.entry_changed': Numbered & { entryId: string; fields: string[] }
    'complaint.cause_found': Numbered & { kind: CauseKind }
    'complaint.measure_taken': Numbered & { kind: Measure['kind']; ownerId: string | null }
    'complaint.measure_done': Numbered
    'complaint.measure_changed': Numbered & { measureId: string; fields: string[] }
    'complaint.measure_removed': Numbered & { measureId: string }
    'complaint.compensation_asked': Numbered & { form: Compensation['form']; amountFen: number; approvalId: string }
    'complaint.compensation_changed': Numbered & { fields: ApprovalChange['field'][]; approvalId: string }
    'complaint.compensation_decided': Numbered & {
      outcome: 'approved' | 'refused' | 'withdrawn'
      amountFen: number
      /** Who decided, in order. */
      byIds: string[]
    }
    'complaint.compensation_paid': Numbered & { amountFen: number }
    'complaint.answered': Numbered & { channel: Channel }
    'complaint.answer_taken_back': Numbered & { answerId: string }
    'complaint.checked': Numbered & { satisfaction: Check['satisfaction'] }
    'complaint.follow_up_planned': Numbered & { assigneeId: string; dueAt: string }
    'complaint.follow_up_due': Numbered & { assigneeId: string }
    'complaint.followed_up': Numbered & { satisfaction: Check['satisfaction'] }
  }
}

export { answerComplaint, checkSatisfaction, removeAnswer } from './answering.ts'
export { addCause, removeCause } from './causes.ts'
export { checkCause } from './closing.ts'
export { askCompensation, foreseeCompensation, payApproved, resubmitCompensation } from './compensating.ts'
export { finishFollowUp, planFollowUp } from './following-up.ts'
export { addEntry, removeEntry, updateComplaint, updateEntry } from './investigating.ts'
export { listComplaints } from './listing.ts'
export { addMeasure, finishMeasure, listMyMeasures, removeMeasure, updateMeasure } from './measures.ts'
export { getComplaintReport } from './reporting.ts'
export { getComplaint } from './showing.ts'
export { followUpFields } from './ticket-fields.ts'
