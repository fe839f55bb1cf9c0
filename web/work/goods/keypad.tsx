import './goods.css'
import { useRef } from 'react'
import { m } from '../../i18n/index.ts'
import { Icon } from '../../ui/icon.tsx'
import { selectWhole } from '../../ui/select-whole.ts'

const KEYS = ['1', '2', '3', '4', '5', '6', '7', '8', '9'] as const
const LONGEST = 9

export interface KeypadProps {
  label: string
  /** What is typed: digits, with a point where decimals are allowed. */
  value: string
  onChange: (value: string) => void
  hasPoint?: boolean
  /** Stands behind the figure: kg, pieces, °C. */
  unit?: string
  /** Below zero is possible: temperatures. */
  hasSign?: boolean
}

/**
 * Large keys for wet hands, and a field for a keyboard; both write the same figure. The first key takes
 * the place of a figure that stood there before, as on a till.
 */
export function Keypad(props: KeypadProps) {
  const { label, value, hasPoint = false, unit, hasSign = false } = props
  const typed = useRef('')
  const onChange = (figure: string) => {
    typed.current = figure
    props.onChange(figure)
  }
  const press = (key: string) => {
    const before = typed.current === value ? value : ''
    if (before.length < LONGEST) onChange(next(before, key))
  }
  return (
    <div className="keypad">
      <label className="keypad-figure">
        <span className="keypad-label">{label}</span>
        <span className="keypad-line">
          <input
            className="number"
            inputMode="none"
            autoComplete="off"
            value={value}
            placeholder="0"
            onFocus={selectWhole}
            onChange={(event) => isFigure(event.target.value) && onChange(event.target.value)}
          />
          {unit === undefined ? null : <span aria-hidden="true">{unit}</span>}
        </span>
      </label>
      <div className="keypad-keys">
        {KEYS.map((key) => (
          <button key={key} type="button" className="number" onClick={() => press(key)}>
            {key}
          </button>
        ))}
        <PointKey {...{ hasPoint, hasSign, value, onChange, press }} />
        <button type="button" className="number" onClick={() => press('0')}>
          {'0'}
        </button>
        <button
          type="button"
          aria-label={m.station_goods_key_erase()}
          onClick={() => onChange(value.slice(0, -1))}
        >
          <Icon name="back" />
        </button>
      </div>
    </div>
  )
}

function PointKey(props: {
  hasPoint: boolean
  hasSign: boolean
  value: string
  onChange: (value: string) => void
  press: (key: string) => void
}) {
  const { value, onChange } = props
  if (props.hasSign) {
    const turn = () => onChange(value.startsWith('-') ? value.slice(1) : `-${value}`)
    return (
      <button type="button" aria-label={m.station_goods_key_sign()} onClick={turn}>
        {'±'}
      </button>
    )
  }
  if (props.hasPoint) {
    return (
      <button
        type="button"
        aria-label={m.station_goods_key_point()}
        onClick={() => props.press('.')}
      >
        {'.'}
      </button>
    )
  }
  return (
    <button type="button" aria-label={m.station_goods_key_clear()} onClick={() => onChange('')}>
      <Icon name="close" />
    </button>
  )
}

const isFigure = (text: string): boolean => /^-?\d*[.,]?\d*$/.test(text) && text.length <= LONGEST

function next(value: string, key: string): string {
  if (key === '.') return value.includes('.') ? value : `${value === '' ? '0' : value}.`
  return value === '0' ? key : `${value}${key}`
}
