import type { ErrorCode } from './errors.ts'
import { exportReasons } from './exports/reasons.ts'

interface ReasonText {
  readonly code: ErrorCode
  readonly 'zh-CN': string
  readonly en: string
}

/** Every reason for which the server refuses, with its class of error and its sentence in both languages. */
export const reasons = {
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
  'session.required': { code: 'unauthenticated', 'zh-CN': '请先登录', en: 'Log in first' },
  'session.wrong_credentials': {
    code: 'unauthenticated',
    'zh-CN': '邮箱或密码不正确',
    en: 'E-mail or password is not right',
  },
  'session.locked': {
    code: 'rate_limited',
    'zh-CN': '失败次数过多，请 15 分钟后再试',
    en: 'Too many failed attempts; try again in 15 minutes',
  },
  'session.second_factor_required': {
    code: 'unauthenticated',
    'zh-CN': '请输入验证器中的 6 位验证码',
    en: 'Enter the six digits of your authenticator app',
  },
  'session.wrong_code': {
    code: 'unauthenticated',
    'zh-CN': '验证码不正确，或已经用过',
    en: 'The code is not right, or was used already',
  },
  'session.challenge_over': {
    code: 'unauthenticated',
    'zh-CN': '等待时间过长，请重新登录',
    en: 'That took too long; log in again',
  },
  'session.second_factor_due': {
    code: 'forbidden',
    'zh-CN': '您的角色须先开启两步验证',
    en: 'Your role needs a second factor; set it up first',
  },
  'session.password_due': {
    code: 'forbidden',
    'zh-CN': '密码已超过 90 天，请先修改',
    en: 'Your password is older than 90 days; change it first',
  },
  'session.demo_only_local': {
    code: 'forbidden',
    'zh-CN': '演示账号只能在本机登录',
    en: 'Demo accounts can only log in from this machine',
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

  'view.audience_unknown': {
    code: 'invalid',
    'zh-CN': '没有这个班组或部门',
    en: 'There is no such team or department',
  },
  'view.audience_foreign': {
    code: 'forbidden',
    'zh-CN': '只能共享给您所在的班组或部门',
    en: 'You can share with your own teams and department only',
  },
  'view.of_another': {
    code: 'forbidden',
    'zh-CN': '这是他人共享的视图，可以另存为自己的视图',
    en: 'This view is shared by somebody else; keep it as a view of your own',
  },
  'bulk_edit.too_many': {
    code: 'invalid',
    'zh-CN': '一次最多修改 5 万位客户，请缩小筛选范围',
    en: 'At most 50,000 customers at once; narrow the filter',
  },
  'bulk_edit.nobody': {
    code: 'invalid',
    'zh-CN': '没有符合条件的客户',
    en: 'No customer fits',
  },
  'bulk_edit.over': {
    code: 'conflict',
    'zh-CN': '这次批量修改已经结束',
    en: 'This bulk edit is over',
  },
  'bulk_edit.not_undoable': {
    code: 'conflict',
    'zh-CN': '这次批量修改还没有结束，或者不能再撤销',
    en: 'This bulk edit is not over yet, or can no longer be undone',
  },
  'customer.exists': {
    code: 'conflict',
    'zh-CN': '这位客户已经在档案里',
    en: 'This customer is already in the archive',
  },
  'customer.exists_hidden': {
    code: 'conflict',
    'zh-CN': '这位客户已由同事负责，请联系其负责人',
    en: 'A colleague already looks after this customer; ask the owner',
  },
  'customer.exists_archived': {
    code: 'conflict',
    'zh-CN': '这个编号属于一位已归档的客户，可以先恢复那位客户',
    en: 'This number belongs to an archived customer, who can be restored',
  },
  'customer.unknown': { code: 'invalid', 'zh-CN': '没有这位客户', en: 'There is no such customer' },
  'customer.not_archived': { code: 'conflict', 'zh-CN': '这位客户没有被归档', en: 'The customer is not archived' },
  'customer.read_only': {
    code: 'forbidden',
    'zh-CN': '您对这位客户只有查看权限',
    en: 'You may look at this customer but not change it',
  },
  'customer.not_organisation': {
    code: 'invalid',
    'zh-CN': '只有单位客户可以登记关键人',
    en: 'Only organisations have key persons',
  },
  'customer.merged_already': {
    code: 'conflict',
    'zh-CN': '这位客户已经合并到别的档案里',
    en: 'This customer has been merged into another already',
  },
  'customer.merge_same': {
    code: 'conflict',
    'zh-CN': '这两份本来就是同一份档案',
    en: 'The two are one customer already',
  },
  'customer.merge_kinds': {
    code: 'conflict',
    'zh-CN': '个人和单位不能合并',
    en: 'A person and an organisation cannot be merged',
  },
  'customer.merge_raced': {
    code: 'conflict',
    'zh-CN': '别人刚刚合并或拆分过其中一份，请看过再试',
    en: 'Somebody has just merged or taken apart one of these; look again',
  },
  'identity.last': {
    code: 'conflict',
    'zh-CN': '至少要保留姓名以外的这一种联系方式',
    en: 'The last identity of an anonymous customer cannot be removed',
  },

  'own_field.name_taken': {
    code: 'conflict',
    'zh-CN': '同名字段已经存在',
    en: 'A field of this name exists',
  },
  'own_field.key_taken': {
    code: 'conflict',
    'zh-CN': '这个标识已经用过，停用的字段也占着它的标识',
    en: 'This key is taken; retired fields keep theirs',
  },
  'own_field.values_differ': {
    code: 'conflict',
    'zh-CN': '这个标识下已有别的类型的数据，请换一个标识',
    en: 'Values of another type lie under this key; choose another key',
  },
  'own_field.values_repeat': {
    code: 'conflict',
    'zh-CN': '已有重复的值，先改掉重复的再要求唯一',
    en: 'Some values stand twice; change them first, then ask for unique ones',
  },
  'own_field.type_kept': {
    code: 'conflict',
    'zh-CN': '这个字段已经有值，换类型会丢失内容；请停用它，另建一个字段',
    en: 'This field holds values that another type would lose; retire it and add another field',
  },
  'own_field.used_in_formula': {
    code: 'conflict',
    'zh-CN': '有公式用到这个字段，请先改公式',
    en: 'A formula uses this field; change the formula first',
  },
  'own_field.too_many': {
    code: 'conflict',
    'zh-CN': '每类最多 100 个字段，请先停用不用的',
    en: 'A kind has at most 100 fields; retire some first',
  },
  'own_field.not_retired': { code: 'conflict', 'zh-CN': '这个字段没有停用', en: 'The field is not retired' },
  'own_field.taken': {
    code: 'conflict',
    'zh-CN': '这个值已经有了，不能重复',
    en: 'This value exists already and must be unique',
  },
  'own_field.taken_hidden': {
    code: 'conflict',
    'zh-CN': '这个值已登记在同事负责的客户名下，请联系其负责人',
    en: 'This value belongs to a customer of a colleague; ask the owner',
  },

  'need.concluded': {
    code: 'conflict',
    'zh-CN': '这条需求已经有结论，先撤回结论再改',
    en: 'This need is concluded; take that back first',
  },
  'need.not_concluded': {
    code: 'conflict',
    'zh-CN': '这条需求没有这样的结论',
    en: 'This need is not concluded that way',
  },
  'order.unknown': {
    code: 'invalid',
    'zh-CN': '这位客户没有这个订单号',
    en: 'This customer has no order of this number',
  },
  'product.unknown': { code: 'invalid', 'zh-CN': '没有这个商品编码', en: 'There is no product of this SKU' },
  'ticket.unknown': {
    code: 'invalid',
    'zh-CN': '这位客户没有这张工单',
    en: 'This customer has no such ticket',
  },
  'order.different': {
    code: 'conflict',
    'zh-CN': '同一订单号已有不同内容，请用修改',
    en: 'This order number exists with other content; use PATCH',
  },
  'order.refund_too_large': {
    code: 'conflict',
    'zh-CN': '退款超过了订单剩余金额',
    en: 'The refund is more than what is left of the order',
  },
  'order.cancelled': { code: 'conflict', 'zh-CN': '订单已经取消', en: 'The order is cancelled' },

  'ticket.already_resolved': { code: 'conflict', 'zh-CN': '工单已经解决', en: 'The ticket is already resolved' },
  'ticket.not_resolved': { code: 'conflict', 'zh-CN': '工单还没有解决', en: 'The ticket is not resolved' },
  'ticket.closed': {
    code: 'conflict',
    'zh-CN': '工单已经关闭，请先重新打开',
    en: 'The ticket is closed; reopen it first',
  },
  'ticket.not_closed': { code: 'conflict', 'zh-CN': '工单没有关闭', en: 'The ticket is not closed' },
  'ticket.close_needs_reason': {
    code: 'invalid',
    'zh-CN': '客户还没有确认，关闭要写明原因',
    en: 'The customer has not confirmed; closing needs a reason',
  },
  'ticket.assignee_unknown': {
    code: 'invalid',
    'zh-CN': '没有这位可分配的同事',
    en: 'There is no such colleague to assign',
  },
  'ticket.not_assigned': { code: 'conflict', 'zh-CN': '工单还没有分配', en: 'The ticket is not assigned' },
  'ticket.already_rated': {
    code: 'conflict',
    'zh-CN': '您已经评价过了，谢谢',
    en: 'You have rated already, thank you',
  },
  'ticket.already_urged': {
    code: 'rate_limited',
    'zh-CN': '刚刚已经催办过，我们会尽快处理',
    en: 'Urged a moment ago; we are on it',
  },
  'category.unknown': { code: 'invalid', 'zh-CN': '没有这个分类', en: 'There is no such category' },
  'category.taken': { code: 'conflict', 'zh-CN': '同名分类已经存在', en: 'A category of this name exists' },

  'progress.invalid_link': {
    code: 'not_found',
    'zh-CN': '链接无效或已过期',
    en: 'The link is not valid or has expired',
  },
  'portal.contact_required': {
    code: 'invalid',
    'zh-CN': '请留下手机号或邮箱，便于我们回复您',
    en: 'Leave a phone number or an e-mail so that we can answer',
  },

  'file.kind_refused': { code: 'invalid', 'zh-CN': '这种文件不能上传', en: 'Files of this kind cannot be uploaded' },
  'file.too_many': { code: 'invalid', 'zh-CN': '文件太多', en: 'Too many files' },
  'file.too_large': { code: 'too_large', 'zh-CN': '文件太大', en: 'The file is too large' },
  'file.missing': { code: 'invalid', 'zh-CN': '没有收到文件', en: 'The file is missing' },

  ...exportReasons,

  'import.columns_missing': { code: 'invalid', 'zh-CN': '缺少必需的列', en: 'Required columns are missing' },
  'import.columns_repeated': {
    code: 'invalid',
    'zh-CN': '有的列出现了两次，请留下一个',
    en: 'Some columns are there twice; keep one of each',
  },
  'import.unreadable': {
    code: 'invalid',
    'zh-CN': '文件读不下去：可能有引号没有成对',
    en: 'The file cannot be read to its end: a quotation mark may have no partner',
  },
  'import.unfinished': { code: 'conflict', 'zh-CN': '导入还没有结束', en: 'The import is not over yet' },
  'import.empty': { code: 'invalid', 'zh-CN': '文件里没有数据行', en: 'The file has no rows' },
  'import.finished': { code: 'conflict', 'zh-CN': '导入已经结束', en: 'The import is already over' },
  'import.no_errors': { code: 'not_found', 'zh-CN': '这次导入没有错误行', en: 'This import has no failed rows' },

  'staff.email_taken': { code: 'conflict', 'zh-CN': '这个邮箱已经有账号', en: 'This e-mail already has an account' },
  'staff.unknown': { code: 'invalid', 'zh-CN': '没有这位同事', en: 'There is no such colleague' },
  'staff.last_administrator': {
    code: 'conflict',
    'zh-CN': '至少要保留一位系统管理员',
    en: 'At least one administrator must remain',
  },
  'department.unknown': { code: 'invalid', 'zh-CN': '没有这个部门', en: 'There is no such department' },
  'department.cycle': {
    code: 'invalid',
    'zh-CN': '部门不能放到自己的下级里',
    en: 'A department cannot stand below itself',
  },
  'department.in_use': {
    code: 'conflict',
    'zh-CN': '部门里还有人员、班组或下级部门',
    en: 'The department still has people, teams or departments',
  },
  'department.is_reception': {
    code: 'conflict',
    'zh-CN': '接待部门不能删除，请先指定另一个接待部门',
    en: 'The reception cannot be removed; make another department the reception first',
  },
  'team.unknown': { code: 'invalid', 'zh-CN': '没有这个班组', en: 'There is no such team' },
  'team.in_use': { code: 'conflict', 'zh-CN': '班组里还有人员', en: 'The team still has people' },
  'post.unknown': { code: 'invalid', 'zh-CN': '没有这个岗位', en: 'There is no such post' },
  'post.taken': { code: 'conflict', 'zh-CN': '同名岗位已经存在', en: 'A post of this name exists' },
  'role.unknown': { code: 'invalid', 'zh-CN': '没有这个角色', en: 'There is no such role' },
  'role.self_lockout': {
    code: 'conflict',
    'zh-CN': '不能取消系统管理员管理角色的权限',
    en: 'Administrators must keep the right to manage roles',
  },
  'password.too_weak': {
    code: 'invalid',
    'zh-CN': '密码至少 12 位，且不能是常见密码',
    en: 'A password has at least 12 characters and is not a common one',
  },
  'password.required': { code: 'invalid', 'zh-CN': '请再输入一次密码', en: 'Enter your password again' },
  'password.same': {
    code: 'invalid',
    'zh-CN': '新密码不能与当前密码相同',
    en: 'The new password must differ from the current one',
  },
  'password.kinds': {
    code: 'invalid',
    'zh-CN': '须含大写字母、小写字母、数字、其他字符中的三类',
    en: 'Use three of: capitals, small letters, digits, other characters',
  },
  'second_factor.on': { code: 'conflict', 'zh-CN': '两步验证已经开启', en: 'Two-factor log-in is on already' },
  'second_factor.off': { code: 'conflict', 'zh-CN': '两步验证还没有开启', en: 'Two-factor log-in is not on' },
  'second_factor.wrong_code': {
    code: 'invalid',
    'zh-CN': '验证码不正确，请等下一个再试',
    en: 'The code is not right; try the next one',
  },
  'second_factor.required': {
    code: 'conflict',
    'zh-CN': '您的角色必须使用两步验证',
    en: 'Your role must use two-factor log-in',
  },
  'job.not_failed': {
    code: 'conflict',
    'zh-CN': '只有失败的任务可以重新执行',
    en: 'Only failed jobs can be run again',
  },
} as const satisfies Record<string, ReasonText>

export type Reason = keyof typeof reasons
export type Locale = 'zh-CN' | 'en'

/** The sentence of a reason; an unknown reason (a newer server) falls back to its own word. */
export const reasonText = (reason: string, locale: Locale): string =>
  (reasons as Readonly<Record<string, ReasonText>>)[reason]?.[locale] ?? reason
