import assert from 'node:assert/strict'
import { test } from 'node:test'
import { onOwnDesk } from '../../test/harness.ts'
import { systemActor } from '../platform/actor.ts'
import { openStage } from './stage.ts'

test(
  'live streams go on when a stage that shared their hub is closed, as after seeding',
  onOwnDesk(async (desk) => {
    const stage = await openStage(desk.store, desk.tools, desk.now)
    await stage.app.close()
    const heard = Promise.withResolvers<string>()
    const everything = { ...systemActor, scope: 'all' as const }
    const stop = desk.tools.live.forDesk(everything).open(
      {
        send: (event) => {
          if (event !== 'beat' && event.event === 'message') heard.resolve(event.data)
          return true
        },
        end: () => heard.reject(new Error('the stream ended')),
        whoListens: async () => everything,
      },
      '0',
    )
    const manager = await desk.as('manager')
    await manager.customers.create({ name: '陈晨' })
    await desk.settle()
    assert.match(await heard.promise, /customer\.created/)
    stop()
  }),
)
