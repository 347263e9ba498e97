import type { Customer } from '@zhike/contract/customers'
import { Card } from '../frame/page.tsx'
import { useTexts } from '../frame/texts.ts'
import { About } from './about.tsx'
import { Belongs } from './belongs.tsx'
import { Contacts } from './contacts.tsx'
import styles from './facts.module.css'
import { factTexts } from './facts.texts.ts'
import { KeyPersons } from './key-persons.tsx'

/** What is known of a customer, in sections. */
export function Facts({ customer }: { readonly customer: Customer }) {
  return (
    <>
      <Contacts customer={customer} />
      {customer.kind === 'organisation' ? <KeyPersons customer={customer} /> : null}
      <About customer={customer} />
      <Belongs customer={customer} />
      <Custom customer={customer} />
    </>
  )
}

/** What imports and programs know besides. */
function Custom({ customer }: { readonly customer: Customer }) {
  const t = useTexts(factTexts)
  const known = Object.entries(customer.custom).filter(([, value]) => value !== null && value !== '')
  if (known.length === 0) return null
  return (
    <Card title={t('more')}>
      <dl className={styles.facts}>
        {known.map(([name, value]) => (
          <div key={name} className={styles.fact}>
            <dt>{name}</dt>
            <dd className={styles.still}>{String(value)}</dd>
          </div>
        ))}
      </dl>
    </Card>
  )
}
