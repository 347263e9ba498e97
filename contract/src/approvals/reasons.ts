import type { ReasonText } from '../reasons/reason-text.ts'

/** What approvals are refused for. */
export const approvalReasons = {
  'approval.persons_only': {
    code: 'forbidden',
    'zh-CN': '只有同事本人可以发起或代理审批，独立的 API 密钥不行',
    en: 'Only a colleague can apply or decide, not a key that stands for nobody',
  },
  'approval.not_asked': {
    code: 'conflict',
    'zh-CN': '这一步没有等您审批，可能已经有人处理，或者代理已经取消',
    en: 'This does not wait for you; somebody may have decided already, or you are no deputy any more',
  },
  'approval.over': { code: 'conflict', 'zh-CN': '这个审批已经结束', en: 'This application is over' },
  'approval.self': {
    code: 'forbidden',
    'zh-CN': '不能审批自己发起的申请',
    en: 'Nobody decides about their own application',
  },
  'approval.may_not_join': {
    code: 'invalid',
    'zh-CN': '这位同事的角色不参与审批，请换一位',
    en: 'The role of this colleague takes no part in approvals; choose another',
  },
  'approval.asked_already': {
    code: 'conflict',
    'zh-CN': '这位同事已经在这一步的审批人里',
    en: 'This colleague is asked in this step already',
  },
  'approval.step_unknown': {
    code: 'invalid',
    'zh-CN': '只能退回到已经通过的步骤',
    en: 'It can go back only to a step that was approved',
  },
  'approval.not_applicant': {
    code: 'forbidden',
    'zh-CN': '只有发起人可以这样做',
    en: 'Only the applicant can do this',
  },
  'approval.applicant_left': {
    code: 'conflict',
    'zh-CN': '发起人的账号已停用，退回后没有人能修改；请直接审批，或退回到前面的步骤',
    en: 'The applicant is disabled and could not change it; decide, or send it back to an earlier step',
  },
  'approval.not_returned': {
    code: 'conflict',
    'zh-CN': '这个审批没有退回给您',
    en: 'This application was not sent back to you',
  },
  'approval.handed_in_anew': {
    code: 'conflict',
    'zh-CN': '发起人刚刚修改并重新提交了，请看过新的内容再审批',
    en: 'The applicant changed it and handed it in again; look at it once more before you decide',
  },
  'approval.changed_elsewhere': {
    code: 'conflict',
    'zh-CN': '赔付请在投诉档案里修改后重新提交',
    en: 'A compensation is changed and handed in again in the file of its complaint',
  },
  'approval.urged': {
    code: 'rate_limited',
    'zh-CN': '刚刚已经催办过，请稍后再催',
    en: 'They were reminded a moment ago; wait a little',
  },
} as const satisfies Record<string, ReasonText>
