import { bilingual } from '@zhike/ui/bilingual'

export const customerTexts = bilingual({
  'zh-CN': { title: '客户', name: '名称', at: '时间', none: '还没有客户。' },
  en: { title: 'Customers', name: 'Name', at: 'Time', none: 'No customers yet.' },
})
