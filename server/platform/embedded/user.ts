import { spawnSync } from 'node:child_process'
import { chownSync, existsSync, readFileSync } from 'node:fs'

/** Whom the database runs as: ourselves or, since PostgreSQL refuses root, a user without rights. */
export type DatabaseUser = {
  /** What to give to spawn; empty when it runs as ourselves. */
  ids: { uid?: number; gid?: number }
  canRun(program: string): boolean
  canEnter(folder: string): boolean
  own(path: string): void
}

export function databaseUser(): DatabaseUser {
  if (process.getuid?.() !== 0) {
    return { ids: {}, canRun: () => true, canEnter: () => true, own: () => {} }
  }
  const ids = unprivilegedIds()
  // Asking the system as that user also answers for access lists and odd mounts.
  const can = (test: string, path: string) =>
    spawnSync('/bin/sh', ['-c', `test ${test} "$1"`, 'sh', path], { ...ids, cwd: '/' }).status === 0
  return {
    ids,
    canRun: (program) => can('-x', program),
    canEnter: (folder) => can('-x', folder),
    own: (path) => chownSync(path, ids.uid, ids.gid),
  }
}

function unprivilegedIds(): { uid: number; gid: number } {
  const users = existsSync('/etc/passwd') ? readFileSync('/etc/passwd', 'utf8').split('\n') : []
  for (const name of ['postgres', 'nobody']) {
    const [, , uid, gid] = users.find((line) => line.startsWith(`${name}:`))?.split(':') ?? []
    if (Number(uid) > 0 && Number(gid) > 0) return { uid: Number(uid), gid: Number(gid) }
  }
  return { uid: 65534, gid: 65534 }
}
