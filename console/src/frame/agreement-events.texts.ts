import { bilingual } from '@zhike/ui/bilingual'

/** What happened to approvals, by the type of its event. */
export const agreementTexts = bilingual({
  'zh-CN': {
    'approval.started': '发起审批',
    'approval.asked': '请人审批',
    'approval.decided': '审批',
    'approval.returned': '退回审批',
    'approval.urged': '催办审批',
    'approval.changed': '补充审批',
    'approval.concluded': '审批结束',
    'approval_flow.published': '发布审批流程',
    'approval_delegation.given': '委托代理审批',
    'approval_delegation.revoked': '取消代理审批',
  },
  en: {
    'approval.started': 'Approval asked for',
    'approval.asked': 'Somebody asked to decide',
    'approval.decided': 'Decided',
    'approval.returned': 'Application sent back',
    'approval.urged': 'Approval urged',
    'approval.changed': 'Application added to',
    'approval.concluded': 'Application concluded',
    'approval_flow.published': 'Approval flow published',
    'approval_delegation.given': 'Deputy named for approvals',
    'approval_delegation.revoked': 'Deputy for approvals ended',
  },
})
