import type { ReactNode } from 'react'
import type { IconName } from '../ui/icon.tsx'
import { Empty as Nothing, Skeleton } from '../ui/states.tsx'

/** Nothing is there: what it means, and below it what one can do. */
export function Empty(props: {
  icon?: IconName
  title: string
  text?: string
  children?: ReactNode
}) {
  return (
    <Nothing
      title={props.title}
      action={props.children}
      {...(props.icon === undefined ? {} : { icon: props.icon })}
    >
      {props.text}
    </Nothing>
  )
}

/** The shape of a list that is being read. */
export const Bones = ({ rows = 4 }: { rows?: number }) => <Skeleton kind="rows" count={rows} />

export { Failed } from '../ui/states.tsx'
