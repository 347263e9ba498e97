import { reaction } from '../platform/jobs/background.ts'
import './exports.ts'
import { forgetFile } from './removing.ts'
import { runExport } from './running.ts'

export const exportReactions = [
  reaction('exports.run', 'export.created', (background, event) => runExport(background, event.subject.id)),
  reaction('exports.run_on', 'export.resumed', (background, event) => runExport(background, event.subject.id)),
  reaction('exports.forget', 'export.removed', (background, event) => forgetFile(background, event.subject.id)),
]
