import { useEffect, useState } from 'react'

const shownMs = 30_000

/** What was revealed, for 30 s: whoever leaves the desk leaves nothing on the screen. */
export function useShortly(): [value: string | undefined, show: (value: string) => void] {
  const [value, setValue] = useState<string | undefined>(undefined)
  useEffect(() => {
    if (value === undefined) return
    const timer = setTimeout(() => setValue(undefined), shownMs)
    return () => clearTimeout(timer)
  }, [value])
  return [value, setValue]
}
