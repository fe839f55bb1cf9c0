const given = document.querySelector<HTMLMetaElement>('meta[name="csp-nonce"]')?.nonce ?? ''

/** The page's nonce, which styles made in the browser carry. */
export const nonce = (): string => given
