import { useQuery } from '@tanstack/react-query'
import { declareIncident, listIncidents, listOrderClaims } from '../../../api/index.ts'
import { m, money, number } from '../../../i18n/index.ts'
import { ActButton, type Values } from '../../forms/index.ts'
import { useConsole } from '../../session.ts'
import { saidBy } from '../../states.tsx'

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i

const wishOf = (values: Values) => ({
  kind: values.kind as 'load' | 'lot',
  ...(values.kind === 'lot' ? { lotId: String(values.id) } : { loadId: String(values.id) }),
  what: String(values.what),
  ...(Number(values.share) >= 10_000
    ? { decision: 'whole' as const }
    : { decision: 'share' as const, shareBasisPoints: Number(values.share) }),
})

/** One action for a lot or a load, after seeing who is affected. */
export function DeclareIncident() {
  const { region, whyNot } = useConsole()
  return (
    <ActButton
      label={m.console_day_incident_new()}
      about={m.console_day_incident_about()}
      why={whyNot('operations', 'support')}
      isDangerous
      initial={{ kind: 'lot', share: 10_000 }}
      fields={[
        {
          name: 'kind',
          label: m.console_day_incident_kind(),
          kind: 'choice',
          isRequired: true,
          options: [
            { value: 'lot', label: m.console_day_incident_lot() },
            { value: 'load', label: m.console_day_incident_load() },
          ],
        },
        { name: 'id', label: m.console_day_incident_id(), kind: 'text', isRequired: true },
        { name: 'what', label: m.console_day_incident_what(), kind: 'area', isRequired: true },
        { name: 'share', label: m.console_day_incident_share(), kind: 'percent', isRequired: true },
      ]}
      preview={(values) => <Affected values={values} />}
      refresh={[listIncidents, listOrderClaims]}
      submit={(values, _version, key) =>
        declareIncident({ region: region.id }, wishOf(values), { key })
      }
    />
  )
}

function Affected({ values }: { values: Values }) {
  const { region, currency } = useConsole()
  const isReady = UUID.test(String(values.id ?? '')) && Boolean(values.what)
  const found = useQuery({
    queryKey: ['declareIncident', region.id, values],
    enabled: isReady,
    retry: false,
    queryFn: () =>
      declareIncident(
        { region: region.id },
        { ...wishOf(values), dryRun: true },
        { key: crypto.randomUUID() },
      ),
  })
  if (found.error) return <p role="status">{saidBy(found.error)}</p>
  if (found.data === undefined) return null
  return (
    <p role="status">
      {m.console_day_incident_preview({
        residents: number(found.data.residents),
        communities: number(found.data.communities),
        lines: number(found.data.lines),
        money: money(found.data.amountMinor, currency),
      })}
    </p>
  )
}
