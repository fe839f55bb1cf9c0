import { useQueryClient } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import {
  changeWindow,
  cloneWindow,
  getWindow,
  listFindings,
  listOffers,
  listWindows,
  publishWindow,
  read,
  serverNow,
  withdrawWindow,
} from '../../../api/index.ts'
import { m } from '../../../i18n/index.ts'
import { ActButton, whyField } from '../../forms/index.ts'
import { useCommunities } from '../../lookups.ts'
import { useConsole } from '../../session.ts'
import type { Finding, Window } from './window.ts'
import { valuesOfWindow, windowFields, windowOfValues } from './window-fields.ts'

const READS = [getWindow, listWindows, listOffers, listFindings]

const ordersField = () => ({
  name: 'orders',
  label: m.console_day_withdraw_orders(),
  kind: 'choice' as const,
  isRequired: true,
  options: [
    { value: 'cancel', label: m.console_day_withdraw_cancel() },
    { value: 'keep', label: m.console_day_withdraw_keep() },
  ],
})

/** Asks what becomes of orders when selling stops. */
export const withdrawFields = () => [whyField(), ordersField()]

export const fateOf = (values: Record<string, unknown>) => ({
  why: String(values.why),
  orders: values.orders as 'cancel' | 'keep',
})

/** What can be done with a window as a whole; what cannot says why. */
export function WindowActs({
  window,
  isUnsaved,
  findings,
}: {
  window: Window
  isUnsaved: boolean
  findings: readonly Finding[] | undefined
}) {
  const { region, zone, whyNot } = useConsole()
  const { choices: communities } = useCommunities()
  const navigate = useNavigate()
  const client = useQueryClient()
  const place = { region: region.id, window: window.id }
  const isOver = window.state === 'closed' || window.state === 'withdrawn'
  const role = whyNot('operations', 'buyer')
  const over = role ?? (isOver ? m.console_day_window_over() : undefined)
  const hasErrors = findings?.some(({ severity }) => severity === 'error')
  const warns = findings !== undefined && findings.length > 0
  const publishWhy =
    over ??
    (window.publishedAt !== null
      ? m.console_day_publish_done()
      : isUnsaved
        ? m.console_day_publish_unsaved()
        : findings === undefined
          ? m.console_loading()
          : hasErrors
            ? m.console_day_publish_errors()
            : undefined)
  const onlyOpen = over ?? (window.state === 'open' ? undefined : m.console_day_only_open())
  return (
    <>
      <ActButton
        label={m.console_day_edit_window()}
        why={over}
        fields={windowFields(communities)}
        initial={valuesOfWindow(window, zone)}
        shared={{
          version: window.version,
          readAgain: async () => {
            // By the page's own memory: it knows the seconds of times that are typed to the minute.
            const now = await client.fetchQuery({ ...read(getWindow, place), staleTime: 0 })
            return { values: valuesOfWindow(now, zone), version: now.version }
          },
        }}
        refresh={READS}
        submit={(values, version) =>
          changeWindow(place, {
            version,
            ...windowOfValues(values, zone, window),
            acceptWarnings: true,
          })
        }
      />
      <ActButton
        label={m.console_day_clone()}
        about={m.console_day_clone_about()}
        why={role}
        fields={[
          {
            name: 'pickupDate',
            label: m.console_day_field_pickup(),
            kind: 'date',
            isRequired: true,
          },
        ]}
        refresh={READS}
        submit={async (values) => {
          const { id } = await cloneWindow(place, { pickupDate: String(values.pickupDate) })
          await navigate({ to: '/windows/$window', params: { window: id } } as never)
        }}
      />
      <ActButton
        label={m.console_day_close_early()}
        about={m.console_day_close_early_about()}
        why={onlyOpen}
        refresh={READS}
        submit={() =>
          changeWindow(place, {
            version: window.version,
            closesAt: new Date(serverNow() + 2000).toISOString(),
            acceptWarnings: true,
          })
        }
      />
      <ActButton
        label={m.console_day_withdraw()}
        about={m.console_day_withdraw_about()}
        why={over}
        isDangerous
        fields={withdrawFields()}
        refresh={READS}
        submit={(values, _version, key) => withdrawWindow(place, fateOf(values), { key })}
      />
      <ActButton
        label={
          warns && !hasErrors && window.publishedAt === null
            ? m.console_day_publish_anyway()
            : m.console_day_publish()
        }
        why={publishWhy}
        variant="filled"
        refresh={READS}
        done={m.console_day_published()}
        submit={() => publishWindow(place, { version: window.version, acceptWarnings: warns })}
      />
    </>
  )
}
