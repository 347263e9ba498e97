import { Link } from '@tanstack/react-router'
import type { Customer, KeepableFact } from '@zhike/contract/customers'
import { type DuplicatePair, sayDuplicateReason } from '@zhike/contract/duplicates'
import { codeTexts } from '@zhike/ui/codes.texts'
import { useChannelName } from '../frame/channel-name.ts'
import { Money } from '../frame/money.tsx'
import { useLocale, useTexts } from '../frame/texts.ts'
import { Time } from '../frame/time.tsx'
import styles from './duplicates.module.css'
import { duplicateTexts } from './duplicates.texts.ts'
import { factRows, type Picks, type Side, sideOf } from './facts-of.ts'

interface ComparisonProps {
  readonly pair: DuplicatePair
  readonly stays: Side
  readonly picks: Picks
  readonly onStay: (side: Side) => void
  readonly onPick: (fact: KeepableFact, side: Side) => void
}

const sides = ['left', 'right'] as const

/** Two records beside each other: what differs is marked, and where both say something one of the two is chosen. */
export function Comparison({ pair, stays, picks, onStay, onPick }: ComparisonProps) {
  const t = useTexts(duplicateTexts)
  const locale = useLocale()
  const say = useFactWords()
  return (
    <>
      <div className={styles.scroll}>
        <table className={styles.sides}>
          <thead>
            <tr>
              <th scope="col">{t('fact')}</th>
              {sides.map((side) => (
                <th key={side} scope="col" data-stays={stays === side || undefined}>
                  <label className={styles.stay} title={t('staysHint')}>
                    <input
                      type="radio"
                      name="stays"
                      aria-label={t('staysOne', { number: pair[side].number })}
                      checked={stays === side}
                      onChange={() => onStay(side)}
                    />
                    {t('stays')}
                  </label>
                  <Link to="/customers/$id" params={{ id: pair[side].id }} className="figures">
                    {pair[side].number}
                  </Link>
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {factRows(pair).map((row) => (
              <tr key={row.fact} data-differs={row.differs || undefined}>
                <th scope="row">{t(row.fact)}</th>
                {sides.map((side) => (
                  <td key={side} data-kept={sideOf(row, stays, picks) === side || undefined}>
                    {row.differs ? (
                      <label>
                        <input
                          type="radio"
                          name={row.fact}
                          checked={sideOf(row, stays, picks) === side}
                          onChange={() => onPick(row.fact, side)}
                        />
                        {say(row.fact, pair[side])}
                      </label>
                    ) : (
                      say(row.fact, pair[side])
                    )}
                  </td>
                ))}
              </tr>
            ))}
            <tr>
              <th scope="row">
                {t('identities')}
                <small>{t('united')}</small>
              </th>
              {sides.map((side) => (
                <td key={side}>
                  {pair[side].identities.map(({ id, masked, value }) => (
                    <span key={id} className={`${styles.identity} figures`}>
                      {value ?? masked}
                    </span>
                  ))}
                </td>
              ))}
            </tr>
            <tr>
              <th scope="row">
                {t('tags')}
                <small>{t('united')}</small>
              </th>
              {sides.map((side) => (
                <td key={side}>{pair[side].tags.join(' · ') || t('empty')}</td>
              ))}
            </tr>
            <tr>
              <th scope="row">{t('orders')}</th>
              {sides.map((side) => (
                <td key={side} className="figures">
                  <span className={styles.orders}>{pair[side].metrics.orders}</span>
                  <Money fen={pair[side].metrics.totalFen} />
                </td>
              ))}
            </tr>
            <tr>
              <th scope="row">{t('createdAt')}</th>
              {sides.map((side) => (
                <td key={side}>
                  <Time at={pair[side].createdAt} />
                </td>
              ))}
            </tr>
          </tbody>
        </table>
      </div>
      <h3 className={styles.why}>{t('reasons')}</h3>
      <ul className={styles.reasons}>
        {pair.reasons.map((reason) => (
          <li key={reason.code} data-speaks={reason.speaks}>
            <span className={styles.speaks}>{t(reason.speaks)}</span>
            {sayDuplicateReason(reason, locale)}
          </li>
        ))}
      </ul>
    </>
  )
}

function useFactWords(): (fact: KeepableFact, customer: Customer) => string {
  const t = useTexts(duplicateTexts)
  const code = useTexts(codeTexts)
  const channelName = useChannelName()
  return (fact, customer) => {
    if (fact === 'kind') return code(`customer.${customer.kind}`)
    if (fact === 'stage') return code(`stage.${customer.stage}`)
    if (fact === 'gender') return customer.gender ? code(`gender.${customer.gender}`) : t('empty')
    if (fact === 'source') return customer.source === null ? t('empty') : channelName(customer.source)
    if (fact === 'region') return customer.region?.fullName ?? t('empty')
    if (fact === 'address') return customer.addressMasked ?? t('empty')
    if (fact === 'owner') return customer.owner?.name ?? t('empty')
    if (fact === 'creditTermDays')
      return customer.creditTermDays === null ? t('empty') : t('days', { days: customer.creditTermDays })
    if (fact === 'birthday') {
      if (!customer.birthday) return t('empty')
      const { calendar, year, month, day } = customer.birthday
      if (calendar === 'lunar') return t('lunar', { month, day })
      return year === undefined ? t('solar', { month, day }) : t('solarYear', { year, month, day })
    }
    return customer[fact] ?? t('empty')
  }
}
