import { bilingual } from '@zhike/ui/bilingual'

export const orderTexts = bilingual({
  'zh-CN': { title: '订单', name: '名称', at: '时间', none: '还没有订单。' },
  en: { title: 'Orders', name: 'Name', at: 'Time', none: 'No orders yet.' },
})
