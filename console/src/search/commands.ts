import type { useNavigate } from '@tanstack/react-router'
import type { Permission } from '@zhike/contract/permissions'
import { type Preferences, prefer } from '../frame/preferences.ts'
import type { Say } from '../frame/texts.ts'
import type { searchTexts } from './search.texts.ts'

/** Something the palette can do, found by its words. */
export interface Command {
  readonly key: string
  readonly words: string
  readonly run: () => void
}

interface Around {
  readonly t: Say<(typeof searchTexts)['en']>
  readonly may: (permission: Permission) => boolean
  readonly navigate: ReturnType<typeof useNavigate>
  readonly now: Preferences
}

/** The commands this person has. */
export function commandsOf({ t, may, navigate, now }: Around): readonly Command[] {
  const go = (
    key: 'home' | 'tickets' | 'customers' | 'orders' | 'settings',
    to: '/' | '/tickets' | '/customers' | '/orders' | '/settings',
  ) => ({
    key,
    words: t('go', { place: t(key) }),
    run: () => void navigate({ to }),
  })
  const isDark = document.documentElement.dataset.theme === 'dark'
  return [
    go('home', '/'),
    ...(may('tickets.read') ? [go('tickets', '/tickets')] : []),
    ...(may('customers.read') ? [go('customers', '/customers')] : []),
    ...(may('orders.read') ? [go('orders', '/orders')] : []),
    ...(may('imports.create')
      ? [{ key: 'imports', words: t('imports'), run: () => void navigate({ to: '/customers/imports' }) }]
      : []),
    go('settings', '/settings'),
    { key: 'account', words: t('account'), run: () => void navigate({ to: '/settings/account' }) },
    {
      key: 'theme',
      words: isDark ? t('themeLight') : t('themeDark'),
      run: () => prefer({ theme: isDark ? 'light' : 'dark' }),
    },
    {
      key: 'density',
      words: now.density === 'compact' ? t('cosy') : t('compact'),
      run: () => prefer({ density: now.density === 'compact' ? 'cosy' : 'compact' }),
    },
    {
      key: 'language',
      words: t('language'),
      run: () => prefer({ locale: now.locale === 'en' ? 'zh-CN' : 'en' }),
    },
  ]
}

/** Those whose words hold what was typed; all without words. */
export const matching = (commands: readonly Command[], typed: string): readonly Command[] => {
  const wanted = typed.trim().toLowerCase()
  return commands.filter(({ words }) => words.toLowerCase().includes(wanted))
}
