import { complaintCodes } from '@zhike/contract/complaints/codes'
import { causeKinds } from '@zhike/contract/complaints/lists'
import type { Sameness } from '@zhike/contract/improvements'
import { useAnswer } from '../frame/calls.ts'
import { Field } from '../frame/field.tsx'
import { ProductChoice } from '../frame/product-choice.tsx'
import { Select } from '../frame/select.tsx'
import { useTexts } from '../frame/texts.ts'
import styles from './improvements.module.css'
import { improvementTexts } from './improvements.texts.ts'

interface SamenessProps {
  readonly same: Sameness
  readonly productName: string | null
  readonly refused: string | undefined
  readonly onChange: (part: Partial<Sameness>) => void
}

const mostWords = 5

/** Which later complaints count as the same, by which recurrence is measured. */
export function SamenessFields({ same, productName, refused, onChange }: SamenessProps) {
  const t = useTexts(improvementTexts)
  const code = useTexts(complaintCodes)
  const categories = useAnswer('categories', 'list', { kind: 'complaint' })
  return (
    <>
      <p className={styles.group}>{refused ?? t('same')}</p>
      <Field label={t('product')}>
        {(id) => (
          <ProductChoice
            id={id}
            chosen={same.sku}
            name={productName}
            placeholder={t('any')}
            onChoose={(sku) => onChange({ sku })}
          />
        )}
      </Field>
      <Field label={t('words')}>
        {(id) => (
          <Select
            id={id}
            mode="tags"
            open={false}
            suffixIcon={null}
            maxCount={mostWords}
            tokenSeparators={[' ', '，', ',', '、']}
            placeholder={t('wordsExample')}
            value={same.words}
            onChange={(words) => onChange({ words: words.map((word) => word.trim().slice(0, 40)).filter(Boolean) })}
          />
        )}
      </Field>
      <Field label={t('category')}>
        {(id) => (
          <Select
            id={id}
            allowClear
            placeholder={t('any')}
            value={same.categoryId}
            options={(categories.data?.items ?? []).map((category) => ({ value: category.id, label: category.name }))}
            onChange={(categoryId) => onChange({ categoryId: categoryId ?? null })}
          />
        )}
      </Field>
      <Field label={t('causeOf')}>
        {(id) => (
          <Select
            id={id}
            allowClear
            placeholder={t('any')}
            value={same.causeKind}
            options={causeKinds.map((value) => ({ value, label: code(`cause.${value}`) }))}
            onChange={(causeKind) => onChange({ causeKind: causeKind ?? null })}
          />
        )}
      </Field>
    </>
  )
}
