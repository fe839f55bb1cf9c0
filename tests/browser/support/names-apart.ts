import type { Page } from 'playwright-core'
import { expect } from 'vitest'

/**
 * Holds that whoever hears the controls one by one can tell those of a list apart: in the items of
 * one list no two buttons have one name, nor two links that lead elsewhere.
 */
export async function expectNamesApart(page: Page): Promise<void> {
  const alike = await page.evaluate(() => {
    const nameOf = (control: Element): string =>
      (control.getAttribute('aria-label') ?? control.textContent ?? '').trim().replace(/\s+/g, ' ')
    const isShown = (control: Element) => control.checkVisibility({ visibilityProperty: true })
    const found: string[] = []
    const seen = new Map<string, Element>()
    const lists = new Map<Element, number>()
    for (const control of document.querySelectorAll('li button, li a[href], article button')) {
      const item = control.closest('li, article')!
      const list = item.parentElement!
      if (!lists.has(list)) lists.set(list, lists.size)
      if (!isShown(control) || control.getAttribute('role') === 'radio') continue
      const key = `${lists.get(list)} ${nameOf(control)}`
      const before = seen.get(key)
      const isElsewhere =
        before !== undefined &&
        before.closest('li, article') !== item &&
        (control.tagName === 'BUTTON' ||
          control.getAttribute('href') !== before.getAttribute('href'))
      if (isElsewhere) found.push(nameOf(control))
      seen.set(key, control)
    }
    return found
  })
  expect(alike, `${page.url()}: different things have one name`).toEqual([])
}
