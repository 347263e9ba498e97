import { type Density, dark, densities, light, type Palette, radius, typeSize, typeStack } from '@zhike/ui/tokens'
import { type ThemeConfig, theme } from 'antd'
import { useEffect, useState } from 'react'
import type { Preferences } from './preferences.ts'

/** Whether the system of the person fits `query`, now and whenever they change it. */
function useMedia(query: string): boolean {
  const [fits, setFits] = useState(() => matchMedia(query).matches)
  useEffect(() => {
    const media = matchMedia(query)
    const follow = () => setFits(media.matches)
    media.addEventListener('change', follow)
    return () => media.removeEventListener('change', follow)
  }, [query])
  return fits
}

/** Whether the person holds a phone, as the style sheets see it. */
export const usePhone = (): boolean => useMedia('(max-width: 720px)')

/** Whether the desk is dark now: by choice, or because the system is. */
export function useDark(choice: Preferences['theme']): boolean {
  const system = useMedia('(prefers-color-scheme: dark)')
  return choice === 'auto' ? system : choice === 'dark'
}

/** Whether nothing may move, because the person has told their system so. */
export const useStill = (): boolean => useMedia('(prefers-reduced-motion: reduce)')

const colours = (palette: Palette): NonNullable<ThemeConfig['token']> => ({
  colorPrimary: palette.brand,
  colorPrimaryHover: palette.brandHover,
  colorPrimaryActive: palette.brandActive,
  colorPrimaryBg: palette.brandSoft,
  colorPrimaryBgHover: palette.brandSoft,
  colorLink: palette.brand,
  colorLinkHover: palette.brandHover,
  colorLinkActive: palette.brandActive,
  colorSuccess: palette.good,
  colorWarning: palette.risk,
  colorError: palette.broken,
  colorErrorText: palette.broken,
  colorInfo: palette.brand,
  colorText: palette.text,
  colorTextSecondary: palette.textSecond,
  colorTextTertiary: palette.textThird,
  colorTextQuaternary: palette.textThird,
  colorTextPlaceholder: palette.textThird,
  colorTextDescription: palette.textThird,
  colorIcon: palette.textThird,
  colorBgLayout: palette.ground,
  colorBgContainer: palette.surface,
  colorBgElevated: palette.raised,
  colorBgMask: palette.veil,
  colorBorder: palette.borderStrong,
  colorBorderSecondary: palette.border,
  colorSplit: palette.border,
  colorFillAlter: palette.sunken,
  boxShadow: palette.shadow,
  boxShadowSecondary: palette.shadow,
})

/** Ant Design in our clothes. */
export function themeOf(isDark: boolean, density: Density, isStill: boolean): ThemeConfig {
  const palette = isDark ? dark : light
  return {
    algorithm: isDark ? theme.darkAlgorithm : theme.defaultAlgorithm,
    token: {
      ...colours(palette),
      fontFamily: typeStack,
      fontSize: typeSize.desk,
      borderRadius: radius,
      controlHeight: densities[density].control,
      motion: !isStill,
      motionDurationFast: '0.12s',
      motionDurationMid: '0.15s',
      motionDurationSlow: '0.18s',
    },
    components: {
      Button: {
        primaryColor: palette.onBrand,
        colorPrimary: palette.brandSolid,
        colorPrimaryHover: palette.brandHover,
        primaryShadow: 'none',
        defaultShadow: 'none',
        dangerShadow: 'none',
        fontWeight: 500,
      },
      Select: { optionSelectedBg: palette.brandSoft, optionSelectedFontWeight: 500 },
      Menu: { itemSelectedBg: palette.brandSoft, itemSelectedColor: palette.brand },
      Modal: { titleFontSize: 16 },
      Tooltip: {
        colorBgSpotlight: isDark ? palette.sunken : palette.text,
        colorTextLightSolid: isDark ? palette.text : palette.surface,
      },
    },
  }
}
