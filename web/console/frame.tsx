import { Outlet } from '@tanstack/react-router'

/** What stands around every page of the console. */
export function Frame() {
  return <Outlet />
}
