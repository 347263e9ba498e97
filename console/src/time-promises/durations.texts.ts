import { bilingual } from '@zhike/ui/bilingual'

export const durationTexts = bilingual({
  'zh-CN': { days: '天', hours: '小时', minutes: '分' },
  en: { days: 'd', hours: 'h', minutes: 'min' },
})
