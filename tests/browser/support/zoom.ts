import type { Page } from 'playwright-core'
import { expect } from 'vitest'
import { findUnreadable } from './unreadable.ts'

/** A desk of 1280 × 900 at the browser's 200 %. */
const DESK_AT_DOUBLE = { width: 640, height: 450 }
/** A phone whose owner reads large type: text alone is doubled. */
const PHONE = { width: 360, height: 780 }

/**
 * Holds that the page as it stands reads at 200 %, zoomed at a desk and with the type alone doubled
 * on a phone: no sideways scroll, nothing cut off, no text upon another. The window is given back
 * as it was.
 */
export async function expectReadableAtDouble(page: Page): Promise<void> {
  const before = page.viewportSize()
  await page.locator('h1').first().waitFor({ state: 'attached' })
  try {
    await page.setViewportSize(DESK_AT_DOUBLE)
    expect(await page.evaluate(findUnreadable), `${page.url()} at 200 %`).toEqual([])
    await page.setViewportSize(PHONE)
    await doubleType(page, true)
    expect(await page.evaluate(findUnreadable), `${page.url()} in double type`).toEqual([])
  } finally {
    await doubleType(page, false)
    if (before !== null) await page.setViewportSize(before)
  }
}

/** As the browser's own setting of a larger type does. */
const doubleType = (page: Page, isDouble: boolean) =>
  page.evaluate(
    (size) => {
      document.documentElement.style.fontSize = size
    },
    isDouble ? '200%' : '',
  )
