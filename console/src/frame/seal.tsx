import { sealColour, sealPath } from '@zhike/ui/seal'

/** The mark of Zhike. */
export function Seal({ size }: { readonly size: number }) {
  return (
    <svg viewBox="0 0 32 32" width={size} height={size} aria-hidden="true">
      <rect width="32" height="32" rx="7" fill={sealColour} />
      <path fill="#fff" d={sealPath} />
    </svg>
  )
}
