import { Button } from '@mantine/core'
import { useMutation, useQuery } from '@tanstack/react-query'
import { useParams } from '@tanstack/react-router'
import {
  downloadPayoutBatch,
  getPayoutBatch,
  listPayoutBatches,
  markPayoutBatchSent,
  read,
  recordPayoutResults,
} from '../../../api/index.ts'
import { instantOf, m, money } from '../../../i18n/index.ts'
import { ActButton } from '../../forms/index.ts'
import { PageHead } from '../../parts/page-head.tsx'
import { Chip, Figures, Panel } from '../../parts/panel.tsx'
import { useConsole } from '../../session.ts'
import { Answered, saidBy } from '../../states.tsx'
import { payeeName } from './payout.ts'

type Batch = Awaited<ReturnType<typeof getPayoutBatch>>
type Attempt = Batch['attempts'][number]
const READS = [getPayoutBatch, listPayoutBatches]

export default function BatchPage() {
  const { region } = useConsole()
  const { batch } = useParams({ strict: false }) as { batch: string }
  const found = useQuery(read(getPayoutBatch, { region: region.id, batch }))
  return <Answered of={found}>{(one) => <Inside batch={one} />}</Answered>
}

function Inside({ batch }: { batch: Batch }) {
  const { region, currency, zone, whyNot } = useConsole()
  const place = { region: region.id, batch: batch.id }
  const file = useMutation({ mutationFn: () => downloaded(place, batch.number) })
  return (
    <>
      <PageHead
        title={batch.number}
        back={{ to: '/payouts', name: m.console_money_payouts() }}
        about={batch.sentAt !== null && instantOf(batch.sentAt, zone)}
      >
        <Button
          variant="default"
          loading={file.isPending}
          disabled={whyNot('finance') !== undefined}
          onClick={() => file.mutate()}
        >
          {m.console_money_batch_file()}
        </Button>
        <ActButton
          label={m.console_money_batch_mark_sent()}
          variant="filled"
          why={
            whyNot('finance') ?? (batch.sentAt === null ? undefined : m.console_money_batch_sent())
          }
          refresh={READS}
          submit={() => markPayoutBatchSent(place)}
        />
      </PageHead>
      {file.error && <p role="alert">{saidBy(file.error)}</p>}
      <Panel title={m.console_money_batch_results()}>
        <Figures of={[[m.console_money_batch_total(), money(batch.totalMinor, currency)]]} />
        <table className="console-plain">
          <thead>
            <tr>
              <th scope="col">{m.console_money_payee()}</th>
              <th scope="col">{m.console_money_account()}</th>
              <th scope="col" className="table-number">
                {m.console_money_net()}
              </th>
              <th scope="col">{m.console_money_result()}</th>
              <th scope="col">{m.console_money_result_record()}</th>
            </tr>
          </thead>
          <tbody>
            {batch.attempts.map((attempt) => (
              <Row key={attempt.payoutId} attempt={attempt} place={place} />
            ))}
          </tbody>
        </table>
      </Panel>
    </>
  )
}

function Row({ attempt, place }: { attempt: Attempt; place: { region: string; batch: string } }) {
  const { currency, whyNot } = useConsole()
  const { status, bankName, accountEnding, payoutId } = attempt
  return (
    <tr>
      <td>{payeeName(attempt.payeeKind)}</td>
      <td>{`${bankName} ··${accountEnding}`}</td>
      <td className="table-number number">{money(attempt.amountMinor, currency)}</td>
      <td>
        <Chip tone={status === 'paid' ? 'good' : status === 'failed' ? 'bad' : 'wait'}>
          {status === 'paid'
            ? m.console_money_result_paid()
            : status === 'failed'
              ? m.console_money_result_failed()
              : m.console_money_result_none()}
        </Chip>{' '}
        {attempt.reference ?? attempt.why}
      </td>
      <td>
        <ActButton
          label={m.console_money_result_record()}
          size="compact-sm"
          why={whyNot('finance')}
          fields={[
            {
              name: 'status',
              label: m.console_money_result(),
              kind: 'choice',
              isRequired: true,
              options: [
                { value: 'paid', label: m.console_money_result_paid() },
                { value: 'failed', label: m.console_money_result_failed() },
              ],
            },
            {
              name: 'reference',
              label: m.console_money_reference(),
              kind: 'text',
              when: ({ status: said }) => said === 'paid',
            },
            {
              name: 'why',
              label: m.console_money_why(),
              kind: 'text',
              when: ({ status: said }) => said === 'failed',
            },
          ]}
          refresh={READS}
          submit={({ status: said, reference, why }) =>
            recordPayoutResults(
              place,
              {
                results: [
                  {
                    payoutId,
                    status: said as 'failed' | 'paid',
                    ...(reference ? { reference: String(reference) } : {}),
                    ...(why ? { why: String(why) } : {}),
                  },
                ],
              },
              { key: crypto.randomUUID() },
            )
          }
        />
      </td>
    </tr>
  )
}

async function downloaded(place: { region: string; batch: string }, number: string): Promise<void> {
  const file = (await downloadPayoutBatch(place)) as unknown as Blob
  const link = document.createElement('a')
  link.href = URL.createObjectURL(file)
  link.download = `${number}.csv`
  link.click()
  URL.revokeObjectURL(link.href)
}
