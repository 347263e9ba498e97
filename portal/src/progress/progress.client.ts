import { h } from 'preact'
import { takeOver } from '../frame/island.ts'
import { type ProgressState, ProgressView } from './progress-view.ts'

takeOver((state: ProgressState) => h(ProgressView, state))
