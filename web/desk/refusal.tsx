import { Icon } from '../ui/icon.tsx'
import { failureText } from '../ui/states.tsx'

/** A refusal where it happened, heard at once; nothing while there is none. */
export function Refusal({ error }: { error: unknown }) {
  if (error === null || error === undefined) return null
  return (
    <div role="alert" className="desk-refusal">
      <Icon name="warning" size={20} />
      <p>{failureText(error)}</p>
    </div>
  )
}
