import { DeleteOutlined } from '@ant-design/icons'
import { roleCodes } from '@zhike/contract/permissions'
import type { JoiningRule } from '@zhike/contract/security/sign-on'
import { codeTexts } from '@zhike/ui/codes.texts'
import { AutoComplete, Button, Form, Input, Select } from 'antd'
import { useAnswer } from '../frame/calls.ts'
import { useTexts } from '../frame/texts.ts'
import forms from './forms.module.css'
import styles from './joining-rules.module.css'
import { signOnTexts } from './sign-on.texts.ts'

const claims = ['email_domain', 'groups', 'department'] as const
const blank: JoiningRule = { claim: 'email_domain', value: '', role: 'representative', departmentId: null, teamIds: [] }

/** Who is added at the first log-in, and as what: rules of a form, of which the first that fits counts. */
export function JoiningRules() {
  const t = useTexts(signOnTexts)
  const code = useTexts(codeTexts)
  const departments = useAnswer('departments', 'list', {})
  const teams = useAnswer('teams', 'list', {})
  const options = (of: typeof departments | typeof teams) =>
    (of.data?.items ?? []).map(({ id, name }) => ({ value: id, label: name }))
  const roles = roleCodes
    .filter((role) => role !== 'administrator')
    .map((role) => ({ value: role, label: code(`role.${role}`) }))
  // people see words; what the provider calls by another name they type as it is
  const words = new Map<string, string>(claims.map((claim) => [claim, t(`claim.${claim}`)]))
  const wanted = [{ required: true, message: t('ruleWanted') }]
  return (
    <Form.List name="joiningRules">
      {(rules, { add, remove }) => (
        <section className={styles.rules} aria-label={t('joining')}>
          <h3>{t('joining')}</h3>
          <p className={forms.quiet}>{t('joiningHint')}</p>
          {rules.map(({ key, name }) => (
            <div key={key} className={styles.rule}>
              <Form.Item
                name={[name, 'claim']}
                label={t('claim')}
                rules={wanted}
                getValueProps={(claim: string) => ({ value: words.get(claim) ?? claim })}
                normalize={(typed: string) => claims.find((claim) => words.get(claim) === typed) ?? typed}
              >
                <AutoComplete options={[...words.values()].map((value) => ({ value }))} />
              </Form.Item>
              <Form.Item name={[name, 'value']} label={t('claimValue')} rules={wanted}>
                <Input placeholder="company.cn" spellCheck={false} />
              </Form.Item>
              <Form.Item name={[name, 'role']} label={t('joinsAs')}>
                <Select options={roles} />
              </Form.Item>
              <Form.Item name={[name, 'departmentId']} label={t('joinsDepartment')}>
                <Select options={[{ value: null, label: t('noDepartment') }, ...options(departments)]} />
              </Form.Item>
              <Form.Item name={[name, 'teamIds']} label={t('joinsTeams')}>
                <Select mode="multiple" options={options(teams)} maxTagCount="responsive" />
              </Form.Item>
              <Button
                type="text"
                icon={<DeleteOutlined aria-hidden />}
                aria-label={t('removeRule')}
                onClick={() => remove(name)}
              />
            </div>
          ))}
          <Button onClick={() => add(blank)}>{t('addRule')}</Button>
        </section>
      )}
    </Form.List>
  )
}
