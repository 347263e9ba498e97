/** Why something cannot be exported, or fetched. */
export const exportReasons = {
  'export.reason_missing': {
    code: 'invalid',
    'zh-CN': '导出完整的联系方式，请写明用途',
    en: 'Say what the whole contact details are needed for',
  },
  'export.too_many': {
    code: 'rate_limited',
    'zh-CN': '您还有多个导出在排队，请等它们完成或先取消',
    en: 'Several of your exports are waiting; let them finish or cancel some first',
  },
  'export.unfinished': { code: 'conflict', 'zh-CN': '导出还没有完成', en: 'The export is not done yet' },
  'export.expired': {
    code: 'not_found',
    'zh-CN': '文件已经删除，请重新导出',
    en: 'The file has been deleted; export again',
  },
  'export.gave_up': {
    code: 'unavailable',
    'zh-CN': '试了几次都没有写完。可以缩小范围再导出；原因在 设置 → 后台任务，请管理员查看',
    en: 'It was tried several times and did not get through. Export less, and have an administrator look at the background jobs',
  },
  'export.right_withdrawn': {
    code: 'forbidden',
    'zh-CN': '您已经没有导出这些内容的权限',
    en: 'You no longer have the right to export this',
  },
} as const
