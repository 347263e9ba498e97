import { CloseOutlined, PlusOutlined } from '@ant-design/icons'
import type { Condition, Filter } from '@zhike/contract/filters'
import { Drawer, Popover } from 'antd'
import { lazy, type ReactNode, Suspense, useState } from 'react'
import { useTexts } from '../frame/texts.ts'
import { usePhone } from '../frame/theme.ts'
import { filterTexts } from './filter.texts.ts'
import { filterOf, type Join, joinOf } from './filter-address.ts'
import styles from './filter-bar.module.css'
import type { FilterTerms } from './filter-terms.ts'
import { useFilterWords } from './filter-words.ts'

const ConditionEditor = lazy(() =>
  import('./condition-editor.tsx').then((found) => ({ default: found.ConditionEditor })),
)

interface FilterBarProps {
  readonly terms: FilterTerms
  readonly filter: Filter | undefined
  readonly onChange: (filter: Filter | undefined) => void
}

/** The conditions of a filter as chips: each opens its editor, groups stand in a frame of their own. */
export function FilterBar({ terms, filter, onChange }: FilterBarProps) {
  return (
    <JoinChips
      terms={terms}
      join={joinOf(filter)}
      withGroups
      within={filterOf}
      onChange={(join) => onChange(filterOf(join))}
    />
  )
}

interface JoinProps {
  readonly terms: FilterTerms
  readonly join: Join
  readonly withGroups?: boolean
  /** The whole filter when this join is changed. */
  readonly within: (join: Join) => Filter | undefined
  readonly onChange: (join: Join) => void
}

function JoinChips({ terms, join, withGroups = false, within, onChange }: JoinProps) {
  const t = useTexts(filterTexts)
  const { by, parts } = join
  const put = (at: number, part: Filter | undefined): Join => ({
    by,
    parts: part ? [...parts.slice(0, at), part, ...parts.slice(at + 1)] : parts.toSpliced(at, 1),
  })
  return (
    <span className={styles.join}>
      {parts.length > 1 ? (
        <button
          type="button"
          className={styles.by}
          title={t('joinHint')}
          onClick={() => onChange({ by: by === 'all' ? 'any' : 'all', parts })}
        >
          {t(by)}
        </button>
      ) : null}
      {parts.map((part, at) => (
        <Part
          // biome-ignore lint/suspicious/noArrayIndexKey: conditions have no other name, and the same may stand twice
          key={at}
          terms={terms}
          part={part}
          within={(next) => within(put(at, next))}
          onChange={(next) => onChange(put(at, next))}
        />
      ))}
      <Opens
        label={
          <>
            <PlusOutlined aria-hidden /> {t('add')}
          </>
        }
        className={styles.add}
      >
        {(close) => (
          <ConditionEditor
            terms={terms}
            condition={undefined}
            whole={(next) => within(put(parts.length, next))}
            onDone={(next) => {
              close()
              onChange(put(parts.length, next))
            }}
          />
        )}
      </Opens>
      {withGroups && parts.length > 0 ? (
        <Opens label={t('addGroup')} className={styles.add}>
          {(close) => (
            <ConditionEditor
              terms={terms}
              condition={undefined}
              whole={(next) => within(put(parts.length, groupOf(by, next)))}
              onDone={(next) => {
                close()
                onChange(put(parts.length, groupOf(by, next)))
              }}
            />
          )}
        </Opens>
      ) : null}
    </span>
  )
}

/** A group joins the other way round than what it stands in, else it would mean nothing. */
const groupOf = (by: Join['by'], first: Condition): Filter => (by === 'all' ? { any: [first] } : { all: [first] })

interface PartProps {
  readonly terms: FilterTerms
  readonly part: Filter
  readonly within: (part: Filter | undefined) => Filter | undefined
  readonly onChange: (part: Filter | undefined) => void
}

function Part({ terms, part, within, onChange }: PartProps) {
  const t = useTexts(filterTexts)
  const { filterWords } = useFilterWords(terms)
  if ('all' in part || 'any' in part)
    return (
      <span className={styles.group}>
        <JoinChips
          terms={terms}
          join={joinOf(part)}
          within={(join) => within(filterOf(join))}
          onChange={(join) => onChange(filterOf(join))}
        />
      </span>
    )
  const said = filterWords(part)
  return (
    <span className={styles.chip} data-gone={('field' in part && !terms.fields.has(part.field)) || undefined}>
      {'field' in part && terms.fields.has(part.field) ? (
        <Opens
          label={<span className={styles.said}>{said}</span>}
          className={styles.open}
          name={t('edit', { condition: said })}
        >
          {(close) => (
            <ConditionEditor
              terms={terms}
              condition={part}
              whole={within}
              onDone={(next) => {
                close()
                onChange(next)
              }}
            />
          )}
        </Opens>
      ) : (
        <span className={styles.said}>{said}</span>
      )}
      <button
        type="button"
        className={styles.drop}
        aria-label={t('drop', { condition: said })}
        onClick={() => onChange(undefined)}
      >
        <CloseOutlined aria-hidden />
      </button>
    </span>
  )
}

interface OpensProps {
  readonly label: ReactNode
  readonly name?: string
  readonly className: string | undefined
  readonly children: (close: () => void) => ReactNode
}

/** A button that opens an editor under it, on a phone a sheet from below; Esc closes. */
function Opens({ label, name, className, children }: OpensProps) {
  const t = useTexts(filterTexts)
  const isPhone = usePhone()
  const [open, setOpen] = useState(false)
  const close = () => setOpen(false)
  const button = (
    <button
      type="button"
      className={className}
      aria-label={name}
      aria-expanded={open}
      onClick={() => isPhone && setOpen(true)}
      onKeyDown={({ key }) => key === 'Escape' && close()}
    >
      {label}
    </button>
  )
  if (isPhone)
    return (
      <>
        {button}
        <Drawer open={open} onClose={close} placement="bottom" title={name ?? t('sheet')} size="auto" destroyOnHidden>
          <Suspense>{children(close)}</Suspense>
        </Drawer>
      </>
    )
  return (
    <Popover
      open={open}
      onOpenChange={setOpen}
      trigger="click"
      placement="bottomLeft"
      destroyOnHidden
      content={() => (
        <div className={styles.content}>
          <Suspense>{children(close)}</Suspense>
        </div>
      )}
    >
      {button}
    </Popover>
  )
}
