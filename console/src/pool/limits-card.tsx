import type { PoolLimits } from '@zhike/contract/pool'
import { Button, Form, InputNumber, Radio } from 'antd'
import { useAct, useAnswer } from '../frame/calls.ts'
import { FormField } from '../frame/form-field.tsx'
import { Loaded } from '../frame/loaded.tsx'
import { Card } from '../frame/page.tsx'
import { useTexts } from '../frame/texts.ts'
import { tell } from '../frame/toasts.ts'
import styles from './pool.module.css'
import { ruleTexts } from './rules.texts.ts'

/** What holds for everybody who takes customers from the pool. */
export function LimitsCard() {
  const t = useTexts(ruleTexts)
  const limits = useAnswer('poolRules', 'limits', {})
  return (
    <Card title={t('limits')}>
      <Loaded answer={limits} lines={5}>
        {(now) => <LimitsForm key={now.version} limits={now} />}
      </Loaded>
    </Card>
  )
}

function LimitsForm({ limits: { version, ...initial } }: { readonly limits: PoolLimits }) {
  const t = useTexts(ruleTexts)
  const save = useAct('poolRules', 'setLimits', { done: () => tell(t('saved')) })
  const whole = { precision: 0, style: { width: 160 } }
  return (
    <Form
      layout="vertical"
      requiredMark={false}
      initialValues={initial}
      onFinish={(values: typeof initial) => save.run(values, { ifMatch: version })}
    >
      <div className={styles.limits}>
        <FormField name="mostHeld" label={t('mostHeld')} refused={save.fields}>
          <InputNumber {...whole} min={1} max={100_000} placeholder={t('noLimit')} />
        </FormField>
        <FormField name="mostDaily" label={t('mostDaily')} refused={save.fields}>
          <InputNumber {...whole} min={1} max={10_000} placeholder={t('noLimit')} />
        </FormField>
        <FormField name="coolDownDays" label={t('coolDown')} hint={t('coolDownHint')} required refused={save.fields}>
          <InputNumber {...whole} min={0} max={3650} />
        </FormField>
        <FormField name="warnDays" label={t('warn')} hint={t('warnHint')} required refused={save.fields}>
          <InputNumber {...whole} min={1} max={90} />
        </FormField>
      </div>
      <FormField name="collaborators" label={t('collaborators')}>
        <Radio.Group
          options={(['remain', 'leave'] as const).map((value) => ({ value, label: t(`collaborators_${value}`) }))}
        />
      </FormField>
      <Button type="primary" htmlType="submit" loading={save.busy}>
        {t('save')}
      </Button>
    </Form>
  )
}
