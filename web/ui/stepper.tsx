import './stepper.css'
import { Icon } from './icon.tsx'

export interface StepperProps {
  /** What is counted, said before each button's name: 沙瓤番茄. */
  label: { more: string; less: string; count: string }
  /** What the person reads: 2, or 1.5 kg. */
  text: string
  canLess?: boolean
  canMore: boolean
  onLess: () => void
  onMore: () => void
}

/** − 2 +. The figure is heard as it changes. */
export function Stepper(props: StepperProps) {
  const { label, text, canLess = true, canMore, onLess, onMore } = props
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset brings a legend and a box that are not meant
    <div className="ui-stepper" role="group" aria-label={label.count}>
      <button
        type="button"
        aria-label={label.less}
        aria-disabled={!canLess}
        onClick={canLess ? onLess : undefined}
      >
        <Icon name="minus" size={18} />
      </button>
      <output className="number">{text}</output>
      <button
        type="button"
        aria-label={label.more}
        aria-disabled={!canMore}
        onClick={canMore ? onMore : undefined}
      >
        <Icon name="plus" size={18} />
      </button>
    </div>
  )
}
