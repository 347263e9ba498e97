import { type RoleCode, roleCodes, type Scope, scopes } from '@zhike/contract/permissions'
import { type Command, Option } from 'commander'
import { createApiKey } from '../../security/security.ts'
import { findStaffId } from '../../staff/staff.ts'
import { asSystem, onHouse } from './on-house.ts'

interface KeyOptions {
  readonly role: RoleCode
  readonly scope?: Scope
  readonly staff?: string
  readonly name?: string
}

export function addApiKeyCommand(program: Command) {
  program
    .command('api-key')
    .description('keys for programs')
    .command('create')
    .description('make a key; prints the key alone on the last line, this once')
    .addOption(new Option('--role <role>', 'what the key may do').choices(roleCodes).makeOptionMandatory())
    .addOption(new Option('--scope <scope>', 'how far the key sees; the role has a default').choices(scopes))
    .option('--staff <email>', 'act for this colleague')
    .option('--name <name>', 'what the key is for')
    .action((options: KeyOptions) =>
      onHouse(async (house) => {
        const key = await asSystem(house, async (ctx) => {
          const { role, scope, staff, name = `${role} (zhike api-key create)` } = options
          const staffId = staff === undefined ? undefined : await findStaffId(ctx, staff)
          if (staff !== undefined && staffId === undefined) throw new Error(`没有这位同事 · Nobody here has ${staff}`)
          return createApiKey(ctx, { name, role, ...(scope ? { scope } : {}), ...(staffId ? { staffId } : {}) })
        })
        process.stdout.write(`${key.name}, ${key.role}, ${key.scope}\n${key.key}\n`)
      }),
    )
}
