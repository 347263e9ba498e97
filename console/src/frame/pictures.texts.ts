import { bilingual } from '@zhike/ui/bilingual'

export const pictureTexts = bilingual({
  'zh-CN': {
    openPicture: '放大图片 {{name}}',
    previousPicture: '上一张',
    nextPicture: '下一张',
    pictureOf: '{{place}} / {{count}}',
    closePicture: '关闭图片',
  },
  en: {
    openPicture: 'Enlarge picture {{name}}',
    previousPicture: 'Previous',
    nextPicture: 'Next',
    pictureOf: '{{place}} / {{count}}',
    closePicture: 'Close picture',
  },
})
