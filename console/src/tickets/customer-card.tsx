import type { Ticket } from '@zhike/contract/tickets'
import { CustomerChip } from '../frame/customer-chip.tsx'
import { IdentityLine } from '../frame/identity.tsx'
import { Card } from '../frame/page.tsx'
import { StageTag } from '../frame/tag.tsx'
import { useTexts } from '../frame/texts.ts'
import styles from './side.module.css'
import { ticketTexts } from './tickets.texts.ts'

/** Who asks, and how to reach them. */
export function CustomerCard({ ticket: { customer } }: { readonly ticket: Ticket }) {
  const t = useTexts(ticketTexts)
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
    </Card>
  )
}
