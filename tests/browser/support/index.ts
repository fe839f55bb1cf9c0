export { expectSound } from './axe.ts'
export { launchChromium } from './chromium.ts'
export { type Site, startBrowserDay, startSite } from './site.ts'
export { DESK, PHONE, type Visitor, type VisitorWish } from './visitor.ts'
