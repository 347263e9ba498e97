import { Link, Outlet, useLocation } from '@tanstack/react-router'
import { useEffect, useRef } from 'react'
import { useMay } from '../frame/me.ts'
import { useTexts } from '../frame/texts.ts'
import { isOpenTo, sections } from './sections.ts'
import { settingsTexts } from './settings.texts.ts'
import styles from './settings-layout.module.css'

/** The settings beside their list. */
export function SettingsLayout() {
  const t = useTexts(settingsTexts)
  const may = useMay()
  const list = useRef<HTMLElement>(null)
  const { pathname } = useLocation()
  // biome-ignore lint/correctness/useExhaustiveDependencies: another page has another entry to show
  useEffect(() => {
    list.current?.querySelector('[aria-current=page]')?.scrollIntoView({ block: 'nearest', inline: 'center' })
  }, [pathname])
  return (
    <div className={styles.layout}>
      <nav ref={list} className={styles.sections} aria-label={t('title')}>
        {sections.map(({ group, entries }) => {
          const visible = entries.filter((entry) => isOpenTo('permission' in entry ? entry.permission : undefined, may))
          return visible.length === 0 ? null : (
            <div key={group} className={styles.group}>
              <h2>{t(`group.${group}`)}</h2>
              {visible.map((entry) => (
                <Link key={entry.name} to={entry.to} className={styles.entry} activeOptions={{ includeSearch: false }}>
                  {t(`entry.${entry.name}`)}
                </Link>
              ))}
            </div>
          )
        })}
      </nav>
      <div className={styles.page}>
        <Outlet />
      </div>
    </div>
  )
}
