import type { Why } from '@zhike/contract/approvals'
import { type RoleCode, roleCodes } from '@zhike/contract/permissions'
import { codeTexts } from '@zhike/ui/codes.texts'
import { sayMoney } from '@zhike/ui/money'
import { useLocale, useTexts } from '../frame/texts.ts'
import { whyTexts } from './why.texts.ts'

const isRole = (code: string | null): code is RoleCode => (roleCodes as readonly (string | null)[]).includes(code)

/** Says why, as the server gave it. */
export function useWhyWords(): (why: readonly Why[]) => string {
  const t = useTexts(whyTexts)
  const code = useTexts(codeTexts)
  const locale = useLocale()
  const say = ({ code: name, of, amountFen }: Why) =>
    t(name, {
      of: name === 'role' && isRole(of) ? code(`role.${of}`) : (of ?? ''),
      amount: amountFen === null ? '' : sayMoney(amountFen, locale, 'CNY'),
    })
  return (why) => [...new Set(why.map(say))].join(' · ')
}
