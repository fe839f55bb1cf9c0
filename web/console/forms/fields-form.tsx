import './forms.css'
import { Alert, Button } from '@mantine/core'
import { type ReactNode, useRef } from 'react'
import { m } from '../../i18n/index.ts'
import { saidBy } from '../states.tsx'
import { Both } from './both.tsx'
import type { Values } from './field.ts'
import { Input } from './input.tsx'
import { RefusedOver } from './refused-over.tsx'
import { type FillingWish, useFilling } from './use-filling.ts'

export interface FieldsFormProps extends FillingWish {
  submitLabel: string
  isDangerous?: boolean
  cancel?: () => void
  /** What leaving the form means, where *Cancel* could be taken for what it does. */
  cancelLabel?: string
  /** Said above the fields, with what has been filled in. */
  preview?: (values: Values) => ReactNode
}

/** A form of fields: says at the field what is wrong, keeps what was typed, shows both when stale. */
export function FieldsForm(props: FieldsFormProps) {
  const form = useRef<HTMLFormElement>(null)
  const filling = useFilling(props, form)
  const { values, theirs, error, isSending } = filling
  return (
    <form
      ref={form}
      className="form"
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        void filling.send()
      }}
    >
      {theirs && (
        <Both
          fields={props.fields}
          mine={values}
          theirs={theirs.values}
          isSaving={isSending}
          keep={() => filling.keepMine(theirs)}
          take={() => filling.takeTheirs(theirs)}
        />
      )}
      {filling.asked.map((field) => (
        <Input
          key={field.name}
          field={field}
          value={values[field.name]}
          fault={filling.faults[field.name]}
          set={(value) => filling.set(field.name, value)}
        />
      ))}
      {props.preview?.(values)}
      {error !== null && !theirs && (
        <Alert color="tomato" role="alert">
          {saidBy(error)}
          <RefusedOver error={error} />
        </Alert>
      )}
      <div className="console-row console-end">
        {props.cancel && (
          <Button variant="default" onClick={props.cancel}>
            {props.cancelLabel ?? m.console_cancel()}
          </Button>
        )}
        <Button
          type="submit"
          loading={isSending && !theirs}
          disabled={theirs !== null}
          color={props.isDangerous ? 'tomato' : 'leaf'}
        >
          {props.submitLabel}
        </Button>
      </div>
    </form>
  )
}
