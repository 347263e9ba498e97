import type { PortalType } from '@zhike/contract/portal'
import type { TicketKind } from '@zhike/contract/tickets'
import { useContext, useEffect, useState } from 'preact/hooks'
import { callsIn, refusalOf } from '../frame/calls.ts'
import { frameTexts } from '../frame/frame.texts.ts'
import { tellApart, useOnce } from '../frame/once.ts'
import { ReaderContext, useWords } from '../frame/reader.ts'
import { missingOf } from './asked.ts'
import { dropDraft, keepDraft, readDraft } from './draft.ts'
import { checkedFields, checkRequest, emptyRequest, sendable, type Written, type Wrongs, wrongsOf } from './request.ts'
import { requestTexts } from './requests.texts.ts'

/** A request while it is written: what was typed, what is wrong, and how it is sent once. */
export function useRequest(kind: TicketKind, types: readonly PortalType[], typed: Partial<Written> = {}) {
  const { locale } = useContext(ReaderContext)
  const words = useWords(requestTexts)
  const frame = useWords(frameTexts)
  const [written, setWritten] = useState<Written>(() => ({ ...emptyRequest(kind), ...typed }))
  const [pictures, setPictures] = useState<readonly File[]>([])
  const [wrongs, setWrongs] = useState<Wrongs>({})
  const [marks, setMarks] = useState<Readonly<Record<string, string>>>({})
  const [failure, setFailure] = useState('')
  const [busy, setBusy] = useState(false)
  const [kept, setKept] = useState(false)
  const keyFor = useOnce()
  const type = types.find(({ id, kind: of }) => id === written.typeId && of === written.kind)

  // after the first paint: the server does not know the draft
  useEffect(() => {
    const draft = readDraft(kind)
    if (draft) setWritten({ ...draft, ...typed })
    setKept(draft !== undefined)
  }, [kind])

  function change(changes: Partial<Written>) {
    const next = { ...written, ...changes }
    setWritten(next)
    setMarks({})
    setWrongs(Object.fromEntries(Object.entries(wrongs).filter(([field]) => !(field in changes))))
    keepDraft(next)
    setKept(true)
  }

  function clear() {
    setWritten(emptyRequest(written.kind))
    setPictures([])
    dropDraft()
    setKept(false)
  }

  function refuse(found: Wrongs, marked: Readonly<Record<string, string>>, why: string) {
    setWrongs(found)
    setMarks(marked)
    setFailure(why)
    const first = Object.keys(marked)[0] ?? checkedFields.find((field) => field in found)
    if (first) document.getElementById(first)?.focus()
  }

  async function submit() {
    const found = checkRequest(written)
    const missing = Object.fromEntries(missingOf(type, written).map((id) => [id, words('wrong.required')]))
    if (Object.keys({ ...found, ...missing }).length > 0) return refuse(found, missing, words('someWrong'))
    setBusy(true)
    setFailure('')
    const request = sendable(written, type)
    const idempotencyKey = keyFor([request, tellApart(pictures)])
    try {
      const options = { idempotencyKey, ...(pictures.length > 0 ? { files: pictures } : {}) }
      const { progressUrl } = await callsIn(locale).submit(request, options)
      dropDraft()
      // only the path: the link may name an address that this network does not know
      location.assign(`${new URL(progressUrl, location.href).pathname}#new`)
    } catch (error) {
      setBusy(false)
      const refusal = refusalOf(error)
      refuse(
        refusal?.reason === 'portal.contact_required' ? { phone: 'contact' } : wrongsOf(refusal?.fields ?? {}),
        marksOf(refusal?.fields ?? {}),
        refusal?.detail ?? frame('offline'),
      )
    }
  }

  return { written, type, pictures, wrongs, marks, failure, busy, kept, change, setPictures, clear, submit }
}

/** What the server said of fields that a type asks for. */
const marksOf = (fields: Readonly<Record<string, string>>) =>
  Object.fromEntries(Object.entries(fields).filter(([name]) => name === 'categoryId' || name.startsWith('custom.')))
