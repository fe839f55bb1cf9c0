import { ActionIcon, Menu, useMantineColorScheme } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import { LOCALES, type Locale, locale, m, switchLocale } from '../../i18n/index.ts'
import { Icon } from '../icon.tsx'
import { useConsole } from '../session.ts'
import { useSignOut } from './sign-out.ts'
import { openShortcuts } from './signals.ts'

const SCHEMES = [
  { scheme: 'auto', name: m.console_scheme_auto },
  { scheme: 'light', name: m.console_scheme_light },
  { scheme: 'dark', name: m.console_scheme_dark },
] as const

/** Who is signed in; language, colours, the way out. */
export function Account() {
  const { me } = useConsole()
  const signOut = useSignOut()
  const { colorScheme, setColorScheme } = useMantineColorScheme()
  return (
    <Menu position="bottom-end" width={240}>
      <Menu.Target>
        <ActionIcon
          variant="default"
          size={40}
          radius="xl"
          aria-label={m.console_account({ name: me.name })}
        >
          <Icon name="person" />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Label>{me.name}</Menu.Label>
        <Menu.Item renderRoot={(props) => <Link to="/account" {...props} />}>
          {m.console_my_account()}
        </Menu.Item>
        <Menu.Item onClick={() => openShortcuts()}>{m.console_shortcuts()}</Menu.Item>
        <Menu.Divider />
        <Menu.Label>{m.console_language()}</Menu.Label>
        {Object.entries(LOCALES).map(([tag, name]) => (
          <Menu.Item
            key={tag}
            lang={tag}
            disabled={tag === locale()}
            onClick={() => switchLocale(tag as Locale)}
          >
            {name}
          </Menu.Item>
        ))}
        <Menu.Divider />
        <Menu.Label>{m.console_scheme()}</Menu.Label>
        {SCHEMES.map(({ scheme, name }) => (
          <Menu.Item
            key={scheme}
            disabled={scheme === colorScheme}
            onClick={() => setColorScheme(scheme)}
          >
            {name()}
          </Menu.Item>
        ))}
        <Menu.Divider />
        <Menu.Item color="red" onClick={signOut}>
          {m.console_sign_out()}
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  )
}
