import type { CustomerSummary } from '@zhike/contract/customers'
import { Button } from 'antd'
import { useState } from 'react'
import { useAnswer } from './calls.ts'
import { contactOf } from './contact.ts'
import { CustomerChip } from './customer-chip.tsx'
import styles from './customer-choice.module.css'
import { frameTexts } from './frame.texts.ts'
import { Select } from './select.tsx'
import { useSettled } from './settled.ts'
import { useTexts } from './texts.ts'

interface CustomerChoiceProps {
  readonly id: string
  readonly chosen: CustomerSummary | undefined
  readonly onChoose: (customer: CustomerSummary | undefined) => void
  readonly kind?: CustomerSummary['kind']
  readonly autoFocus?: boolean
  /** A way to add the one that is not there, under what was found. */
  readonly missing?: { readonly words: string; readonly add: (typed: string) => void }
}

/** Finds a customer by name, pinyin, end of the phone number or customer number. */
export function CustomerChoice({ id, chosen, onChoose, kind, autoFocus = false, missing }: CustomerChoiceProps) {
  const t = useTexts(frameTexts)
  const [typed, setTyped] = useState('')
  const [open, setOpen] = useState(false)
  const search = useSettled(typed.trim(), 200)
  const found = useAnswer('customers', 'list', {
    limit: 8,
    ...(search ? { search } : {}),
    ...(kind ? { kind } : {}),
  })
  const customers = [...(found.data?.items ?? []), ...(chosen ? [chosen] : [])]
  const options = [...new Map(customers.map((customer) => [customer.id, customer])).values()].map((customer) => ({
    value: customer.id,
    label: customer.name,
    customer,
  }))
  return (
    <Select
      id={id}
      autoFocus={autoFocus}
      value={chosen?.id ?? null}
      placeholder={t('findCustomer')}
      options={options}
      allowClear
      loading={found.isFetching}
      showSearch={{ filterOption: false, searchValue: typed, onSearch: setTyped }}
      notFoundContent={found.data ? t('noCustomerFound') : t('loading')}
      style={{ width: '100%' }}
      optionRender={({ data }) => <Found customer={data.customer} />}
      open={open}
      onOpenChange={setOpen}
      popupRender={(list) => (
        <>
          {list}
          {missing ? (
            <div className={styles.foot}>
              <Button
                type="link"
                block
                onClick={() => {
                  setOpen(false)
                  missing.add(typed.trim())
                }}
              >
                {missing.words}
              </Button>
            </div>
          ) : null}
        </>
      )}
      onChange={(value: string | null | undefined) =>
        onChoose(options.find((option) => option.value === value)?.customer)
      }
    />
  )
}

function Found({ customer }: { readonly customer: CustomerSummary }) {
  return (
    <span className={styles.found}>
      <CustomerChip customer={customer} plain />
      <span className={styles.detail}>{contactOf(customer)}</span>
    </span>
  )
}
