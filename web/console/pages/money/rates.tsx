import { useMemo } from 'react'
import { listCommissionRates, setCommissionRate } from '../../../api/index.ts'
import { instantOf, m, percent } from '../../../i18n/index.ts'
import { ActButton } from '../../forms/index.ts'
import { useConsole } from '../../session.ts'
import { Empty } from '../../states.tsx'
import { DataTable, paged, tableStates } from '../../table/index.ts'

const SCOPES = {
  level: m.console_money_scope_level,
  leader: m.console_money_scope_leader,
  sku: m.console_money_scope_sku,
}

/** What leaders earn of a sale, by level, leader or goods. */
export function Rates() {
  const { region, zone, whyNot } = useConsole()
  const source = useMemo(() => paged(listCommissionRates, { region: region.id }), [region.id])
  return (
    <DataTable
      name="rates"
      label={m.console_money_rates()}
      source={source}
      rowId={({ id }) => id}
      tools={
        <ActButton
          label={m.console_money_rate_set()}
          why={whyNot('finance', 'operations')}
          fields={[
            {
              name: 'scope',
              label: m.console_money_rate_scope(),
              kind: 'choice',
              isRequired: true,
              options: Object.entries(SCOPES).map(([value, name]) => ({ value, label: name() })),
            },
            {
              name: 'scopeKey',
              label: m.console_money_scope_key(),
              kind: 'text',
              isRequired: true,
            },
            {
              name: 'rateBasisPoints',
              label: m.console_money_rate(),
              kind: 'percent',
              isRequired: true,
            },
          ]}
          refresh={[listCommissionRates]}
          submit={(values) =>
            setCommissionRate(
              { region: region.id },
              {
                scope: values.scope as 'level',
                scopeKey: String(values.scopeKey),
                rateBasisPoints: Number(values.rateBasisPoints),
              },
            )
          }
        />
      }
      columns={[
        { id: 'scope', name: m.console_money_rate_scope(), value: (row) => SCOPES[row.scope]() },
        { id: 'key', name: m.console_money_scope_key(), value: (row) => row.scopeKey, width: 260 },
        {
          id: 'rate',
          name: m.console_money_rate(),
          value: (row) =>
            row.rateBasisPoints === null ? '' : percent(row.rateBasisPoints / 10_000, 2),
          isNumber: true,
        },
        {
          id: 'since',
          name: m.console_money_rate_since(),
          value: (row) => instantOf(row.inForceFrom, zone),
          width: 170,
        },
      ]}
      states={tableStates(<Empty icon="payout" title={m.console_money_rates_none()} />)}
    />
  )
}
