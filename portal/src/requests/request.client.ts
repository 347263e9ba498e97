import { h } from 'preact'
import { takeOver } from '../frame/island.ts'
import { RequestForm, type RequestState } from './request-form.ts'

takeOver((state: RequestState) => h(RequestForm, state))
