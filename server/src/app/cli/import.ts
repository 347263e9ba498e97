import type { Import } from '@zhike/contract/imports'
import { type Command, InvalidArgumentError, Option } from 'commander'
import { importFile } from '../../imports/imports.ts'
import { systemWork } from '../../platform/jobs/system-work.ts'
import { explainRefusal } from './explaining.ts'
import { onHouse } from './on-house.ts'

const policies = ['skip', 'update', 'create'] as const

export function addImportCommand(program: Command) {
  const command = program
    .command('import')
    .description('bring in customers, contacts, orders or products from CSV (UTF-8 or GB18030) or XLSX')
  addKind(
    command,
    'customers',
    'columns: external_id, name (required), phone, email, wechat, gender, birthday, region …',
  )
  addKind(
    command,
    'contacts',
    'columns: customer_number, organisation or customer_phone, name, role, influence, phone, email, wechat',
  )
  addKind(command, 'products', 'columns: sku, name (required), category, price_yuan')
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
    .argument('<file>', 'the CSV or XLSX file')
    .addOption(
      new Option('--on-duplicate <policy>', 'what is done with what is there').choices(policies).default('skip'),
    )
    .addOption(
      new Option(
        '--map <column=field>',
        'a column of the file that no heading tells, such as "货号=sku"; repeat for more',
      )
        .argParser((pair: string, before: Record<string, string>) => ({ ...before, ...readPair(pair) }))
        .default({}, 'by the headings'),
    )
    .action((path: string, { onDuplicate, map }: { onDuplicate: Import['onDuplicate']; map: Record<string, string> }) =>
      onHouse(async ({ store, tools }) => {
        const interrupted = new AbortController()
        process.once('SIGINT', () => interrupted.abort())
        const work = systemWork({ store, tools, now: new Date(), signal: interrupted.signal })
        const done = await importFile(
          work,
          { path, kind, onDuplicate, mapping: map, locale: 'zh-CN' },
          showProgress,
        ).catch(explainRefusal)
        process.stderr.write('\n')
        const { read, created, updated, skipped, failed, leftOut } = done.counts
        const totals = leftOut > 0 ? `, left out ${leftOut}` : ''
        process.stdout.write(
          `${done.status}: read ${read}, created ${created}, updated ${updated}, skipped ${skipped}, failed ${failed}${totals}\n`,
        )
        if (done.status !== 'done') process.exitCode = 1
      }),
    )
}

function readPair(pair: string): Record<string, string> {
  const at = pair.lastIndexOf('=')
  if (at < 1) throw new InvalidArgumentError('Write it as "column=field".')
  return { [pair.slice(0, at)]: pair.slice(at + 1) }
}

function showProgress({ progress, counts }: Import) {
  const line = `${Math.round(progress * 100)} %  ${counts.read} 行 · rows`
  process.stderr.write(process.stderr.isTTY ? `\r\x1b[2K${line}` : `${line}\n`)
}
