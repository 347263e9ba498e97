import { Link } from '@tanstack/react-router'
import type { Permission } from '@zhike/contract/permissions'
import { frameTexts } from './frame.texts.ts'
import { useMay } from './me.ts'
import styles from './sections.module.css'
import { useTexts } from './texts.ts'

/** The pages of the customer domain, side by side; one that nobody may open is not shown. */
const sections = [
  { name: 'customers', to: '/customers', permission: 'customers.read' },
  { name: 'needs', to: '/customers/needs', permission: 'needs.read' },
  { name: 'pool', to: '/customers/pool', permission: 'pool.claim' },
  { name: 'quality', to: '/customers/quality', permission: 'customers.read' },
] as const satisfies readonly { name: string; to: string; permission: Permission }[]

/** The way between the pages about customers. */
export function CustomerSections() {
  const t = useTexts(frameTexts)
  const may = useMay()
  const open = sections.filter(({ permission }) => may(permission))
  if (open.length < 2) return null
  return (
    <nav className={styles.sections} aria-label={t('customerSections')}>
      {open.map(({ name, to }) => (
        <Link key={name} to={to} className={styles.section} activeOptions={{ exact: true, includeSearch: false }}>
          {t(`section_${name}`)}
        </Link>
      ))}
    </nav>
  )
}
