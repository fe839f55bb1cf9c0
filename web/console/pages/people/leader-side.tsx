import { useQuery } from '@tanstack/react-query'
import {
  endAbsence,
  getCommissionPlan,
  getLeader,
  listAbsences,
  read,
  setCommissionRate,
} from '../../../api/index.ts'
import { instantOf, m, percent } from '../../../i18n/index.ts'
import type { Answer } from '../../answers.ts'
import { ActButton } from '../../forms/index.ts'
import { useLeaders } from '../../lookups.ts'
import { Chip, Facts, Panel } from '../../parts/panel.tsx'
import { useConsole } from '../../session.ts'
import { Answered } from '../../states.tsx'

type Leader = Answer<typeof getLeader>
type At = { region: string; leader: string }

export function Absences({ at }: { at: At }) {
  const { zone, whyNot } = useConsole()
  const leaders = useLeaders()
  const absences = useQuery(read(listAbsences, at))
  return (
    <Panel title={m.console_people_absences()}>
      <Answered of={absences} lines={2}>
        {(rows) =>
          rows.length === 0 ? (
            <p className="console-soft">{m.console_people_no_absences()}</p>
          ) : (
            <ul className="console-list">
              {rows.map((absence) => (
                <li key={absence.id}>
                  <span>{instantOf(absence.startsAt, zone)}</span>
                  <span>
                    {m.console_people_acting({ name: leaders.name(absence.substituteId) })}
                  </span>
                  <span className="console-soft">{absence.why}</span>
                  {absence.endedAt ? (
                    <Chip>{m.console_people_over()}</Chip>
                  ) : (
                    <ActButton
                      label={m.console_people_end_absence()}
                      of={instantOf(absence.startsAt, zone)}
                      size="xs"
                      why={whyNot('operations')}
                      submit={() => endAbsence({ ...at, absence: absence.id })}
                      refresh={[listAbsences, getLeader]}
                    />
                  )}
                </li>
              ))}
            </ul>
          )
        }
      </Answered>
    </Panel>
  )
}

const share = (basisPoints: number | null): string | null =>
  basisPoints === null ? null : percent(basisPoints / 10_000, 2)

export function Commission({ leader, at }: { leader: Leader; at: At }) {
  const { region, whyNot } = useConsole()
  const plan = useQuery(read(getCommissionPlan, at))
  return (
    <Panel
      title={m.console_people_commission()}
      action={
        // An empty form would take away the rate that was not read yet.
        plan.data && (
          <ActButton
            label={m.console_people_change()}
            size="xs"
            why={whyNot('operations', 'finance')}
            about={m.console_people_commission_about()}
            fields={[{ name: 'rate', label: m.console_people_commission(), kind: 'percent' }]}
            initial={{ rate: plan.data.leader }}
            submit={({ rate }) =>
              setCommissionRate(
                { region: region.id },
                {
                  scope: 'leader',
                  scopeKey: leader.id,
                  rateBasisPoints: (rate as number | null) ?? null,
                },
              )
            }
            refresh={[getCommissionPlan]}
          />
        )
      }
    >
      <Answered of={plan} lines={3}>
        {(data) => (
          <Facts
            of={[
              [m.console_people_own_rate(), share(data.leader)],
              [m.console_people_level_rate(), share(data.level)],
              [m.console_people_default_rate(), share(data.default)],
            ]}
          />
        )}
      </Answered>
    </Panel>
  )
}
