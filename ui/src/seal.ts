/** 知 as it is cut into the seal, drawn in a square of 32 (outline of Noto Serif CJK SC Bold, SIL Open Font License). */
export const sealPath =
  'M8.19 5.77C7.82 8.8 6.86 11.86 5.77 13.88L6.03 14.08C7.28 13.12 8.37 11.88 9.28 10.35H9.98V13.78L9.96 15.21H5.9L6.08 15.83H9.92C9.72 19.23 8.85 22.94 5.75 26.01L5.97 26.23C9.57 24.29 11.18 21.54 11.9 18.81C12.75 20.12 13.6 21.71 13.86 23.13C16.15 24.9 18.18 20.43 12.07 18.12C12.23 17.33 12.34 16.57 12.38 15.83H16.35C16.65 15.83 16.87 15.72 16.94 15.48C16.09 14.65 14.63 13.45 14.63 13.45L13.34 15.21H12.42L12.47 13.78V10.35H15.89C16.2 10.35 16.44 10.26 16.48 10.02C15.52 9.17 14.06 8.11 14.06 8.11L12.71 9.74H9.63C10.07 8.96 10.46 8.08 10.79 7.15C11.29 7.15 11.55 6.95 11.64 6.67ZM16.96 8.67V25.44H17.37C18.51 25.44 19.47 24.81 19.47 24.53V23.15H22.8V25.09H23.2C24.11 25.09 25.33 24.53 25.36 24.33V9.72C25.79 9.61 26.1 9.44 26.25 9.24L23.81 7.3L22.59 8.67H19.55L16.96 7.56ZM22.8 22.52H19.47V9.28H22.8Z'

/** The same in both themes: a seal keeps its ink. */
export const sealColour = '#0f766e'

/** The mark as a stand-alone SVG document or inline element, `size` pixels wide; hidden from screen readers. */
export function sealSvg(size: number): string {
  return (
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32" width="${size}" height="${size}" aria-hidden="true">` +
    `<rect width="32" height="32" rx="7" fill="${sealColour}"/><path fill="#fff" d="${sealPath}"/></svg>`
  )
}
