import type { Customer } from '@zhike/contract/customers'
import { codeTexts } from '@zhike/ui/codes.texts'
import type { ReactNode } from 'react'
import { useChannelName } from '../frame/channel-name.ts'
import { useLocale, useTexts } from '../frame/texts.ts'
import { sayBirthday } from './birthday-words.ts'
import { factTexts } from './facts.texts.ts'

/** Says a value that a fact has or had as the customer's page says it; null when nothing stands there. */
export function useValueWords(): (field: string, value: unknown) => ReactNode {
  const t = useTexts(factTexts)
  const code = useTexts(codeTexts)
  const locale = useLocale()
  const channelName = useChannelName()
  return (field, value) => {
    if (value === null || value === undefined || value === '') return null
    if (Array.isArray(value)) return value.length > 0 ? value.join(t('and')) : null
    switch (field) {
      case 'stage':
        return code(`stage.${value as Customer['stage']}`)
      case 'gender':
        return code(`gender.${value as NonNullable<Customer['gender']>}`)
      case 'birthday':
        return sayBirthday(value as NonNullable<Customer['birthday']>, locale)
      case 'region':
        return (value as NonNullable<Customer['region']>).fullName
      case 'owner':
        return (value as NonNullable<Customer['owner']>).name
      case 'source':
        return channelName(String(value))
      case 'creditTermDays':
        return t('days', { count: Number(value) })
      default:
        return String(value)
    }
  }
}
