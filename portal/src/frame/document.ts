import { type ComponentChildren, h } from 'preact'
import { renderToString } from 'preact-render-to-string'
import { frameTexts } from './frame.texts.ts'
import { Lifeless } from './lifeless.ts'
import { mark } from './mark.ts'
import { type CompanyFacts, Reach } from './reach.ts'
import { type Reader, ReaderContext, wordsOf } from './reader.ts'

/** One page: what stands on it, and what the browser needs to take it over. */
export interface PageContent {
  readonly page: 'home' | 'request' | 'progress' | 'notice'
  readonly title: string
  readonly main: ComponentChildren
  /** Given when the browser takes `main` over: the state it starts from, and the addresses of its modules. */
  readonly island?: {
    readonly name: 'request' | 'progress'
    readonly state: unknown
    readonly modules: readonly string[]
  }
  readonly noindex?: boolean
  /** The same page in the other language. */
  readonly otherLanguage: string
  /** How the company calls itself and is reached; null is what nobody has said. */
  readonly company: CompanyFacts
}

/** The whole document. Styles stand inside it: a page that is one answer is there soonest on a poor network. */
export function documentOf(page: PageContent, reader: Reader, css: string): string {
  const words = wordsOf(frameTexts, reader.locale)
  const html = h(
    'html',
    { lang: reader.locale },
    h(
      'head',
      null,
      h('meta', { charSet: 'utf-8' }),
      h('meta', { name: 'viewport', content: 'width=device-width, initial-scale=1, viewport-fit=cover' }),
      h('title', null, `${page.title} · ${page.company.name ?? words('name')}`),
      h('meta', { name: 'color-scheme', content: 'light dark' }),
      h('meta', { name: 'format-detection', content: 'telephone=no' }),
      page.noindex ? h('meta', { name: 'robots', content: 'noindex, nofollow' }) : null,
      h('link', { rel: 'icon', href: mark.dataUrl, type: 'image/svg+xml' }),
      h('style', { dangerouslySetInnerHTML: { __html: css } }),
      page.island?.modules.map((src) => h('script', { type: 'module', src })),
    ),
    h(ReaderContext.Provider, { value: reader }, h('body', { class: page.page }, bodyOf(page, reader))),
  )
  return `<!doctype html>${renderToString(html)}`
}

function bodyOf(page: PageContent, { locale }: Reader) {
  const words = wordsOf(frameTexts, locale)
  const other = locale === 'en' ? 'zh' : 'en'
  return [
    h('a', { class: 'skip', href: '#main' }, words('skip')),
    h(
      'header',
      { class: 'top' },
      h(
        'a',
        { class: 'brand', href: '/portal' },
        h('span', { dangerouslySetInnerHTML: { __html: mark.svg } }),
        page.company.name === null ? words('name') : [h('b', null, page.company.name), h('small', null, words('name'))],
      ),
      h(
        'a',
        { class: 'language', href: page.otherLanguage, lang: other, rel: 'nofollow' },
        new Intl.DisplayNames(other, { type: 'language' }).of(other),
      ),
    ),
    page.island ? h(Lifeless, { page: page.island.name, company: page.company }) : null,
    h('main', { id: 'main' }, page.main),
    h('footer', { class: 'foot' }, h('p', null, words('foot')), h(Reach, { company: page.company })),
    page.island ? stateOf(page.island.state) : null,
  ]
}

/** No `<` is left in it, so that no text of a customer can end the script element. */
const stateOf = (state: unknown) =>
  h('script', {
    type: 'application/json',
    id: 'state',
    dangerouslySetInnerHTML: { __html: JSON.stringify(state).replaceAll('<', '\\u003c') },
  })
