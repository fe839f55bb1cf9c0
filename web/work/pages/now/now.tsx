import { m } from '../../../i18n/index.ts'
import { Page } from '../../page.tsx'

/** What to do now. */
export default function Now() {
  return <Page title={m.work_now()}>{null}</Page>
}
