import type { ReasonText } from './reason-text.ts'

/** What any request may be refused for. */
export const requestReasons = {
  'request.invalid': {
    code: 'invalid',
    'zh-CN': '有内容填写得不对，请看标出的字段',
    en: 'Some fields are not right; see the fields named',
  },
  'request.malformed': { code: 'invalid', 'zh-CN': '请求的格式读不懂', en: 'The request could not be read' },
  'request.too_large': { code: 'too_large', 'zh-CN': '内容太大', en: 'The request is too large' },
  'request.headers_too_large': {
    code: 'too_large',
    'zh-CN': '请求头太大',
    en: 'The head of the request is too large',
  },
  'request.too_slow': {
    code: 'invalid',
    'zh-CN': '请求迟迟没有发完，请重试',
    en: 'The request did not arrive in time; try again',
  },
  'request.too_many': {
    code: 'rate_limited',
    'zh-CN': '操作太频繁，请稍后再试',
    en: 'Too many requests; try again later',
  },
  'request.cross_site': {
    code: 'forbidden',
    'zh-CN': '请求来自别的网站，已拒绝',
    en: 'The request came from another site and was refused',
  },
  'route.not_found': { code: 'not_found', 'zh-CN': '没有这个地址', en: 'There is no such address' },
  'record.not_found': { code: 'not_found', 'zh-CN': '没有找到，或者您无权查看', en: 'Not found, or not yours to see' },
  'record.changed': {
    code: 'precondition',
    'zh-CN': '别人刚刚改过，请刷新后再改',
    en: 'Somebody changed it meanwhile; reload and try again',
  },
  'idempotency.mismatch': {
    code: 'conflict',
    'zh-CN': '同一个 Idempotency-Key 已用于另一个请求',
    en: 'This Idempotency-Key was used for another request',
  },
  'permission.missing': {
    code: 'forbidden',
    'zh-CN': '您的角色没有这项权限',
    en: 'Your role does not have this right',
  },
  'internal.bug': {
    code: 'internal',
    'zh-CN': '系统出错了，请把编号告诉管理员',
    en: 'Something broke; tell the administrator the request id',
  },
  'system.unavailable': {
    code: 'unavailable',
    'zh-CN': '系统正在恢复，请稍后再试',
    en: 'The system is recovering; try again shortly',
  },
  'cursor.invalid': {
    code: 'invalid',
    'zh-CN': '翻页位置无效，请从第一页开始',
    en: 'The cursor is not valid; start from the first page',
  },
  'file.kind_refused': { code: 'invalid', 'zh-CN': '这种文件不能上传', en: 'Files of this kind cannot be uploaded' },
  'file.heic_refused': {
    code: 'invalid',
    'zh-CN': '暂不支持 HEIC 照片：请在手机「设置 → 相机 → 格式」选「兼容性最佳」，或先转成 JPEG',
    en: 'HEIC pictures are not supported: choose “Most Compatible” under Settings → Camera → Formats, or send a JPEG',
  },
  'file.picture_broken': {
    code: 'invalid',
    'zh-CN': '图片打不开，可能已损坏，请换一张',
    en: 'The picture cannot be opened; it may be damaged',
  },
  'file.picture_too_large': {
    code: 'too_large',
    'zh-CN': '图片的像素太多（最多 5000 万），请缩小后再传',
    en: 'The picture has too many pixels (at most 50 million); make it smaller',
  },
  'file.too_many': { code: 'invalid', 'zh-CN': '文件太多', en: 'Too many files' },
  'file.too_large': { code: 'too_large', 'zh-CN': '文件太大', en: 'The file is too large' },
  'file.gone': {
    code: 'conflict',
    'zh-CN': '这个文件替换或取下已超过一个月，已经清理',
    en: 'This file was replaced or taken out over a month ago and is gone',
  },
  'file.missing': { code: 'invalid', 'zh-CN': '没有收到文件', en: 'The file is missing' },
  'files.unavailable': {
    code: 'unavailable',
    'zh-CN': '附件存储暂时不可用，请稍后再试',
    en: 'Attachments cannot be stored or read just now; try again shortly',
  },
  'upload.too_much_lately': {
    code: 'rate_limited',
    'zh-CN': '最近上传的文件太多，请稍后再传',
    en: 'Too much was uploaded lately; try again later',
  },
  'upload.no_room': {
    code: 'too_large',
    'zh-CN': '公司的附件空间已用完，请联系管理员',
    en: 'The company’s room for files is used up; tell an administrator',
  },
  'job.not_failed': {
    code: 'conflict',
    'zh-CN': '只有失败的任务可以重新执行',
    en: 'Only failed jobs can be run again',
  },
} as const satisfies Record<string, ReasonText>
