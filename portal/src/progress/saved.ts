import { h } from 'preact'
import { useEffect, useState } from 'preact/hooks'
import { useWords } from '../frame/reader.ts'
import { progressTexts } from './progress.texts.ts'

/** Right after sending: the number, and that this page's link is what to keep. */
export function Saved({ number }: { readonly number: string }) {
  const words = useWords(progressTexts)
  const [fresh, setFresh] = useState(false)
  const [said, setSaid] = useState('')
  useEffect(() => {
    if (location.hash !== '#new') return
    setFresh(true)
    history.replaceState(null, '', location.pathname)
  }, [])
  if (!fresh) return null

  async function copy() {
    try {
      await navigator.clipboard.writeText(location.href)
      setSaid(words('copied'))
    } catch {
      // no clipboard without https, or it is forbidden
      setSaid(words('copyBySelf'))
    }
  }

  return h(
    'section',
    { class: 'card saved' },
    h('h2', null, words('savedTitle', { number })),
    h('p', null, words('saved')),
    h('button', { type: 'button', class: 'button quiet', onClick: () => void copy() }, words('copy')),
    h('span', { role: 'status' }, said),
  )
}
