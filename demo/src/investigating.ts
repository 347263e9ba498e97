import type { Cast } from './cast.ts'
import type { Random } from './random.ts'
import type { Step } from './steps.ts'
import { type CaseStory, causes } from './stories/causes.ts'

type Person = ReturnType<Cast>

interface Case {
  readonly cast: Cast
  readonly random: Random
  readonly ticket: { readonly id: string }
  readonly handler: Person
  readonly title: string
}

type Then = (minutes: number, run: Step['run']) => void

/** The file of a complaint: what was found, why it came about, what is done, and what the customer gets for it. */
export function investigate({ cast, random, ticket, handler, title }: Case, then: Then, aside: Then): void {
  const story = causes[title]
  if (!story) return
  const { complaints } = handler.desk
  const file = () => ({ ticketId: ticket.id })
  then(random.between(30, 300), async () => {
    if (story.product) await complaints.update({ ...file(), product: story.product })
    await complaints.addEntry({ ...file(), kind: 'fact', text: story.fact })
  })
  then(random.between(10, 120), () => nameCauses(handler, ticket.id, story))
  const measure = { id: '' }
  then(random.between(10, 60), async () => {
    const taken = { kind: 'corrective', text: story.measure, ownerId: handler.id } as const
    const { measures } = await complaints.addMeasure({ ...file(), ...taken })
    measure.id = measures[0]?.id ?? ''
  })
  aside(3 * 1440, () => complaints.finishMeasure({ ...file(), measureId: measure.id, result: '已落实' }))
  if (story.compensation) compensate({ cast, random, ticket, handler, title }, story.compensation, then)
}

async function nameCauses({ desk: { complaints } }: Person, ticketId: string, { cause, whys }: CaseStory) {
  let parentId: string | null = null
  for (const text of whys) {
    const file = await complaints.addCause({ ticketId, kind: cause, text, parentId })
    parentId = file.causes.at(-1)?.id ?? null
  }
}

function compensate(
  { cast, random, ticket, handler }: Case,
  { form, yuan, reason }: NonNullable<CaseStory['compensation']>,
  then: Then,
): void {
  const { complaints } = handler.desk
  const ask = { form, amountFen: yuan * 100, reason }
  const asked = { compensationId: '', approvalId: '' }
  then(random.between(10, 60), async () => {
    const { compensations } = await complaints.askCompensation({ ticketId: ticket.id, ...ask })
    asked.compensationId = compensations[0]?.id ?? ''
    asked.approvalId = compensations[0]?.approvalId ?? ''
  })
  if (random.chance(0.15)) return
  // the head of the department decides about small ones, but for her own
  const decides = yuan <= 500 && handler.id !== cast('complaints').id ? cast('complaints') : cast('manager')
  const isRefused = random.chance(0.12)
  const decision = isRefused ? ('refused' as const) : ('approved' as const)
  const comment = isRefused ? '请先核对受损照片，金额偏高' : ''
  then(random.between(20, 600), () => decides.desk.approvals.decide({ id: asked.approvalId, decision, comment }))
  if (isRefused || random.chance(0.15)) return
  // what was decided counts from the evening, when everything has settled
  then(1440, () => {
    const { compensationId } = asked
    return complaints.pay({ ticketId: ticket.id, compensationId, note: '已按原支付方式兑现' })
  })
}
