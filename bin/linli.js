#!/usr/bin/env node
// Runs on whatever Node is there (20 or later) and before anything is installed: plain
// JavaScript without dependencies. It installs, then hands over to the pinned Node.
import { spawn } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, lstatSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { constants } from 'node:os'
import { delimiter, join, resolve } from 'node:path'

const project = resolve(import.meta.dirname ?? new URL('.', import.meta.url).pathname, '..')
const modules = join(project, 'node_modules')
const lockHashFile = join(modules, '.linli-lock-hash')
const isWindows = process.platform === 'win32'
const pinnedNode = join(modules, 'node', 'bin', isWindows ? 'node.exe' : 'node')

// npm passes on the Ctrl-C that the terminal has sent us already: what comes this soon after
// is the same one. A second Ctrl-C by a person comes later and means "at once".
const sameKeystrokeMs = 400

const oldestMajor = 20
const major = Number(process.versions.node.split('.')[0])

if (major < oldestMajor) {
  console.error(`Linli needs Node ${oldestMajor} or later; this is ${process.version}.`)
  process.exit(1)
}
// Tests and the building of the pages need parts that running does not: npm ci --omit=dev leaves them out.
const needsAll =
  process.argv[2] === 'test' || !existsSync(join(project, 'dist', 'web', 'built-from'))
if (!isInstalled()) await install()
const main = join(project, 'bin', 'program.js')
process.exit(await handOver(pinnedNode, [...nodeFlags(), main, ...process.argv.slice(2)]))

function isInstalled() {
  if (!existsSync(pinnedNode)) return false
  const hash = lockHash()
  if (existsSync(lockHashFile) && readFileSync(lockHashFile, 'utf8').trim() === hash) return true
  if (holdsWhatIsLocked(true)) {
    writeFileSync(lockHashFile, `${hash}\n`)
    return true
  }
  return !needsAll && holdsWhatIsLocked(false)
}

function lockHash() {
  return createHash('sha256')
    .update(readFileSync(join(project, 'package-lock.json')))
    .digest('hex')
}

// Whoever ran npm install by hand needs no second one: npm notes what it installed.
function holdsWhatIsLocked(withDev) {
  const note = join(modules, '.package-lock.json')
  if (!existsSync(note)) return false
  const locked = JSON.parse(readFileSync(join(project, 'package-lock.json'), 'utf8')).packages
  const installed = JSON.parse(readFileSync(note, 'utf8')).packages
  return Object.entries(locked).every(
    ([path, { version, integrity, optional, dev, devOptional }]) => {
      const found = installed[path]
      const mayBeMissing = optional === true || (!withDev && (dev === true || devOptional === true))
      if (path === '' || (found === undefined && mayBeMissing)) return true
      return found?.version === version && found?.integrity === integrity
    },
  )
}

async function install() {
  console.error('Installing what Linli needs (npm ci); the first time takes a minute or two.')
  const { command, args, env } = npmCommand()
  const options = { cwd: project, env, stdio: ['ignore', 'ignore', 'inherit'], shell: isWindows }
  const code = await exitOf(
    spawn(command, [...args, 'ci', '--no-fund', '--no-audit', '--loglevel=error'], options),
  )
  if (code !== 0 || !existsSync(pinnedNode)) {
    console.error(
      code === 0
        ? 'The pinned Node is missing: does npm run install scripts here (ignore-scripts)?'
        : 'Installing failed; npm says why above. Run the command again to retry.',
    )
    process.exit(1)
  }
  leaveOutHeaders()
  writeFileSync(lockHashFile, `${lockHash()}\n`)
}

// The package of Node brings its C headers, as large as half the program, beside a second name of it.
function leaveOutHeaders() {
  if (lstatSync(pinnedNode).isSymbolicLink()) return
  rmSync(join(modules, 'node', 'node_modules'), { recursive: true, force: true })
}

// Left to itself Node takes several times what the program needs before it collects what is dead.
// Whoever needs more says so in NODE_OPTIONS, which a flag on the command line would overrule.
function nodeFlags() {
  const wished = process.env.NODE_OPTIONS ?? ''
  return manifest().linli.nodeFlags.filter((flag) => !wished.includes(flag.split('=')[0]))
}

function manifest() {
  return JSON.parse(readFileSync(join(project, 'package.json'), 'utf8'))
}

// npm ci deletes node_modules, so neither npm nor a script of its may run on the Node in there.
function npmCommand() {
  const env = { ...process.env, PATH: pathWithout(join(modules, '.bin')) }
  const { npm_execpath: script, npm_node_execpath: node } = process.env
  const isOurs = node === undefined || resolve(node).startsWith(modules)
  if (script?.endsWith('npm-cli.js') && !isOurs) return { command: node, args: [script], env }
  return { command: 'npm', args: [], env }
}

function pathWithout(folder) {
  const parts = (process.env.PATH ?? '').split(delimiter)
  return parts.filter((part) => resolve(part) !== folder).join(delimiter)
}

async function handOver(node, args) {
  // Each thread with a heap of its own, as the C library would have it, keeps what others could use.
  const env = {
    ...manifest().linli.environment,
    ...process.env,
    PATH: [join(modules, '.bin'), pathWithout(join(modules, '.bin'))].join(delimiter),
  }
  // A group of its own, so that a Ctrl-C reaches it once, through us. The channel tells it when
  // we are gone, however we went.
  const stdio = ['inherit', 'inherit', 'inherit', 'ipc']
  const child = spawn(node, args, { env, stdio, detached: !isWindows })
  forwardSignals(child)
  return await exitOf(child)
}

function forwardSignals(child) {
  let last = Number.NEGATIVE_INFINITY
  const forward = (signal) => {
    const now = performance.now()
    if (now - last < sameKeystrokeMs) return
    last = now
    if (child.exitCode !== null || child.signalCode !== null) return
    if (isWindows) child.kill(signal)
    else process.kill(-child.pid, signal)
  }
  process.on('SIGINT', () => forward('SIGINT'))
  process.on('SIGTERM', () => forward('SIGTERM'))
  process.on('SIGHUP', () => forward('SIGTERM'))
}

function exitOf(child) {
  return new Promise((done) => {
    child.on('error', (error) => {
      console.error(`${child.spawnfile} cannot be run: ${error.message}`)
      done(1)
    })
    child.on('exit', (code, signal) => done(code ?? 128 + (constants.signals[signal] ?? 0)))
  })
}
