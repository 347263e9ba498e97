import type { Progress } from '@zhike/contract/portal'
import type { TicketKind } from '@zhike/contract/tickets'
import { h } from 'preact'
import { documentOf, type PageContent } from './frame/document.ts'
import { frameTexts } from './frame/frame.texts.ts'
import { noticeTexts } from './frame/notice.texts.ts'
import { Notice, type Trouble } from './frame/notice.ts'
import type { CompanyFacts } from './frame/reach.ts'
import { type Reader, wordsOf } from './frame/reader.ts'
import { homeTexts } from './home/home.texts.ts'
import { HomePage } from './home/home-page.ts'
import { progressTexts } from './progress/progress.texts.ts'
import { ProgressView } from './progress/progress-view.ts'
import { RequestForm, type RequestState } from './requests/request-form.ts'
import { css } from './style.ts'

export { kindNamed } from './frame/kinds.ts'

/** What every page is told by whoever serves it. */
export interface Visit extends Reader {
  /** How the company calls itself and is reached; null is what nobody has said. */
  readonly company: CompanyFacts
  /** This page in the other language. */
  readonly otherLanguage: string
  /** Addresses of the modules that run a kind of page in the browser; none before they are built. */
  readonly modules: (island: Island) => readonly string[]
}
export type Island = 'request' | 'progress'

/** The help centre's first page, as a whole HTML document. */
export const renderHome = (visit: Visit): string =>
  render(visit, { page: 'home', title: wordsOf(homeTexts, visit.locale)('title'), main: h(HomePage, null) })

/** The form, open for one kind of request, with the categories and types that the company offers. */
export function renderRequestForm(
  visit: Visit,
  kind: TicketKind,
  choices: RequestState['choices'],
  types: RequestState['types'] = [],
): string {
  const state = { ...islandOf(visit), kind, choices, types }
  return render(visit, {
    page: 'request',
    title: wordsOf(frameTexts, visit.locale)(`kind.${kind}`),
    main: h(RequestForm, state),
    island: { name: 'request', state, modules: visit.modules('request') },
  })
}

/** The page behind a signed link. Whoever has the link sees it, so no search engine may. */
export function renderProgress(visit: Visit, token: string, progress: Progress): string {
  const state = { ...islandOf(visit), token, progress }
  return render(visit, {
    page: 'progress',
    title: wordsOf(progressTexts, visit.locale)('title', { number: progress.number }),
    main: h(ProgressView, state),
    island: { name: 'progress', state, modules: visit.modules('progress') },
    noindex: true,
  })
}

/** Says why a page cannot be shown and where to go. */
export const renderNotice = (visit: Visit, trouble: Trouble): string =>
  render(visit, {
    page: 'notice',
    title: wordsOf(noticeTexts, visit.locale)(`${trouble}.title`),
    main: h(Notice, { trouble }),
    noindex: true,
  })

const islandOf = ({ locale, now }: Visit) => ({ locale, now: now.toISOString() })

const render = (visit: Visit, page: Omit<PageContent, 'otherLanguage' | 'company'>): string =>
  documentOf(
    { ...page, otherLanguage: visit.otherLanguage, company: visit.company },
    { locale: visit.locale, now: visit.now },
    css,
  )
