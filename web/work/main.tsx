import { startDesk } from '../desk/desk.tsx'
import { routeTree } from './routes.tsx'

startDesk('/work', routeTree)
