import { useQuery } from '@tanstack/react-query'
import { Link, useParams } from '@tanstack/react-router'
import {
  addPickupSlot,
  changeStation,
  closeStation,
  getStation,
  listPickupSlots,
  listStationRecords,
  read,
  removePickupSlot,
  reopenStation,
} from '../../../api/index.ts'
import { m } from '../../../i18n/index.ts'
import type { Answer } from '../../answers.ts'
import { ActButton, whyField } from '../../forms/index.ts'
import { PageHead } from '../../parts/page-head.tsx'
import { Chip, Facts, Panel } from '../../parts/panel.tsx'
import { useConsole } from '../../session.ts'
import { Answered } from '../../states.tsx'
import {
  STATION_KINDS,
  stationBody,
  stationFields,
  weekdayChoices,
  weekdayName,
} from './place-fields.ts'

type Station = Answer<typeof getStation>

const REFRESH = [getStation, listStationRecords]

/** One station: when it is open, what it holds, when one may fetch. */
export default function StationPage() {
  const { region } = useConsole()
  const { station: id = '' } = useParams({ strict: false }) as { station?: string }
  const station = useQuery(read(getStation, { region: region.id, station: id }))
  return <Answered of={station}>{(data) => <Station station={data} />}</Answered>
}

const valuesOf = (station: Station) => ({
  ...station,
  weekdays: station.hours.map(({ weekday }) => String(weekday)),
  opensAt: station.hours[0]?.opensAt ?? '09:00',
  closesAt: station.hours[0]?.closesAt ?? '21:00',
})

function Station({ station }: { station: Station }) {
  const { region, whyNot } = useConsole()
  const why = whyNot('operations')
  const at = { region: region.id, station: station.id }
  return (
    <>
      <PageHead
        title={station.name}
        about={
          station.closedAt ? (
            <Chip>{m.console_people_closed_why({ why: station.closedWhy ?? '' })}</Chip>
          ) : (
            <Chip tone="good">{m.console_people_open()}</Chip>
          )
        }
        back={{ to: '/stations', name: m.console_nav_stations() }}
      >
        <ActButton
          label={m.console_people_change()}
          why={why}
          fields={stationFields(false)}
          initial={valuesOf(station)}
          shared={{
            version: station.version,
            readAgain: async () => {
              const now = await getStation(at)
              return { values: valuesOf(now), version: now.version }
            },
          }}
          submit={(values, version) => changeStation(at, { ...stationBody(values), version })}
          refresh={REFRESH}
        />
        {station.closedAt === null ? (
          <ActButton
            label={m.console_people_close()}
            isDangerous
            variant="light"
            why={why}
            fields={[whyField()]}
            submit={(values) => closeStation(at, { why: String(values.why) })}
            refresh={REFRESH}
          />
        ) : (
          <ActButton
            label={m.console_people_reopen()}
            why={why}
            submit={() => reopenStation(at)}
            refresh={REFRESH}
          />
        )}
      </PageHead>
      <div className="console-split">
        <Slots at={at} why={why} />
        <div className="console-stack">
          <Panel title={m.console_people_about()}>
            <Facts
              of={[
                [m.console_people_code(), station.code],
                [m.console_people_kind(), STATION_KINDS[station.kind]()],
                [m.console_people_address(), station.address],
                [m.console_people_capacity(), station.capacityBags],
                [
                  m.console_people_coordinates(),
                  station.latitude !== null && `${station.latitude}, ${station.longitude}`,
                ],
              ]}
            />
            <p>
              <Link to="/stock" search={{ station: station.id } as never}>
                {m.console_people_its_stock()}
              </Link>
            </p>
          </Panel>
          <Panel title={m.console_people_hours()}>
            <ul className="console-list">
              {station.hours.map(({ weekday, opensAt, closesAt }) => (
                <li key={`${weekday} ${opensAt}`}>
                  <span>{weekdayName(weekday)}</span>
                  <span className="number">
                    {m.console_people_from_to({ from: opensAt, to: closesAt })}
                  </span>
                </li>
              ))}
            </ul>
          </Panel>
        </div>
      </div>
    </>
  )
}

function Slots({ at, why }: { at: { region: string; station: string }; why: string | undefined }) {
  const slots = useQuery(read(listPickupSlots, at))
  return (
    <Panel
      title={m.console_people_slots()}
      action={
        <ActButton
          label={m.console_people_slot_new()}
          size="xs"
          why={why}
          fields={[
            {
              name: 'weekday',
              label: m.console_people_weekday(),
              kind: 'choice',
              options: weekdayChoices(),
              isRequired: true,
            },
            { name: 'startsAt', label: m.console_people_opens(), kind: 'time', isRequired: true },
            { name: 'endsAt', label: m.console_people_closes(), kind: 'time', isRequired: true },
            {
              name: 'capacityOrders',
              label: m.console_people_slot_capacity(),
              kind: 'number',
              least: 1,
            },
          ]}
          submit={(values) =>
            addPickupSlot(at, {
              weekday: Number(values.weekday),
              startsAt: String(values.startsAt),
              endsAt: String(values.endsAt),
              ...(typeof values.capacityOrders === 'number'
                ? { capacityOrders: values.capacityOrders }
                : {}),
            })
          }
          refresh={[listPickupSlots]}
        />
      }
    >
      <Answered of={slots} lines={4}>
        {(rows) =>
          rows.length === 0 ? (
            <p className="console-soft">{m.console_people_no_slots()}</p>
          ) : (
            <ul className="console-list">
              {rows.map((slot) => (
                <li key={slot.id}>
                  <span>{weekdayName(slot.weekday)}</span>
                  <span className="number">
                    {m.console_people_from_to({ from: slot.startsAt, to: slot.endsAt })}
                  </span>
                  <span className="console-soft">
                    {slot.capacityOrders !== null &&
                      m.console_people_slot_holds({ count: slot.capacityOrders })}
                  </span>
                  <ActButton
                    label={m.console_people_remove()}
                    of={`${weekdayName(slot.weekday)} ${m.console_people_from_to({
                      from: slot.startsAt,
                      to: slot.endsAt,
                    })}`}
                    size="xs"
                    variant="subtle"
                    isDangerous
                    why={why}
                    submit={() => removePickupSlot({ ...at, slot: slot.id })}
                    refresh={[listPickupSlots]}
                  />
                </li>
              ))}
            </ul>
          )
        }
      </Answered>
    </Panel>
  )
}
