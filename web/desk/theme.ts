import { createTheme, type MantineColorsTuple } from '@mantine/core'

const leaf: MantineColorsTuple = [
  '#e7f3ea',
  '#cfe6d6',
  '#a9d3b8',
  '#7fbe97',
  '#56a878',
  '#35925f',
  '#1f7a4d',
  '#18663f',
  '#0f5132',
  '#093d25',
]
const tomato: MantineColorsTuple = [
  '#fdebe6',
  '#f9d2c8',
  '#f2ac9b',
  '#e98470',
  '#dd5d45',
  '#c8371e',
  '#b52f18',
  '#972613',
  '#7b1e0f',
  '#5f170b',
]
const sun: MantineColorsTuple = [
  '#fdf3dc',
  '#f8e3b3',
  '#f0cd7f',
  '#e6b54c',
  '#d99d28',
  '#b7791f',
  '#8a5a10',
  '#70480b',
  '#573808',
  '#402906',
]
const cold: MantineColorsTuple = [
  '#e4eff7',
  '#c6deee',
  '#97c2e0',
  '#67a5cf',
  '#3d88b9',
  '#1d5f8a',
  '#194f73',
  '#14405d',
  '#0f3148',
  '#0a2333',
]

/** Mantine in the clothes of web/tokens.css; work and console use it. */
export const theme = createTheme({
  primaryColor: 'leaf',
  primaryShade: { light: 6, dark: 3 },
  colors: { leaf, tomato, sun, cold },
  autoContrast: true,
  luminanceThreshold: 0.36,
  fontFamily: 'var(--font)',
  fontSizes: { xs: '12px', sm: '13.5px', md: '15px', lg: '17px', xl: '22px' },
  defaultRadius: 'md',
  radius: { xs: '6px', sm: '8px', md: '10px', lg: '14px', xl: '16px' },
  headings: { fontFamily: 'var(--font)', fontWeight: '700' },
  cursorType: 'pointer',
  focusRing: 'auto',
  respectReducedMotion: true,
  components: {
    // The heading of a dialog is no banner of the page.
    ModalHeader: { defaultProps: { role: 'none' } },
    DrawerHeader: { defaultProps: { role: 'none' } },
  },
})
