import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { readConfig } from '@zhike/server/config'
import { type House, openHouse } from '@zhike/server/house'
import { openStage, type Stage } from '@zhike/server/stage'
import pg from 'pg'
import { type Server, startServer } from './processes.ts'
import { recordStatements, type Statement } from './recording.ts'

const commandLine = fileURLToPath(new URL('../../server/src/app/cli/zhike.ts', import.meta.url))

/** Who asks in a measurement. */
export interface Asker {
  readonly name: string
  readonly key: string
  readonly staffId: string
}

/** A fresh installation below the temporary folder, with its own server process and nothing of anybody else's. */
export interface Ground {
  readonly house: House
  readonly stage: Stage
  readonly owner: pg.Client
  readonly server: Server
  readonly administrator: Pick<Asker, 'key'>
  /** Sees everything. */
  readonly manager: Asker
  /** A representative in scope team. */
  readonly representative: Asker
  /** Another, whose customers all came after one another. */
  readonly blockRepresentative: Asker
  /** Starts one more web process on the same database; the caller stops it. */
  startWeb(): Promise<Server>
  /** Takes what the stage's operations have sent since the last call. */
  takeStatements(): Statement[]
  close(): Promise<void>
}

export async function openGround(): Promise<Ground> {
  const dataDir = mkdtempSync(join(tmpdir(), 'zhike-bench-'))
  const house = await openHouse(readConfig({ dataDir, port: 0, demo: false }), () => undefined)
  await house.migrate()
  const recorder = recordStatements(house.pool)
  const stage = await openStage(house.store, house.tools, new Date())
  const owner = new pg.Client({ connectionString: house.ownerUrl })
  await owner.connect()
  const { administrator, manager, representative, blockRepresentative } = await hire(stage)
  const server = await startServer(commandLine, ['start', '--no-demo'], { DATA_DIR: dataDir, PORT: '0' })
  return {
    house,
    stage,
    owner,
    server,
    administrator,
    manager,
    representative,
    blockRepresentative,
    startWeb: () => startServer(commandLine, ['web'], { DATA_DIR: dataDir, DATABASE_URL: house.ownerUrl, PORT: '0' }),
    takeStatements: () => recorder.take(),
    close: async () => {
      await server.stop()
      await owner.end()
      await stage.app.close()
      await house.close()
      rmSync(dataDir, { recursive: true, force: true })
    },
  }
}

type People = Pick<Ground, 'administrator' | 'manager' | 'representative' | 'blockRepresentative'>

async function hire(stage: Stage): Promise<People> {
  const administrator = await stage.addDemoStaff({ name: 'Admin', email: 'admin@bench.example', role: 'administrator' })
  const desk = stage.client(administrator.key)
  const department = await desk.departments.create({ name: 'Service' })
  await desk.departments.update({ id: department.id, reception: true })
  const team = await desk.teams.create({ name: 'First', departmentId: department.id })
  const manager = await stage.addDemoStaff({ name: 'Manager', email: 'manager@bench.example', role: 'manager' })
  const other = await desk.teams.create({ name: 'Second', departmentId: department.id })
  const facts = { departmentId: department.id, teamIds: [team.id] }
  const representative = await stage.addDemoStaff({
    name: 'Representative',
    email: 'representative@bench.example',
    role: 'representative',
    ...facts,
  })
  const blockRepresentative = await stage.addDemoStaff({
    name: 'Block',
    email: 'block@bench.example',
    role: 'representative',
    departmentId: department.id,
    teamIds: [other.id],
  })
  return {
    administrator,
    manager: { name: 'scope all', key: manager.key, staffId: manager.id },
    representative: { name: 'scope team', key: representative.key, staffId: representative.id },
    blockRepresentative: {
      name: 'scope team, one block',
      key: blockRepresentative.key,
      staffId: blockRepresentative.id,
    },
  }
}
