import {
  correctStock,
  listLots,
  listStock,
  listStockCorrections,
  listStockMovements,
} from '../../../api/index.ts'
import { m } from '../../../i18n/index.ts'
import { ActButton, type Values, wholeLines } from '../../forms/index.ts'
import { useSkus } from '../../lookups.ts'
import { useConsole } from '../../session.ts'
import { choicesOf } from './words.ts'

const WRITE_OFFS = {
  expired: m.console_goods_why_expired,
  spoiled: m.console_goods_why_spoiled,
  damaged: m.console_goods_why_damaged,
  lost: m.console_goods_why_lost,
  stolen: m.console_goods_why_stolen,
  recalled: m.console_goods_why_recalled,
  sample: m.console_goods_why_sample,
  'own-use': m.console_goods_why_own_use,
  other: m.console_goods_why_other,
} as const

const ADJUSTMENTS = {
  miscounted: m.console_goods_why_miscounted,
  mislabelled: m.console_goods_why_mislabelled,
  'wrong-unit': m.console_goods_why_wrong_unit,
  found: m.console_goods_why_found,
  'booked-twice': m.console_goods_why_booked_twice,
  other: m.console_goods_why_other,
} as const

export const CORRECTION_REASONS: Record<string, () => string> = { ...WRITE_OFFS, ...ADJUSTMENTS }

const is = (kind: string) => (values: Values) => values.kind === kind

/** Writes goods off, or puts the books right; what is worth much waits for a colleague. */
export function CorrectStock({ station }: { station: string }) {
  const { region, whyNot } = useConsole()
  const { choices } = useSkus()
  return (
    <ActButton
      label={m.console_goods_correct()}
      why={whyNot('operations')}
      about={m.console_goods_correct_about()}
      initial={{ kind: 'written-off' }}
      fields={[
        {
          ...{ name: 'kind', label: m.console_goods_correct_kind(), kind: 'choice' },
          isRequired: true,
          options: [
            { value: 'written-off', label: m.console_goods_correct_away() },
            { value: 'adjusted', label: m.console_goods_correct_books() },
          ],
        },
        {
          ...{ name: 'away', label: m.console_why(), kind: 'choice', isRequired: true },
          ...{ options: choicesOf(WRITE_OFFS), when: is('written-off') },
        },
        {
          ...{ name: 'books', label: m.console_why(), kind: 'choice', isRequired: true },
          ...{ options: choicesOf(ADJUSTMENTS), when: is('adjusted') },
        },
        {
          ...{ name: 'lines', label: m.console_goods_correct_lines(), kind: 'lines' },
          ...{ isRequired: true, goods: choices, station },
        },
        { name: 'note', label: m.console_goods_note(), kind: 'area' },
      ]}
      preview={({ kind }) =>
        kind === 'adjusted' && <p className="console-soft">{m.console_goods_correct_sign()}</p>
      }
      refresh={[listStock, listLots, listStockMovements, listStockCorrections]}
      submit={(values, _, key) =>
        correctStock({ region: region.id, station }, wishOf(values), { key })
      }
    />
  )
}

const wishOf = (values: Values) => {
  const kind = values.kind as 'written-off' | 'adjusted'
  return {
    kind,
    reason: (kind === 'adjusted' ? values.books : values.away) as 'other',
    ...(values.note ? { note: String(values.note) } : {}),
    lines: wholeLines(values.lines)!.map(({ skuId, lotId, quantity }) => ({
      ...{ skuId, quantity },
      ...(lotId ? { lotId } : {}),
    })),
  }
}
