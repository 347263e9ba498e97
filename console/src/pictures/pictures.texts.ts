import { bilingual } from '@zhike/ui/bilingual'

export const pictureTexts = bilingual({
  'zh-CN': {
    attach: '添加图片',
    picturesOnly: '只能添加 10 MB 以内的图片',
    picturesMost: '一次最多 {{count}} 张图片',
    removePicture: '移除图片 {{name}}',
  },
  en: {
    attach: 'Add pictures',
    picturesOnly: 'Only pictures of up to 10 MB can be added',
    picturesMost: 'At most {{count}} pictures at once',
    removePicture: 'Remove picture {{name}}',
  },
})
