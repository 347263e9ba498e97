import { bilingual } from '@zhike/ui/bilingual'

export const looseEndTexts = bilingual({
  'zh-CN': {
    causeMissing: '还没有写明原因，写明后才能关闭。',
    measures: '还有措施没完成：{{names}}。',
    pending: '赔付 {{amounts}} 还在审批。',
    approved: '赔付 {{amounts}} 已批准，还没有兑现。',
    anyway: '这些不拦着您，但请先确认；客户一确认，投诉就结案了。',
  },
  en: {
    causeMissing: 'Its cause is not written down; it can be closed once it is.',
    measures: 'Measures are not done: {{names}}.',
    pending: 'Compensation of {{amounts}} still waits for approval.',
    approved: 'Compensation of {{amounts}} is approved, but not handed over.',
    anyway: 'You can go on all the same; make sure first: the complaint closes when the customer confirms.',
  },
})
