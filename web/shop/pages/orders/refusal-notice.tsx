import { Notice } from '../../../ui/notice.tsx'
import { failureText } from '../../../ui/states.tsx'

/** Why something was not done, in the server's words, where it was asked. */
export const RefusalNotice = ({ error }: { error: unknown }) =>
  error ? <Notice tone="wrong">{failureText(error)}</Notice> : null
