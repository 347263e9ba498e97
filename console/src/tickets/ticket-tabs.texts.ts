import { bilingual } from '@zhike/ui/bilingual'

export const ticketTabTexts = bilingual({
  'zh-CN': {
    tabs: '工单的各部分',
    talk: '对话',
    file: '投诉档案',
    history: '操作记录',
    lacks: '还差 {{count}} 项',
  },
  en: {
    tabs: 'Parts of the ticket',
    talk: 'Conversation',
    file: 'Complaint file',
    history: 'History',
    lacks: '{{count}} wanting',
  },
})
