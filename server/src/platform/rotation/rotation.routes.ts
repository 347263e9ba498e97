import type { keyRotations } from '@zhike/contract/key-rotations'
import type { Handlers } from '../http/handlers.ts'
import { listRotations, startRotation } from './rotation.ts'

export const keyRotationHandlers: Handlers<typeof keyRotations> = { list: listRotations, start: startRotation }
