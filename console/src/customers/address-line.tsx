import type { Customer } from '@zhike/contract/customers'
import { useAct } from '../frame/calls.ts'
import { Reveal } from '../frame/reveal.tsx'
import { useShortly } from '../frame/shortly.ts'
import { useTexts } from '../frame/texts.ts'
import { FactLine } from './fact-line.tsx'
import { factTexts } from './facts.texts.ts'
import { TextControl } from './text-control.tsx'

/** The street address, masked; whoever may sees it whole for 30 s after saying why. Editing begins with what is seen. */
export function AddressLine({ customer }: { readonly customer: Customer }) {
  const t = useTexts(factTexts)
  const [revealed, show] = useShortly()
  const reveal = useAct('customers', 'revealAddress')
  const onReveal = (reason: string, done: () => void) =>
    reveal.run(
      { id: customer.id, reason },
      {
        done: ({ value }) => {
          show(value)
          done()
        },
      },
    )
  return (
    <FactLine
      customer={customer}
      field="address"
      name={t('address')}
      shown={revealed ?? customer.addressMasked}
      aside={
        customer.addressMasked === null ? null : (
          <Reveal what={t('address')} value={revealed} busy={reveal.busy} onReveal={onReveal} />
        )
      }
      value={revealed ?? ''}
      changeOf={(address) => ({ address: address.trim() || null })}
    >
      {(control) => (
        <TextControl control={control} label={t('address')} maxLength={300} placeholder={t('addressExample')} />
      )}
    </FactLine>
  )
}
