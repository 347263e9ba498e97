import type { Stage } from '@zhike/server/stage'
import type { Cast } from './cast.ts'
import type { Step } from './steps.ts'
import { atWork, daysBefore, minutesAfter } from './times.ts'

/** Guests of a fair, by the number of their badge: a list of the branch in Suzhou. */
const guests = ['马晓东', '钱丽华', '孙宏伟', '周雅琴', '吴志强', '郑美玲', '冯建军', '陈思远', '褚文静', '卫国庆']
const list = ['胸牌号,姓名,手机', ...guests.map((name, at) => `SZ-${101 + at},${name},1590512${3100 + at}`)].join('\n')

/** The manager brings in a list that is another branch's, sees it, and undoes the import a quarter of an hour later. */
export function mistakeSteps(stage: Stage, cast: Cast, today: Date): Step[] {
  const { desk } = cast('manager')
  const mistaken = atWork(daysBefore(today, 6))
  const mapping = { 胸牌号: 'external_id' }
  let id = ''
  return [
    {
      at: mistaken,
      run: async () => {
        const files = [new File([list], '苏州展会来宾.csv', { type: 'text/csv' })]
        id = (await desk.imports.create({ kind: 'customers', mapping }, { files })).id
        await stage.settle()
      },
    },
    {
      at: minutesAfter(mistaken, 15),
      run: async () => {
        await desk.imports.undo({ id })
        await stage.settle()
      },
    },
  ]
}
