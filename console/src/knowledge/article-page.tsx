import { getRouteApi, Link } from '@tanstack/react-router'
import { useAnswer } from '../frame/calls.ts'
import { useTitle } from '../frame/page.tsx'
import { useTexts } from '../frame/texts.ts'
import { ArticleView } from './article-view.tsx'
import styles from './knowledge.module.css'
import { knowledgeTexts } from './knowledge.texts.ts'

const route = getRouteApi('/desk/knowledge/articles/$id')

/** One article on a page of its own. */
export function ArticlePage() {
  const t = useTexts(knowledgeTexts)
  const { id } = route.useParams()
  const article = useAnswer('articles', 'get', { id })
  useTitle(article.data?.title ?? t('article'))
  return (
    <section className={styles.page}>
      <Link to="/knowledge" className={styles.back}>
        {t('backToList')}
      </Link>
      <ArticleView id={id} heading="h1" key={id} />
    </section>
  )
}
