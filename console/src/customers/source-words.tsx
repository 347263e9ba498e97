import { Link } from '@tanstack/react-router'
import type { Giving, Source } from '@zhike/contract/customers'
import { useMay } from '../frame/me.ts'
import { useTexts } from '../frame/texts.ts'
import { Time } from '../frame/time.tsx'
import styles from './provenance.module.css'
import { provenanceTexts } from './provenance.texts.ts'

/** How a value came, in a line; of one that a merge took over in two. */
export function SourceWords({ source }: { readonly source: Source | null }) {
  const t = useTexts(provenanceTexts)
  if (!source) return <p className={styles.source}>{t('unknown')}</p>
  return (
    <>
      <p className={styles.source}>
        <GivingWords giving={source} />
      </p>
      {source.first ? (
        <p className={styles.source}>
          <span>
            {t('first')}
            <Way giving={source.first} />
          </span>
          <By giving={source.first} />
        </p>
      ) : null}
    </>
  )
}

function GivingWords({ giving }: { readonly giving: Giving }) {
  return (
    <>
      <span>
        <Way giving={giving} />
      </span>
      <By giving={giving} />
    </>
  )
}

function By({ giving: { by, at } }: { readonly giving: Giving }) {
  return (
    <>
      {by.name ? <span>{by.name}</span> : null}
      <span>
        <Time at={at} />
      </span>
    </>
  )
}

function Way({ giving: { via } }: { readonly giving: Giving }) {
  const t = useTexts(provenanceTexts)
  const may = useMay()
  switch (via.kind) {
    case 'key':
      return via.name === null ? t('via_keyGone') : t('via_key', { name: via.name })
    case 'import': {
      const file = t('via_import', { file: via.fileName ?? t('fileGone') })
      return (
        <>
          {may('imports.create') ? (
            <Link to="/customers/imports" hash={via.id}>
              {file}
            </Link>
          ) : (
            file
          )}
          {via.row === null ? null : ` ${t('via_importRow', { row: via.row })}`}
        </>
      )
    }
    case 'portal':
      return (
        <>
          {t('via_portal')}
          {via.ticket && may('tickets.read') ? (
            <>
              {' '}
              <Link to="/tickets/$id" params={{ id: via.ticket.id }}>
                {via.ticket.number}
              </Link>
            </>
          ) : null}
        </>
      )
    case 'merge':
    case 'taking_apart':
      return t(`via_${via.kind}`, { number: via.other.number })
    default:
      return t(`via_${via.kind}`)
  }
}
