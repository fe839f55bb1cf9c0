import { useMantineColorScheme } from '@mantine/core'
import { useEffect } from 'react'

/** Tells the tokens which scheme was chosen: Mantine keeps the choice, the root carries it. */
export function useSchemeOnRoot(): void {
  const { colorScheme } = useMantineColorScheme()
  useEffect(() => {
    const { dataset } = document.documentElement
    if (colorScheme === 'auto') delete dataset.scheme
    else dataset.scheme = colorScheme
  }, [colorScheme])
}
