// How well promises are found in replies, as other workspaces may measure it.
export { labelledReplies } from '../promises/labelled-replies.ts'
export { measureFinder } from '../promises/measuring.ts'
