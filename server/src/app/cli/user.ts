import { type RoleCode, roleCodes, type Scope, scopes } from '@zhike/contract/permissions'
import { CreateStaff } from '@zhike/contract/staff'
import { type Command, Option } from 'commander'
import * as z from 'zod'
import type { Ctx } from '../../platform/ctx.ts'
import { createStaff, listDepartments } from '../../staff/staff.ts'
import { asSystem, onHouse } from './on-house.ts'

interface UserOptions {
  readonly email: string
  readonly name: string
  readonly role: RoleCode
  readonly department?: string
  readonly scope?: Scope
}

export function addUserCommand(program: Command) {
  program
    .command('user')
    .description('people who log in')
    .command('create')
    .description('add a colleague; prints a one-time password on the last line')
    .requiredOption('--email <address>', 'what the colleague logs in with')
    .requiredOption('--name <name>', 'how colleagues and customers see the person')
    .addOption(new Option('--role <role>', 'what the person may do').choices(roleCodes).makeOptionMandatory())
    .option('--department <name>', 'the department, by its name')
    .addOption(new Option('--scope <scope>', 'how far the person sees; the role has a default').choices(scopes))
    .action(({ department, ...options }: UserOptions) => {
      const facts = checked(options)
      return onHouse(async (house) => {
        const made = await asSystem(house, async (ctx) => {
          const departmentId = department === undefined ? null : await departmentNamed(ctx, department)
          return createStaff(ctx, { ...facts, departmentId })
        })
        process.stdout.write(`${made.name} <${made.email}>, ${made.role}, ${made.scope}\n${made.oneTimePassword}\n`)
      })
    })
}

/** The command line asks for what the API asks for, before a database is opened or made. */
function checked(facts: unknown): CreateStaff {
  const { data, error } = CreateStaff.safeParse(facts)
  if (error) throw new Error(`这位同事不能添加 · The colleague cannot be added:\n${z.prettifyError(error)}`)
  return data
}

async function departmentNamed(ctx: Ctx, name: string): Promise<string> {
  const { items } = await listDepartments(ctx)
  const found = items.find((department) => department.name === name)
  if (!found) throw new Error(`没有这个部门 · There is no department ${name}`)
  return found.id
}
