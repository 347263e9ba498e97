#!/usr/bin/env node
import { Command } from 'commander'
import { addApiKeyCommand } from './api-key.ts'
import { addDoctorCommand } from './doctor.ts'
import { explain } from './explaining.ts'
import { addExportCommand } from './export.ts'
import { addFilesCommands } from './files.ts'
import { addImportCommand } from './import.ts'
import { addMigrateCommand } from './migrate.ts'
import { addRotateKeysCommand } from './rotate-keys.ts'
import { addSchemaCommand } from './schema.ts'
import { addSeedCommand } from './seed.ts'
import { addServeCommands } from './serve.ts'
import { addUserCommand } from './user.ts'

const program = new Command('zhike')
  .description('知客 Zhike: one platform on which a company keeps its customers.')
  .showHelpAfterError('(zhike --help explains all commands)')
  .configureHelp({ sortSubcommands: false })

addServeCommands(program)
addMigrateCommand(program)
addSeedCommand(program)
addImportCommand(program)
addExportCommand(program)
addUserCommand(program)
addApiKeyCommand(program)
addRotateKeysCommand(program)
addFilesCommands(program)
addDoctorCommand(program)
addSchemaCommand(program)

try {
  await program.parseAsync()
} catch (error) {
  process.stderr.write(`${explain(error)}\n`)
  process.exitCode = 1
}
