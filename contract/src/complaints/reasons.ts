import type { ReasonText } from '../reasons/reason-text.ts'

/** What complaints are refused for. */
export const complaintReasons = {
  'complaint.cause_missing': {
    code: 'conflict',
    'zh-CN': '这条投诉还没有写明原因，暂时不能关闭',
    en: 'The cause of this complaint is not written down yet; it cannot be closed',
  },
  'complaint.closed': {
    code: 'conflict',
    'zh-CN': '投诉已经结案，请先重新打开工单',
    en: 'The complaint is closed; reopen its ticket first',
  },
  'complaint.cause_too_deep': {
    code: 'conflict',
    'zh-CN': '最多追问五层',
    en: 'At most five whys below one another',
  },
  'complaint.cause_has_whys': {
    code: 'conflict',
    'zh-CN': '请先删除它下面的原因',
    en: 'Remove the causes below it first',
  },
  'complaint.assignee_unsighted': {
    code: 'invalid',
    'zh-CN': '这位同事看不到这张工单，请先把工单交给他或换一位',
    en: 'This colleague does not see the ticket; hand it over first, or choose another',
  },
  'complaint.owner_unable': {
    code: 'invalid',
    'zh-CN': '这位同事没有处理投诉的权限，请换一位',
    en: 'This colleague may not work on complaints; choose another',
  },
  'complaint.measure_done': { code: 'conflict', 'zh-CN': '这项措施已经完成', en: 'The measure is done already' },
  'complaint.not_a_reply': {
    code: 'invalid',
    'zh-CN': '只有我们发给客户的回复才能记为答复',
    en: 'Only what we wrote to the customer can be the answer',
  },
  'complaint.not_approved': {
    code: 'conflict',
    'zh-CN': '赔付批准后才能兑现，且只能兑现一次',
    en: 'Compensation is handed over once, after it was approved',
  },
  'complaint.follow_up_done': { code: 'conflict', 'zh-CN': '这次回访已经完成', en: 'This follow-up is done already' },
} as const satisfies Record<string, ReasonText>
