import { useQuery } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import {
  endAbsence,
  listAbsences,
  listCommunityLeaders,
  read,
  readMe,
  resolveLeaderLink,
  startAbsence,
  useAct,
} from '../../../../api/index.ts'
import { Refusal } from '../../../../desk/refusal.tsx'
import { StateList } from '../../../../desk/state-list.tsx'
import { instantOf, m } from '../../../../i18n/index.ts'
import { Button } from '../../../../ui/button.tsx'
import { TextArea, TextField } from '../../../../ui/field.tsx'
import { Empty } from '../../../../ui/states.tsx'
import { instantAt } from '../../../dates.ts'
import { useWork } from '../../../work.tsx'
import { AtCommunity, NotALeader } from '../at-community.tsx'
import { useLeadership } from '../use-leader.ts'

/** Being away while another leader stands in, and standing in for others. */
export default function Away() {
  const leader = useLeadership()
  return (
    <AtCommunity title={m.leader_away_title()}>
      {() =>
        leader.error === null ? (
          <StateList of={leader} isEmpty={() => false} empty={null} count={2}>
            {({ id }) => <Absences leader={id} />}
          </StateList>
        ) : (
          <NotALeader />
        )
      }
    </AtCommunity>
  )
}

type Absence = Awaited<ReturnType<typeof listAbsences>>[number]

function Absences({ leader }: { leader: string }) {
  const { region } = useWork()
  const absences = useQuery(read(listAbsences, { region: region.id, leader }))
  return (
    <StateList of={absences} isEmpty={() => false} empty={null}>
      {(all) => {
        const open = all.filter(({ endedAt }) => endedAt === null)
        const isAway = open.some(({ leaderId }) => leaderId === leader)
        return (
          <>
            {open.length === 0 ? (
              <Empty icon="sun" title={m.leader_away_none_title()}>
                {m.leader_away_none_text()}
              </Empty>
            ) : null}
            {open.map((absence) => (
              <AbsenceCard key={absence.id} absence={absence} leader={leader} />
            ))}
            {isAway ? null : <AwayForm leader={leader} />}
          </>
        )
      }}
    </StateList>
  )
}

function AbsenceCard({ absence, leader }: { absence: Absence; leader: string }) {
  const { region } = useWork()
  const isMine = absence.leaderId === leader
  const end = useAct(endAbsence, { refresh: [listAbsences, listCommunityLeaders, readMe] })
  const when = (instant: string) => instantOf(instant, region.timeZone)
  return (
    <section className="desk-card leader-stack">
      <h2>{isMine ? m.leader_away_mine() : m.leader_away_standing_in()}</h2>
      <p>
        <strong>
          {isMine
            ? m.leader_away_by({ name: absence.substituteName })
            : m.leader_away_for({ name: absence.leaderName })}
        </strong>
      </p>
      <p>
        {absence.endsAt === null
          ? m.leader_away_from({ from: when(absence.startsAt) })
          : m.leader_away_span({ from: when(absence.startsAt), to: when(absence.endsAt) })}
      </p>
      <p className="leader-said">{absence.why}</p>
      <Refusal error={end.error} />
      {isMine ? (
        <Button
          isBusy={end.isPending}
          onClick={() => end.mutate({ params: { region: region.id, leader, absence: absence.id } })}
        >
          {m.leader_away_back()}
        </Button>
      ) : null}
    </section>
  )
}

const AN_EVENING = '20:00'

/** From now until an evening, while somebody with a leader's code stands in. */
function AwayForm({ leader }: { leader: string }) {
  const { region, today } = useWork()
  const [code, setCode] = useState('')
  const [until, setUntil] = useState('')
  const [why, setWhy] = useState('')
  const wanted = code.trim().toUpperCase()
  const found = useQuery({
    ...read(resolveLeaderLink, { region: region.id, code: wanted }),
    enabled: wanted.length >= 4,
  })
  const start = useAct(startAbsence, { refresh: [listAbsences, listCommunityLeaders, readMe] })
  const isWrong = found.data === undefined || why.trim() === ''
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (found.data === undefined || isWrong || start.isPending) return
    start.mutate({
      params: { region: region.id, leader },
      body: {
        substituteId: found.data.id,
        endsAt: until === '' ? null : instantAt(until, AN_EVENING, region.timeZone),
        why: why.trim(),
      },
    })
  }
  return (
    <form className="desk-card desk-form" onSubmit={submit}>
      <h2>{m.leader_away_plan()}</h2>
      <TextField
        label={m.leader_away_code()}
        hint={
          found.data === undefined
            ? m.leader_away_code_hint()
            : m.leader_away_found({ name: found.data.name })
        }
        value={code}
        autoCapitalize="characters"
        autoComplete="off"
        onChange={(event) => setCode(event.target.value)}
      />
      {wanted.length >= 4 ? <Refusal error={found.error} /> : null}
      <TextField
        label={m.leader_away_until()}
        hint={m.leader_away_until_hint()}
        type="date"
        min={today}
        value={until}
        onChange={(event) => setUntil(event.target.value)}
      />
      <TextArea
        label={m.leader_away_why()}
        value={why}
        onChange={(event) => setWhy(event.target.value)}
      />
      <Refusal error={start.error} />
      <Button
        type="submit"
        isWide
        isBusy={start.isPending}
        whyNot={isWrong ? m.leader_away_incomplete() : null}
      >
        {m.leader_away_start()}
      </Button>
    </form>
  )
}
