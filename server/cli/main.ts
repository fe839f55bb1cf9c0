import { ConfigError } from '#platform/config'
import { AlreadyRunning } from '#platform/embedded'
import { CommandFailed } from './command-failed.ts'
import { findCommand, helpText } from './commands.ts'

endWithParent()
process.exitCode = await main(process.argv.slice(2))
// A pool or a timer that a command forgot must not keep the terminal waiting.
process.exit()

async function main(words: string[]): Promise<number> {
  if (words.length === 0 || words[0] === '--help' || words[0] === '-h' || words[0] === 'help') {
    console.log(helpText())
    return 0
  }
  const command = findCommand(words)
  if (command === undefined) {
    console.error(`There is no command "${words.join(' ')}".\n\n${helpText()}`)
    return 2
  }
  try {
    const { run } = await import(`./${command.name}.ts`)
    return await run(command.args)
  } catch (error) {
    console.error(isPlain(error) ? error.message : error)
    return isWrongUse(error) ? 2 : 1
  }
}

// These say all that the person at the terminal needs; a stack would only hide it.
function isPlain(error: unknown): error is Error {
  return (
    error instanceof ConfigError ||
    error instanceof AlreadyRunning ||
    error instanceof CommandFailed ||
    isWrongUse(error)
  )
}

function isWrongUse(error: unknown): boolean {
  return error instanceof Error && 'code' in error && /^ERR_PARSE_ARGS/.test(String(error.code))
}

// bin/linli.js holds the other end: when it is killed we stop as if told to.
function endWithParent(): void {
  if (process.channel === undefined) return
  process.on('disconnect', () => process.kill(process.pid, 'SIGTERM'))
  process.channel?.unref()
}
