import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { endMySession, listMySessions, read, useAct } from '../../../api/index.ts'
import { Refusal } from '../../../desk/refusal.tsx'
import { StateList } from '../../../desk/state-list.tsx'
import { tell } from '../../../desk/tell.ts'
import { instantOf, m } from '../../../i18n/index.ts'
import { Button } from '../../../ui/button.tsx'
import { deviceOf } from '../../../ui/security/device-of.ts'
import { Passkeys } from '../../../ui/security/passkeys.tsx'
import { SecondFactorCard } from '../../../ui/security/second-factor-card.tsx'
import { NewPassword } from '../../../ui/sign-in/new-password.tsx'
import { Page } from '../../page.tsx'
import { useWork } from '../../work.tsx'

/** How whoever works here signs in: passkeys, password, second factor, and where they are signed in. */
export default function Security() {
  const { me } = useWork()
  return (
    <Page title={m.shop_account_security()} back="/me">
      <Passkeys />
      {me.hasPassword ? <Password /> : null}
      <SecondFactorCard me={me} tell={tell} />
      <Sessions />
    </Page>
  )
}

function Password() {
  const client = useQueryClient()
  const done = useMutation({
    mutationFn: () => client.invalidateQueries(),
    onSuccess: () => tell(m.me_password_changed()),
  })
  return (
    <section className="security-card">
      <h2>{m.me_password()}</h2>
      <NewPassword key={done.submittedAt} given={null} isOwn onDone={() => done.mutate()} />
    </section>
  )
}

function Sessions() {
  const { region } = useWork()
  const sessions = useQuery(read(listMySessions, {}))
  const end = useAct(endMySession, { refresh: [listMySessions] })
  return (
    <section className="security-card">
      <h2>{m.shop_account_sessions()}</h2>
      <Refusal error={end.error} />
      <StateList of={sessions} empty={null} count={1}>
        {(found) => (
          <ul className="security-form">
            {found.map(({ id, isCurrent, userAgent, createdAt }) => (
              <li key={id} className="security-row">
                <span className="security-row-text">
                  <strong>{deviceOf(userAgent)}</strong>
                  <span className="security-quiet">
                    {isCurrent
                      ? m.shop_account_session_this()
                      : m.shop_account_session_since({
                          when: instantOf(createdAt, region.timeZone),
                        })}
                  </span>
                </span>
                {isCurrent ? null : (
                  <Button
                    kind="plain"
                    isBusy={end.isPending}
                    onClick={() => end.mutate({ params: { session: id } })}
                  >
                    {m.shop_account_session_end()}
                  </Button>
                )}
              </li>
            ))}
          </ul>
        )}
      </StateList>
    </section>
  )
}
