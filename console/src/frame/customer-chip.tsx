import { BankOutlined } from '@ant-design/icons'
import { Link } from '@tanstack/react-router'
import type { CustomerSummary } from '@zhike/contract/customers'
import styles from './customer-chip.module.css'
import { TierTag } from './tag.tsx'

/** A round letter instead of a picture: the last character of a Chinese name is how people call each other. */
export function Avatar({ name, organisation = false }: { readonly name: string; readonly organisation?: boolean }) {
  const han = [...name].findLast((letter) => /\p{Script=Han}/u.test(letter))
  const letter = han ?? [...name][0]?.toUpperCase()
  return (
    <span className={styles.avatar} data-organisation={organisation || undefined} aria-hidden>
      {organisation ? <BankOutlined aria-hidden /> : letter}
    </span>
  )
}

/** A customer in a line of something else: name, tier, and the way to the page. */
export function CustomerChip({ customer, plain = false }: ChipProps) {
  const words = (
    <>
      <Avatar name={customer.name} organisation={customer.kind === 'organisation'} />
      <span className={styles.name} title={customer.name}>
        {customer.name}
      </span>
      {customer.tier ? <TierTag tier={customer.tier} /> : null}
    </>
  )
  if (plain) return <span className={styles.chip}>{words}</span>
  return (
    <Link to="/customers/$id" params={{ id: customer.id }} className={styles.chip}>
      {words}
    </Link>
  )
}

interface ChipProps {
  readonly customer: Pick<CustomerSummary, 'id' | 'name' | 'kind' | 'tier'>
  /** No link: the row it stands in opens something else. */
  readonly plain?: boolean
}
