import { getRouteApi } from '@tanstack/react-router'
import { useAnswer } from '../frame/calls.ts'
import { Page } from '../frame/page.tsx'
import { Skeleton } from '../frame/skeleton.tsx'
import { Failure } from '../frame/state.tsx'
import { useTexts } from '../frame/texts.ts'
import { customerTexts } from './customers.texts.ts'

const route = getRouteApi('/desk/customers/$id')

export function CustomerPage() {
  const t = useTexts(customerTexts)
  const customer = useAnswer('customers', 'get', { id: route.useParams().id })
  if (customer.error) return <Failure error={customer.error} again={() => void customer.refetch()} />
  return (
    <Page title={customer.data?.name ?? t('title')}>
      {customer.data ? <p>{customer.data.number}</p> : <Skeleton lines={8} />}
    </Page>
  )
}
