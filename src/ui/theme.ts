import { createTheme, shouldSkipGeneratingVar } from '@mui/material/styles';
import type {} from '@mui/material/themeCssVarsAugmentation';

const SANS = 'system-ui, -apple-system, "Segoe UI", Roboto, "Noto Sans", "Helvetica Neue", sans-serif';

/** What the components of this page ask for (they throw where it is missing); the library has five times as many. */
const PALETTE = /^(action|background|common|divider|error|grey|info|Input|primary|secondary|success|text|warning)$/;

function isUnused([group = '', name = '']: readonly string[]): boolean {
  return /^(font|overlays|shadows|zIndex)$/.test(group) || (group === 'palette' && !PALETTE.test(name));
}

/**
 * One accent, quiet surfaces, type that leaves room. Both schemes stand in the styles at once: which of them shows is an
 * attribute of the page, so a change of theme renders nothing again.
 */
export const theme = createTheme({
  cssVariables: {
    colorSchemeSelector: '[data-theme="%s"]',
    shouldSkipGeneratingVar: (keys) => isUnused(keys) || shouldSkipGeneratingVar(keys),
  },
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
  // For labels that move out of the way of what the browser fills in; ours stand above, and each field brought a copy.
  components: { MuiInputBase: { defaultProps: { disableInjectingGlobalStyles: true } } },
});
