import { bilingual } from '@zhike/ui/bilingual'

export const rolesTexts = bilingual({
  'zh-CN': {
    explain: '勾选后从对方的下一次操作起生效。能看到哪些客户由每个人的数据范围决定。',
    permission: '权限',
    members: '{{members}} 人',
    given: '{{role}}：已允许“{{permission}}”',
    taken: '{{role}}：已取消“{{permission}}”',
    cell: '{{role}}：{{permission}}',
    locked: '系统管理员必须保留这项权限',
  },
  en: {
    explain: 'A tick counts from the next action on. Which customers somebody sees depends on their own data scope.',
    permission: 'Right',
    members: '{{members}} people',
    given: '{{role}}: allowed “{{permission}}”',
    taken: '{{role}}: no longer “{{permission}}”',
    cell: '{{role}}: {{permission}}',
    locked: 'Administrators must keep this right',
  },
})
