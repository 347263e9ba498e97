import type { ReasonText } from './reason-text.ts'

/** Log-ins, colleagues and rights. */
export const accessReasons = {
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
  'calendar.taken': { code: 'conflict', 'zh-CN': '同名日历已经存在', en: 'A calendar of this name exists' },
  'calendar.unknown': { code: 'invalid', 'zh-CN': '没有这个日历', en: 'There is no such calendar' },
  'calendar.beyond': {
    code: 'invalid',
    'zh-CN': '工作日历只排了 2015 年到 2050 年',
    en: 'Working calendars go from 2015 to 2050',
  },
  'calendar.in_use': {
    code: 'conflict',
    'zh-CN': '还有部门、人员或时限承诺在用这个日历',
    en: 'Departments, people or time promises still go by this calendar',
  },
  'calendar.is_company': {
    code: 'conflict',
    'zh-CN': '公司日历不能删除',
    en: 'The calendar of the company cannot be removed',
  },
  'shift.taken': { code: 'conflict', 'zh-CN': '同名班次已经存在', en: 'A shift of this name exists' },
  'shift.unknown': { code: 'invalid', 'zh-CN': '没有这个班次', en: 'There is no such shift' },
  'leave.overlaps': {
    code: 'conflict',
    'zh-CN': '这段时间已经登记了请假',
    en: 'A leave is recorded for this time already',
  },
  'leave.of_another': {
    code: 'forbidden',
    'zh-CN': '只能登记自己的请假和代理人',
    en: 'You can only record your own leave and deputy',
  },
  'deputy.unknown': {
    code: 'invalid',
    'zh-CN': '代理人须是另一位在用的同事',
    en: 'A deputy is another colleague who is not suspended',
  },
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
  'key_rotation.running': {
    code: 'conflict',
    'zh-CN': '上一次轮换还没有完成',
    en: 'The last rotation is not finished yet',
  },
  'key_rotation.environment': {
    code: 'conflict',
    'zh-CN': '密钥来自环境变量 ZHIKE_KEYS，请按运维手册轮换',
    en: 'The keys come from ZHIKE_KEYS; rotate them as docs/operations.md says',
  },
  'key_rotation.in_use': {
    code: 'conflict',
    'zh-CN': '还有数据由旧密钥加密，现在不能移除',
    en: 'Old keys still open some data and cannot be taken out yet',
  },
  'access_review.open': {
    code: 'conflict',
    'zh-CN': '上一次复核还没有完成',
    en: 'The last review is not finished yet',
  },
  'access_review.finished': { code: 'conflict', 'zh-CN': '这次复核已经完成', en: 'The review is finished' },
  'access_review.decided': {
    code: 'conflict',
    'zh-CN': '这一项已经有人复核',
    en: 'Somebody has decided about this already',
  },
  'access_review.undecided': {
    code: 'conflict',
    'zh-CN': '还有没复核的同事或密钥',
    en: 'Some colleagues or keys are not reviewed yet',
  },
  'access_review.self': {
    code: 'forbidden',
    'zh-CN': '不能复核自己，请由其他复核人确认',
    en: 'Nobody reviews themselves; ask another reviewer',
  },
  'access_review.administrator': {
    code: 'forbidden',
    'zh-CN': '系统管理员由另一位系统管理员复核',
    en: 'Administrators are reviewed by another administrator',
  },
  'sign_on.off': { code: 'conflict', 'zh-CN': '没有启用企业账号登录', en: 'The company log-in is not on' },
  'sign_on.refused': {
    code: 'unauthenticated',
    'zh-CN': '企业账号登录没有成功，请再试一次',
    en: 'The company log-in did not succeed; try again',
  },
  'sign_on.bad_token': {
    code: 'invalid',
    'zh-CN': '注销通知不是身份提供方发出的',
    en: 'The notice of a log-out is not the provider’s',
  },
  'sign_on.nobody': {
    code: 'unauthenticated',
    'zh-CN': '这个企业账号没有对应的同事，请联系管理员',
    en: 'No colleague belongs to this account; ask an administrator',
  },
  'sign_on.unreachable': {
    code: 'unavailable',
    'zh-CN': '连不上身份提供方，请检查地址或稍后再试',
    en: 'The provider does not answer as it should; check the address or try again later',
  },
  'sign_on.private': {
    code: 'invalid',
    'zh-CN': '须是公网的 https 地址；身份提供方在内网时，请在服务器设置 ZHIKE_PRIVATE_PROVIDERS=1',
    en: 'It must be a public https address; for a provider inside the house set ZHIKE_PRIVATE_PROVIDERS=1 on the server',
  },
  'sign_on.incomplete': {
    code: 'invalid',
    'zh-CN': '启用前请填写地址、客户端 ID、密钥和按钮文字',
    en: 'Fill in address, client id, secret and words on the button before turning it on',
  },
} as const satisfies Record<string, ReasonText>
