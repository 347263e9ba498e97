import type { ReasonText } from '../reasons/reason-text.ts'

/** What promises are refused for. */
export const promiseReasons = {
  'promise.due_past': { code: 'invalid', 'zh-CN': '承诺的时间要在现在之后', en: 'A promise is due later than now' },
  'promise.message_unknown': {
    code: 'invalid',
    'zh-CN': '这张工单里没有这条回复',
    en: 'This ticket has no such reply',
  },
  'promise.owner_missing': {
    code: 'invalid',
    'zh-CN': '工单还没有处理人，请指定谁来兑现',
    en: 'The ticket has no assignee; say who keeps the promise',
  },
  'promise.owner_unsighted': {
    code: 'invalid',
    'zh-CN': '这位同事看不到这张工单，请先把工单交给他或换一位',
    en: 'This colleague does not see the ticket; hand it over first, or choose another',
  },
  'promise.over': {
    code: 'conflict',
    'zh-CN': '这个承诺已经兑现或撤回',
    en: 'This promise was kept or withdrawn already',
  },
} as const satisfies Record<string, ReasonText>
