import { LoadingOutlined } from '@ant-design/icons'
import { ConfigProvider } from 'antd'
import enUs from 'antd/locale/en_US'
import zhCn from 'antd/locale/zh_CN'
import dayjs from 'dayjs'
import 'dayjs/locale/zh-cn'
import { type ReactNode, useEffect, useMemo } from 'react'
import { preferences } from '../frame/preferences.ts'
import { useStore } from '../frame/store.ts'
import { languages } from '../frame/texts.ts'
import { themeOf, useDark, useStill } from '../frame/theme.ts'

/** Without this one a button waits for an animation to end before it forgets that it was loading, and may wait for ever. */
const loadingIcon = <LoadingOutlined aria-hidden />

/** Theme, density and language, as the person likes them. */
export function Appearance({ children }: { readonly children: ReactNode }) {
  const { theme, density, locale } = useStore(preferences)
  const isDark = useDark(theme)
  const isStill = useStill()
  const clothes = useMemo(() => themeOf(isDark, density, isStill), [isDark, density, isStill])
  useEffect(() => {
    const { documentElement: page } = document
    page.dataset.theme = isDark ? 'dark' : 'light'
    page.dataset.density = density
    page.lang = locale
  }, [isDark, density, locale])
  useEffect(() => {
    dayjs.locale(locale === 'en' ? 'en' : 'zh-cn')
    void languages.changeLanguage(locale)
  }, [locale])
  return (
    <ConfigProvider
      theme={clothes}
      locale={locale === 'en' ? enUs : zhCn}
      button={{ autoInsertSpace: false, loadingIcon }}
      wave={{ disabled: true }}
    >
      {children}
    </ConfigProvider>
  )
}
