import type { Import } from '@zhike/contract/imports'
import { type Command, Option } from 'commander'
import { importFile } from '../../imports/imports.ts'
import { systemWork } from '../../platform/jobs/system-work.ts'
import { explainRefusal } from './explaining.ts'
import { onHouse } from './on-house.ts'

const policies = ['skip', 'update', 'create'] as const

export function addImportCommand(program: Command) {
  const command = program.command('import').description('bring in customers or orders from CSV (UTF-8 or GB18030)')
  addKind(
    command,
    'customers',
    'columns: external_id, name (required), phone, email, wechat, gender, birthday, region …',
  )
  addKind(
    command,
    'orders',
    'columns: order_no, customer_external_id, ordered_at, total_yuan (required), quantity, sku …',
  )
}

function addKind(command: Command, kind: Import['kind'], description: string) {
  command
    .command(kind)
    .description(description)
    .argument('<file>', 'the CSV file')
    .addOption(
      new Option('--on-duplicate <policy>', 'what is done with what is there').choices(policies).default('skip'),
    )
    .action((path: string, { onDuplicate }: { onDuplicate: Import['onDuplicate'] }) =>
      onHouse(async ({ store, tools }) => {
        const interrupted = new AbortController()
        process.once('SIGINT', () => interrupted.abort())
        const work = systemWork({ store, tools, now: new Date(), signal: interrupted.signal })
        const done = await importFile(work, { path, kind, onDuplicate, locale: 'zh-CN' }, showProgress).catch(
          explainRefusal,
        )
        process.stderr.write('\n')
        const { read, created, updated, skipped, failed } = done.counts
        process.stdout.write(
          `${done.status}: read ${read}, created ${created}, updated ${updated}, skipped ${skipped}, failed ${failed}\n`,
        )
        if (done.status !== 'done') process.exitCode = 1
      }),
    )
}

function showProgress({ progress, counts }: Import) {
  const line = `${Math.round(progress * 100)} %  ${counts.read} 行 · rows`
  process.stderr.write(process.stderr.isTTY ? `\r\x1b[2K${line}` : `${line}\n`)
}
