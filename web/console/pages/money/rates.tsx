import { useMemo } from 'react'
import { listCommissionRates, setCommissionRate } from '../../../api/index.ts'
import { instantOf, m, percent } from '../../../i18n/index.ts'
import { ActButton, type Field, type Values } from '../../forms/index.ts'
import { useLeaders, useSkus } from '../../lookups.ts'
import { useConsole } from '../../session.ts'
import { Empty } from '../../states.tsx'
import { DataTable, paged, tableStates } from '../../table/index.ts'
import { LEVELS } from '../people/words.ts'

const SCOPES = {
  level: m.console_money_scope_level,
  leader: m.console_money_scope_leader,
  sku: m.console_money_scope_sku,
}

/** What leaders earn of a sale, by level, leader or goods. */
export function Rates() {
  const { region, zone, whyNot } = useConsole()
  const keys = useKeys()
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
            ...keys.fields,
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
                scopeKey: String(values[String(values.scope)]),
                rateBasisPoints: Number(values.rateBasisPoints),
              },
            )
          }
        />
      }
      columns={[
        { id: 'scope', name: m.console_money_rate_scope(), value: (row) => SCOPES[row.scope]() },
        { id: 'key', name: m.console_money_scope_key(), value: keys.name, width: 260 },
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
          value: (row) => row.inForceFrom,
          cell: (row) => instantOf(row.inForceFrom, zone),
          width: 170,
        },
      ]}
      states={tableStates(<Empty icon="payout" title={m.console_money_rates_none()} />)}
    />
  )
}

type Scope = keyof typeof SCOPES

/** Whom or what a rate is for: how it is called, and the field in which it is chosen. */
function useKeys(): {
  name: (rate: { scope: Scope; scopeKey: string }) => string
  fields: readonly Field[]
} {
  const leaders = useLeaders()
  const skus = useSkus()
  return useMemo(() => {
    const levels = Object.entries(LEVELS).map(([value, name]) => ({ value, label: name() }))
    const field = (scope: Scope) => ({
      name: scope,
      label: SCOPES[scope](),
      isRequired: true,
      when: (values: Values) => values.scope === scope,
    })
    return {
      name: ({ scope, scopeKey }) => {
        if (scope === 'level') return LEVELS[scopeKey as keyof typeof LEVELS]?.() ?? scopeKey
        return scope === 'leader' ? leaders.name(scopeKey) : skus.name(scopeKey)
      },
      fields: [
        { ...field('level'), kind: 'choice', options: levels },
        { ...field('leader'), kind: 'pick', options: leaders.choices },
        { ...field('sku'), kind: 'pick', options: skus.choices },
      ],
    }
  }, [leaders, skus])
}
