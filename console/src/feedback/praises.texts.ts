import { bilingual } from '@zhike/ui/bilingual'

export const praisesTexts = bilingual({
  'zh-CN': {
    title: '给我的表扬',
    count_other: '共 {{count}} 次',
    none: '还没有客户表扬。同事在意见反馈里转达之后，您会在这里看到。',
    fresh: '新',
    passedBy: '{{name}} 转达',
    more: '显示更多',
  },
  en: {
    title: 'Praise for me',
    count_one: '{{count}} time',
    count_other: '{{count}} times',
    none: 'No praise yet. What colleagues pass on to you stands here.',
    fresh: 'new',
    passedBy: 'passed on by {{name}}',
    more: 'Show more',
  },
})
