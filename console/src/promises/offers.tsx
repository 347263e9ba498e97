import { CheckOutlined } from '@ant-design/icons'
import { Button } from 'antd'
import { lazy, Suspense, useState } from 'react'
import { useLocale, useTexts } from '../frame/texts.ts'
import { sayDue } from './due-words.ts'
import styles from './promises.module.css'
import { ledgerTexts } from './promises.texts.ts'
import type { Offer, Offers } from './use-offers.ts'

// forms are heavy, and few change what is offered
const PromiseDialog = lazy(() => import('./promise-dialog.tsx').then((found) => ({ default: found.PromiseDialog })))

/** Offers to record what a reply promises: yes, otherwise, or no. Nothing is recorded without a yes. */
export function OfferLines({ offers }: { readonly offers: Offers }) {
  const t = useTexts(ledgerTexts)
  const [changing, setChanging] = useState<Offer>()
  if (offers.offers.length === 0 && offers.hints.length === 0) return null
  return (
    <ul className={styles.offers} aria-label={t('title')}>
      {offers.offers.map((offer) => (
        <OfferLine key={offer.key} offer={offer} offers={offers} onChange={() => setChanging(offer)} />
      ))}
      {offers.hints.map(({ phrase, start, why }) => (
        <li key={start} className={styles.hint}>
          {t('offered', { phrase, why })}
        </li>
      ))}
      {changing ? (
        <Suspense>
          <PromiseDialog
            title={t('editTitle')}
            initial={changing}
            onSubmit={(said) => {
              offers.confirm(changing, said)
              setChanging(undefined)
            }}
            onClose={() => setChanging(undefined)}
          />
        </Suspense>
      ) : null}
    </ul>
  )
}

interface LineProps {
  readonly offer: Offer
  readonly offers: Offers
  readonly onChange: () => void
}

function OfferLine({ offer, offers, onChange }: LineProps) {
  const t = useTexts(ledgerTexts)
  const locale = useLocale()
  const { phrase, why, words, dueAt, confirmed, messageId } = offer
  const due = sayDue(dueAt, locale)
  return (
    <li className={styles.offer} title={t('offered', { phrase, why })}>
      <span className={styles.offered}>
        {messageId ? <span className={styles.quiet}>{t('inSent')} </span> : null}
        {t('offer', { due })} <b>{words}</b>
      </span>
      {confirmed ? (
        <span className={styles.deeds}>
          <span className={styles.confirmed}>
            <CheckOutlined aria-hidden /> {t('withReply')}
          </span>
          <Button size="small" type="text" onClick={() => offers.takeBack(offer)}>
            {t('takeBack')}
          </Button>
        </span>
      ) : (
        <span className={styles.deeds}>
          <Button size="small" type="primary" ghost onClick={() => offers.confirm(offer)}>
            {t('confirm')}
          </Button>
          <Button size="small" type="text" onClick={onChange}>
            {t('change')}
          </Button>
          <Button size="small" type="text" onClick={() => offers.refuse(offer)}>
            {t('refuse')}
          </Button>
        </span>
      )}
    </li>
  )
}
