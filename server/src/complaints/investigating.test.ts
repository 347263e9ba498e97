import assert from 'node:assert/strict'
import { test } from 'node:test'
import { onDesk } from '../../test/harness.ts'
import { refusedFor } from '../../test/refusals.ts'
import { picture } from '../tickets/tickets.fixture.ts'
import { openCase } from './complaints.fixture.ts'

test(
  'a record of the investigation is worded anew; the log keeps what it said, and the file who changed it and when',
  onDesk(async (desk) => {
    const { complaints, manager, ticketId } = await openCase(desk)
    const { entries } = await complaints.addEntry({ ticketId, kind: 'fact', text: '漏水三天' }, { files: [picture()] })
    const entry = { ticketId, entryId: entries[0]?.id ?? '' }
    assert.equal(entries[0]?.editedAt, null)
    const same = await complaints.updateEntry({ ...entry, text: '漏水三天' })
    assert.equal(same.entries[0]?.editedAt, null)
    desk.now = new Date(desk.now.getTime() + 60_000)
    const said = { ...entry, kind: 'interview', text: '漏水五天', source: '客户' } as const
    const { entries: after } = await manager.complaints.updateEntry(said, { files: [picture('阀.png', '阀')] })
    const [now] = after
    assert.deepEqual([now?.kind, now?.text, now?.source, now?.files.length], ['interview', '漏水五天', '客户', 2])
    assert.deepEqual([now?.by.name, now?.editedBy?.name, now?.editedAt], ['王小丽', '周经理', desk.now.toISOString()])
    const [logged] = (await manager.tickets.history({ id: ticketId })).items
    assert.deepEqual(logged?.changes, [
      { field: 'kind', old: 'fact', new: 'interview' },
      { field: 'source', old: '', new: '客户' },
      { field: 'text', old: '漏水三天', new: '漏水五天' },
    ])
    await complaints.removeEntry(entry)
    await assert.rejects(complaints.updateEntry({ ...entry, text: '还在吗' }), refusedFor('record.not_found'))
  }),
)
