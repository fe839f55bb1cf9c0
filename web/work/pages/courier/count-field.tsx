import { m, number } from '../../../i18n/index.ts'
import { Stepper } from '../../../ui/stepper.tsx'

const MOST = 999

/** Crates or ice boxes, counted with one thumb. */
export function CountField(props: {
  label: string
  value: number
  onChange: (value: number) => void
}) {
  const { label, value, onChange } = props
  return (
    <div className="courier-count">
      <span>{label}</span>
      <Stepper
        label={{
          count: label,
          more: m.courier_one_more({ what: label }),
          less: m.courier_one_less({ what: label }),
        }}
        text={number(value)}
        canLess={value > 0}
        canMore={value < MOST}
        onLess={() => onChange(value - 1)}
        onMore={() => onChange(value + 1)}
      />
    </div>
  )
}
