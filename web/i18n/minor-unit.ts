/** How many digits a currency's smallest unit has, and how many of them make one of it. */
export function minorUnit(currency: string): { digits: number; scale: number } {
  const digits =
    new Intl.NumberFormat('en', { style: 'currency', currency }).resolvedOptions()
      .maximumFractionDigits ?? 2
  return { digits, scale: 10 ** digits }
}
