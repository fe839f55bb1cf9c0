import { useQuery } from '@tanstack/react-query'
import { Link, useParams } from '@tanstack/react-router'
import {
  changeCommunity,
  closeCommunity,
  getCommunityProfile,
  listCommunityLeaders,
  listCommunityProfiles,
  listServingStations,
  read,
  reopenCommunity,
  serveCommunity,
} from '../../../api/index.ts'
import { m, money, number } from '../../../i18n/index.ts'
import type { Answer } from '../../answers.ts'
import { ActButton, whyField } from '../../forms/index.ts'
import { useStations } from '../../lookups.ts'
import { PageHead } from '../../parts/page-head.tsx'
import { Chip, Facts, Panel } from '../../parts/panel.tsx'
import { useConsole } from '../../session.ts'
import { Answered } from '../../states.tsx'
import { Buildings } from './buildings.tsx'
import { communityBody, communityFields, weekdayName } from './place-fields.ts'

type Community = Answer<typeof getCommunityProfile>

const REFRESH = [getCommunityProfile, listCommunityProfiles]

/** One community: who lives there, who serves it. */
export default function CommunityPage() {
  const { region } = useConsole()
  const { community: id = '' } = useParams({ strict: false }) as { community?: string }
  const community = useQuery(read(getCommunityProfile, { region: region.id, community: id }))
  return <Answered of={community}>{(data) => <Community community={data} />}</Answered>
}

const valuesOf = (community: Community) => ({
  ...community,
  deliveryWeekdays: community.deliveryWeekdays.map(String),
})

function Community({ community }: { community: Community }) {
  const { region, currency, whyNot } = useConsole()
  const why = whyNot('operations')
  const at = { region: region.id, community: community.id }
  return (
    <>
      <PageHead
        title={community.name}
        about={
          community.closedAt ? (
            <Chip>{m.console_people_closed_why({ why: community.closedWhy ?? '' })}</Chip>
          ) : (
            <Chip tone="good">{m.console_people_open()}</Chip>
          )
        }
        back={{ to: '/communities', name: m.console_nav_communities() }}
      >
        <ActButton
          label={m.console_people_change()}
          of={community.name}
          why={why}
          fields={communityFields(false)}
          initial={valuesOf(community)}
          shared={{
            version: community.version,
            readAgain: async () => {
              const now = await getCommunityProfile(at)
              return { values: valuesOf(now), version: now.version }
            },
          }}
          submit={(values, version) => changeCommunity(at, { ...communityBody(values), version })}
          refresh={REFRESH}
        />
        {community.closedAt === null ? (
          <ActButton
            label={m.console_people_close()}
            isDangerous
            variant="light"
            why={why}
            about={m.console_people_close_about()}
            fields={[whyField()]}
            submit={(values) => closeCommunity(at, { why: String(values.why) })}
            refresh={REFRESH}
          />
        ) : (
          <ActButton
            label={m.console_people_reopen()}
            why={why}
            submit={() => reopenCommunity(at)}
            refresh={REFRESH}
          />
        )}
      </PageHead>
      <div className="console-split">
        <div className="console-stack">
          <Buildings at={at} why={why} />
          <Leaders at={at} />
        </div>
        <div className="console-stack">
          <Panel title={m.console_people_about()}>
            <Facts
              of={[
                [m.console_people_code(), community.code],
                [m.console_people_address(), community.address],
                [m.console_people_households(), number(community.householdCount)],
                [
                  m.console_people_delivery_days(),
                  community.deliveryWeekdays.map((day) => weekdayName(day, 'short')).join(' '),
                ],
                [m.console_people_minimum(), money(community.minimumOrderMinor, currency)],
                [
                  m.console_people_coordinates(),
                  community.latitude !== null && `${community.latitude}, ${community.longitude}`,
                ],
              ]}
            />
            <p className="console-row">
              <Link to="/orders" search={{ communityId: community.id } as never}>
                {m.console_people_its_orders()}
              </Link>
              <Link to="/residents" search={{ communityId: community.id } as never}>
                {m.console_people_its_residents()}
              </Link>
            </p>
          </Panel>
          <Serving at={at} why={why} />
        </div>
      </div>
    </>
  )
}

type At = { region: string; community: string }

function Leaders({ at }: { at: At }) {
  const leaders = useQuery(read(listCommunityLeaders, at))
  return (
    <Panel title={m.console_nav_leaders()}>
      <Answered of={leaders} lines={2}>
        {(rows) =>
          rows.length === 0 ? (
            <p className="console-soft">{m.console_people_no_leaders()}</p>
          ) : (
            <ul className="console-list">
              {rows.map((leader) => (
                <li key={leader.id}>
                  <Link to="/leaders/$leader" params={{ leader: leader.id }}>
                    {leader.name}
                  </Link>
                  <span className="console-row">
                    {leader.isMain && <Chip tone="good">{m.console_people_main()}</Chip>}
                    {leader.actingLeaderId !== leader.id && (
                      <Chip tone="wait">
                        {m.console_people_acting({ name: leader.actingName })}
                      </Chip>
                    )}
                  </span>
                </li>
              ))}
            </ul>
          )
        }
      </Answered>
    </Panel>
  )
}

function Serving({ at, why }: { at: At; why: string | undefined }) {
  const all = useStations()
  const serving = useQuery(read(listServingStations, at))
  return (
    <Panel
      title={m.console_people_served_by()}
      action={
        serving.data && (
          <ActButton
            label={m.console_people_change()}
            of={m.console_people_served_by()}
            size="xs"
            why={why}
            fields={[
              {
                name: 'stationIds',
                label: m.console_nav_stations(),
                kind: 'several',
                options: all.choices,
                isRequired: true,
              },
              {
                name: 'pickupStationId',
                label: m.console_people_pickup(),
                kind: 'choice',
                options: all.choices,
              },
            ]}
            initial={{
              stationIds: serving.data.map(({ id }) => id),
              pickupStationId: serving.data.find(({ isPickupPoint }) => isPickupPoint)?.id ?? null,
            }}
            submit={(values) =>
              serveCommunity(at, {
                stationIds: values.stationIds as string[],
                pickupStationId: (values.pickupStationId as string | null) ?? null,
              })
            }
            refresh={[listServingStations]}
          />
        )
      }
    >
      <Answered of={serving} lines={2}>
        {(rows) => (
          <ul className="console-list">
            {rows.map((station) => (
              <li key={station.id}>
                <Link to="/stations/$station" params={{ station: station.id }}>
                  {station.name}
                </Link>
                {station.isPickupPoint && <Chip tone="good">{m.console_people_pickup()}</Chip>}
              </li>
            ))}
          </ul>
        )}
      </Answered>
    </Panel>
  )
}
