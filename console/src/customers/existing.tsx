import { Link, useNavigate } from '@tanstack/react-router'
import { ApiError } from '@zhike/contract/client'
import { Button } from 'antd'
import { useAct } from '../frame/calls.ts'
import { useMay } from '../frame/me.ts'
import { useTexts } from '../frame/texts.ts'
import { customerTexts } from './customers.texts.ts'

/** The way to the customer for whom another was refused; one that is archived is brought back first. */
export function Existing({ failure }: { readonly failure: unknown }) {
  const t = useTexts(customerTexts)
  const may = useMay()
  const navigate = useNavigate()
  const restore = useAct('customers', 'restore', {
    done: ({ id }) => void navigate({ to: '/customers/$id', params: { id } }),
  })
  const { existingId: id, reason } = failure instanceof ApiError ? failure.problem : {}
  if (id === undefined) return null
  if (reason !== 'customer.exists_archived')
    return (
      <Link to="/customers/$id" params={{ id }}>
        {t('openExisting')}
      </Link>
    )
  return may('customers.archive') ? (
    <Button size="small" loading={restore.busy} onClick={() => restore.run({ id })}>
      {t('restoreExisting')}
    </Button>
  ) : null
}
