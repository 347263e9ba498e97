import type { Feedback, FeedbackRouting } from '@zhike/contract/feedback'
import { Button } from 'antd'
import { useAct } from '../frame/calls.ts'
import { useMay } from '../frame/me.ts'
import { ProductChoice } from '../frame/product-choice.tsx'
import { useTexts } from '../frame/texts.ts'
import styles from './feedback.module.css'
import { feedbackTexts } from './feedback.texts.ts'

/** Of which product it is, and who sees to it and why. */
export function ProductLine({ feedback }: { readonly feedback: Feedback }) {
  const t = useTexts(feedbackTexts)
  const may = useMay()
  const { ticketId, product, proposedProduct, routing } = feedback
  const set = useAct('feedback', 'setProduct')
  const mayWork = may('feedback.work') && may('orders.read')
  return (
    <div className={styles.line}>
      <span className={styles.quiet}>{t('product')}</span>
      {mayWork ? (
        <span className={styles.product}>
          <ProductChoice
            label={t('product')}
            size="small"
            chosen={product?.sku ?? null}
            name={product?.name ?? null}
            placeholder={t('productNone')}
            onChoose={(sku) => set.run({ ticketId, sku })}
          />
        </span>
      ) : (
        (product?.name ?? t('productNone'))
      )}
      {proposedProduct ? (
        <span className={styles.quiet}>
          {t('propose', { name: proposedProduct.name, words: proposedProduct.because.join('、') })}
          {mayWork ? (
            <Button size="small" type="link" onClick={() => set.run({ ticketId, sku: proposedProduct.sku })}>
              {t('confirm')}
            </Button>
          ) : null}
        </span>
      ) : null}
      <Why routing={routing} />
    </div>
  )
}

/** Why it is theirs, and why not somebody else's. */
function Why({ routing: { steps } }: { readonly routing: FeedbackRouting }) {
  const t = useTexts(feedbackTexts)
  const said = steps.filter(({ why }) => why !== 'not_said')
  const sentences = said.map(({ of, name, owner, why }) =>
    t(`why_${why === 'not_said' ? 'has_no_owner' : why}`, {
      of: t(`of_${of}`, { name: name ?? '' }),
      owner: owner?.name ?? '',
    }),
  )
  return sentences.length > 0 ? <span className={styles.quiet}>{sentences.join(t('comma'))}</span> : null
}
