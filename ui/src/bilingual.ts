export { type Bilingual, bilingual, type TextKey } from '@zhike/contract/bilingual'
