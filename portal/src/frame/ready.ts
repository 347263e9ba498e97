import { useEffect, useState } from 'preact/hooks'

/** False until the browser runs the page: a form that is sent before would put its words into the address. */
export function useReady(): boolean {
  const [ready, setReady] = useState(false)
  useEffect(() => setReady(true), [])
  return ready
}
