import { Link } from '@tanstack/react-router'
import type { Article } from '@zhike/contract/knowledge'
import type { ReactNode } from 'react'
import { useMay } from '../frame/me.ts'
import { useTexts } from '../frame/texts.ts'
import { Time } from '../frame/time.tsx'
import styles from './knowledge.module.css'
import { knowledgeTexts } from './knowledge.texts.ts'

/** Who answers for an article, who reads it, how long it holds and what it hangs on. */
export function ArticleFacts({ article }: { readonly article: Article }) {
  const t = useTexts(knowledgeTexts)
  const may = useMay()
  const { validFrom, validUntil, published } = article
  return (
    <dl className={styles.facts}>
      <Fact name={t('category')}>{article.category || t('noCategory')}</Fact>
      <Fact name={t('audience')}>
        {t(`audience_${article.audience}`)}
        {article.tiers.length > 0 ? ` · ${article.tiers.join(' ')}` : null}
      </Fact>
      <Fact name={t('owner')}>{article.owner?.name ?? t('nobody')}</Fact>
      <Fact name={t('reviewOn')}>{article.reviewOn ?? t('noDay')}</Fact>
      {validFrom || validUntil ? (
        <Fact name={t('valid')}>{t('validSpan', { from: validFrom ?? '…', until: validUntil ?? '…' })}</Fact>
      ) : null}
      {article.skus.length > 0 ? <Fact name={t('products')}>{article.skus.join(' ')}</Fact> : null}
      {article.policies.length > 0 ? (
        <Fact name={t('policies')}>
          {article.policies.map(({ id, title }) => (
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
