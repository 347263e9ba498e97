import { bilingual } from '@zhike/ui/bilingual'

export const ticketTexts = bilingual({
  'zh-CN': { title: '工单', name: '名称', at: '时间', none: '还没有工单。' },
  en: { title: 'Tickets', name: 'Name', at: 'Time', none: 'No tickets yet.' },
})
