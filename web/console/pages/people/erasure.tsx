import { useQuery } from '@tanstack/react-query'
import {
  approveErasure,
  declineErasure,
  eraseNeighbour,
  getErasureRequest,
  getResident,
  listErasureRequests,
  read,
  requestErasure,
  searchResidents,
} from '../../../api/index.ts'
import { instantOf, m } from '../../../i18n/index.ts'
import { ActButton, whyField } from '../../forms/index.ts'
import { Panel } from '../../parts/panel.tsx'
import { useConsole } from '../../session.ts'

interface At {
  region: string
  resident: string
}

const REFRESH = [getErasureRequest, listErasureRequests, getResident, searchResidents]

const useRequest = (at: At, isAsked: boolean) =>
  useQuery({ ...read(getErasureRequest, at), enabled: isAsked }).data?.request ?? null

/** Erases a neighbour at once, and asks for a second look where there is a login. */
export function EraseButton({ at, hasLogin }: { at: At; hasLogin: boolean }) {
  const { whyNot } = useConsole()
  const why = whyNot('operations', 'support')
  const request = useRequest(at, why === undefined && hasLogin)
  return (
    <ActButton
      label={hasLogin ? m.console_people_erase_ask() : m.console_people_erase()}
      isDangerous
      variant="light"
      why={why ?? (request === null ? undefined : m.console_people_erase_waits())}
      about={hasLogin ? m.console_people_erase_ask_about() : m.console_people_erase_about()}
      fields={[whyField()]}
      refresh={REFRESH}
      submit={(values) => {
        const body = { why: String(values.why) }
        return hasLogin ? requestErasure(at, body) : eraseNeighbour(at, body)
      }}
    />
  )
}

/** The second look: who asks for it and why, and whether it shall be so. */
export function ErasureRequest({ at, name, gone }: { at: At; name: string; gone: () => void }) {
  const { me, zone, may, whyNot } = useConsole()
  const request = useRequest(at, may('operations', 'support'))
  if (request === null) return null
  const mine = request.askedBy === me.id ? m.console_people_erase_own() : undefined
  return (
    <Panel
      title={m.console_people_erase_waiting()}
      action={
        <>
          <ActButton
            label={m.console_people_erase_decline()}
            why={whyNot('operations')}
            fields={[whyField()]}
            refresh={REFRESH}
            submit={({ why }) => declineErasure(at, { why: String(why) })}
          />
          <ActButton
            label={m.console_people_erase_approve()}
            isDangerous
            variant="filled"
            why={whyNot('operations') ?? mine}
            about={m.console_people_erase_approve_about({ name })}
            done={m.console_people_erased()}
            refresh={[listErasureRequests, searchResidents]}
            submit={async () => {
              await approveErasure(at)
              gone()
            }}
          />
        </>
      }
    >
      <p>{request.why}</p>
      <p className="console-soft">{instantOf(request.askedAt, zone)}</p>
    </Panel>
  )
}
