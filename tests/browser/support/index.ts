export { expectSound } from './axe.ts'
export { withFinger } from './finger.ts'
export { expectInView } from './in-view.ts'
export { expectNamesApart } from './names-apart.ts'
export {
  breakServer,
  goWithin,
  type ShopperWish,
  type Shopping,
  startShopping,
} from './shopping.ts'
export { type BrowserDay, type Site, startBrowserDay, startSite } from './site.ts'
export { DESK, type Visitor, type VisitorWish } from './visitor.ts'
export { expectReadableAtDouble } from './zoom.ts'
