import { Link } from '@tanstack/react-router'
import { sayDuplicateReason } from '@zhike/contract/duplicates'
import { useEffect, useState } from 'react'
import { useAnswer } from '../frame/calls.ts'
import type { ArgsOf } from '../frame/client.ts'
import { useLocale, useTexts } from '../frame/texts.ts'
import styles from './duplicates.module.css'
import { duplicateTexts } from './duplicates.texts.ts'

type Typed = ArgsOf<'duplicates', 'check'>
const pauseMs = 600

/** Who may be the customer that is being typed in; nothing while nobody is likely. */
export function Likely({ typed }: { readonly typed: Typed }) {
  const t = useTexts(duplicateTexts)
  const locale = useLocale()
  const text = JSON.stringify(typed)
  const [asked, ask] = useState(text)
  useEffect(() => {
    const timer = setTimeout(() => ask(text), pauseMs)
    return () => clearTimeout(timer)
  }, [text])
  const args = JSON.parse(asked) as Typed
  const says = (args.name ?? '').length > 1 || (args.identities ?? []).length > 0
  const answer = useAnswer('duplicates', 'check', says ? args : undefined)
  const { items = [], hidden = [] } = answer.data ?? {}
  if (items.length + hidden.length === 0) return null
  return (
    <div className={styles.likely} role="status">
      <p>{t('likelyTitle')}</p>
      <ul>
        {items.map(({ customer, reasons }) => (
          <li key={customer.id}>
            <Link to="/customers/$id" params={{ id: customer.id }} target="_blank">
              {customer.name}
            </Link>
            <span className="figures">{customer.number}</span>
            <span className={styles.because}>
              {reasons
                .slice(0, 3)
                .map((reason) => sayDuplicateReason(reason, locale))
                .join(' · ')}
            </span>
          </li>
        ))}
        {[...new Set(hidden.map(({ owner }) => owner))].map((owner) => (
          <li key={owner ?? ''}>{owner === null ? t('hiddenNobody') : t('hidden', { owner })}</li>
        ))}
      </ul>
    </div>
  )
}
