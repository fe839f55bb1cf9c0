import { Button } from '@mantine/core'
import { m } from '../../../i18n/index.ts'
import { Chip, Panel } from '../../parts/panel.tsx'
import { Answered } from '../../states.tsx'
import { type Finding, findingName } from './window.ts'

/** What stands against publishing, each with a way to its cell; once out, only what is amiss. */
export function Checks({
  of,
  isPublished,
  isUnsaved,
  nameOfOffer,
  jump,
}: {
  of: {
    data: { findings: Finding[] } | undefined
    error: unknown
    isPending: boolean
    refetch: () => unknown
  }
  isPublished: boolean
  isUnsaved: boolean
  nameOfOffer: (id: string) => string
  jump: (finding: Finding) => void
}) {
  if (isPublished && !of.error && !of.data?.findings.length) return null
  return (
    <Panel title={isPublished ? m.console_day_checks_published() : m.console_day_checks()}>
      <Answered of={of} lines={2}>
        {({ findings }) => (
          <div role="status">
            <p>
              {findings.length === 0
                ? m.console_day_checks_none()
                : m.console_day_checks_say({
                    errors: findings.filter(({ severity }) => severity === 'error').length,
                    count: findings.filter(({ severity }) => severity === 'warning').length,
                  })}{' '}
              {isUnsaved && <span className="console-soft">{m.console_day_checks_unsaved()}</span>}
            </p>
            <ul className="windows-findings">
              {findings.map((finding) => (
                <li key={`${finding.code} ${finding.offerId}`}>
                  <Chip tone={finding.severity === 'error' ? 'bad' : 'wait'}>
                    {finding.severity === 'error'
                      ? m.console_day_finding_error()
                      : m.console_day_finding_warning()}
                  </Chip>
                  <span>
                    {finding.offerId !== null && <strong>{nameOfOffer(finding.offerId)}: </strong>}
                    {findingName(finding.code)}
                  </span>
                  {finding.offerId !== null && (
                    <Button variant="subtle" size="compact-sm" onClick={() => jump(finding)}>
                      {m.console_day_jump()}
                      <span className="only-heard">: {nameOfOffer(finding.offerId)}</span>
                    </Button>
                  )}
                </li>
              ))}
            </ul>
          </div>
        )}
      </Answered>
    </Panel>
  )
}
