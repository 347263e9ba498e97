import type { feedback, feedbackThemes } from '@zhike/contract/feedback'
import type { Handlers } from '../platform/http/handlers.ts'
import {
  createTheme,
  listFeedback,
  listPraises,
  listTellings,
  listThemes,
  passPraise,
  readPraises,
  retireTheme,
  setProduct,
  setTheme,
  summariseFeedback,
  tellTheme,
  thankCustomer,
  updateTheme,
  withdrawPraise,
} from './feedback.ts'

export const feedbackHandlers: Handlers<typeof feedback> = {
  list: listFeedback,
  summary: summariseFeedback,
  praises: listPraises,
  readPraises,
  setTheme,
  setProduct,
  thank: thankCustomer,
  praise: passPraise,
  withdrawPraise,
}

export const feedbackThemeHandlers: Handlers<typeof feedbackThemes> = {
  list: listThemes,
  create: createTheme,
  update: updateTheme,
  retire: retireTheme,
  tellings: listTellings,
  tell: tellTheme,
}
