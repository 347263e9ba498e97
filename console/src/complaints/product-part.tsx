import { lazy, Suspense, useState } from 'react'
import { useTexts } from '../frame/texts.ts'
import styles from './complaints.module.css'
import { complaintTexts } from './complaints.texts.ts'
import { PartBox, type PartProps } from './part.tsx'

const ProductDialog = lazy(() => import('./product-dialog.tsx').then((found) => ({ default: found.ProductDialog })))

/** Of which product it is, and of which batch. */
export function ProductPart({ file, mayWork }: PartProps) {
  const t = useTexts(complaintTexts)
  const [editing, setEditing] = useState(false)
  const { product } = file
  return (
    <PartBox
      title={t('product')}
      none={t('productNone')}
      isEmpty={product === null}
      deeds={mayWork ? [{ name: t(product ? 'productEdit' : 'add'), run: () => setEditing(true) }] : []}
    >
      {product ? (
        <li className={styles.line}>
          <span className={styles.words}>{product.name}</span>
          <span className={styles.quiet}>
            {[product.sku, product.batch && t('batchOf', { batch: product.batch })].filter(Boolean).join(' · ')}
          </span>
        </li>
      ) : null}
      {editing ? (
        <Suspense>
          <ProductDialog file={file} onClose={() => setEditing(false)} />
        </Suspense>
      ) : null}
    </PartBox>
  )
}
