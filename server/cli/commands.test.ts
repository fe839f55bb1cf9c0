import { expect, test } from 'vitest'
import { commands, findCommand, helpText } from './commands.ts'

test('a command of two words is found before its first word alone', () => {
  expect(findCommand(['ledger', 'check', '--region', 'x'])).toEqual({
    name: 'ledger-check',
    args: ['--region', 'x'],
  })
})

test('what follows the command is left to it', () => {
  const found = findCommand(['replay', 'logs', '--weeks', '1'])
  expect(found).toEqual({ name: 'replay', args: ['logs', '--weeks', '1'] })
})

test.each([[[]], [['nonsense']], [['ledger']], [['toString']]])(
  '%j is no command',
  (words: string[]) => {
    expect(findCommand(words)).toBeUndefined()
  },
)

test('the help names every command', () => {
  for (const { usage } of Object.values(commands)) expect(helpText()).toContain(usage)
})
