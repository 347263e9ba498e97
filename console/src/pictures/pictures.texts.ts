import { bilingual } from '@zhike/ui/bilingual'

export const pictureTexts = bilingual({
  'zh-CN': {
    attach: '添加图片',
    pictures: '图片',
    hint: '最多 5 张，每张 10 MB 以内：JPG、PNG、GIF、WebP',
    refused_kind: '「{{name}}」不是可以添加的图片，请用 JPG、PNG、GIF 或 WebP',
    refused_size: '「{{name}}」超过 10 MB，请换一张小一些的',
    refused_most: '「{{name}}」没有添加：一次最多 {{count}} 张图片',
    removePicture: '移除图片 {{name}}',
  },
  en: {
    attach: 'Add pictures',
    pictures: 'Pictures',
    hint: 'Up to 5 of 10 MB each: JPG, PNG, GIF, WebP',
    refused_kind: '“{{name}}” is no picture that can be added; use JPG, PNG, GIF or WebP',
    refused_size: '“{{name}}” is larger than 10 MB; choose a smaller one',
    refused_most: '“{{name}}” was not added: at most {{count}} pictures at once',
    removePicture: 'Remove picture {{name}}',
  },
})
