import { m } from '../../i18n/index.ts'

const SYSTEMS: readonly [RegExp, string][] = [
  [/iPhone|iPad/, 'iOS'],
  [/HarmonyOS|OpenHarmony/, 'HarmonyOS'],
  [/Android/, 'Android'],
  [/Windows/, 'Windows'],
  [/Mac OS X/, 'macOS'],
  [/Linux/, 'Linux'],
]
const BROWSERS: readonly [RegExp, string][] = [
  [/MicroMessenger/, 'WeChat'],
  [/Edg\//, 'Edge'],
  [/Firefox\//, 'Firefox'],
  [/Chrom(e|ium)\//, 'Chrome'],
  [/Safari\//, 'Safari'],
]

const first = (list: readonly [RegExp, string][], agent: string) =>
  list.find(([sign]) => sign.test(agent))?.[1]

/** What a session's browser is, as its owner would recognize it. */
export function deviceOf(userAgent: string | null): string {
  const agent = userAgent ?? ''
  const found = [first(BROWSERS, agent), first(SYSTEMS, agent)].filter(Boolean)
  return found.length === 0 ? m.shop_account_session_unknown() : found.join(' · ')
}
