import { Link } from '@tanstack/react-router'
import type { Ticket } from '@zhike/contract/tickets'
import { CustomerChip } from '../frame/customer-chip.tsx'
import { IdentityLine } from '../frame/identity.tsx'
import { useMay } from '../frame/me.ts'
import { Card } from '../frame/page.tsx'
import { StageTag } from '../frame/tag.tsx'
import { useTexts } from '../frame/texts.ts'
import styles from './side.module.css'
import { ticketTexts } from './tickets.texts.ts'

/** Who asks, and how to reach them. */
export function CustomerCard({ ticket: { id, customer } }: { readonly ticket: Ticket }) {
  const t = useTexts(ticketTexts)
  const may = useMay()
  return (
    <Card>
      <div className={styles.customer}>
        <CustomerChip customer={customer} />
        <StageTag stage={customer.stage} />
      </div>
      {customer.identities.length > 0 ? (
        <ul className={styles.contacts}>
          {customer.identities.map((identity) => (
            <li key={identity.id}>
              <IdentityLine customerId={customer.id} identity={identity} />
            </li>
          ))}
        </ul>
      ) : (
        <p className={styles.quiet}>{t('noContact')}</p>
      )}
      {may('needs.record') ? (
        <Link to="/customers/needs" search={{ customer: customer.id, ticket: id, new: 'yes' }} className={styles.need}>
          {t('recordNeed')}
        </Link>
      ) : null}
    </Card>
  )
}
