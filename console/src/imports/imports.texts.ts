import { bilingual } from '@zhike/ui/bilingual'

export const importTexts = bilingual({
  'zh-CN': { title: '导入', name: '文件', at: '时间', none: '还没有导入过。' },
  en: { title: 'Imports', name: 'File', at: 'Time', none: 'Nothing was imported yet.' },
})
