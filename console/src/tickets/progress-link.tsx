import { LinkOutlined } from '@ant-design/icons'
import { useQueryClient } from '@tanstack/react-query'
import { Button } from 'antd'
import { queryOf } from '../frame/client.ts'
import { useTexts } from '../frame/texts.ts'
import { tell, tellFailure } from '../frame/toasts.ts'
import { ticketTexts } from './tickets.texts.ts'

/** Copies the signed link under which the customer follows the ticket; it is made when somebody asks for it. */
export function ProgressLink({ id }: { readonly id: string }) {
  const t = useTexts(ticketTexts)
  const cache = useQueryClient()
  const copy = async () => {
    const { url } = await cache.fetchQuery({ ...queryOf('tickets', 'progressLink', { id }), staleTime: 60_000 })
    await navigator.clipboard.writeText(url)
    tell(t('linkCopied'))
  }
  return (
    <Button icon={<LinkOutlined aria-hidden />} onClick={() => void copy().catch(tellFailure)}>
      {t('copyLink')}
    </Button>
  )
}
