import { Link } from '@tanstack/react-router'
import type { Article, ArticleVersion } from '@zhike/contract/knowledge'
import type { ReactNode } from 'react'
import { useMay } from '../frame/me.ts'
import { useTexts } from '../frame/texts.ts'
import { Time } from '../frame/time.tsx'
import styles from './knowledge.module.css'
import { knowledgeTexts } from './knowledge.texts.ts'

interface FactsProps {
  readonly article: Article
  /** What is shown of it. */
  readonly version: ArticleVersion
}

/** Who answers for an article, who reads it, how long it holds and what it hangs on. */
export function ArticleFacts({ article, version }: FactsProps) {
  const t = useTexts(knowledgeTexts)
  const may = useMay()
  const { published } = article
  const { validFrom, validUntil } = version
  return (
    <dl className={styles.facts}>
      <Fact name={t('category')}>{version.category || t('noCategory')}</Fact>
      <Fact name={t('audience')}>
        {t(`audience_${version.audience}`)}
        {version.tiers.length > 0 ? ` · ${version.tiers.join(' ')}` : null}
      </Fact>
      <Fact name={t('owner')}>{article.owner?.name ?? t('nobody')}</Fact>
      <Fact name={t('reviewOn')}>{article.reviewOn ?? t('noDay')}</Fact>
      {validFrom || validUntil ? (
        <Fact name={t('valid')}>{t('validSpan', { from: validFrom ?? '…', until: validUntil ?? '…' })}</Fact>
      ) : null}
      {version.skus.length > 0 ? <Fact name={t('skus')}>{version.skus.join(' ')}</Fact> : null}
      {version.policies.length > 0 ? (
        <Fact name={t('policies')}>
          {version.policies.map(({ id, title }) => (
            <Link key={id} to="/knowledge/articles/$id" params={{ id }} className={styles.link}>
              {title}
            </Link>
          ))}
        </Fact>
      ) : null}
      {article.ticketId && may('tickets.read') ? (
        <Fact name={t('source')}>
          <Link to="/tickets/$id" params={{ id: article.ticketId }}>
            {t('fromTicket')}
          </Link>
        </Fact>
      ) : null}
      {published?.publishedAt ? (
        <Fact name={t('publishedAt')}>
          <Time at={published.publishedAt} /> {published.publishedBy?.name}
        </Fact>
      ) : null}
    </dl>
  )
}

function Fact({ name, children }: { readonly name: string; readonly children: ReactNode }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  )
}
