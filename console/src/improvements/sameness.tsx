import { complaintCodes } from '@zhike/contract/complaints/codes'
import type { NamedSameness } from '@zhike/contract/improvements'
import { Tag } from '../frame/tag.tsx'
import { useTexts } from '../frame/texts.ts'
import { improvementTexts } from './improvements.texts.ts'

/** What complaints have in common, one word each. */
export function SamenessTags({ same }: { readonly same: NamedSameness }) {
  const t = useTexts(improvementTexts)
  const code = useTexts(complaintCodes)
  const { categoryName, productName, causeKind, words } = same
  const parts = [
    ...(productName ? [t('whyProduct', { name: productName })] : []),
    ...words.map((word) => t('whyWord', { word })),
    ...(categoryName ? [t('whyCategory', { name: categoryName })] : []),
    ...(causeKind ? [code(`cause.${causeKind}`)] : []),
  ]
  return parts.length === 0
    ? t('sameNone')
    : parts.map((part) => (
        <Tag key={part} tone="brand">
          {part}
        </Tag>
      ))
}
