import { Fragment, h } from 'preact'
import { frameTexts } from './frame.texts.ts'
import { type CompanyFacts, Reach } from './reach.ts'
import { useWords } from './reader.ts'

interface LifelessProps {
  readonly page: 'request' | 'progress'
  readonly company: CompanyFacts
}

/**
 * Says that a page cannot be used, and what to do instead: at once where scripts are off, and where the page's own did
 * not come after some seconds. Styles bring it to light, since whatever keeps one script away keeps every other.
 */
export function Lifeless({ page, company }: LifelessProps) {
  const words = useWords(frameTexts)
  return h(
    Fragment,
    null,
    h(
      'noscript',
      null,
      h(
        'section',
        { class: 'card lifeless' },
        h('h2', null, words('noScript')),
        h('p', null, words(`noScript.${page}`)),
        h(Reach, { company }),
      ),
    ),
    h(
      'section',
      { class: 'card lifeless late', role: 'alert' },
      h('h2', null, words('notLoaded')),
      h('p', null, words(`notLoaded.${page}`)),
      h(Reach, { company }),
      h('a', { class: 'button wide', href: '' }, words('reload')),
    ),
  )
}
