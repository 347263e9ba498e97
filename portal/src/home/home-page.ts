import type { TicketKind } from '@zhike/contract/tickets'
import { Fragment, h } from 'preact'
import { frameTexts } from '../frame/frame.texts.ts'
import { Icon } from '../frame/icons.ts'
import { kindsInOrder } from '../frame/kinds.ts'
import { useWords } from '../frame/reader.ts'
import { homeTexts } from './home.texts.ts'

/** The help centre: what a customer can do here, and what happens then. */
export function HomePage() {
  const words = useWords(homeTexts)
  return h(
    Fragment,
    null,
    h('h1', null, words('greeting')),
    h('p', { class: 'lead' }, words('lead')),
    h(
      'ul',
      { class: 'kinds' },
      kindsInOrder.map((kind) => h('li', null, h(KindCard, { kind }))),
    ),
    h('h2', { class: 'how-heading' }, words('how')),
    h(
      'ol',
      { class: 'how' },
      (['1', '2', '3'] as const).map((step) =>
        h('li', null, h('b', null, words(`step.${step}`)), h('p', null, words(`step.${step}.more`))),
      ),
    ),
    h('section', { class: 'hint' }, h('h2', null, words('trackTitle')), h('p', null, words('track'))),
  )
}

function KindCard({ kind }: { readonly kind: TicketKind }) {
  const words = useWords(homeTexts)
  const names = useWords(frameTexts)
  return h(
    'a',
    { class: `kind ${kind}`, href: `/portal/requests/new?kind=${kind}` },
    h(Icon, { name: kind }),
    h('b', null, names(`kind.${kind}`)),
    h('span', null, words(`about.${kind}`)),
  )
}
