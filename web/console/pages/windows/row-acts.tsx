import { Button } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import {
  cutPrice,
  getWindow,
  listFindings,
  listOffers,
  previewPriceCut,
  read,
  withdrawOffer,
} from '../../../api/index.ts'
import { m, money, nameOf } from '../../../i18n/index.ts'
import { ActButton, type Values } from '../../forms/index.ts'
import { useConsole } from '../../session.ts'
import { removeRows } from '../../sheet/model.ts'
import { unitPrice } from '../../unit-price.ts'
import type { useOffers } from './use-offers.ts'
import type { Offer, Window } from './window.ts'
import { fateOf, withdrawFields } from './window-acts.tsx'

const READS = [getWindow, listOffers, listFindings]

/** What can be done with the offer whose row is chosen. */
export function RowActs({
  window,
  offer,
  listingId,
  offers,
}: {
  window: Window
  offer: Offer | undefined
  listingId: string | undefined
  offers: ReturnType<typeof useOffers>
}) {
  const { region, whyNot } = useConsole()
  const place = { region: region.id, window: window.id, offer: offer?.id ?? '' }
  const role = whyNot('operations', 'buyer')
  const unsaved = role ?? (offer === undefined ? m.console_day_choose_row() : undefined)
  const isOver = window.state === 'closed' || window.state === 'withdrawn'
  if (isOver) return null
  return (
    <>
      <ActButton
        label={m.console_day_cut_price()}
        why={unsaved ?? (window.state === 'open' ? undefined : m.console_day_only_open())}
        about={offer && <CutOf offer={offer} />}
        fields={[
          {
            name: 'toMinor',
            label: m.console_day_cut_to(),
            kind: 'money',
            isPerKg: offer?.measure === 'weighed',
            isRequired: true,
          },
          {
            name: 'policy',
            label: m.console_day_cut_policy(),
            kind: 'choice',
            isRequired: true,
            options: [
              { value: 'refund_difference', label: m.console_day_cut_refund() },
              { value: 'keep', label: m.console_day_cut_keep() },
            ],
          },
        ]}
        preview={(values) => <CutPreview window={window.id} offer={place.offer} values={values} />}
        refresh={READS}
        submit={(values, _version, key) =>
          cutPrice(
            place,
            {
              version: window.version,
              toMinor: Number(values.toMinor),
              policy: values.policy as 'keep' | 'refund_difference',
            },
            { key },
          )
        }
      />
      {offer === undefined && listingId !== undefined ? (
        <Button
          variant="default"
          onClick={() => offers.change(removeRows(offers.sheet, new Set([listingId])))}
        >
          {m.console_day_remove()}
        </Button>
      ) : (
        <ActButton
          label={m.console_day_remove()}
          about={m.console_day_remove_about()}
          why={unsaved}
          isDangerous
          fields={withdrawFields()}
          refresh={READS}
          submit={(values, _version, key) => withdrawOffer(place, fateOf(values), { key })}
        />
      )}
    </>
  )
}

/** Which goods become cheaper, and what they cost now. */
function CutOf({ offer }: { offer: Offer }) {
  const { currency } = useConsole()
  const priceMinor = offer.priceMinor ?? offer.listPriceMinor
  const price = unitPrice(priceMinor, currency, offer.measure === 'weighed')
  return (
    <>
      <strong>{nameOf(offer.name)}</strong> · {m.console_day_cut_now({ price })}
    </>
  )
}

function CutPreview({ window, offer, values }: { window: string; offer: string; values: Values }) {
  const { region, currency } = useConsole()
  const toMinor = typeof values.toMinor === 'number' ? values.toMinor : 0
  const preview = useQuery({
    ...read(previewPriceCut, { region: region.id, window, offer, toMinor }),
    enabled: toMinor > 0,
  })
  if (preview.data === undefined || values.policy === 'keep') return null
  const { linesAffected: count, costMinor } = preview.data
  return (
    <p role="status">
      {count === 0
        ? m.console_day_cut_nobody()
        : m.console_day_cut_preview({ count, money: money(costMinor, currency) })}
    </p>
  )
}
