import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { endMySession, listMySessions, read } from '../../../api/index.ts'
import type { ReplyOf } from '../../../api/reply-of.ts'
import { instantOf, m } from '../../../i18n/index.ts'
import { Button } from '../../../ui/button.tsx'
import { Notice, tell } from '../../../ui/notice.tsx'
import { deviceOf } from '../../../ui/security/device-of.ts'
import { Passkeys } from '../../../ui/security/passkeys.tsx'
import { SecondFactorCard } from '../../../ui/security/second-factor-card.tsx'
import { Failed, failureText, Skeleton } from '../../../ui/states.tsx'
import type { PageVisit } from '../../page.ts'
import { useRegion } from '../../reader.tsx'
import { AccountOfAnyone, loadAccount } from './account.tsx'

export const load = (visit: PageVisit) => loadAccount(visit)
export const head = () => ({ title: m.shop_account_security(), isPrivate: true })

export default function Security() {
  return (
    <AccountOfAnyone title={m.shop_account_security()}>
      {(me) => (
        <>
          <Passkeys />
          <SecondFactorCard me={me} tell={tell} />
          <Sessions />
        </>
      )}
    </AccountOfAnyone>
  )
}

// Who has no home here has no region whose clocks they read.
const ownTimeZone = () => Intl.DateTimeFormat().resolvedOptions().timeZone

type Session = ReplyOf<typeof listMySessions>[number]

function Sessions() {
  const region = useRegion()
  const client = useQueryClient()
  const sessions = useQuery(read(listMySessions, {}))
  const end = useMutation({
    mutationFn: async (some: readonly Session[]) => {
      for (const { id } of some) await endMySession({ session: id })
    },
    onSettled: () => client.invalidateQueries({ queryKey: [listMySessions.operationName] }),
  })
  if (sessions.data === undefined) {
    return sessions.isError ? (
      <Failed error={sessions.error} onRetry={sessions.refetch} />
    ) : (
      <Skeleton kind="rows" />
    )
  }
  const others = sessions.data.filter(({ isCurrent }) => !isCurrent)
  return (
    <section className="account-card">
      <h2>{m.shop_account_sessions()}</h2>
      <ul className="account-form">
        {sessions.data.map((session) => (
          <li key={session.id} className="account-switch">
            <span className="account-row-text">
              <strong>{deviceOf(session.userAgent)}</strong>
              <span>
                {session.isCurrent
                  ? m.shop_account_session_this()
                  : m.shop_account_session_since({
                      when: instantOf(session.createdAt, region?.timeZone ?? ownTimeZone()),
                    })}
              </span>
            </span>
            {session.isCurrent ? null : (
              <Button kind="plain" isBusy={end.isPending} onClick={() => end.mutate([session])}>
                {m.shop_account_session_end()}
              </Button>
            )}
          </li>
        ))}
      </ul>
      {end.isError ? <Notice tone="wrong">{failureText(end.error)}</Notice> : null}
      {others.length > 1 ? (
        <Button kind="danger" isWide isBusy={end.isPending} onClick={() => end.mutate(others)}>
          {m.shop_account_sessions_end_others()}
        </Button>
      ) : null}
    </section>
  )
}
