import { useQueryClient } from '@tanstack/react-query'
import {
  createStaff,
  giveGrant,
  giveOperatorGrant,
  listGrants,
  type Role,
} from '../../../api/index.ts'
import { instantOf, m } from '../../../i18n/index.ts'
import { ActButton, type Field } from '../../forms/index.ts'
import { useCommunities, useStations, useSuppliers } from '../../lookups.ts'
import { DESK_ROLES, roleName, useConsole } from '../../session.ts'

export const ROLES: readonly Role[] = [
  ...DESK_ROLES,
  'station_manager',
  'station_staff',
  'courier',
  'supplier',
  'leader_helper',
]

export function NewStaff({ why, tell }: { why: string | undefined; tell: (text: string) => void }) {
  const { region, zone } = useConsole()
  const client = useQueryClient()
  return (
    <ActButton
      label={m.console_people_staff_new()}
      why={why}
      fields={[
        { name: 'name', label: m.console_people_name(), kind: 'text', isRequired: true },
        { name: 'email', label: m.console_email(), kind: 'email', isRequired: true },
        {
          name: 'role',
          label: m.console_people_role(),
          kind: 'choice',
          isRequired: true,
          options: DESK_ROLES.map((role) => ({ value: role, label: roleName(role) })),
        },
      ]}
      submit={async ({ name, email, role }) => {
        const { personId, password, until } = await createStaff(
          {},
          { name: String(name), email: String(email) },
        )
        await giveGrant({ region: region.id }, { personId, role: role as Role })
        tell(
          m.console_people_password_is({
            name: String(name),
            password,
            until: instantOf(until, zone),
          }),
        )
        await client.invalidateQueries({ queryKey: [listGrants.operationName] })
      }}
    />
  )
}

export function GiveGrant({ why }: { why: string | undefined }) {
  const { region } = useConsole()
  const communities = useCommunities()
  const stations = useStations()
  const suppliers = useSuppliers()
  const needs =
    (...roles: string[]) =>
    ({ role }: Record<string, unknown>) =>
      roles.includes(String(role))
  const fields: readonly Field[] = [
    { name: 'personId', label: m.console_people_person(), kind: 'person', isRequired: true },
    {
      name: 'role',
      label: m.console_people_role(),
      kind: 'choice',
      isRequired: true,
      options: ROLES.map((role) => ({ value: role, label: roleName(role) })),
    },
    {
      name: 'isEverywhere',
      label: m.console_people_everywhere(),
      kind: 'switch',
      when: needs(...DESK_ROLES),
    },
    {
      name: 'communityId',
      label: m.console_orders_community(),
      kind: 'choice',
      options: communities.choices,
      isRequired: true,
      when: needs('leader_helper'),
    },
    {
      name: 'stationId',
      label: m.console_people_station(),
      kind: 'choice',
      options: stations.choices,
      isRequired: true,
      when: needs('station_manager', 'station_staff'),
    },
    {
      name: 'supplierId',
      label: m.console_goods_supplier(),
      kind: 'choice',
      options: suppliers.choices,
      isRequired: true,
      when: needs('supplier'),
    },
  ]
  return (
    <ActButton
      label={m.console_people_grant_new()}
      variant="filled"
      why={why}
      fields={fields}
      submit={({ personId, role, isEverywhere, ...scope }) => {
        const body = { personId: String(personId), role: role as Role }
        if (isEverywhere === true) return giveOperatorGrant({}, body)
        const kept = Object.fromEntries(Object.entries(scope).filter(([, id]) => id))
        return giveGrant({ region: region.id }, { ...body, ...kept })
      }}
      refresh={[listGrants]}
    />
  )
}
