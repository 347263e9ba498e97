import { sealSvg } from '@zhike/ui/seal'

/** The seal as it stands in the head of a page and in its tab. */
export const mark = { svg: sealSvg(32), dataUrl: `data:image/svg+xml,${encodeURIComponent(sealSvg(32))}` }
