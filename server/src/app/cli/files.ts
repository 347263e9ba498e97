import { type Command, Option } from 'commander'
import { moveFiles } from '../../platform/files/moving.ts'
import { readConfig } from '../config.ts'
import type { House } from '../house.ts'
import { onHouse } from './on-house.ts'
import { print, showProgress } from './telling.ts'

type Place = 'disk' | 's3'

export function addFilesCommands(program: Command) {
  const files = program.command('files').description('where files lie: on the disk of DATA_DIR, or in an S3 bucket')
  files
    .command('move')
    .description('move files to where new ones lie, while the desk works; goes on where an earlier move ended')
    .addOption(new Option('--to <place>', 'the same as ZHIKE_FILES').choices(['disk', 's3']).makeOptionMandatory())
    .action(({ to }: { to: Place }) => {
      const { bucket, filesOn } = readConfig()
      if (!bucket) throw new Error('没有设置 S3 · No bucket is named; set ZHIKE_S3_… first')
      if (filesOn !== to) throw new Error(restartFirst(to))
      return onHouse((house) => move(house, to))
    })
}

const restartFirst = (to: Place) =>
  `请先设 ZHIKE_FILES=${to} 并重启，让新附件存到那里 · Set ZHIKE_FILES=${to} and restart first, so that new files lie there`

async function move({ shelves }: House, to: Place): Promise<void> {
  const { disk, s3 = disk } = shelves
  await shelves.check()
  const stopping = new AbortController()
  process.once('SIGINT', () => stopping.abort())
  const [from, target] = to === 's3' ? [disk, s3] : [s3, disk]
  const { moved, failed } = await moveFiles(from, target, stopping.signal, (now) => showProgress(`${now.moved}`))
  print(`已移动 ${moved} 个文件 · Moved ${moved} files`)
  if (stopping.signal.aborted) print('再次运行会接着做 · Run it again to go on')
  if (failed > 0) throw new Error(`${failed} 个没有移成，仍在原处 · ${failed} could not be read and lie where they lay`)
}
