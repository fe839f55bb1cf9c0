/** A person's picture, or the first sign of their name. */
export function Avatar({ name, picture }: { name: string; picture: string | null }) {
  if (picture !== null) {
    return <img className="account-avatar" src={`${picture}?w=160`} alt="" width={64} height={64} />
  }
  return (
    <span className="account-avatar" aria-hidden="true">
      {[...name][0] ?? '·'}
    </span>
  )
}
