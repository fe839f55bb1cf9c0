import { Button, Select } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { listLots, read } from '../../api/index.ts'
import { m } from '../../i18n/index.ts'
import { useSkus } from '../lookups.ts'
import { useConsole } from '../session.ts'
import { unitOfPrice } from '../unit-price.ts'
import { DropLine } from './drop-line.tsx'
import type { Field } from './field.ts'
import { FigureField } from './figure-field.tsx'
import type { GoodsLine } from './goods-line.ts'
import type { InputProps } from './input-props.ts'
import { moneyForm } from './minor-unit.ts'

type LinesField = Extract<Field, { kind: 'lines' }>
type Props = InputProps & { field: LinesField }

const MOST_LINES = 100
const NONE: GoodsLine = { skuId: null, quantity: null }

/** Lines of goods, one under the other; the last may be left empty. */
export function LinesInput({ field, value, set, fault }: Props) {
  const lines = (value as GoodsLine[] | undefined) ?? [NONE]
  const change = (nth: number, changes: Partial<GoodsLine>) =>
    set(lines.map((line, at) => (at === nth ? { ...line, ...changes } : line)))
  return (
    <fieldset className="form-lines" aria-invalid={fault !== undefined || undefined}>
      <legend>{field.label}</legend>
      {lines.map((line, nth) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a line is the one that stands there
        <div className="form-line" key={nth}>
          <Line field={field} line={line} nth={nth} change={(next) => change(nth, next)} />
          <DropLine
            nth={nth}
            isOff={lines.length === 1}
            drop={() => set(lines.filter((_, at) => at !== nth))}
          />
        </div>
      ))}
      {fault && (
        <p className="form-fault" role="alert">
          {fault}
        </p>
      )}
      <Button
        variant="subtle"
        size="xs"
        disabled={lines.length >= MOST_LINES}
        onClick={() => set([...lines, NONE])}
      >
        {m.console_form_line_add()}
      </Button>
    </fieldset>
  )
}

function Line({
  field,
  line,
  nth,
  change,
}: {
  field: LinesField
  line: GoodsLine
  nth: number
  change: (changes: Partial<GoodsLine>) => void
}) {
  const { currency } = useConsole()
  const { isWeighed: isSkuWeighed } = useSkus()
  const isWeighed = line.skuId !== null && isSkuWeighed(line.skuId)
  const of = (label: string) => m.console_form_line_of({ label, nth: nth + 1 })
  return (
    <>
      <Select
        aria-label={of(m.console_goods_name())}
        placeholder={m.console_goods_name()}
        searchable
        limit={50}
        name={nth === 0 ? field.name : undefined}
        data={[...field.goods]}
        value={line.skuId}
        nothingFoundMessage={m.console_found_nothing()}
        onChange={(skuId) => change({ skuId, lotId: null, ...field.known?.(skuId) })}
      />
      {field.station !== undefined && (
        <LotOf
          label={of(m.console_goods_lot())}
          station={field.station}
          line={line}
          change={change}
        />
      )}
      <FigureField
        aria-label={of(m.console_form_line_quantity())}
        placeholder={m.console_form_line_quantity()}
        form={{ digits: 0, scale: 1 }}
        unit={isWeighed ? 'g' : ''}
        value={line.quantity}
        set={(quantity) => change({ quantity })}
      />
      {field.hasCost && (
        <FigureField
          aria-label={of(m.console_goods_cost())}
          placeholder={`${m.console_goods_cost()} · ${unitOfPrice(currency, isWeighed)}`}
          form={moneyForm(currency)}
          unit={isWeighed ? m.common_per_kg() : ''}
          value={line.costMinor ?? null}
          set={(costMinor) => change({ costMinor })}
        />
      )}
    </>
  )
}

function LotOf({
  label,
  station,
  line,
  change,
}: {
  label: string
  station: string
  line: GoodsLine
  change: (changes: Partial<GoodsLine>) => void
}) {
  const { region } = useConsole()
  const lots = useQuery({
    ...read(listLots, { region: region.id, station, sku: line.skuId ?? '' }),
    enabled: line.skuId !== null,
  })
  return (
    <Select
      aria-label={label}
      placeholder={m.console_form_line_any_lot()}
      clearable
      clearButtonProps={{ 'aria-label': m.console_table_clear() }}
      disabled={line.skuId === null}
      data={lots.data?.map((lot) => ({ value: lot.lotId, label: lot.code })) ?? []}
      value={line.lotId ?? null}
      onChange={(lotId) => change({ lotId })}
    />
  )
}
