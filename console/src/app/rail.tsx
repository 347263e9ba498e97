import {
  BookOutlined,
  ContactsOutlined,
  HomeOutlined,
  MenuFoldOutlined,
  MenuUnfoldOutlined,
  ProfileOutlined,
  SettingOutlined,
  ShoppingOutlined,
} from '@ant-design/icons'
import { Link } from '@tanstack/react-router'
import { useMay } from '../frame/me.ts'
import { prefer, preferences } from '../frame/preferences.ts'
import { Seal } from '../frame/seal.tsx'
import { useStore } from '../frame/store.ts'
import { useTexts } from '../frame/texts.ts'
import { appTexts } from './app.texts.ts'
import styles from './rail.module.css'
import { type RailEntry, visibleEntries } from './rail-entries.ts'

const icons: Readonly<Record<RailEntry['name'], typeof HomeOutlined>> = {
  home: HomeOutlined,
  tickets: ProfileOutlined,
  customers: ContactsOutlined,
  orders: ShoppingOutlined,
  knowledge: BookOutlined,
  settings: SettingOutlined,
}

/** The way between domains: at the left of a desk, at the foot of a phone. */
export function Rail() {
  const t = useTexts(appTexts)
  const may = useMay()
  const { narrowRail } = useStore(preferences)
  const fold = narrowRail ? t('railUnfold') : t('railFold')
  return (
    <nav className={styles.rail} data-narrow={narrowRail || undefined} aria-label={t('rail')}>
      <Link to="/" className={styles.mark}>
        <Seal size={28} />
        <span className={styles.name}>
          {t('brand')} <small>{t('latinBrand')}</small>
        </span>
      </Link>
      <ul className={styles.entries}>
        {visibleEntries(may).map((entry) => {
          const Icon = icons[entry.name]
          return (
            <li key={entry.name}>
              <Link
                to={entry.to}
                className={styles.entry}
                activeOptions={{ exact: entry.name === 'home', includeSearch: false }}
                title={narrowRail ? t(`rail.${entry.name}`) : undefined}
              >
                <Icon aria-hidden />
                <span className={styles.label}>{t(`rail.${entry.name}`)}</span>
              </Link>
            </li>
          )
        })}
      </ul>
      <button
        type="button"
        className={styles.fold}
        onClick={() => prefer({ narrowRail: !narrowRail })}
        title={fold}
        aria-label={fold}
      >
        {narrowRail ? <MenuUnfoldOutlined aria-hidden /> : <MenuFoldOutlined aria-hidden />}
      </button>
    </nav>
  )
}
