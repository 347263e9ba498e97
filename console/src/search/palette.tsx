import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import type { SearchHit } from '@zhike/contract/desk'
import { type KeyboardEvent, useEffect, useId, useRef, useState } from 'react'
import { queryOf } from '../frame/client.ts'
import { useMay } from '../frame/me.ts'
import { preferences } from '../frame/preferences.ts'
import { useSettled } from '../frame/settled.ts'
import { useStore } from '../frame/store.ts'
import { useTexts } from '../frame/texts.ts'
import { Choice, type Offer } from './choice.tsx'
import { commandsOf, matching } from './commands.ts'
import styles from './palette.module.css'
import { searchTexts } from './search.texts.ts'

const hitTypes = ['customer', 'ticket', 'order'] as const
const pathOf = { customer: '/customers/$id', ticket: '/tickets/$id', order: '/orders/$id' } as const

/** One box that finds customers, tickets and orders, and runs commands. */
export function Palette({ onClose }: { readonly onClose: () => void }) {
  const t = useTexts(searchTexts)
  const may = useMay()
  const navigate = useNavigate()
  const now = useStore(preferences)
  const dialog = useRef<HTMLDialogElement>(null)
  const listId = useId()
  const [typed, setTyped] = useState('')
  const [place, setPlace] = useState(0)
  const words = useSettled(typed.trim(), 150)
  const found = useQuery({
    ...queryOf('search', 'find', { q: words }),
    enabled: words !== '',
    placeholderData: keepPreviousData,
    staleTime: 5_000,
  })
  useEffect(() => dialog.current?.showModal(), [])

  const open = (hit: SearchHit) => void navigate({ to: pathOf[hit.type], params: { id: hit.id } })
  const hits = typed.trim() === '' ? [] : (found.data?.items ?? [])
  const offers: readonly { readonly title: string; readonly choices: readonly Offer[] }[] = [
    ...hitTypes.map((type) => ({
      title: t(type),
      choices: hits.filter((hit) => hit.type === type).map((hit) => ({ key: hit.id, hit, run: () => open(hit) })),
    })),
    { title: t('commands'), choices: matching(commandsOf({ t, may, navigate, now }), typed) },
  ]
  const groups = offers.filter(({ choices }) => choices.length > 0)
  const choices = groups.flatMap((group) => group.choices)
  const at = Math.min(place, choices.length - 1)
  const choose = (run: () => void) => {
    onClose()
    run()
  }
  const steer = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing) return
    const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0
    if (step !== 0) setPlace((at + step + choices.length) % choices.length)
    else if (event.key === 'Enter' && choices[at]) choose(choices[at].run)
    else return
    event.preventDefault()
  }
  return (
    <dialog ref={dialog} className={styles.palette} aria-label={t('title')} onClose={onClose} closedby="any">
      <input
        className={styles.input}
        role="combobox"
        aria-expanded="true"
        aria-controls={listId}
        aria-activedescendant={choices[at] ? `${listId}-${at}` : undefined}
        aria-label={t('title')}
        placeholder={t('placeholder')}
        value={typed}
        onChange={(event) => {
          setTyped(event.target.value)
          setPlace(0)
        }}
        onKeyDown={steer}
      />
      <div
        className={styles.list}
        id={listId}
        role="listbox"
        aria-label={t('title')}
        data-outdated={found.isFetching || undefined}
      >
        {groups.map((group) => (
          <fieldset key={group.title} className={styles.group}>
            <legend className={styles.title}>{group.title}</legend>
            {group.choices.map((choice) => {
              const index = choices.indexOf(choice)
              return (
                <Choice
                  key={choice.key}
                  id={`${listId}-${index}`}
                  choice={choice}
                  chosen={index === at}
                  onPoint={() => setPlace(index)}
                  onChoose={() => choose(choice.run)}
                />
              )
            })}
          </fieldset>
        ))}
      </div>
      {choices.length === 0 && !found.isFetching ? (
        <p className={styles.nothing}>{t('nothing', { words: typed })}</p>
      ) : null}
      <footer className={styles.hint}>{t('hint')}</footer>
    </dialog>
  )
}
