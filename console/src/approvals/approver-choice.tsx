import type { ApproverRule } from '@zhike/contract/approvals'
import { roleCodes } from '@zhike/contract/permissions'
import { codeTexts } from '@zhike/ui/codes.texts'
import { Select } from 'antd'
import { useAnswer } from '../frame/calls.ts'
import { useTexts } from '../frame/texts.ts'
import { keyOfRule, ruleOfKey } from './flow-draft.ts'
import { flowTexts } from './flows.texts.ts'

interface ApproverChoiceProps {
  readonly id: string
  readonly label: string
  readonly placeholder: string
  readonly chosen: readonly ApproverRule[]
  readonly onChoose: (rules: ApproverRule[]) => void
}

/** Chooses who is asked: heads, roles, posts and colleagues in one list. */
export function ApproverChoice({ id, label, placeholder, chosen, onChoose }: ApproverChoiceProps) {
  const t = useTexts(flowTexts)
  const code = useTexts(codeTexts)
  const posts = useAnswer('posts', 'list', {})
  const colleagues = useAnswer('staff', 'list', { suspended: 'no', limit: 200 })
  const option = (rule: ApproverRule, words: string) => ({ value: keyOfRule(rule), label: words })
  const groups = [
    {
      label: t('groupHead'),
      options: ([0, 1, 2] as const).map((levels) => option({ by: 'head', levels }, t(`head_${levels}`))),
    },
    { label: t('groupRole'), options: roleCodes.map((role) => option({ by: 'role', role }, code(`role.${role}`))) },
    {
      label: t('groupPost'),
      options: (posts.data?.items ?? []).map((post) => option({ by: 'post', postId: post.id }, post.name)),
    },
    {
      label: t('groupPerson'),
      options: (colleagues.data?.items ?? []).map((one) => option({ by: 'person', staffId: one.id }, one.name)),
    },
  ]
  return (
    <Select
      id={id}
      aria-label={label}
      mode="multiple"
      placeholder={placeholder}
      value={chosen.map(keyOfRule)}
      options={groups}
      showSearch={{ optionFilterProp: 'label' }}
      style={{ width: '100%' }}
      onChange={(keys: string[]) => onChoose(keys.map(ruleOfKey))}
    />
  )
}
