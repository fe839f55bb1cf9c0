import { Alert } from '@mantine/core'
import { useMemo, useState } from 'react'
import {
  endSessionsOf,
  giveTemporaryPassword,
  listGrants,
  revokeGrant,
} from '../../../api/index.ts'
import { instantOf, m } from '../../../i18n/index.ts'
import type { Item } from '../../answers.ts'
import { ActButton } from '../../forms/index.ts'
import { useCommunities, useStations, useSuppliers } from '../../lookups.ts'
import { PageHead } from '../../parts/page-head.tsx'
import { roleName, useConsole } from '../../session.ts'
import { Empty } from '../../states.tsx'
import {
  type BulkAction,
  type Column,
  DataTable,
  type Filter,
  paged,
  tableStates,
} from '../../table/index.ts'
import { GiveGrant, NewStaff, ROLES } from './give-grant.tsx'

type Row = Item<typeof listGrants>

/** Who may do what, where: given and taken back here. */
export default function GrantsPage() {
  const { region, zone } = useConsole()
  const why = useConsole().whyNot('admin')
  const names = useScopeNames()
  const [told, setTold] = useState<string | null>(null)
  const source = useMemo(
    () =>
      paged(listGrants, { region: region.id }, ({ filters }) =>
        filters.role === undefined ? {} : { role: filters.role as 'admin' },
      ),
    [region.id],
  )
  const columns = useMemo<readonly Column<Row>[]>(
    () => [
      { id: 'person', name: m.console_people_name(), value: (row) => row.personName, width: 150 },
      { id: 'role', name: m.console_people_role(), value: (row) => roleName(row.role), width: 150 },
      { id: 'scope', name: m.console_people_scope(), value: (row) => names(row), width: 200 },
      {
        id: 'given',
        name: m.console_people_given(),
        value: (row) => row.givenAt,
        cell: (row) => instantOf(row.givenAt, zone),
        width: 170,
      },
      {
        id: 'acts',
        name: m.console_people_login(),
        value: () => null,
        width: 330,
        cell: (row) => <Login row={row} why={why} tell={setTold} />,
      },
      {
        id: 'id',
        name: m.console_people_person_id(),
        value: (row) => row.personId,
        isHidden: true,
        width: 300,
      },
    ],
    [zone, names, why],
  )
  const filters = useMemo<readonly Filter[]>(
    () => [
      {
        name: 'role',
        label: m.console_people_any_role(),
        kind: 'choice',
        options: ROLES.map((role) => ({ value: role, label: roleName(role) })),
      },
    ],
    [],
  )
  const actions = useMemo<readonly BulkAction<Row>[]>(
    () => [
      {
        name: m.console_people_revoke(),
        preview: (row) => ({
          becomes: m.console_people_becomes_revoked({
            role: roleName(row.role),
            scope: names(row),
          }),
        }),
        act: (row) => revokeGrant({ grant: row.id }),
        isDangerous: true,
        why,
      },
    ],
    [names, why],
  )
  return (
    <>
      <PageHead title={m.console_nav_grants()}>
        <NewStaff why={why} tell={setTold} />
        <GiveGrant why={why} />
      </PageHead>
      {told && (
        <Alert
          color="leaf"
          role="status"
          mb="md"
          withCloseButton
          closeButtonLabel={m.console_close()}
          onClose={() => setTold(null)}
        >
          {told}
        </Alert>
      )}
      <DataTable<Row>
        name="grants"
        label={m.console_nav_grants()}
        columns={columns}
        filters={filters}
        source={source}
        rowId={({ id }) => id}
        actions={actions}
        states={tableStates(<Empty icon="grants" title={m.console_people_no_grants()} />)}
      />
    </>
  )
}

function useScopeNames(): (row: Row) => string {
  const communities = useCommunities()
  const stations = useStations()
  const suppliers = useSuppliers()
  const { regionName } = useConsole()
  return useMemo(
    () => (row) =>
      communities.name(row.communityId) ||
      stations.name(row.stationId) ||
      suppliers.name(row.supplierId) ||
      (row.regionId === null ? m.console_people_everywhere() : regionName),
    [communities, stations, suppliers, regionName],
  )
}

function Login({
  row,
  why,
  tell,
}: {
  row: Row
  why: string | undefined
  tell: (text: string) => void
}) {
  const { zone } = useConsole()
  return (
    <span className="console-row">
      <ActButton
        label={m.console_people_password()}
        of={row.personName}
        size="xs"
        why={why}
        about={m.console_people_password_about({ name: row.personName })}
        fields={[
          { name: 'dropSecondFactor', label: m.console_people_drop_factor(), kind: 'switch' },
        ]}
        submit={async (values) => {
          const given = await giveTemporaryPassword(
            { person: row.personId },
            { dropSecondFactor: values.dropSecondFactor === true },
          )
          tell(
            m.console_people_password_is({
              name: row.personName,
              password: given.password,
              until: instantOf(given.until, zone),
            }),
          )
        }}
      />
      <ActButton
        label={m.console_people_end_sessions()}
        of={row.personName}
        size="xs"
        variant="subtle"
        why={why}
        about={m.console_people_end_sessions_about({ name: row.personName })}
        submit={() => endSessionsOf({ person: row.personId })}
      />
    </span>
  )
}
