import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import {
  getHousehold,
  getMyResident,
  type Household as HouseholdOf,
  joinHousehold,
  leaveHousehold,
  makeHousehold,
  read,
  renewHouseholdCode,
  useAct,
} from '../../../api/index.ts'
import { m } from '../../../i18n/index.ts'
import { Button } from '../../../ui/button.tsx'
import { TextField } from '../../../ui/field.tsx'
import { Icon } from '../../../ui/icon.tsx'
import { Notice, tell } from '../../../ui/notice.tsx'
import { Failed, failureText, Skeleton } from '../../../ui/states.tsx'
import type { PageVisit } from '../../page.ts'
import { Account, loadAccount, type Who } from './account.tsx'

export const load = (visit: PageVisit) => loadAccount(visit)
export const head = () => ({ title: m.shop_account_household(), isPrivate: true })

export default function Household() {
  return (
    <Account title={m.shop_account_household()} text={m.shop_account_household_text()}>
      {(who) =>
        who.resident.householdId === null ? <WithoutOne who={who} /> : <Members who={who} />
      }
    </Account>
  )
}

const idsOf = ({ region, resident }: Who) => ({ region: region.id, resident: resident.id })

function WithoutOne({ who }: { who: Who }) {
  const [name, setName] = useState('')
  const [code, setCode] = useState('')
  const refresh = [getMyResident, getHousehold]
  const make = useAct(makeHousehold, { refresh })
  const join = useAct(joinHousehold, { refresh })
  return (
    <>
      <form
        className="account-card account-form"
        onSubmit={(event) => {
          event.preventDefault()
          join.mutate({ params: idsOf(who), body: { code: code.trim() } })
        }}
      >
        <h2>{m.shop_account_household_join()}</h2>
        <TextField
          label={m.shop_account_household_code()}
          hint={m.shop_account_household_code_hint()}
          required
          autoComplete="off"
          autoCapitalize="characters"
          value={code}
          onChange={(event) => setCode(event.target.value)}
          error={join.isError ? failureText(join.error) : null}
        />
        <Button type="submit" isWide isBusy={join.isPending}>
          {m.shop_account_household_join_go()}
        </Button>
      </form>
      <form
        className="account-card account-form"
        onSubmit={(event) => {
          event.preventDefault()
          make.mutate({ params: idsOf(who), body: { name: name.trim() } })
        }}
      >
        <h2>{m.shop_account_household_make()}</h2>
        <TextField
          label={m.shop_account_household_name()}
          hint={m.shop_account_household_name_hint()}
          required
          maxLength={40}
          value={name}
          onChange={(event) => setName(event.target.value)}
          error={make.isError ? failureText(make.error) : null}
        />
        <Button type="submit" kind="soft" isWide isBusy={make.isPending}>
          {m.shop_account_household_make_go()}
        </Button>
      </form>
    </>
  )
}

function Members({ who }: { who: Who }) {
  const household = useQuery(read(getHousehold, idsOf(who)))
  if (household.data === undefined) {
    return household.isError ? (
      <Failed error={household.error} onRetry={household.refetch} />
    ) : (
      <Skeleton kind="rows" />
    )
  }
  return <HouseholdCard who={who} household={household.data} />
}

function HouseholdCard({ who, household }: { who: Who; household: HouseholdOf }) {
  const renew = useAct(renewHouseholdCode, {
    refresh: [getHousehold],
    onDone: () => tell(m.shop_account_household_renewed()),
  })
  const leave = useAct(leaveHousehold, { refresh: [getMyResident] })
  const fault = renew.error ?? leave.error
  return (
    <>
      <section className="account-card">
        <h2>{household.name}</h2>
        <ul className="account-form">
          {household.members.map(({ residentId, name }) => (
            <li key={residentId} className="account-pair">
              <span>
                <Icon name="person" size={18} /> {name}
                {residentId === who.resident.id ? ` (${m.shop_account_you()})` : ''}
              </span>
            </li>
          ))}
        </ul>
      </section>
      <section className="account-card">
        <h2>{m.shop_account_household_invite()}</h2>
        <p>{m.shop_account_household_invite_text()}</p>
        <p className="account-code number">{household.code}</p>
        {fault ? <Notice tone="wrong">{failureText(fault)}</Notice> : null}
        <div className="account-pair">
          <Button
            kind="plain"
            icon="refresh"
            isBusy={renew.isPending}
            onClick={() => renew.mutate({ params: idsOf(who) })}
          >
            {m.shop_account_household_renew()}
          </Button>
          <Button
            kind="danger"
            icon="sign-out"
            isBusy={leave.isPending}
            onClick={() => leave.mutate({ params: idsOf(who) })}
          >
            {m.shop_account_household_leave()}
          </Button>
        </div>
      </section>
    </>
  )
}
