import assert from 'node:assert/strict'
import test from 'node:test'
import { definitionIn, onlyListed, readTicketSearch, searchOf } from './ticket-filters.ts'

test('a view keeps how the list is laid out, and the address that it opens says so', () => {
  const filters = {
    kind: ['complaint'],
    layout: 'calendar',
    dates: 'followUpAt',
    day: '2026-03-16',
    span: 'week',
  } as const
  const definition = definitionIn(filters)
  const filter = { all: [{ field: 'kind', op: 'in', value: ['complaint'] }] }
  assert.deepEqual(definition, { layout: 'calendar', dates: 'followUpAt', filter })
  const opened = { layout: 'calendar', dates: 'followUpAt', filter: JSON.stringify(filter), view: 'v' }
  assert.deepEqual(readTicketSearch(searchOf(definition, 'v')), opened)
})

test('the layout is no part of what the list is asked for', () => {
  const asked = onlyListed({ status: ['open'], layout: 'board', group: 'assignee', dates: 'dueAt', day: '2026-03-16' })
  assert.deepEqual(asked, { status: ['open'] })
})

test('what is no layout, no date and no day in an address is none', () => {
  assert.deepEqual(readTicketSearch({ layout: 'map', dates: 'custom.x', span: 'year', day: '2026-02-30' }), {})
})
