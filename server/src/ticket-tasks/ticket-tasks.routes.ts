import type { ticketTasks } from '@zhike/contract/ticket-tasks'
import type { Handlers } from '../platform/http/handlers.ts'
import {
  addTask,
  finishTask,
  getWork,
  listMine,
  removeTask,
  reopenTask,
  tickStep,
  untickStep,
  updateTask,
} from './ticket-tasks.ts'

export const ticketTaskHandlers: Handlers<typeof ticketTasks> = {
  ofTicket: getWork,
  tick: tickStep,
  untick: untickStep,
  add: addTask,
  update: updateTask,
  remove: removeTask,
  finish: finishTask,
  reopen: reopenTask,
  mine: listMine,
}
