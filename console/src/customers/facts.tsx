import type { Customer } from '@zhike/contract/customers'
import { useMay } from '../frame/me.ts'
import { OwnSections } from '../own-fields/own-sections.tsx'
import { About } from './about.tsx'
import { Belongs } from './belongs.tsx'
import { Contacts } from './contacts.tsx'
import { KeyPersons } from './key-persons.tsx'

/** What is known of a customer, in sections. */
export function Facts({ customer }: { readonly customer: Customer }) {
  const may = useMay()
  return (
    <>
      <Contacts customer={customer} />
      {customer.kind === 'organisation' ? <KeyPersons customer={customer} /> : null}
      <About customer={customer} />
      <Belongs customer={customer} />
      <OwnSections
        record={{ kind: 'customer', id: customer.id, version: customer.version }}
        is={customer.kind}
        custom={customer.custom}
        mayChange={may('customers.update')}
      />
    </>
  )
}
