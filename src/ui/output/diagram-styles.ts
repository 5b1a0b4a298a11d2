import { styled } from '@mui/material/styles';
import { unstable_memoTheme as memoTheme } from '@mui/material/utils';
import type { HopState } from '../../gateway-api/hop.ts';
import { WIDE_FROM } from './diagram-layout.ts';
import { HOP_WORDS } from './hop-words.ts';
import { MONO, paletteOf, toneVariables } from './tones.ts';

/**
 * One styled root: the drawing inside is plain SVG with class names, so that drawing it again costs no styling. The styles
 * become text once for each theme, here as for all roots that are drawn with every keystroke.
 */

const STATES = Object.keys(HOP_WORDS) as HopState[];

const stateColours = Object.fromEntries(STATES.map((state) => [`& .${state}`, { '--tone': `var(--tone-${state})` }]));

export const DiagramFigure = styled('figure')(
  memoTheme(({ theme }) => {
    const palette = paletteOf(theme);
    return {
      ...toneVariables(theme),
      '--neutral': palette.text.secondary,
      margin: 0,
      color: palette.text.primary,
      '& .canvas': { containerType: 'inline-size' },
      // The height of either shape is kept free, so that the page does not move when the width becomes known.
      '& .space': { minHeight: 'var(--wide-height)', display: 'grid', alignItems: 'center' },
      '& svg': { display: 'block', maxWidth: '100%', overflow: 'visible' },
      [`@container (max-width: ${WIDE_FROM - 1}px)`]: {
        '& .space': { minHeight: 'var(--tall-height)' },
        '& svg[data-shape=wide]': { display: 'none' },
      },
      [`@container (min-width: ${WIDE_FROM}px)`]: { '& svg[data-shape=tall]': { display: 'none' } },
      '& text': { fontFamily: theme.typography.fontFamily, fontSize: 11, fill: palette.text.secondary },
      '& text.name': { fontFamily: MONO, fontSize: 11.5, fill: palette.text.primary },
      '& text.label': { fontWeight: 600, letterSpacing: '0.02em' },
      '& text.word': { fontSize: 13, fontWeight: 700, fill: 'var(--tone)' },
      '& .neutral': { '--tone': 'var(--neutral)' },
      ...stateColours,
      '& .paper': { fill: palette.background.paper },
      '& .box': { fill: 'var(--tone)', fillOpacity: 0.03, stroke: 'var(--tone)', strokeOpacity: 0.35, strokeWidth: 1 },
      '& .connection .box': { fillOpacity: 0.1, strokeOpacity: 1, strokeWidth: 1.5 },
      '& .sign': {
        fill: 'none',
        stroke: 'var(--tone)',
        strokeWidth: 1.7,
        strokeLinecap: 'round',
        strokeLinejoin: 'round',
      },
      '& .line': { fill: 'none', stroke: 'var(--tone)', strokeWidth: 1.5, strokeOpacity: 0.7 },
      '& .wire:not(.neutral) .line': { strokeWidth: 2.5, strokeOpacity: 1 },
      '& .glow': { fill: 'none', stroke: 'var(--tone)', strokeWidth: 8, strokeOpacity: 0.14 },
      '& .arrow': { fill: 'var(--tone)' },
      '& .leads': { cursor: 'pointer', outline: 'none' },
      '& .leads:hover .box': { fillOpacity: 0.14, strokeOpacity: 1 },
      '& .leads:focus-visible .box': {
        stroke: palette.primary.main,
        strokeOpacity: 1,
        strokeWidth: 3,
        strokeDasharray: 'none',
      },
      '& .below': {
        display: 'flex',
        flexWrap: 'wrap',
        gap: 8,
        alignItems: 'start',
        marginTop: 4,
        fontSize: '0.8125rem',
      },
      '& .as-text': { flex: '1 1 16rem', color: palette.text.secondary },
      '& summary': { cursor: 'pointer', padding: '4px 0', width: 'max-content' },
      '& ol': { margin: '4px 0 12px', paddingLeft: 22, color: palette.text.primary },
      '& li': { padding: '2px 0', overflowWrap: 'anywhere' },
      '& .export': { marginLeft: 'auto', display: 'flex', alignItems: 'center' },
      '@media (prefers-reduced-motion: no-preference)': {
        '& .box': { transition: 'fill-opacity 120ms, stroke-opacity 120ms' },
      },
      '@media (forced-colors: active)': {
        '& .box, & .line, & .sign': { stroke: 'CanvasText' },
        '& text': { fill: 'CanvasText' },
      },
    };
  }),
);
