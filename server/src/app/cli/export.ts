import { type Export, ExportKind } from '@zhike/contract/exports'
import { exportColumns } from '@zhike/contract/exports/columns'
import { type Command, Option } from 'commander'
import { exportFile } from '../../exports/exports.ts'
import { systemWork } from '../../platform/jobs/system-work.ts'
import { explainRefusal } from './explaining.ts'
import { onHouse } from './on-house.ts'

interface Options {
  readonly out: string
  readonly format?: Export['format']
  readonly columns?: string
  readonly as?: string
  readonly identifiers: Export['identifiers']
  readonly reason?: string
  readonly headings: 'zh-CN' | 'en'
}

export function addExportCommand(program: Command) {
  const command = program.command('export').description('take out customers, orders or tickets as CSV or XLSX')
  // a list of an improvement is taken out where it is drawn
  for (const kind of ExportKind.exclude(['outreach']).options)
    command
      .command(kind)
      .description(`columns: ${Object.keys(exportColumns[kind]).join(', ')}`)
      .requiredOption('--out <file>', 'where the file goes')
      .addOption(new Option('--format <format>', 'by the ending of the file if left out').choices(['csv', 'xlsx']))
      .option('--columns <names>', 'separated by commas; all if left out')
      .option('--as <email>', 'in the name, the scope and with the rights of a colleague; everything if left out')
      .addOption(
        new Option('--identifiers <how>', 'phones, e-mails, WeChat and addresses')
          .choices(['masked', 'plain'])
          .default('masked'),
      )
      .option('--reason <text>', 'what plain identifiers are needed for; kept in the audit log')
      .addOption(new Option('--headings <language>', 'of headings and words').choices(['zh-CN', 'en']).default('zh-CN'))
      .action((options: Options) => exportTo(kind, options))
}

const exportTo = (kind: Export['kind'], { out, columns, as: email, reason, headings, ...options }: Options) =>
  onHouse(async ({ store, tools }) => {
    const interrupted = new AbortController()
    process.once('SIGINT', () => interrupted.abort())
    const work = systemWork({ store, tools, now: new Date(), signal: interrupted.signal })
    const done = await exportFile(
      work,
      {
        kind,
        path: out,
        locale: headings,
        identifiers: options.identifiers,
        format: options.format ?? (out.toLowerCase().endsWith('.xlsx') ? 'xlsx' : 'csv'),
        ...(columns === undefined ? {} : { columns: columns.split(',').map((name) => name.trim()) }),
        ...(reason === undefined ? {} : { reason }),
        ...(email === undefined ? {} : { email }),
      },
      showProgress,
    ).catch(explainRefusal)
    process.stderr.write('\n')
    process.stdout.write(`${done.status}: ${done.counts.written} ${kind}${done.failure ? ` (${done.failure})` : ''}\n`)
    if (done.status !== 'done') process.exitCode = 1
  })

function showProgress({ progress, counts }: Export) {
  const line = `${Math.round(progress * 100)} %  ${counts.written} 条 · rows`
  process.stderr.write(process.stderr.isTTY ? `\r\x1b[2K${line}` : `${line}\n`)
}
