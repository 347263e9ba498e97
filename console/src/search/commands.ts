import type { useNavigate } from '@tanstack/react-router'
import type { Permission } from '@zhike/contract/permissions'
import { type Preferences, prefer } from '../frame/preferences.ts'
import type { Say } from '../frame/texts.ts'
import type { searchTexts } from './search.texts.ts'

/** Something the palette can do. */
export interface Command {
  readonly key: string
  readonly words: string
  /** What else it is found by: pinyin, syllable by syllable, and words of the other language. */
  readonly also: string
  readonly run: () => void
}

interface Around {
  readonly t: Say<(typeof searchTexts)['en']>
  readonly may: (permission: Permission) => boolean
  readonly navigate: ReturnType<typeof useNavigate>
  readonly now: Preferences
  /** Takes the ticket that is open, when one is and the person may. */
  readonly takeTicket: (() => void) | undefined
}

/** The commands this person has. */
export function commandsOf({ t, may, navigate, now, takeTicket }: Around): readonly Command[] {
  const isDark = document.documentElement.dataset.theme === 'dark'
  const commands: readonly (Command & { readonly needs?: Permission })[] = [
    {
      key: 'newCustomer',
      words: t('newCustomer'),
      also: 'xin jian ke hu,new customer,add',
      needs: 'customers.create',
      run: () => void navigate({ to: '/customers', search: { new: 'yes' } }),
    },
    {
      key: 'newTicket',
      words: t('newTicket'),
      also: 'xin jian gong dan,new ticket,add',
      needs: 'tickets.create',
      run: () => void navigate({ to: '/tickets', search: { new: 'yes' } }),
    },
    {
      key: 'newOrder',
      words: t('newOrder'),
      also: 'xin jian ding dan,new order,add',
      needs: 'orders.create',
      run: () => void navigate({ to: '/orders', search: { new: 'yes' } }),
    },
    {
      key: 'imports',
      words: t('imports'),
      also: 'dao ru ke hu he ding dan,import,excel,csv',
      needs: 'imports.create',
      run: () => void navigate({ to: '/customers/imports' }),
    },
    ...(takeTicket
      ? [{ key: 'take', words: t('take'), also: 'zhi pai gei wo,assign to me,take', run: takeTicket }]
      : []),
    go('home', '/', 'gong zuo tai,home'),
    { ...go('tickets', '/tickets', 'gong dan,tickets'), needs: 'tickets.read' },
    { ...go('customers', '/customers', 'ke hu,customers'), needs: 'customers.read' },
    { ...go('orders', '/orders', 'ding dan,orders'), needs: 'orders.read' },
    { ...go('knowledge', '/knowledge', 'zhi shi ku,knowledge,faq,articles'), needs: 'knowledge.read' },
    go('settings', '/settings', 'she zhi,settings'),
    {
      key: 'account',
      words: t('account'),
      also: 'wo de zhang hao,my account,password',
      run: () => void navigate({ to: '/settings/account' }),
    },
    {
      key: 'theme',
      words: isDark ? t('themeLight') : t('themeDark'),
      also: isDark ? 'qie huan dao qian se zhu ti,light theme' : 'qie huan dao shen se zhu ti,dark theme',
      run: () => prefer({ theme: isDark ? 'light' : 'dark' }),
    },
    {
      key: 'density',
      words: now.density === 'compact' ? t('cosy') : t('compact'),
      also: 'mi du,density,jin cou,shi zhong',
      run: () => prefer({ density: now.density === 'compact' ? 'cosy' : 'compact' }),
    },
    {
      key: 'language',
      words: t('language'),
      also: 'yu yan,language,qie huan wei zhong wen,english,ying wen',
      run: () => prefer({ locale: now.locale === 'en' ? 'zh-CN' : 'en' }),
    },
  ]
  return commands.filter(({ needs }) => needs === undefined || may(needs))

  function go(
    key: 'home' | 'tickets' | 'customers' | 'orders' | 'knowledge' | 'settings',
    to: '/' | '/tickets' | '/customers' | '/orders' | '/knowledge' | '/settings',
    also: string,
  ): Command {
    return { key, words: t('go', { place: t(key) }), also: `qian wang ${also}`, run: () => void navigate({ to }) }
  }
}

const mostWithoutWords = 6

/** Those that were meant by what was typed: by their words, their pinyin or its initials; the first few without words. */
export function matching(commands: readonly Command[], typed: string): readonly Command[] {
  const wanted = typed.trim().toLowerCase()
  if (wanted === '') return commands.slice(0, mostWithoutWords)
  const letters = wanted.replaceAll(/\s/g, '')
  return commands.filter(
    ({ words, also }) => words.toLowerCase().includes(wanted) || also.split(',').some((name) => sounds(name, letters)),
  )
}

/** Whether letters are the pinyin from one of its syllables on, or its initials. */
function sounds(name: string, letters: string): boolean {
  const syllables = name.split(' ')
  return syllables.some((_, at) => {
    const rest = syllables.slice(at)
    return rest.join('').startsWith(letters) || (letters.length > 1 && initials(rest).startsWith(letters))
  })
}

const initials = (syllables: readonly string[]) => syllables.map((syllable) => syllable[0]).join('')
