import { CheckOutlined } from '@ant-design/icons'
import { useQueryClient } from '@tanstack/react-query'
import type { Customer } from '@zhike/contract/customers'
import { Button } from 'antd'
import { useAct } from '../frame/calls.ts'
import { useMay } from '../frame/me.ts'
import { useTexts } from '../frame/texts.ts'
import { tell } from '../frame/toasts.ts'
import { qualityTexts } from './data-quality.texts.ts'

/** Says that the facts of a customer were checked today and are right. */
export function ConfirmButton({ customer: { id, name } }: { readonly customer: Pick<Customer, 'id' | 'name'> }) {
  const t = useTexts(qualityTexts)
  const may = useMay()
  const cache = useQueryClient()
  const confirm = useAct('customers', 'confirm', {
    done: () => {
      tell(t('confirmed', { name }))
      for (const module of ['dataQuality', 'reports']) void cache.invalidateQueries({ queryKey: [module] })
    },
  })
  if (!may('customers.update')) return null
  return (
    <Button
      size="small"
      icon={<CheckOutlined aria-hidden />}
      loading={confirm.busy}
      aria-label={t('confirmWhat', { name })}
      onClick={(event) => {
        // the row that it stands in would open
        event.stopPropagation()
        confirm.run({ id })
      }}
    >
      {t('confirm')}
    </Button>
  )
}
