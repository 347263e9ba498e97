import { type KeyboardEvent, useEffect, useId, useRef, useState } from 'react'
import { Skeleton } from '../frame/skeleton.tsx'
import { useTexts } from '../frame/texts.ts'
import { Choice } from './choice.tsx'
import { useOffers } from './offers.ts'
import styles from './palette.module.css'
import { searchTexts } from './search.texts.ts'

/** One box that finds customers, tickets and orders, shows what was opened lately, and runs commands. */
export function Palette({ onClose }: { readonly onClose: () => void }) {
  const t = useTexts(searchTexts)
  const dialog = useRef<HTMLDialogElement>(null)
  const listId = useId()
  const [typed, setTyped] = useState('')
  const [composing, setComposing] = useState(false)
  const [place, setPlace] = useState(0)
  const { sections, waiting, outdated } = useOffers(typed, composing)
  useEffect(() => dialog.current?.showModal(), [])

  const choices = sections.flatMap((section) => section.choices)
  const at = Math.min(place, choices.length - 1)
  const choose = (run: () => void) => {
    onClose()
    run()
  }
  const steer = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing) return
    const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0
    if (step !== 0) setPlace((at + step + choices.length) % choices.length)
    else if (event.key === 'Home' && event.ctrlKey) setPlace(0)
    else if (event.key === 'End' && event.ctrlKey) setPlace(choices.length - 1)
    // the first line may still be that of what was typed before
    else if (event.key === 'Enter' && choices[at] && !outdated) choose(choices[at].run)
    else if (event.key !== 'Enter') return
    event.preventDefault()
  }
  return (
    <dialog ref={dialog} className={styles.palette} aria-label={t('title')} onClose={onClose} closedby="any">
      <input
        className={styles.input}
        role="combobox"
        aria-expanded="true"
        aria-autocomplete="list"
        aria-controls={listId}
        aria-activedescendant={choices[at] ? `${listId}-${at}` : undefined}
        aria-label={t('title')}
        placeholder={t('placeholder')}
        autoComplete="off"
        spellCheck={false}
        enterKeyHint="search"
        maxLength={100}
        value={typed}
        onChange={(event) => {
          setTyped(event.target.value)
          setPlace(0)
        }}
        onCompositionStart={() => setComposing(true)}
        onCompositionEnd={() => setComposing(false)}
        onKeyDown={steer}
      />
      <div
        className={styles.list}
        id={listId}
        role="listbox"
        aria-label={t('title')}
        aria-busy={waiting || outdated}
        data-outdated={outdated || undefined}
      >
        {sections.map((section) => (
          <fieldset key={section.title} className={styles.group}>
            <legend className={styles.title}>{section.title}</legend>
            {section.choices.map((choice) => {
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
        {waiting && !composing ? (
          <div className={styles.waiting}>
            <Skeleton lines={3} height={20} />
          </div>
        ) : null}
      </div>
      {choices.length === 0 && !waiting && !outdated && !composing ? (
        <p className={styles.nothing} role="status">
          {t('nothing', { words: typed })}
        </p>
      ) : null}
      <footer className={styles.hint}>{t('hint')}</footer>
    </dialog>
  )
}
