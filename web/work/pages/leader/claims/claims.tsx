import { useQuery } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import {
  handOverReplacement,
  listOrderClaimsOfCommunity,
  listReplacementsOfCommunity,
  read,
  useAct,
} from '../../../../api/index.ts'
import { MoreButton } from '../../../../desk/more-button.tsx'
import { PersonRow } from '../../../../desk/person-row.tsx'
import { Refusal } from '../../../../desk/refusal.tsx'
import { StateList } from '../../../../desk/state-list.tsx'
import { usePages } from '../../../../desk/use-pages.ts'
import { m, nameOf } from '../../../../i18n/index.ts'
import { Button } from '../../../../ui/button.tsx'
import { Sheet } from '../../../../ui/sheet.tsx'
import { Empty } from '../../../../ui/states.tsx'
import { AtCommunity } from '../at-community.tsx'
import { FindResident } from '../order-for/find-resident.tsx'
import { memberPath } from '../paths.ts'
import { useHere } from '../use-leader.ts'
import { ClaimCard } from './claim-card.tsx'

/** What neighbours claimed, what came of it, and goods given again to hand over. */
export default function Claims() {
  return (
    <AtCommunity title={m.leader_claims_title()}>
      {() => (
        <>
          <ClaimForSomebody />
          <Replacements />
          <ClaimList />
        </>
      )}
    </AtCommunity>
  )
}

/** Finds the neighbour who has bad goods; their orders lead on. */
function ClaimForSomebody() {
  const navigate = useNavigate()
  const [isOpen, setOpen] = useState(false)
  return (
    <>
      <Button kind="soft" icon="plus" isWide onClick={() => setOpen(true)}>
        {m.leader_claim_for()}
      </Button>
      <Sheet title={m.leader_claim_for_find()} isOpen={isOpen} onClose={() => setOpen(false)}>
        <div className="leader-stack">
          <FindResident
            question={m.leader_member_find()}
            onFound={({ id }) => void navigate({ to: memberPath(id) })}
          />
        </div>
      </Sheet>
    </>
  )
}

function ClaimList() {
  const { here } = useHere()
  const claims = usePages(listOrderClaimsOfCommunity, { ...here, limit: 20 })
  return (
    <StateList
      of={claims}
      empty={
        <Empty icon="check-circle" title={m.leader_claims_none_title()}>
          {m.leader_claims_none_text()}
        </Empty>
      }
    >
      {(found) => (
        <>
          {found.map((claim) => (
            <ClaimCard key={claim.id} claim={claim} />
          ))}
          <MoreButton of={claims} />
        </>
      )}
    </StateList>
  )
}

function Replacements() {
  const { day, here } = useHere()
  const taken = useQuery({
    ...read(listReplacementsOfCommunity, day),
    select: (all) => all.filter(({ state }) => state === 'taken'),
  }).data
  const give = useAct(handOverReplacement, {
    refresh: [listReplacementsOfCommunity, listOrderClaimsOfCommunity],
  })
  if (taken === undefined || taken.length === 0) return null
  return (
    <section className="leader-group">
      <h2>{m.leader_replacements()}</h2>
      <Refusal error={give.error} />
      <div className="desk-list">
        {taken.map((one) => (
          <PersonRow
            key={one.claimId}
            number={one.shortNumber}
            name={nameOf(one.name)}
            note={m.leader_order_number({ number: one.orderNumber })}
          >
            <Button
              isBusy={give.isPending && give.variables.params.claim === one.claimId}
              onClick={() => give.mutate({ params: { region: here.region, claim: one.claimId } })}
            >
              {m.leader_replacement_given()}
            </Button>
          </PersonRow>
        ))}
      </div>
    </section>
  )
}
