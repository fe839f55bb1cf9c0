import { useEffect } from 'react'
import { nonce } from '../../../ui/nonce.ts'

/** A paper by its sides in millimetres, and what stays white around. */
export interface Paper {
  widthMm: number
  heightMm: number
  marginMm: number
}

export const A4: Paper = { widthMm: 210, heightMm: 297, marginMm: 10 }
export const A4_WIDE: Paper = { widthMm: 297, heightMm: 210, marginMm: 8 }
export const LABEL: Paper = { widthMm: 60, heightMm: 40, marginMm: 0 }

/** Tells the browser the paper while the page is open; the style bears the page's nonce. */
export function usePaper({ widthMm, heightMm, marginMm }: Paper): void {
  useEffect(() => {
    const style = document.createElement('style')
    style.nonce = nonce()
    style.textContent = `@page { size: ${widthMm}mm ${heightMm}mm; margin: ${marginMm}mm }
:root { --sheet-width: ${widthMm - 2 * marginMm}mm; --sheet-height: ${heightMm - 2 * marginMm}mm;
  --sheet-margin: ${marginMm}mm }`
    document.head.append(style)
    return () => style.remove()
  }, [widthMm, heightMm, marginMm])
}
