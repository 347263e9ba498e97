import { bilingual } from '@zhike/ui/bilingual'

export const noticeTexts = bilingual({
  'zh-CN': {
    'invalidLink.title': '这个链接打不开了',
    'invalidLink.more':
      '它可能没有复制完整，或者已经过期。请从短信、邮件或收藏里重新打开；仍不行，可以回首页重新提交，我们会接着处理。',
    'notFound.title': '没有这个页面',
    'notFound.more': '地址可能输错了，请从首页开始。',
    'unavailable.title': '系统正在恢复',
    'unavailable.more': '您的内容都在，请过一会儿刷新本页。',
  },
  en: {
    'invalidLink.title': 'This link does not open any more',
    'invalidLink.more':
      'It may be incomplete, or it has expired. Open it again from your message or bookmark; if that fails, send your request again from the start page and we will carry on.',
    'notFound.title': 'There is no such page',
    'notFound.more': 'The address may be mistyped. Please begin at the start page.',
    'unavailable.title': 'We are recovering',
    'unavailable.more': 'Nothing of yours is lost. Please reload this page in a moment.',
  },
})
