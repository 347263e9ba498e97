import { BgColorsOutlined } from '@ant-design/icons'
import { Button, Dropdown } from 'antd'
import { type Preferences, prefer, preferences } from '../frame/preferences.ts'
import { useStore } from '../frame/store.ts'
import { useTexts } from '../frame/texts.ts'
import { appTexts } from './app.texts.ts'

/** Theme, density and language: three choices in one menu. */
export function AppearanceMenu() {
  const t = useTexts(appTexts)
  const { theme, density, locale } = useStore(preferences)
  const group = (label: string, children: { key: string; label: string }[]) =>
    ({ type: 'group', label, children }) as const
  return (
    <Dropdown
      trigger={['click']}
      menu={{
        selectable: true,
        selectedKeys: [`theme:${theme}`, `density:${density}`, `locale:${locale}`],
        onClick: ({ key }) => prefer(choiceOf(key)),
        items: [
          group(t('theme'), [
            { key: 'theme:auto', label: t('theme.auto') },
            { key: 'theme:light', label: t('theme.light') },
            { key: 'theme:dark', label: t('theme.dark') },
          ]),
          group(t('density'), [
            { key: 'density:comfortable', label: t('density.comfortable') },
            { key: 'density:cosy', label: t('density.cosy') },
            { key: 'density:compact', label: t('density.compact') },
          ]),
          group(t('language'), [
            { key: 'locale:zh-CN', label: t('language.zh-CN') },
            { key: 'locale:en', label: t('language.en') },
          ]),
        ],
      }}
    >
      <Button
        type="text"
        icon={<BgColorsOutlined aria-hidden />}
        aria-label={t('appearance')}
        title={t('appearance')}
      />
    </Dropdown>
  )
}

function choiceOf(key: string): Partial<Preferences> {
  const [name = '', value] = key.split(':')
  return { [name]: value }
}
