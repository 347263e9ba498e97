import { bilingual } from '@zhike/ui/bilingual'

export const companyTexts = bilingual({
  'zh-CN': {
    pages: '客户网页',
    name: '公司名称',
    where: '显示在客户提交工单和查看进度的网页上。',
    example: '例如：禾木电器',
    save: '保存',
    saved: '公司名称已保存',
    look: '打开客户网页',
  },
  en: {
    pages: 'Pages of customers',
    name: 'Name of the company',
    where: 'Stands on the pages on which customers file requests and follow them.',
    example: 'For example: Hemu Appliances',
    save: 'Save',
    saved: 'The name is saved',
    look: 'Open the customers’ page',
  },
})
