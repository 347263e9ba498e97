import { Button } from 'antd'
import { type RefObject, useEffect, useRef } from 'react'
import { frameTexts } from './frame.texts.ts'
import styles from './table.module.css'
import { useTexts } from './texts.ts'

interface FootProps {
  readonly more: (() => void) | undefined
  readonly fetching: boolean
  readonly scroller: RefObject<HTMLDivElement | null>
}

/** Fetches the next page shortly before the end comes into sight; the button is for keys and screen readers. */
export function TableFoot({ more, fetching, scroller }: FootProps) {
  const t = useTexts(frameTexts)
  const foot = useRef<HTMLDivElement>(null)
  useEffect(() => {
    if (!more || !foot.current) return
    const sight = new IntersectionObserver(([entry]) => entry?.isIntersecting && more(), {
      root: scroller.current,
      rootMargin: '400px',
    })
    sight.observe(foot.current)
    return () => sight.disconnect()
  }, [more, scroller])
  return (
    <div className={styles.foot} ref={foot}>
      {more || fetching ? (
        <Button type="text" onClick={more} disabled={fetching}>
          {fetching ? t('loading') : t('more')}
        </Button>
      ) : null}
    </div>
  )
}
