import { bilingual } from '@zhike/ui/bilingual'

export const encryptionTexts = bilingual({
  'zh-CN': {
    rotate: '轮换密钥',
    current: '当前密钥',
    version: '版本 {{version}}',
    old: '仍可解密的旧版本',
    noOld: '没有',
    explain:
      '手机、邮箱、微信、地址、附件等都经过加密保存。轮换会启用新密钥，并在后台把已有数据重新加密，期间照常工作。',
    environment: '密钥来自环境变量 ZHIKE_KEYS，请按运维手册（docs/operations.md）轮换，这里显示进度。',
    retire: '旧版本已无数据使用，可以在服务器上移除：',
    rotationTo: '轮换到版本 {{version}}',
    running: '进行中',
    finished: '已完成',
    sealed: '重新加密',
    counting: '正在清点',
    doneOf: '{{done}} / {{total}} 项',
    began: '开始于',
    ended: '完成于',
    broken: '{{broken}} 项数据已损坏，任何密钥都无法解密，保持原样。',
  },
  en: {
    rotate: 'Rotate keys',
    current: 'Current key',
    version: 'Version {{version}}',
    old: 'Old versions that still open',
    noOld: 'None',
    explain:
      'Phones, e-mails, WeChat ids, addresses and files are kept encrypted. A rotation brings in a new key and seals what is there again in the background, while everybody works on.',
    environment: 'The keys come from ZHIKE_KEYS: rotate them as docs/operations.md says; progress is shown here.',
    retire: 'Nothing uses the old versions any more; they can be taken out on the server:',
    rotationTo: 'Rotation to version {{version}}',
    running: 'Running',
    finished: 'Finished',
    sealed: 'Sealed again',
    counting: 'Counting',
    doneOf: '{{done}} of {{total}} values',
    began: 'Began',
    ended: 'Finished',
    broken: '{{broken}} values are damaged and open under no key; they stay as they are.',
  },
})
