import { createTheme } from '@mui/material/styles';
import type {} from '@mui/material/themeCssVarsAugmentation';

const SANS = 'system-ui, -apple-system, "Segoe UI", Roboto, "Noto Sans", "Helvetica Neue", sans-serif';

/**
 * One accent, quiet surfaces, type that leaves room. Both schemes stand in the styles at once: which of them shows is an
 * attribute of the page, so a change of theme renders nothing again.
 */
export const theme = createTheme({
  cssVariables: { colorSchemeSelector: '[data-theme="%s"]' },
  colorSchemes: {
    light: {
      palette: {
        primary: { main: '#1f5f5b', contrastText: '#ffffff' },
        error: { main: '#b3261e' },
        warning: { main: '#85560a' },
        background: { default: '#fbfbfa', paper: '#ffffff' },
        text: { primary: '#1c2126', secondary: '#56606b' },
        divider: '#e1e4e6',
      },
    },
    dark: {
      palette: {
        primary: { main: '#7fcdc4', contrastText: '#0d2523' },
        error: { main: '#ff8f85' },
        warning: { main: '#eab95c' },
        background: { default: '#14171a', paper: '#1a1e22' },
        text: { primary: '#e6e9ec', secondary: '#a3adb8' },
        divider: '#2c3238',
      },
    },
  },
  typography: { fontFamily: SANS, fontSize: 14, button: { textTransform: 'none', fontWeight: 550 } },
  shape: { borderRadius: 7 },
  transitions: { create: () => 'none' },
});
