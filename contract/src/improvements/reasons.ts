import type { ReasonText } from '../reasons/reason-text.ts'

/** What improvements and feedback are refused for. */
export const improvementReasons = {
  'improvement.of_another': {
    code: 'forbidden',
    'zh-CN': '这项改进由别人负责，请让负责人来改',
    en: 'Somebody else sees to this improvement; ask its owner to change it',
  },
  'improvement.no_measure': {
    code: 'conflict',
    'zh-CN': '还没有纠正或预防措施，先写明做什么',
    en: 'No measure is written down yet; say first what is done',
  },
  'improvement.measures_open': {
    code: 'conflict',
    'zh-CN': '还有措施没有完成，请先完成或删除这些措施',
    en: 'Some measures are not done yet; finish or remove them first',
  },
  'improvement.not_under_way': {
    code: 'conflict',
    'zh-CN': '改进不在进行中',
    en: 'The improvement is not under way',
  },
  'improvement.not_planned': {
    code: 'conflict',
    'zh-CN': '改进已经开始',
    en: 'The improvement has begun already',
  },
  'improvement.ground_missing': {
    code: 'invalid',
    'zh-CN': '没有可比的数字，请写明凭什么说有效',
    en: 'Nothing can be compared; say on what ground it works',
  },
  'improvement.not_done': {
    code: 'conflict',
    'zh-CN': '改进完成之后才能检查效果、告知客户',
    en: 'The effect is checked and customers are told once the improvement is done',
  },
  'improvement.concluded': {
    code: 'conflict',
    'zh-CN': '改进已经完成，不能再改措施',
    en: 'The improvement is done; its measures stand',
  },
  'improvement.measure_done': { code: 'conflict', 'zh-CN': '这项措施已经完成', en: 'The measure is done already' },
  'change_notice.nobody_to_tell': {
    code: 'conflict',
    'zh-CN': '提过的客户都已经告知，没有要再告知的',
    en: 'Everybody who raised it has been told',
  },
  'feedback.theme_unknown': { code: 'invalid', 'zh-CN': '没有这个主题', en: 'There is no such theme' },
  'feedback.theme_taken': { code: 'conflict', 'zh-CN': '同名主题已经存在', en: 'A theme of this name exists' },
  'feedback.thanked': { code: 'conflict', 'zh-CN': '已经感谢过这位客户', en: 'The customer has been thanked already' },
  'feedback.not_praise': { code: 'conflict', 'zh-CN': '这不是表扬', en: 'This is no praise' },
  'complaint.unknown': {
    code: 'invalid',
    'zh-CN': '没有这条投诉，或者您看不到它',
    en: 'There is no such complaint in sight',
  },
} as const satisfies Record<string, ReasonText>
