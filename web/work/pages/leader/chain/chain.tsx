import { useQuery } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import { listDrafts, read, readChain, useAct } from '../../../../api/index.ts'
import { Refusal } from '../../../../desk/refusal.tsx'
import { StateList } from '../../../../desk/state-list.tsx'
import { calendarDay, m } from '../../../../i18n/index.ts'
import { Button } from '../../../../ui/button.tsx'
import { TextArea } from '../../../../ui/field.tsx'
import { Empty } from '../../../../ui/states.tsx'
import { AtCommunity } from '../at-community.tsx'
import { useHere, useOpenWindows } from '../use-leader.ts'
import { Drafts } from './drafts.tsx'

/** Turns the list that a chat's group wrote into orders. */
export default function Chain() {
  return <AtCommunity title={m.leader_chain_title()}>{() => <ChainDesk />}</AtCommunity>
}

function ChainDesk() {
  const { here } = useHere()
  const drafts = useQuery(read(listDrafts, here))
  const [batchId, setBatch] = useState<string>()
  return (
    <>
      <PasteForm onRead={setBatch} />
      <StateList
        of={drafts}
        empty={
          <Empty icon="chat" title={m.leader_chain_none_title()}>
            {m.leader_chain_none_text()}
          </Empty>
        }
      >
        {(found) => <Drafts drafts={found} batchId={batchId} />}
      </StateList>
    </>
  )
}

function PasteForm({ onRead }: { onRead: (batchId: string) => void }) {
  const { here } = useHere()
  const windows = useOpenWindows().data ?? []
  const [windowId, setWindow] = useState('')
  const [text, setText] = useState('')
  const understand = useAct(readChain, {
    refresh: [listDrafts],
    onDone: (reading) => {
      setText('')
      onRead(reading.batchId)
    },
  })
  const window = windows.find(({ id }) => id === windowId) ?? windows[0]
  const whyNot = () => {
    if (window === undefined) return m.leader_nothing_on_title()
    return text.trim() === '' ? m.leader_chain_needed() : null
  }
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (text.trim() === '' || window === undefined || understand.isPending) return
    understand.mutate({ params: here, body: { windowId: window.id, text } })
  }
  return (
    <form className="desk-card desk-form" onSubmit={submit}>
      <TextArea
        label={m.leader_chain_text()}
        hint={m.leader_chain_hint()}
        rows={5}
        value={text}
        placeholder={m.leader_chain_example()}
        onChange={(event) => setText(event.target.value)}
      />
      {windows.length < 2 ? null : (
        <label className="desk-field">
          <span className="desk-label">{m.leader_chain_window()}</span>
          <select
            className="desk-input"
            value={window?.id ?? ''}
            onChange={(event) => setWindow(event.target.value)}
          >
            {windows.map(({ id, pickupDate }) => (
              <option key={id} value={id}>
                {m.leader_pickup_on({ day: calendarDay(pickupDate) })}
              </option>
            ))}
          </select>
        </label>
      )}
      <Refusal error={understand.error} />
      <Button type="submit" isWide isBusy={understand.isPending} whyNot={whyNot()}>
        {m.leader_chain_read()}
      </Button>
      <p role="status" className="leader-soft">
        {understand.data === undefined
          ? null
          : m.leader_chain_found({ count: understand.data.drafts })}
      </p>
    </form>
  )
}
