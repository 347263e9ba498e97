import { bilingual } from '@zhike/ui/bilingual'

export const timelineTexts = bilingual({
  'zh-CN': {
    title: '动态',
    groups: '只看',
    group_customer: '档案',
    group_order: '订单',
    group_ticket: '工单',
    none: '还没有动态。',
    noneFound: '没有这类动态。',
    today: '今天',
    yesterday: '昨天',
    more: '更早的动态',
    group_need: '需求',
  },
  en: {
    title: 'Timeline',
    groups: 'Only',
    group_customer: 'Facts',
    group_order: 'Orders',
    group_ticket: 'Tickets',
    none: 'Nothing happened yet.',
    noneFound: 'Nothing of this kind happened.',
    today: 'Today',
    yesterday: 'Yesterday',
    more: 'Earlier',
    group_need: 'Needs',
  },
})
