import { type QueryClient, useQueryClient } from '@tanstack/react-query'
import { Outlet } from '@tanstack/react-router'
import { lazy, Suspense, useEffect, useRef, useState } from 'react'
import { useLive } from '../frame/live.ts'
import { useMay, useMe } from '../frame/me.ts'
import { useTexts } from '../frame/texts.ts'
import { appTexts } from './app.texts.ts'
import styles from './desk.module.css'
import { Rail } from './rail.tsx'
import { TopBar } from './top-bar.tsx'

const ExportTray = lazy(() => import('../exports/tray.tsx').then((found) => ({ default: found.ExportTray })))
const Palette = lazy(() => import('../search/palette.tsx').then((found) => ({ default: found.Palette })))

/** Whoever may do or see something else from now on gets every answer anew: lists of another scope are other lists. */
function useFresh(cache: QueryClient) {
  const { role, scope, departmentId, teamIds, permissions } = useMe()
  const standing = [role, scope, departmentId, teamIds, permissions].join(' ')
  const before = useRef(standing)
  useEffect(() => {
    if (before.current === standing) return
    before.current = standing
    void cache.invalidateQueries()
  }, [cache, standing])
}

/** The frame around every page behind the log-in. */
export function Desk() {
  const t = useTexts(appTexts)
  const may = useMay()
  const [searching, setSearching] = useState(false)
  const cache = useQueryClient()
  useLive(cache)
  useFresh(cache)
  useEffect(() => {
    const listen = (event: KeyboardEvent) => {
      if (event.key.toLowerCase() !== 'k' || !(event.metaKey || event.ctrlKey)) return
      event.preventDefault()
      setSearching(true)
    }
    document.addEventListener('keydown', listen)
    return () => document.removeEventListener('keydown', listen)
  }, [])
  return (
    <div className={styles.desk}>
      <a className={styles.skip} href="#page">
        {t('skip')}
      </a>
      <Rail />
      <TopBar onSearch={() => setSearching(true)} />
      <main id="page" className={styles.main} tabIndex={-1}>
        <Outlet />
      </main>
      {may('exports.create') ? (
        <Suspense>
          <ExportTray />
        </Suspense>
      ) : null}
      {searching ? (
        <Suspense>
          <Palette onClose={() => setSearching(false)} />
        </Suspense>
      ) : null}
    </div>
  )
}
