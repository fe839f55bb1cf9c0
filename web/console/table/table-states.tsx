import type { ReactNode } from 'react'
import { Failed, Loading } from '../states.tsx'
import type { TableStates } from './column.ts'

/** The states of a list: what it says when it is empty is its own, the others are as everywhere. */
export const tableStates = (empty: ReactNode): TableStates => ({
  empty,
  loading: <Loading lines={9} />,
  failed: (error, retry) => <Failed error={error} retry={retry} />,
})
