import type { Output } from '@zhike/contract/endpoint'
import type { portal } from '@zhike/contract/portal'
import { h } from 'preact'
import { frameTexts } from './frame.texts.ts'
import { useWords } from './reader.ts'

/** How the company calls itself and is reached; null is what nobody has said. */
export type CompanyFacts = Output<typeof portal.company>

/** How the company is reached besides its pages; nothing where nobody has said it. */
export function Reach({ company: { phone, email } }: { readonly company: CompanyFacts }) {
  const words = useWords(frameTexts)
  if (phone === null && email === null) return null
  return h(
    'p',
    { class: 'reachable' },
    words('reach'),
    phone === null ? null : h('a', { href: `tel:${phone.replace(/[^+\d]/g, '')}` }, phone),
    email === null ? null : h('a', { href: `mailto:${email}` }, email),
  )
}
