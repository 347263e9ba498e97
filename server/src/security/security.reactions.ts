import { type Reaction, reaction } from '../platform/jobs/background.ts'
import './security.ts'
import { runVerification } from './verifying.ts'

export const securityReactions: readonly Reaction[] = [
  reaction('security.verify-audit', 'audit.verification_started', (background, { subject }) =>
    runVerification(background, subject.id),
  ),
]
