import { Button } from '@mantine/core'
import type { Me } from '../../api/index.ts'
import { m } from '../../i18n/index.ts'
import { Empty } from '../states.tsx'
import { useSignOut } from './sign-out.ts'

/** Signed in, but with no work at headquarters. */
export function NoDesk({ me }: { me: Me }) {
  const signOut = useSignOut()
  return (
    <main className="console-alone">
      <Empty
        icon="grants"
        title={m.console_no_desk({ name: me.name })}
        hint={m.console_no_desk_hint()}
      >
        <div className="console-row">
          <Button component="a" href="/work">
            {m.console_to_work()}
          </Button>
          <Button variant="default" component="a" href="/">
            {m.console_to_shop()}
          </Button>
          <Button variant="subtle" onClick={signOut}>
            {m.console_sign_out()}
          </Button>
        </div>
      </Empty>
    </main>
  )
}
