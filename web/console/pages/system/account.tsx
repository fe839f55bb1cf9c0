import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { endMySession, listMySessions, read } from '../../../api/index.ts'
import { instantOf, m } from '../../../i18n/index.ts'
import { NewPassword } from '../../../ui/sign-in/new-password.tsx'
import { ActButton } from '../../forms/index.ts'
import { PageHead } from '../../parts/page-head.tsx'
import { Chip, Facts, Panel } from '../../parts/panel.tsx'
import { useConsole } from '../../session.ts'
import { Answered } from '../../states.tsx'
import { SecondFactor } from './second-factor.tsx'

/** One's own sign-in at headquarters: password, second factor, where one is signed in. */
export default function AccountPage() {
  const { me } = useConsole()
  return (
    <>
      <PageHead title={m.console_my_account()} />
      <div className="console-split">
        <div className="console-stack">
          <SecondFactor />
          <Sessions />
        </div>
        <div className="console-stack">
          <Panel title={me.name}>
            <Facts
              of={[
                [m.console_email(), me.email],
                [m.console_people_phone(), me.phone],
              ]}
            />
          </Panel>
          {me.hasPassword && <Password />}
        </div>
      </div>
    </>
  )
}

function Password() {
  const client = useQueryClient()
  const done = useMutation({ mutationFn: () => client.invalidateQueries() })
  return (
    <Panel title={m.console_account_password()}>
      {done.isSuccess ? (
        <p role="status">{m.console_saved()}</p>
      ) : (
        <NewPassword given={null} isOwn onDone={() => done.mutate()} />
      )}
    </Panel>
  )
}

function Sessions() {
  const { zone } = useConsole()
  const sessions = useQuery(read(listMySessions, {}))
  return (
    <Panel title={m.console_account_sessions()}>
      <Answered of={sessions} lines={3}>
        {(rows) => (
          <ul className="console-list">
            {rows.map((session) => (
              <li key={session.id}>
                <span>{instantOf(session.createdAt, zone)}</span>
                <span className="console-soft">{session.address}</span>
                {session.isCurrent ? (
                  <Chip tone="good">{m.console_account_this()}</Chip>
                ) : (
                  <ActButton
                    label={m.console_account_end()}
                    size="xs"
                    refresh={[listMySessions]}
                    submit={() => endMySession({ session: session.id })}
                  />
                )}
              </li>
            ))}
          </ul>
        )}
      </Answered>
    </Panel>
  )
}
