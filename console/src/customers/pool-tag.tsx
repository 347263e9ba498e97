import { Tag } from '../frame/tag.tsx'
import { useTexts } from '../frame/texts.ts'
import { customerTexts } from './customers.texts.ts'

/** Beside a name: nobody looks after this customer, and colleagues may claim it. */
export function PoolTag({ inPool }: { readonly inPool: boolean }) {
  const t = useTexts(customerTexts)
  return inPool ? <Tag tone="brand">{t('pool')}</Tag> : null
}
