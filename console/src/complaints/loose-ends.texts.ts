import { bilingual } from '@zhike/ui/bilingual'

export const looseEndTexts = bilingual({
  'zh-CN': {
    measures: '还有措施没完成：{{names}}。',
    pending: '赔付 {{amounts}} 还在审批。',
    approved: '赔付 {{amounts}} 已批准，还没有兑现。',
    unanswered: '还没有记录给客户的答复。',
    anyway: '不妨碍关闭，但请先确认。',
  },
  en: {
    measures: 'Measures are not done: {{names}}.',
    pending: 'Compensation of {{amounts}} still waits for approval.',
    approved: 'Compensation of {{amounts}} is approved, but not handed over.',
    unanswered: 'No answer to the customer is recorded.',
    anyway: 'It can be closed all the same; make sure first.',
  },
})
