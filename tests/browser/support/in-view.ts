import type { Locator } from 'playwright-core'
import { expect } from 'vitest'

/** The whole button can be pressed without a scroll: nothing lies over it, nothing cuts it off. */
export async function expectInView(button: Locator): Promise<void> {
  await button.waitFor()
  const isWhole = () =>
    button.evaluate((one) => {
      const { left, right, top, bottom } = one.getBoundingClientRect()
      const corners = [top + 2, bottom - 2].map((y) =>
        document.elementFromPoint((left + right) / 2, y),
      )
      return corners.every((corner) => corner !== null && one.contains(corner))
    })
  await expect.poll(isWhole).toBe(true)
}
