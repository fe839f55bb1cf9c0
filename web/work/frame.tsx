import { Outlet } from '@tanstack/react-router'

/** What stands around every page of the work face. */
export function Frame() {
  return <Outlet />
}
