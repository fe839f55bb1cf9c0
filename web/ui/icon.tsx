import { ICON_PATHS, type IconName } from './icon-paths.ts'

export type { IconName }

/** A drawn sign beside a word; a screen reader hears it only where it has a `label` of its own. */
export function Icon({
  name,
  size = 22,
  label,
  className = '',
}: {
  name: IconName
  size?: number
  label?: string
  className?: string
}) {
  return (
    // biome-ignore lint/a11y/noSvgWithoutTitle: it is hidden, or named by aria-label
    <svg
      className={`ui-icon ${className}`}
      width={size}
      height={size}
      viewBox="0 0 24 24"
      fill="none"
      stroke="currentColor"
      strokeWidth="2"
      strokeLinecap="round"
      strokeLinejoin="round"
      focusable="false"
      {...(label === undefined ? { 'aria-hidden': true } : { role: 'img', 'aria-label': label })}
    >
      <path d={ICON_PATHS[name]} />
    </svg>
  )
}
