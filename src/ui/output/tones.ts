import type { Theme } from '@mui/material/styles';
import type {} from '@mui/material/themeCssVarsAugmentation';
import type { HopState } from '../../gateway-api/hop.ts';

/** The colours of the output that the palette has no name for. Each stands against its paper with a contrast of 4.5 or more. */

type Ink = 'key' | 'string' | 'number' | 'word' | 'comment' | 'punctuation';
type Tones = { readonly [name in `--tone-${HopState}` | `--ink-${Ink}`]: string };

const LIGHT: Tones = {
  '--tone-verified': '#17693f',
  '--tone-chain-only': '#85560a',
  '--tone-unverified': '#b3261e',
  '--tone-plaintext': '#9c1c66',
  '--tone-passthrough': '#1d5b9e',
  '--tone-refused': '#4a5568',
  '--tone-unknown': '#6b3fa0',
  '--ink-key': '#0b5c7a',
  '--ink-string': '#256029',
  '--ink-number': '#8a4a00',
  '--ink-word': '#7a2e8e',
  '--ink-comment': '#606a78',
  '--ink-punctuation': '#606a78',
};

const DARK: Tones = {
  '--tone-verified': '#6fd39b',
  '--tone-chain-only': '#eab95c',
  '--tone-unverified': '#ff8f85',
  '--tone-plaintext': '#f48fc4',
  '--tone-passthrough': '#84bdf5',
  '--tone-refused': '#aab4c3',
  '--tone-unknown': '#c3a5f0',
  '--ink-key': '#7cc7e8',
  '--ink-string': '#a3d6a0',
  '--ink-number': '#e9b47c',
  '--ink-word': '#d6a3e6',
  '--ink-comment': '#93a0b3',
  '--ink-punctuation': '#93a0b3',
};

/** Styles for the root of a part of the output: sets the tones as CSS variables, for light and for dark. */
export function toneVariables(theme: Theme) {
  return { ...LIGHT, ...theme.applyStyles('dark', DARK) };
}

/** The palette as CSS variables where the theme has them, so that a change of scheme needs no new styles. */
export function paletteOf(theme: Theme) {
  return (theme.vars ?? theme).palette;
}

export const MONO =
  'ui-monospace, "SF Mono", "Cascadia Mono", "JetBrains Mono", Menlo, Consolas, "DejaVu Sans Mono", monospace';
