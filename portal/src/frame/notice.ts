import { h } from 'preact'
import { frameTexts } from './frame.texts.ts'
import { noticeTexts } from './notice.texts.ts'
import { useWords } from './reader.ts'

/** Why a page cannot be shown, said so that the customer knows what to do next. */
export type Trouble = 'invalidLink' | 'notFound' | 'unavailable'

export function Notice({ trouble }: { readonly trouble: Trouble }) {
  const words = useWords(noticeTexts)
  const frame = useWords(frameTexts)
  return h(
    'div',
    null,
    h('h1', null, words(`${trouble}.title`)),
    h('p', null, words(`${trouble}.more`)),
    h('p', null, h('a', { class: 'button', href: '/portal' }, frame('home'))),
  )
}
