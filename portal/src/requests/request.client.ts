import { h } from 'preact'
import { takeOver } from '../frame/island.ts'
import { typedIn } from './request.ts'
import { RequestForm, type RequestState } from './request-form.ts'

const typed = typedIn(document.forms[0])

takeOver((state: RequestState) => h(RequestForm, { ...state, typed }))
