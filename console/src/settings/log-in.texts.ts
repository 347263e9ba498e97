import { bilingual } from '@zhike/ui/bilingual'

export const logInTexts = bilingual({
  'zh-CN': {
    profile: '密码规则',
    asvs: '标准（OWASP ASVS）',
    asvsWhy: '至少 12 位，不用常见密码；不要求字符种类，不定期更换。',
    mlps3: '等保三级（GB/T 22239-2019）',
    mlps3Why: '另须含三类字符，每 90 天更换密码，所有人必须使用两步验证。',
    secondFactor: '两步验证',
    someRoles: '必须使用两步验证的角色。还没有开启的人，下一步操作前会先被带去设置。',
    allRoles: '等保三级要求所有人使用两步验证。',
    people: '可登录 {{all}} 人，已开启 {{withFactor}} 人。',
    owing: '还有 {{owing}} 人须开启。',
    locking: '登录锁定',
    lockingWhy:
      '同一账号 15 分钟内失败 5 次，锁定 15 分钟；同一网络地址有 20 个账号失败，锁定该地址。本人登录过的浏览器单独计数，别人的失败不影响它。',
    saved: '登录规则已修改。',
  },
  en: {
    profile: 'Passwords',
    asvs: 'Standard (OWASP ASVS)',
    asvsWhy: 'At least 12 characters, not a common one; no kinds of characters, no change by the calendar.',
    mlps3: 'MLPS level 3 (GB/T 22239-2019)',
    mlps3Why: 'Also three kinds of characters, a new password every 90 days, two-factor log-in for everybody.',
    secondFactor: 'Two-factor log-in',
    someRoles: 'Roles that must use it. Who has not set it up is led there before anything else.',
    allRoles: 'MLPS level 3 asks it of everybody.',
    people: '{{all}} people may log in, {{withFactor}} use it.',
    owing: ' {{owing}} still have to set it up.',
    locking: 'Locking',
    lockingWhy:
      'Five failures within 15 minutes lock an account for 15 minutes; twenty failing accounts lock their address. A browser in which its owner has logged in before counts apart: failures elsewhere do not lock it.',
    saved: 'The log-in rules are changed.',
  },
})
