import { Defect, defectsOf, QualityPart, type QualityRules } from '@zhike/contract/data-quality'
import { Button, InputNumber } from 'antd'
import { useState } from 'react'
import { useAct, useAnswer } from '../frame/calls.ts'
import { Field, Fields } from '../frame/field.tsx'
import { Loaded } from '../frame/loaded.tsx'
import { Card, Page } from '../frame/page.tsx'
import { useTexts } from '../frame/texts.ts'
import { tell } from '../frame/toasts.ts'
import styles from './data-quality.module.css'
import { qualityTexts } from './data-quality.texts.ts'
import { defectTexts } from './defects.texts.ts'

/** How quality is measured. */
export function RulesPage() {
  const t = useTexts(qualityTexts)
  const rules = useAnswer('dataQuality', 'rules', {})
  return (
    <Page title={t('rules')}>
      <Loaded answer={rules} lines={8}>
        {(loaded) => <Rules rules={loaded} key={loaded.version} />}
      </Loaded>
    </Page>
  )
}

function Rules({ rules }: { readonly rules: QualityRules }) {
  const t = useTexts(qualityTexts)
  const d = useTexts(defectTexts)
  const [{ weights, items, confirmMonths }, set] = useState(rules)
  const update = useAct('dataQuality', 'updateRules', { done: () => tell(t('saved')) })
  const change = (part: Partial<QualityRules>) => set((now) => ({ ...now, ...part }))
  const sum = weights.complete + weights.valid + weights.fresh
  return (
    <Card title={t('weights')}>
      <Fields>
        {QualityPart.options.map((part) => (
          <Field key={part} label={t(`part_${part}`)} error={sum === 100 ? undefined : t('weightsHint', { sum })}>
            {(id) => (
              <InputNumber
                id={id}
                min={0}
                max={100}
                precision={0}
                value={weights[part]}
                onChange={(points) => change({ weights: { ...weights, [part]: points ?? 0 } })}
              />
            )}
          </Field>
        ))}
        <Field label={t('months')} hint={t('monthsHint')} error={update.fields.confirmMonths}>
          {(id) => (
            <InputNumber
              id={id}
              min={1}
              max={60}
              precision={0}
              suffix={t('unit_months')}
              value={confirmMonths}
              onChange={(months) => change({ confirmMonths: months ?? rules.confirmMonths })}
            />
          )}
        </Field>
      </Fields>
      <h3>{t('items')}</h3>
      <p className={styles.small}>{t('itemsHint')}</p>
      {QualityPart.options.map((part) => (
        <section key={part}>
          <h4 className={styles.small}>{t(`part_${part}`)}</h4>
          <div className={styles.items}>
            {Defect.options
              .filter((defect) => (defectsOf[part] as readonly Defect[]).includes(defect))
              .map((defect) => (
                // biome-ignore lint/a11y/noLabelWithoutControl: the control is inside
                <label key={defect} className={styles.item}>
                  {d(defect)}
                  <InputNumber
                    min={0}
                    max={10}
                    precision={0}
                    size="small"
                    value={items[defect]}
                    onChange={(counts) => change({ items: { ...items, [defect]: counts ?? 0 } })}
                  />
                </label>
              ))}
          </div>
        </section>
      ))}
      <Button
        type="primary"
        disabled={sum !== 100}
        loading={update.busy}
        onClick={() => update.run({ weights, items, confirmMonths }, { ifMatch: rules.version })}
      >
        {t('save')}
      </Button>
    </Card>
  )
}
