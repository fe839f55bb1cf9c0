import { useQuery } from '@tanstack/react-query'
import { useMemo } from 'react'
import {
  closeCommunity,
  createCommunity,
  exportCommunities,
  importCommunities,
  listCommunities,
  listCommunityProfiles,
  listStations,
  read,
  readInstallation,
} from '../../../api/index.ts'
import { fetchAll, readAll } from '../../../desk/read-all.ts'
import { m, money } from '../../../i18n/index.ts'
import type { Item } from '../../answers.ts'
import { ActButton, majorOf } from '../../forms/index.ts'
import { ImportButton } from '../../import/import-button.tsx'
import { PageHead } from '../../parts/page-head.tsx'
import { Chip } from '../../parts/panel.tsx'
import { AddressTabs } from '../../parts/tabs.tsx'
import { useConsole } from '../../session.ts'
import { Answered, Empty } from '../../states.tsx'
import { type BulkAction, type Column, DataTable, tableStates, whole } from '../../table/index.ts'
import { PlacesMap } from './map.tsx'
import { communityBody, communityFields, WEEKDAYS, weekdaysSaid } from './place-fields.ts'
import type { Spot } from './projection.ts'

type Row = Item<typeof listCommunityProfiles>

const REFRESH = [listCommunities, listCommunityProfiles]

/** Where residents live: as a list and on a map. */
export default function CommunitiesPage() {
  const { region, whyNot } = useConsole()
  const why = whyNot('operations')
  return (
    <>
      <PageHead title={m.console_nav_communities()}>
        <ImportButton
          label={m.console_people_import()}
          why={why}
          template={exportCommunities.href({ region: region.id })}
          send={(body) => importCommunities({ region: region.id }, body)}
          refresh={REFRESH}
        />
        <ActButton
          label={m.console_people_community_new()}
          variant="filled"
          why={why}
          fields={communityFields(true)}
          initial={{ deliveryWeekdays: WEEKDAYS.map(String), minimumOrderMinor: 0 }}
          submit={(values) =>
            createCommunity(
              { region: region.id },
              { code: String(values.code), ...communityBody(values) },
            )
          }
          refresh={REFRESH}
        />
      </PageHead>
      <AddressTabs
        label={m.console_nav_communities()}
        tabs={[
          { id: 'list', name: m.console_people_list(), show: () => <List why={why} /> },
          { id: 'map', name: m.console_people_map(), show: () => <MapOfPlaces /> },
        ]}
      />
    </>
  )
}

function List({ why }: { why: string | undefined }) {
  const { region, currency } = useConsole()
  const source = useMemo(
    () =>
      whole([listCommunityProfiles.operationName, 'whole', region.id], async (_, signal) =>
        fetchAll(listCommunityProfiles, { region: region.id, withClosed: true }, signal),
      ),
    [region.id],
  )
  const columns = useMemo<readonly Column<Row>[]>(
    () => [
      {
        id: 'name',
        name: m.console_people_name(),
        value: (row) => row.name,
        sort: true,
        width: 180,
      },
      {
        id: 'code',
        name: m.console_people_code(),
        value: (row) => row.code,
        sort: true,
        width: 110,
      },
      { id: 'address', name: m.console_people_address(), value: (row) => row.address, width: 240 },
      {
        id: 'households',
        name: m.console_people_households(),
        value: (row) => row.householdCount,
        isNumber: true,
        sort: true,
        width: 110,
      },
      {
        id: 'days',
        name: m.console_people_delivery_days(),
        value: (row) => weekdaysSaid(row.deliveryWeekdays),
        width: 180,
      },
      {
        id: 'minimum',
        name: m.console_people_minimum(),
        value: (row) => majorOf(row.minimumOrderMinor, currency),
        cell: (row) => money(row.minimumOrderMinor, currency),
        isNumber: true,
        width: 110,
      },
      {
        id: 'state',
        name: m.console_state(),
        value: (row) => (row.closedAt ? m.console_people_closed() : m.console_people_open()),
        cell: (row) => (
          <Chip tone={row.closedAt ? 'calm' : 'good'}>
            {row.closedAt ? m.console_people_closed() : m.console_people_open()}
          </Chip>
        ),
        width: 100,
      },
    ],
    [currency],
  )
  const actions = useMemo<readonly BulkAction<Row>[]>(
    () => [
      {
        name: m.console_people_close(),
        preview: (row) =>
          row.closedAt
            ? { not: m.console_people_closed() }
            : { becomes: m.console_people_closed() },
        act: (row, reason) =>
          closeCommunity({ region: region.id, community: row.id }, { why: reason }),
        asksWhy: true,
        isDangerous: true,
        why,
      },
    ],
    [region.id, why],
  )
  return (
    <DataTable<Row>
      name="communities"
      label={m.console_nav_communities()}
      columns={columns}
      source={source}
      rowId={({ id }) => id}
      searchHint={m.console_people_search_place()}
      target={({ id }) => ({ to: '/communities/$community', params: { community: id } })}
      actions={actions}
      states={tableStates(
        <Empty
          icon="community"
          title={m.console_people_no_communities()}
          hint={m.console_people_no_communities_hint()}
        />,
      )}
    />
  )
}

function MapOfPlaces() {
  const { region } = useConsole()
  const communities = useQuery(
    readAll(listCommunityProfiles, { region: region.id, withClosed: true }),
  )
  const stations = useQuery(readAll(listStations, { region: region.id }))
  const installation = useQuery(read(readInstallation, {}))
  const tiles = installation.data?.mapTiles ?? null
  return (
    <Answered of={communities}>
      {(rows) => {
        const spots: Spot[] = [
          ...rows.map((row) => ({
            ...row,
            state: row.closedAt ? ('closed' as const) : ('open' as const),
          })),
          ...(stations.data ?? []).map((row) => ({ ...row, state: 'station' as const })),
        ].flatMap(({ id, name, latitude, longitude, state }) =>
          latitude === null || longitude === null ? [] : [{ id, name, latitude, longitude, state }],
        )
        if (spots.length === 0) return <Empty icon="station" title={m.console_people_map_empty()} />
        return <PlacesMap spots={spots} tiles={tiles} />
      }}
    </Answered>
  )
}
