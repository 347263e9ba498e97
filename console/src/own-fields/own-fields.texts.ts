import { bilingual } from '@zhike/ui/bilingual'

export const ownFieldTexts = bilingual({
  'zh-CN': {
    others: '其他资料',
    empty: '未填写',
    edit: '修改{{what}}',
    save: '保存',
    cancel: '取消',
    changedMeanwhile: '别人刚刚改过。内容已更新，您填写的还在，确认后再保存。',
    retiredChoice: '{{name}}（已停用）',
    choose: '请选择',
    nobody: '请选择同事',
    colleagueGone: '已离开的同事',
    yuan: '元',
    date: '选日期',
  },
  en: {
    others: 'Other facts',
    empty: 'not filled in',
    edit: 'Change {{what}}',
    save: 'Save',
    cancel: 'Cancel',
    changedMeanwhile: 'Somebody changed it meanwhile. What you typed is still here; look and save again.',
    retiredChoice: '{{name}} (retired)',
    choose: 'Choose',
    nobody: 'Choose a colleague',
    colleagueGone: 'a colleague who left',
    yuan: 'yuan',
    date: 'Choose a day',
  },
})
