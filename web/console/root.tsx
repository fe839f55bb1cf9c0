import { createRootRoute } from '@tanstack/react-router'
import { Frame } from './frame.tsx'

export const root = createRootRoute({ component: Frame })
