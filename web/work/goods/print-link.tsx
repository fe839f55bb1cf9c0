import type { ReactNode } from 'react'
import { buttonClass } from '../../ui/button.tsx'
import { Icon } from '../../ui/icon.tsx'

const BASE = '/work'

/** Opens what is printed beside the page, which stays as it is. */
export function PrintLink({ to, children }: { to: string; children: ReactNode }) {
  return (
    <a className={buttonClass('plain')} href={`${BASE}${to}`} target="_blank" rel="noopener">
      <Icon name="print" size={20} />
      {children}
    </a>
  )
}
