import { reaction } from '../platform/jobs/background.ts'
import './imports.ts'
import { runImport } from './running.ts'
import { runUndoing } from './undo-running.ts'

export const importReactions = [
  reaction('imports.run', 'import.queued', (background, event) => runImport(background, event.subject.id)),
  reaction('imports.run_on', 'import.resumed', (background, event) => runImport(background, event.subject.id)),
  reaction('imports.undo', 'import.undo_asked', (background, event) => runUndoing(background, event.subject.id)),
  reaction('imports.undo_on', 'import.undo_resumed', (background, event) => runUndoing(background, event.subject.id)),
]
