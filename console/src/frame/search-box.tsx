import { SearchOutlined } from '@ant-design/icons'
import { Input } from 'antd'
import { useEffect, useRef, useState } from 'react'
import { useSettled } from './settled.ts'

interface SearchBoxProps {
  readonly label: string
  readonly words: string | undefined
  /** Called when the typing rests; undefined for an empty box. */
  readonly onSearch: (words: string | undefined) => void
}

/** Words that narrow a list; the address follows when the typing rests. */
export function SearchBox({ label, words = '', onSearch }: SearchBoxProps) {
  const [typed, setTyped] = useState(words)
  const settled = useSettled(typed.trim(), 250)
  const sent = useRef(words)
  useEffect(() => {
    // an address that somebody else changed (Back, a cleared filter) wins; our own echo must not eat what was typed since
    if (words === sent.current) return
    sent.current = words
    setTyped(words)
  }, [words])
  // biome-ignore lint/correctness/useExhaustiveDependencies: only resting changes the address, not a new callback
  useEffect(() => {
    if (settled !== typed.trim() || settled === sent.current) return
    sent.current = settled
    onSearch(settled === '' ? undefined : settled)
  }, [settled])
  return (
    <Input
      type="search"
      allowClear
      prefix={<SearchOutlined aria-hidden />}
      aria-label={label}
      placeholder={label}
      value={typed}
      onChange={(event) => setTyped(event.target.value)}
      style={{ width: 240, minWidth: 160 }}
    />
  )
}
