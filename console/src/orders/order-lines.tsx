import type { Line } from '@zhike/contract/orders'
import { Money } from '../frame/money.tsx'
import { Card } from '../frame/page.tsx'
import { useTexts } from '../frame/texts.ts'
import styles from './order-view.module.css'
import { orderTexts } from './orders.texts.ts'

interface LinesProps {
  readonly lines: readonly Line[]
  readonly currency: string
}

/** What was sold. */
export function OrderLines({ lines, currency }: LinesProps) {
  const t = useTexts(orderTexts)
  return (
    <Card title={t('lines')} flush>
      {lines.length === 0 ? (
        <p className={styles.quiet}>{t('linesNone')}</p>
      ) : (
        <table className={styles.lines}>
          <thead>
            <tr>
              <th scope="col">{t('product')}</th>
              <th scope="col">{t('quantity')}</th>
              <th scope="col">{t('unit')}</th>
              <th scope="col">{t('sum')}</th>
            </tr>
          </thead>
          <tbody>
            {lines.map((line) => (
              <tr key={`${line.sku} ${line.unitFen}`}>
                <th scope="row">
                  {line.name}
                  <span className={styles.sku}>{line.sku}</span>
                </th>
                <td>{line.quantity}</td>
                <td>{line.unitFen === null ? null : <Money fen={line.unitFen} currency={currency} />}</td>
                <td>
                  {line.unitFen === null ? null : <Money fen={line.unitFen * line.quantity} currency={currency} />}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </Card>
  )
}
