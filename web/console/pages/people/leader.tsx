import { useQuery } from '@tanstack/react-query'
import { useParams } from '@tanstack/react-router'
import {
  approveLeader,
  changeLeaderCommunities,
  changeLeaderLevel,
  exitLeader,
  getLeader,
  listAbsences,
  listLeaders,
  read,
  rejectLeader,
  startAbsence,
} from '../../../api/index.ts'
import { instantOf, m } from '../../../i18n/index.ts'
import type { Answer } from '../../answers.ts'
import { ActButton, instantOfField, whyField } from '../../forms/index.ts'
import { useCommunities, useLeaders, useStations } from '../../lookups.ts'
import { PageHead } from '../../parts/page-head.tsx'
import { Chip, Facts, Panel } from '../../parts/panel.tsx'
import { useConsole } from '../../session.ts'
import { Answered } from '../../states.tsx'
import { Absences, Commission } from './leader-side.tsx'
import { choicesOf, LEADER_STATES, LEVELS } from './words.ts'

type Leader = Answer<typeof getLeader>
type At = { region: string; leader: string }

const REFRESH = [getLeader, listLeaders]

/** One leader: the application, the communities, the absences, what a sale brings. */
export default function LeaderPage() {
  const { region } = useConsole()
  const { leader: id = '' } = useParams({ strict: false }) as { leader?: string }
  const at = { region: region.id, leader: id }
  const leader = useQuery(read(getLeader, at))
  return <Answered of={leader}>{(data) => <Leader leader={data} at={at} />}</Answered>
}

function Leader({ leader, at }: { leader: Leader; at: At }) {
  const { zone } = useConsole()
  const communities = useCommunities()
  const stations = useStations()
  const { name, tone } = LEADER_STATES[leader.state]
  return (
    <>
      <PageHead
        title={leader.name}
        about={<Chip tone={tone}>{name()}</Chip>}
        back={{ to: '/leaders', name: m.console_nav_leaders() }}
      >
        {leader.state === 'applied' ? (
          <Decide leader={leader} at={at} />
        ) : (
          <Manage leader={leader} at={at} />
        )}
      </PageHead>
      <div className="console-split">
        <div className="console-stack">
          <Panel title={m.console_people_about()}>
            <Facts
              of={[
                [m.console_people_phone(), leader.phone],
                [m.console_people_code(), leader.code],
                [m.console_people_level(), LEVELS[leader.level]()],
                [
                  m.console_nav_communities(),
                  leader.communities
                    .map(({ communityId }) => communities.name(communityId))
                    .join(', '),
                ],
                [m.console_people_pickup(), stations.name(leader.pickupStationId)],
                [m.console_people_applied(), instantOf(leader.appliedAt, zone)],
                [
                  m.console_people_asked_for(),
                  leader.application.communityIds.map(communities.name).join(', '),
                ],
                [m.console_people_message(), leader.application.message],
                [m.console_people_rejected_why(), leader.rejectedWhy],
                [m.console_people_exited_why(), leader.exitedWhy],
              ]}
            />
          </Panel>
          <Absences at={at} />
        </div>
        <Commission leader={leader} at={at} />
      </div>
    </>
  )
}

function Decide({ leader, at }: { leader: Leader; at: At }) {
  const why = useConsole().whyNot('operations')
  const communities = useCommunities()
  return (
    <>
      <ActButton
        label={m.console_people_reject()}
        why={why}
        fields={[whyField()]}
        submit={(values) => rejectLeader(at, { why: String(values.why) })}
        refresh={REFRESH}
      />
      <ActButton
        label={m.console_people_approve()}
        variant="filled"
        why={why}
        fields={[
          {
            name: 'communityIds',
            label: m.console_nav_communities(),
            kind: 'several',
            options: communities.choices,
            isRequired: true,
          },
          {
            name: 'level',
            label: m.console_people_level(),
            kind: 'choice',
            options: choicesOf(LEVELS),
            isRequired: true,
          },
        ]}
        initial={{ communityIds: leader.application.communityIds, level: 'standard' }}
        submit={(values) =>
          approveLeader(at, {
            communityIds: values.communityIds as string[],
            level: values.level as 'standard',
          })
        }
        refresh={REFRESH}
      />
    </>
  )
}

const valuesOf = ({ communities, level }: Leader) => ({
  communityIds: communities.map(({ communityId }) => communityId),
  level,
})

async function readLeader(at: At) {
  const now = await getLeader(at)
  return { values: valuesOf(now), version: now.version }
}

function Manage({ leader, at }: { leader: Leader; at: At }) {
  const { whyNot, zone } = useConsole()
  const why =
    whyNot('operations') ??
    (leader.state === 'approved' ? undefined : LEADER_STATES[leader.state].name())
  const communities = useCommunities()
  const leaders = useLeaders()
  return (
    <>
      <ActButton
        label={m.console_people_set_communities()}
        why={why}
        fields={[
          {
            name: 'communityIds',
            label: m.console_nav_communities(),
            kind: 'several',
            options: communities.choices,
            isRequired: true,
          },
        ]}
        initial={valuesOf(leader)}
        shared={{ version: leader.version, readAgain: () => readLeader(at) }}
        submit={(values, version) =>
          changeLeaderCommunities(at, { communityIds: values.communityIds as string[], version })
        }
        refresh={REFRESH}
      />
      <ActButton
        label={m.console_people_set_level()}
        why={why}
        fields={[
          {
            name: 'level',
            label: m.console_people_level(),
            kind: 'choice',
            options: choicesOf(LEVELS),
            isRequired: true,
          },
          whyField(),
        ]}
        initial={valuesOf(leader)}
        shared={{ version: leader.version, readAgain: () => readLeader(at) }}
        submit={(values, version) =>
          changeLeaderLevel(at, { level: values.level as 'gold', why: String(values.why), version })
        }
        refresh={REFRESH}
      />
      <ActButton
        label={m.console_people_absence()}
        why={why}
        about={m.console_people_absence_about()}
        fields={[
          {
            name: 'substituteId',
            label: m.console_people_substitute(),
            kind: 'choice',
            options: leaders.choices.filter(({ value }) => value !== leader.id),
            isRequired: true,
          },
          { name: 'endsAt', label: m.console_people_until(), kind: 'instant' },
          whyField(),
        ]}
        submit={({ substituteId, endsAt, why: reason }) =>
          startAbsence(at, {
            substituteId: String(substituteId),
            endsAt: endsAt ? instantOfField(endsAt, zone) : null,
            why: String(reason),
          })
        }
        refresh={[...REFRESH, listAbsences]}
      />
      <ActButton
        label={m.console_people_exit()}
        isDangerous
        variant="light"
        why={why}
        about={m.console_people_exit_about()}
        fields={[whyField()]}
        submit={(values) => exitLeader(at, { why: String(values.why) })}
        refresh={REFRESH}
      />
    </>
  )
}
