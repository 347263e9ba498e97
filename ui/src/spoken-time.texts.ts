export const spokenTimeTexts = {
  'zh-CN': { today: '今天', yesterday: '昨天', tomorrow: '明天', past: '{n} 天前', future: '{n} 天后' },
  en: { today: 'Today', yesterday: 'Yesterday', tomorrow: 'Tomorrow', past: '{n} days ago', future: 'in {n} days' },
} as const
