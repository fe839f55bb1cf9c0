import { useQuery } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import { getCommissionPlan, getDoorFee, read, setDoorFee, useAct } from '../../../../api/index.ts'
import { BigNumber } from '../../../../desk/job-card.tsx'
import { Refusal } from '../../../../desk/refusal.tsx'
import { StateList } from '../../../../desk/state-list.tsx'
import { m, percent } from '../../../../i18n/index.ts'
import { Button } from '../../../../ui/button.tsx'
import { TextField } from '../../../../ui/field.tsx'
import { moneyText, typedMoney } from '../../../goods/typed-money.ts'
import { useWork } from '../../../work.tsx'
import { AtCommunity, NotALeader } from '../at-community.tsx'
import { useLeadership } from '../use-leader.ts'

/** What one earns by which rate, and what one asks for bringing goods to the door. */
export default function Terms() {
  const leader = useLeadership()
  return (
    <AtCommunity title={m.leader_terms_title()}>
      {() =>
        leader.error === null ? (
          <StateList of={leader} isEmpty={() => false} empty={null} count={2}>
            {({ id }) => (
              <>
                <Plan leader={id} />
                <DoorFee leader={id} />
              </>
            )}
          </StateList>
        ) : (
          <NotALeader />
        )
      }
    </AtCommunity>
  )
}

const rate = (basisPoints: number): string => percent(basisPoints / 10_000, 2)

function Plan({ leader }: { leader: string }) {
  const { region } = useWork()
  const plan = useQuery(read(getCommissionPlan, { region: region.id, leader }))
  return (
    <StateList of={plan} isEmpty={() => false} empty={null} count={1}>
      {(known) => (
        <section className="desk-card leader-stack">
          <h2>{m.leader_plan()}</h2>
          <BigNumber
            value={rate(known.leader ?? known.level ?? known.default)}
            name={
              known.leader !== null
                ? m.leader_plan_own()
                : known.level !== null
                  ? m.leader_plan_level()
                  : m.leader_plan_default()
            }
            tone="go"
          />
          <p className="leader-soft">
            {m.leader_plan_text({ usual: rate(known.default), count: known.skus.length })}
          </p>
        </section>
      )}
    </StateList>
  )
}

function DoorFee({ leader }: { leader: string }) {
  const { region } = useWork()
  const fee = useQuery(read(getDoorFee, { region: region.id, leader }))
  return (
    <StateList of={fee} isEmpty={() => false} empty={null} count={1}>
      {({ feeMinor }) => <FeeForm leader={leader} feeMinor={feeMinor} />}
    </StateList>
  )
}

function FeeForm({ leader, feeMinor }: { leader: string; feeMinor: number }) {
  const { region } = useWork()
  const [text, setText] = useState(moneyText(feeMinor, region.currency))
  const save = useAct(setDoorFee, { refresh: [getDoorFee] })
  const wanted = typedMoney(text, region.currency)
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (wanted === null || save.isPending) return
    save.mutate({ params: { region: region.id, leader }, body: { feeMinor: wanted } })
  }
  return (
    <form className="desk-card desk-form" onSubmit={submit}>
      <h2>{m.leader_door_fee()}</h2>
      <TextField
        label={m.leader_door_fee_label()}
        hint={m.leader_door_fee_hint()}
        inputMode="decimal"
        value={text}
        onChange={(event) => setText(event.target.value)}
      />
      <Refusal error={save.error} />
      <Button
        type="submit"
        isWide
        isBusy={save.isPending}
        whyNot={wanted === null ? m.leader_payout_wrong() : null}
      >
        {m.leader_door_fee_save()}
      </Button>
      <p role="status" className="leader-soft">
        {save.isSuccess ? m.leader_saved() : null}
      </p>
    </form>
  )
}
