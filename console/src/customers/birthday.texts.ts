import { bilingual } from '@zhike/ui/bilingual'

export const birthdayTexts = bilingual({
  'zh-CN': {
    lunar: '农历',
    leap: '闰',
    year: '年',
    month: '月',
    day: '日',
    lunarMonths: '正月 二月 三月 四月 五月 六月 七月 八月 九月 十月 冬月 腊月',
    lunarDays:
      '初一 初二 初三 初四 初五 初六 初七 初八 初九 初十 十一 十二 十三 十四 十五 十六 十七 十八 十九 二十 廿一 廿二 廿三 廿四 廿五 廿六 廿七 廿八 廿九 三十',
  },
  en: {
    lunar: 'Lunar',
    leap: 'leap ',
    year: 'year',
    month: 'month',
    day: 'day',
    lunarMonths: '1 2 3 4 5 6 7 8 9 10 11 12',
    lunarDays: '1 2 3 4 5 6 7 8 9 10 11 12 13 14 15 16 17 18 19 20 21 22 23 24 25 26 27 28 29 30',
  },
})
