import { DisconnectOutlined, SearchOutlined } from '@ant-design/icons'
import { connection } from '../frame/live.ts'
import { useStore } from '../frame/store.ts'
import { useTexts } from '../frame/texts.ts'
import { appTexts } from './app.texts.ts'
import { AppearanceMenu } from './appearance-menu.tsx'
import { PersonMenu } from './person-menu.tsx'
import styles from './top-bar.module.css'

const shortcut = /Mac|iPhone|iPad/.test(navigator.userAgent) ? '⌘ K' : 'Ctrl K'

/** One search for everything, the state of the connection, looks, and the person. */
export function TopBar({ onSearch }: { readonly onSearch: () => void }) {
  const t = useTexts(appTexts)
  const isLost = useStore(connection) === 'lost'
  return (
    <header className={styles.bar}>
      <button type="button" className={styles.search} onClick={onSearch} aria-keyshortcuts="Control+K Meta+K">
        <SearchOutlined aria-hidden />
        <span className={styles.words}>{t('search')}</span>
        <kbd>{shortcut}</kbd>
      </button>
      <span className={styles.right}>
        <span role="status">
          {isLost ? (
            <span className={styles.lost}>
              <DisconnectOutlined aria-hidden /> {t('offline')}
            </span>
          ) : null}
        </span>
        <AppearanceMenu />
        <PersonMenu />
      </span>
    </header>
  )
}
