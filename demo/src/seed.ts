import type { Stage } from '@zhike/server/stage'
import { agreeSteps, setUpFlows } from './agreeing.ts'
import { arrangeSteps } from './arranging.ts'
import type { Cast, DemoLogIn, DemoSize } from './cast.ts'
import { categories, company, type DemoPerson, departments, people } from './company.ts'
import { doubleSteps } from './doubling.ts'
import { improveSteps } from './improving.ts'
import { keepSteps, noteQuality } from './keeping.ts'
import { knowSteps } from './knowing.ts'
import { mistakeSteps } from './mistaking.ts'
import { needSteps } from './needing.ts'
import { addOwnFields, fillOwnFields } from './own-fields.ts'
import { ticketSteps } from './playing.ts'
import { poolSteps } from './pooling.ts'
import { products } from './products.ts'
import { promiseTimes } from './promising.ts'
import { randomFrom } from './random.ts'
import { reviewSteps } from './reviewing.ts'
import { planWork } from './scheduling.ts'
import { playSteps } from './steps.ts'
import { daysBefore } from './times.ts'
import { trade } from './trading.ts'
import { keepViews } from './viewing.ts'
import { visitSteps } from './visiting.ts'
import { weaveSteps } from './weaving.ts'

export type { DemoLogIn } from './cast.ts'

export const fullSize: DemoSize = {
  customers: 2000,
  months: 24,
  tickets: 150,
  needs: 40,
  doubles: 12,
  claims: 18,
  confirmed: 240,
}

/**
 * Plays the life of 禾木电器 up to `today` on a stage over an empty database, through the operations that people and
 * programs use, each at its own past time. The same day gives the same company. Answers the log-ins that it made.
 */
export async function seedDemo(
  stage: Stage,
  today: Date,
  size: DemoSize,
  say: (line: string) => void,
): Promise<DemoLogIn[]> {
  const random = randomFrom(20_260_101)
  stage.now = daysBefore(today, size.months * 30 + 1)
  say(`${company.name} · 组织与人员 · organisation and staff`)
  const { cast, logIns, leave } = await foundCompany(stage)
  await addOwnFields(cast)
  await setUpFlows(cast)
  const customers = await trade({ stage, cast, random, today, size, say })
  await fillOwnFields(cast, customers)
  const playing = { stage, cast, customers, random, today }
  const tickets = ticketSteps({ ...playing, count: size.tickets })
  const needs = needSteps({ ...playing, count: size.needs })
  const doubles = doubleSteps({ ...playing, count: size.doubles })
  const pool = poolSteps({ ...playing, count: size.claims })
  const agreed = agreeSteps(playing)
  const reviews = reviewSteps(playing)
  const mistakes = mistakeSteps(stage, cast, today)
  const visits = visitSteps({ stage, logIns, today })
  const kept = keepSteps({ ...playing, count: size.confirmed })
  const known = knowSteps(playing)
  const improved = improveSteps(playing)
  const arranged = arrangeSteps(playing)
  const woven = weaveSteps(playing)
  const steps = [
    ...tickets,
    ...needs,
    ...doubles,
    ...pool,
    ...agreed,
    ...reviews,
    ...mistakes,
    ...visits,
    ...kept,
    ...known,
    ...improved,
    ...arranged,
    ...woven,
  ]
  await playSteps(stage, steps, today, say)
  await planWork(stage, cast, today)
  stage.now = today
  await promiseTimes(stage, cast)
  await keepViews(cast)
  await leave()
  await stage.settle()
  await noteQuality(stage)
  return logIns
}

async function foundCompany(stage: Stage): Promise<{ cast: Cast; logIns: DemoLogIn[]; leave: () => Promise<void> }> {
  const logIns: DemoLogIn[] = []
  const keys = new Map<string, { id: string; key: string }>()
  const hire = async (person: DemoPerson, places: Places) => {
    const { id, password, key } = await stage.addDemoStaff(factsOf(person, places))
    logIns.push({ role: person.role, name: person.name, email: emailOf(person), password })
    keys.set(person.login, { id, key })
  }
  const cast: Cast = (login) => {
    const found = keys.get(login)
    if (!found) throw new Error(`nobody in the demo company logs in as ${login}`)
    return { id: found.id, desk: stage.client(found.key) }
  }
  const [administrator, ...others] = people
  if (!administrator) throw new Error('the demo company has nobody')
  await hire(administrator, { departments: new Map(), teams: new Map(), posts: new Map() })
  const places = await buildPlaces(cast(administrator.login).desk)
  await listProducts(cast(administrator.login).desk)
  for (const person of others) await hire(person, places)
  // the keys were only for this play
  const leave = async () => {
    const { desk } = cast(administrator.login)
    const { items } = await desk.apiKeys.list({})
    const own = items.filter((key) => key.staffId === cast(administrator.login).id)
    for (const { id } of [...items.filter((key) => !own.includes(key)), ...own]) await desk.apiKeys.revoke({ id })
  }
  return { cast, logIns, leave }
}

interface Places {
  readonly departments: Map<string, string>
  readonly teams: Map<string, string>
  readonly posts: Map<string, string>
}

async function buildPlaces(desk: ReturnType<Stage['client']>): Promise<Places> {
  await desk.company.update(company)
  const places: Places = { departments: new Map(), teams: new Map(), posts: new Map() }
  for (const { name, parent, reception, teams } of departments) {
    const parentId = parent === undefined ? null : (places.departments.get(parent) ?? null)
    const { id } = await desk.departments.create({ name, parentId })
    places.departments.set(name, id)
    if (reception) await desk.departments.update({ id, reception })
    for (const team of teams) places.teams.set(team, (await desk.teams.create({ name: team, departmentId: id })).id)
  }
  for (const name of new Set(people.map((person) => person.post)))
    places.posts.set(name, (await desk.posts.create({ name })).id)
  for (const { kind, name, department } of categories)
    await desk.categories.create({ kind, name, departmentId: places.departments.get(department) ?? null })
  return places
}

async function listProducts(desk: ReturnType<Stage['client']>) {
  for (const { sku, name, category, priceYuan } of products)
    await desk.products.create({ sku, name, category, priceFen: priceYuan * 100 })
}

const emailOf = (person: DemoPerson) => `${person.login}@hemu.example`

function factsOf(person: DemoPerson, places: Places) {
  const teamId = places.teams.get(person.team ?? '')
  return {
    name: person.name,
    email: emailOf(person),
    role: person.role,
    ...(person.scope === undefined ? {} : { scope: person.scope }),
    departmentId: places.departments.get(person.department) ?? null,
    teamIds: teamId === undefined ? [] : [teamId],
    postId: places.posts.get(person.post) ?? null,
  }
}
