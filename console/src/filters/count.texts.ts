import { bilingual } from '@zhike/ui/bilingual'

/** How many there are, of whatever is counted. */
export const countTexts = bilingual({
  'zh-CN': {
    count_customer_other: '共 {{said}} 位',
    about_customer_other: '约 {{said}} 位',
    count_ticket_other: '共 {{said}} 张',
    about_ticket_other: '约 {{said}} 张',
    count_order_other: '共 {{said}} 笔',
    about_order_other: '约 {{said}} 笔',
    counting: '正在计数',
  },
  en: {
    count_customer_other: '{{said}} customers',
    count_customer_one: '{{said}} customer',
    about_customer_other: 'About {{said}} customers',
    about_customer_one: 'About {{said}} customer',
    count_ticket_other: '{{said}} tickets',
    count_ticket_one: '{{said}} ticket',
    about_ticket_other: 'About {{said}} tickets',
    about_ticket_one: 'About {{said}} ticket',
    count_order_other: '{{said}} orders',
    count_order_one: '{{said}} order',
    about_order_other: 'About {{said}} orders',
    about_order_one: 'About {{said}} order',
    counting: 'Counting',
  },
})
