import { bilingual } from '@zhike/ui/bilingual'

export const companyTexts = bilingual({
  'zh-CN': {
    pages: '客户网页',
    name: '公司名称',
    where: '显示在客户提交工单和查看进度的网页上。',
    example: '例如：禾木电器',
    phone: '客服电话',
    phoneExample: '例如：400-820-8820',
    email: '客服邮箱',
    emailExample: '例如：service@example.com',
    reachWhere: '显示在客户网页的底部；网页在客户的手机上打不完整时，也告诉客户可以这样联系。',
    save: '保存',
    saved: '公司资料已保存',
    look: '打开客户网页',
  },
  en: {
    pages: 'Pages of customers',
    name: 'Name of the company',
    where: 'Stands on the pages on which customers file requests and follow them.',
    example: 'For example: Hemu Appliances',
    phone: 'Service phone',
    phoneExample: 'For example: 400-820-8820',
    email: 'Service e-mail',
    emailExample: 'For example: service@example.com',
    reachWhere: 'Stands at the foot of those pages, and is told to customers whose browser cannot load a page whole.',
    save: 'Save',
    saved: 'Saved',
    look: 'Open the customers’ page',
  },
})
