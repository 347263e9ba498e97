import { sameName } from '../platform/text/names.ts'
import {
  type Draft,
  draftOfKnown,
  type KnownIdentity,
  newDraft,
  type OnDuplicate,
  sameContact,
  standing,
  takeIdentities,
} from './arrival-outcomes.ts'
import type { ContactArrival } from './contact-arrivals.ts'

/** Whose contact it may be, by one of the keys of `ContactArrival`. */
export interface Target {
  readonly key: string
  readonly id: string
  readonly number: string
  readonly kind: 'person' | 'organisation'
  readonly name: string
}

/** Somebody inside an organisation, as it stands. */
export interface KnownKeyPerson {
  readonly customerId: string
  readonly id: string
  readonly personId: string
  readonly name: string
  readonly role: string
  readonly influence: number
}

/** What is there already, as `findKnownContacts` tells. */
export interface KnownContacts {
  readonly identities: readonly KnownIdentity[]
  readonly targets: readonly Target[]
  readonly keyPersons: readonly KnownKeyPerson[]
}

/** What became of one contact; the last three are why it could not come in. */
export type ContactOutcome = 'created' | 'updated' | 'skipped' | 'target_unknown' | 'target_ambiguous' | 'not_inside'

/** A person inside an organisation, as it will be. */
export interface Link extends KnownKeyPerson {
  readonly organisation: Target
  readonly former: Pick<KnownKeyPerson, 'role' | 'influence'> | null
  readonly row: number
}

/** Said of a key person when the file says nothing. */
const usual = { role: '联系人', influence: 3 } as const

/** Whose contact each is and what becomes of it, one after the other in the order of the file. */
export function settleContacts(
  arrivals: readonly ContactArrival[],
  known: KnownContacts,
  onDuplicate: OnDuplicate,
  newId: () => string,
): { outcomes: ContactOutcome[]; drafts: Draft[]; links: Link[] } {
  const { held, drafts } = standing(known.identities)
  const targets = Map.groupBy(known.targets, ({ key }) => key)
  const inside = Map.groupBy(known.keyPersons as readonly (KnownKeyPerson | Link)[], ({ customerId }) => customerId)
  const links = new Map<string, Link>()
  const outcomes = arrivals.map((arrival): ContactOutcome => {
    const found = new Map(arrival.keys.flatMap((key) => targets.get(key) ?? []).map((target) => [target.id, target]))
    const [target] = found.values()
    if (!target) return 'target_unknown'
    if (found.size > 1) return 'target_ambiguous'
    const { person } = arrival
    if (!person || (target.kind === 'person' && sameName(target.name, person.name))) {
      const draft = drafts.get(target.id) ?? draftOfKnown(target)
      drafts.set(draft.id, draft)
      return takeIdentities(held, draft, arrival) > 0 ? 'updated' : 'skipped'
    }
    if (target.kind === 'person') return 'not_inside'
    const colleagues = inside.get(target.id) ?? []
    const same =
      onDuplicate === 'create' ? undefined : (sameContact(held, person)?.id ?? namesake(colleagues, person.name))
    const former = colleagues.find(({ personId }) => personId === same)
    if (former && onDuplicate === 'skip') return 'skipped'
    const draft =
      same === undefined ? newDraft(person) : (drafts.get(same) ?? draftOfKnown({ id: same, name: person.name }))
    drafts.set(draft.id, draft)
    const added = takeIdentities(held, draft, arrival)
    const link = linkOf(target, draft, arrival, former, newId)
    if (!link) return added > 0 ? 'updated' : 'skipped'
    links.set(link.id, link)
    inside.set(target.id, [...colleagues.filter(({ id }) => id !== link.id), link])
    return former ? 'updated' : 'created'
  })
  return { outcomes, drafts: [...drafts.values()], links: [...links.values()] }
}

/** Of colleagues who are called the same nobody can say who is meant: that is somebody new. */
function namesake(colleagues: readonly KnownKeyPerson[], name: string): string | undefined {
  const [only, ...more] = colleagues.filter((colleague) => sameName(colleague.name, name))
  return more.length === 0 ? only?.personId : undefined
}

/** Who somebody is inside the organisation; undefined when they are that already. */
function linkOf(
  organisation: Target,
  draft: Draft,
  { role, influence, row }: ContactArrival,
  former: KnownKeyPerson | Link | undefined,
  newId: () => string,
): Link | undefined {
  const now = { role: role ?? former?.role ?? usual.role, influence: influence ?? former?.influence ?? usual.influence }
  if (former && former.role === now.role && former.influence === now.influence) return undefined
  const before = former && ('former' in former ? former.former : { role: former.role, influence: former.influence })
  return {
    customerId: organisation.id,
    id: former?.id ?? newId(),
    personId: draft.id,
    name: draft.name,
    ...now,
    organisation,
    former: before ?? null,
    row,
  }
}
