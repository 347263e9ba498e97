import type { ArticleVersion } from '@zhike/contract/knowledge'
import { useState } from 'react'
import { useAnswer } from '../frame/calls.ts'
import { Loaded } from '../frame/loaded.tsx'
import { Tag } from '../frame/tag.tsx'
import { useTexts } from '../frame/texts.ts'
import { Time } from '../frame/time.tsx'
import { ChangedFacts } from './changed-facts.tsx'
import { differences } from './differences.ts'
import styles from './knowledge.module.css'
import { knowledgeTexts } from './knowledge.texts.ts'

/** What held when a version was written: of drafts that nobody published nothing ever did. */
const publishedBefore = (items: readonly ArticleVersion[], at: number) =>
  items.slice(at + 1).find(({ publishedAt }) => publishedAt !== null)

/** What an article said, newest first; each can be laid beside what was published before. */
export function Versions({ id }: { readonly id: string }) {
  const versions = useAnswer('articles', 'versions', { id })
  return (
    <Loaded answer={versions} lines={4}>
      {({ items }) => (
        <ol className={styles.rows}>
          {items.map((version, at) => (
            <Line key={version.number} version={version} before={publishedBefore(items, at)} open={at === 0} />
          ))}
        </ol>
      )}
    </Loaded>
  )
}

interface LineProps {
  readonly version: ArticleVersion
  readonly before: ArticleVersion | undefined
  readonly open: boolean
}

function Line({ version, before, open }: LineProps) {
  const t = useTexts(knowledgeTexts)
  const [shown, setShown] = useState(open)
  return (
    <li className={styles.version}>
      <button type="button" className={styles.versionHead} aria-expanded={shown} onClick={() => setShown(!shown)}>
        <strong className="figures">{t('versionNumber', { number: version.number })}</strong>
        {version.publishedAt ? null : <Tag tone="brand">{t('state_draft')}</Tag>}
        <span>{version.note || (before ? t('noNote') : t('firstVersion'))}</span>
        <span className={styles.by}>
          {version.writtenBy.name} <Time at={version.publishedAt ?? version.writtenAt} />
        </span>
      </button>
      {shown ? <Difference version={version} before={before} /> : null}
    </li>
  )
}

const textOf = ({ title, similar, body }: ArticleVersion) =>
  [title, ...similar.map((one) => `≈ ${one}`), '', body].join('\n')
const signs = { same: ' ', gone: '−', new: '+' } as const

/** Lines may repeat: their place is all they have. */
const placed = <T extends object>(lines: readonly T[]) => lines.map((line, place) => ({ ...line, place }))

function Difference({ version, before }: Pick<LineProps, 'version' | 'before'>) {
  const lines = before
    ? differences(textOf(before), textOf(version))
    : textOf(version)
        .split('\n')
        .map((text) => ({ kind: 'same', text }) as const)
  return (
    <>
      {before ? <ChangedFacts before={before} after={version} /> : null}
      <div className={styles.difference}>
        {placed(lines).map(({ kind, text, place }) => (
          <div key={place} data-kind={kind}>
            <span aria-hidden>{signs[kind]}</span>
            {text}
          </div>
        ))}
      </div>
    </>
  )
}
