import { MethodNotOffered } from './refusals.ts'

/** Throws MethodNotOffered for a way to pay that this installation does not have. */
export function refuseOtherMethods(
  offered: ReadonlySet<string>,
  wanted: readonly { method: string }[],
): void {
  const other = wanted.find(({ method }) => !offered.has(method))
  if (other !== undefined) throw new MethodNotOffered(other.method, [...offered])
}
