import { bilingual } from '@zhike/ui/bilingual'

export const settingsTexts = bilingual({
  'zh-CN': {
    title: '设置',
    'group.self': '我的',
    'group.data': '数据',
    'entry.account': '我的账号',
    'entry.imports': '导入',
  },
  en: {
    title: 'Settings',
    'group.self': 'Mine',
    'group.data': 'Data',
    'entry.account': 'My account',
    'entry.imports': 'Imports',
  },
})
