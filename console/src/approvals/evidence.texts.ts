import { bilingual } from '@zhike/ui/bilingual'

export const evidenceTexts = bilingual({
  'zh-CN': {
    evidence: '投诉的证据',
    openFile: '打开投诉档案',
    customerSaid: '客户反映',
    none: '还没有调查记录，可以在评论里请发起人补充。',
    hidden: '这张工单不在您的可见范围内。需要看证据时，可以在评论里请发起人补充。',
  },
  en: {
    evidence: 'Evidence of the complaint',
    openFile: 'Open the complaint file',
    customerSaid: 'Customer',
    none: 'Nothing was found out yet; ask the applicant in a comment.',
    hidden: 'You do not see this ticket. Ask the applicant in a comment for what you need to see.',
  },
})
