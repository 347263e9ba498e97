export { codeTexts } from '@zhike/contract/codes'
