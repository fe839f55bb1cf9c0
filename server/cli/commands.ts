/** What the command line offers; each command is the file of its name beside this one. */
export const commands = {
  start: { usage: 'start', summary: 'start Linli; --without-demo leaves its own database empty' },
  migrate: { usage: 'migrate', summary: 'bring the database to the newest shape' },
  admin: { usage: 'admin EMAIL NAME', summary: 'make an administrator, with a first password' },
  demo: { usage: 'demo', summary: 'load the demo region into the database' },
  import: { usage: 'import WHAT FILE', summary: 'import goods, communities or stations from CSV' },
  export: { usage: 'export WHAT', summary: 'print goods, communities or stations as CSV' },
  replay: { usage: 'replay LOG_DIR', summary: 'order a real log over HTTP and check every sum' },
  'ledger-check': { usage: 'ledger check', summary: 'prove that balances equal sums' },
  backup: { usage: 'backup FILE', summary: 'write the database and its uploads to one file' },
  restore: { usage: 'restore FILE', summary: 'bring a backup into an empty database' },
  distribute: {
    usage: 'distribute',
    summary: 'lay the tables out over the nodes of a Citus cluster',
  },
  doctor: { usage: 'doctor', summary: 'say what is missing' },
  test: { usage: 'test', summary: 'run every check and every test' },
}

export type CommandName = keyof typeof commands

/** The command that the words name, and the words that remain for it. */
export function findCommand(words: string[]): { name: CommandName; args: string[] } | undefined {
  const [first = '', second = '', ...rest] = words
  const pair = `${first}-${second}`
  if (isCommand(pair)) return { name: pair, args: rest }
  return isCommand(first) ? { name: first, args: words.slice(1) } : undefined
}

export function helpText(): string {
  const lines = Object.values(commands).map(({ usage, summary }) => {
    return `  ${usage.padEnd(18)} ${summary}`
  })
  return [
    'linli COMMAND (npm run linli -- COMMAND, or npx linli COMMAND)',
    '',
    ...lines,
    '',
    'Settings come from the environment and .env; .env.example lists them all.',
    'linli COMMAND --help says more about some commands.',
  ].join('\n')
}

function isCommand(word: string): word is CommandName {
  return Object.hasOwn(commands, word)
}
