import './ticket-tasks.tables.ts'

interface Numbered {
  /** Of the ticket. */
  number: string
}

declare module '../platform/events/events.ts' {
  interface EventTypes {
    'ticket.step_ticked': Numbered & { stepId: string }
    'ticket.step_unticked': Numbered & { stepId: string }
    'ticket.task_added': Numbered & { taskId: string; assigneeId: string | null }
    'ticket.task_changed': Numbered & { taskId: string; fields: string[]; assigneeId: string | null }
    'ticket.task_removed': Numbered & { taskId: string }
    'ticket.task_done': Numbered & { taskId: string }
    'ticket.task_reopened': Numbered & { taskId: string }
  }
}

export { checkClosing, checkResolving, tickStep, untickStep } from './checklists.ts'
export { finishTask, reopenTask } from './finishing.ts'
export { getWork, listMine } from './showing.ts'
export { addTask, openDefaultTasks, removeTask, updateTask } from './tasks.ts'
export { taskFields } from './ticket-fields.ts'
