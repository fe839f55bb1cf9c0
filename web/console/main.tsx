import '@mantine/core/styles.css'
import '../tokens.css'
import '../ui/base.css'
import { MantineProvider, Title } from '@mantine/core'
import { createRoot } from 'react-dom/client'
import { nonce } from '../ui/nonce.ts'

createRoot(document.getElementById('root')!).render(
  <MantineProvider getStyleNonce={nonce}>
    <Title>邻里</Title>
  </MantineProvider>,
)
