import type { PoolRule } from '@zhike/contract/pool'
import { codeTexts } from '@zhike/ui/codes.texts'
import { Button, Switch } from 'antd'
import { useState } from 'react'
import { useAct, useAnswer } from '../frame/calls.ts'
import { Loaded } from '../frame/loaded.tsx'
import { Card, Page } from '../frame/page.tsx'
import { useLocale, useTexts } from '../frame/texts.ts'
import { tell } from '../frame/toasts.ts'
import { nameIn } from '../own-fields/fields-of.ts'
import forms from '../settings/forms.module.css'
import { settingsTexts } from '../settings/settings.texts.ts'
import { LimitsCard } from './limits-card.tsx'
import { RuleDialog } from './rule-dialog.tsx'
import { ruleTexts } from './rules.texts.ts'

/** When customers go to the pool, and what holds for whoever takes them from there. */
export function PoolRulesPage() {
  const s = useTexts(settingsTexts)
  const t = useTexts(ruleTexts)
  const [edited, setEdited] = useState<PoolRule | 'new'>()
  const rules = useAnswer('poolRules', 'list', {})
  return (
    <Page
      title={s('entry.pool')}
      actions={
        <Button type="primary" onClick={() => setEdited('new')}>
          {t('add')}
        </Button>
      }
      toolbar={<p className={forms.quiet}>{t('explain')}</p>}
    >
      <div className={forms.narrow}>
        <Card title={t('rules')} flush>
          <Loaded answer={rules} lines={4}>
            {({ items }) =>
              items.length === 0 ? (
                <p className={forms.empty}>{t('none')}</p>
              ) : (
                items.map((rule) => <RuleLine key={rule.id} rule={rule} onEdit={() => setEdited(rule)} />)
              )
            }
          </Loaded>
        </Card>
        <LimitsCard />
      </div>
      {edited ? <RuleDialog rule={edited === 'new' ? undefined : edited} onClose={() => setEdited(undefined)} /> : null}
    </Page>
  )
}

interface LineProps {
  readonly rule: PoolRule
  readonly onEdit: () => void
}

function RuleLine({ rule, onEdit }: LineProps) {
  const t = useTexts(ruleTexts)
  const code = useTexts(codeTexts)
  const locale = useLocale()
  const own = useAnswer('ownFields', 'list', rule.field ? { kind: 'customer' } : undefined)
  const update = useAct('poolRules', 'update')
  const remove = useAct('poolRules', 'remove')
  const { id, name, basis, days, field, kind, stages, tiers, protectionDays } = rule
  const found = own.data?.items.find(({ key }) => key === field)
  const says = [
    t(`says_${basis}`, { days, field: found ? nameIn(found, locale) : (field ?? '') }),
    ...(kind ? [code(`customer.${kind}`)] : []),
    ...(stages.length > 0 ? [stages.map((stage) => code(`stage.${stage}`)).join('、')] : []),
    ...(tiers.length > 0 ? [tiers.join('、')] : []),
    ...(basis === 'unowned' ? [] : [t('protects', { days: protectionDays })]),
  ]
  return (
    <div className={forms.line}>
      <Switch
        size="small"
        aria-label={t('activeOne', { name })}
        checked={rule.activeSince !== null}
        loading={update.busy}
        onChange={(active) => update.run({ id, active }, { done: () => tell(t(active ? 'on' : 'off', { name })) })}
      />
      <span className={forms.grow}>
        {name}
        <span className={forms.quiet}>{says.join(' · ')}</span>
      </span>
      <Button size="small" type="text" onClick={onEdit}>
        {t('change')}
      </Button>
      <Button
        size="small"
        type="text"
        danger
        onClick={() => remove.run({ id }, { done: () => tell(t('removed', { name })) })}
      >
        {t('remove')}
      </Button>
    </div>
  )
}
