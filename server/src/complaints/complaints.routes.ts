import type { complaints } from '@zhike/contract/complaints'
import type { Handlers } from '../platform/http/handlers.ts'
import {
  addCause,
  addEntry,
  addMeasure,
  answerComplaint,
  askCompensation,
  checkSatisfaction,
  finishFollowUp,
  finishMeasure,
  getComplaint,
  getComplaintReport,
  listComplaints,
  payApproved,
  planFollowUp,
  removeCause,
  removeEntry,
  updateComplaint,
} from './complaints.ts'

export const complaintHandlers: Handlers<typeof complaints> = {
  list: listComplaints,
  get: getComplaint,
  update: updateComplaint,
  addEntry,
  removeEntry,
  addCause,
  removeCause,
  addMeasure,
  finishMeasure,
  askCompensation,
  pay: payApproved,
  answer: answerComplaint,
  check: checkSatisfaction,
  planFollowUp,
  finishFollowUp,
  report: getComplaintReport,
}
