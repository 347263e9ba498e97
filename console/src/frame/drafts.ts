import { useState } from 'react'

const keyOf = (name: string) => `zhike.draft.${name}`

/** What was typed under `name` and not sent yet; it outlives a reload. */
export const readDraft = (name: string): string => localStorage.getItem(keyOf(name)) ?? ''

export function keepDraft(name: string, text: string): void {
  if (text === '') localStorage.removeItem(keyOf(name))
  else localStorage.setItem(keyOf(name), text)
}

/** A text that is never lost: it is kept under `name` until it is emptied. Another name brings another text. */
export function useDraft(name: string): readonly [string, (text: string) => void] {
  const [held, hold] = useState({ name, text: readDraft(name) })
  const now = held.name === name ? held : { name, text: readDraft(name) }
  if (now !== held) hold(now)
  const change = (text: string) => {
    keepDraft(name, text)
    hold({ name, text })
  }
  return [now.text, change]
}
