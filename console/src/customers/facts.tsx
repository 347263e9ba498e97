import type { Customer } from '@zhike/contract/customers'
import type { OwnValue } from '@zhike/contract/own-fields'
import { useMay } from '../frame/me.ts'
import { useLocale } from '../frame/texts.ts'
import { isEmpty, nameIn } from '../own-fields/fields-of.ts'
import { OwnSections } from '../own-fields/own-sections.tsx'
import { OwnValueShown } from '../own-fields/own-value.tsx'
import { About } from './about.tsx'
import { Addresses } from './addresses.tsx'
import { Belongs } from './belongs.tsx'
import { Contacts } from './contacts.tsx'
import { KeyPersons } from './key-persons.tsx'
import { Origin } from './origin.tsx'

/** What is known of a customer, in sections. */
export function Facts({ customer }: { readonly customer: Customer }) {
  const may = useMay()
  const locale = useLocale()
  return (
    <>
      <Contacts customer={customer} />
      {customer.kind === 'organisation' ? <KeyPersons customer={customer} /> : null}
      <About customer={customer} />
      <Addresses customer={customer} />
      <Belongs customer={customer} />
      <OwnSections
        record={{ kind: 'customer', id: customer.id, version: customer.version }}
        is={customer.kind}
        custom={customer.custom}
        mayChange={may('customers.update')}
        asideOf={(field) =>
          field.formula === null ? (
            <Origin
              customer={customer}
              of={{
                kind: 'field',
                field: `custom.${field.key}`,
                say: (value) =>
                  isEmpty(value as OwnValue) ? null : <OwnValueShown field={field} value={value as OwnValue} />,
              }}
              name={nameIn(field, locale)}
            />
          ) : null
        }
      />
    </>
  )
}
