import { bilingual } from '@zhike/ui/bilingual'

export const homeTexts = bilingual({
  'zh-CN': { title: '工作台' },
  en: { title: 'Home' },
})
