import type { ReasonText } from '../reasons/reason-text.ts'

/** What types of tickets, and tickets by their type, are refused for. */
export const ticketTypeReasons = {
  'ticket_type.unknown': {
    code: 'invalid',
    'zh-CN': '这一类没有这个工单类型，或已停用',
    en: 'There is no such type of tickets of this kind, or it is retired',
  },
  'ticket_type.name_taken': {
    code: 'conflict',
    'zh-CN': '同名工单类型已经存在',
    en: 'A type of tickets of this name exists',
  },
  'ticket_type.prefix_taken': {
    code: 'conflict',
    'zh-CN': '这个编号前缀已被别的类型使用',
    en: 'Another type has this prefix',
  },
  'ticket_type.prefix_bound': {
    code: 'conflict',
    'zh-CN': '用过的前缀不能换日期和归零方式，否则会重号；请换一个前缀',
    en: 'A prefix that was used keeps its date and reset, or numbers would repeat; choose another prefix',
  },
  'ticket.checklist_open': {
    code: 'conflict',
    'zh-CN': '检查清单里还有必做的步骤没有勾选',
    en: 'Required steps of the checklist are not ticked yet',
  },
  'ticket_task.too_many': {
    code: 'conflict',
    'zh-CN': '一张工单最多 50 个子任务',
    en: 'A ticket has 50 sub-tasks at most',
  },
  'ticket_template.unknown': {
    code: 'invalid',
    'zh-CN': '没有这个模板，或它不是这一类的',
    en: 'There is no such template of this kind',
  },
  'ticket_template.name_taken': {
    code: 'conflict',
    'zh-CN': '同名模板已经存在',
    en: 'A template of this name exists',
  },
  'ticket_type.not_retired': { code: 'conflict', 'zh-CN': '工单类型没有停用', en: 'The type is not retired' },
} as const satisfies Record<string, ReasonText>
