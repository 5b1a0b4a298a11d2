import { styled } from '@mui/material/styles';
import { unstable_memoTheme as memoTheme } from '@mui/material/utils';
import type { Severity } from '../../gateway-api/finding.ts';
import { paletteOf, toneVariables } from './tones.ts';

interface SeverityWords {
  readonly one: string;
  readonly many: string;
  /** Outline of the sign, in a box of 20 × 20. */
  readonly sign: string;
}

export const SEVERITY_WORDS: { readonly [severity in Severity]: SeverityWords } = {
  error: {
    one: 'error',
    many: 'errors',
    sign: 'M6.7 2.2h6.6l4.5 4.5v6.6l-4.5 4.5H6.7l-4.5-4.5V6.7zM10 6v5M10 13.8v.1',
  },
  warning: { one: 'warning', many: 'warnings', sign: 'M10 2.5 18.2 17H1.8zM10 7.5v4.5M10 14.3v.1' },
  info: { one: 'note', many: 'notes', sign: 'M10 2a8 8 0 1 1 0 16 8 8 0 0 1 0-16zM10 9v5M10 6.2v.1' },
};

/** Anything quiet about where claims come from; shared by checks and steps. */
export const EVIDENCE_STYLES = { margin: '6px 0 0', fontSize: '0.8125rem', overflowWrap: 'anywhere' } as const;

export const ChecksRoot = styled('div')(
  memoTheme(({ theme }) => {
    const palette = paletteOf(theme);
    return {
      ...toneVariables(theme),
      color: palette.text.primary,
      lineHeight: 1.5,
      '& .error': { '--tone': 'var(--tone-unverified)' },
      '& .warning': { '--tone': 'var(--tone-chain-only)' },
      '& .info': { '--tone': 'var(--tone-passthrough)' },
      '& h3': {
        display: 'flex',
        alignItems: 'center',
        gap: 8,
        margin: '16px 0 8px',
        fontSize: '0.9375rem',
        fontWeight: 700,
        color: 'var(--tone)',
      },
      '& section:first-of-type h3': { marginTop: 4 },
      '& h3 svg': {
        stroke: 'var(--tone)',
        strokeWidth: 1.7,
        fill: 'none',
        strokeLinecap: 'round',
        strokeLinejoin: 'round',
      },
      '& ul': { margin: 0, padding: 0, listStyle: 'none' },
      '& .finding': {
        borderLeft: '3px solid var(--tone)',
        padding: '2px 0 2px 14px',
        margin: '0 0 18px',
      },
      '& article:focus-visible': { outline: `2px solid ${palette.primary.main}`, outlineOffset: 4, borderRadius: 4 },
      '& p': { margin: 0, maxWidth: '76ch', overflowWrap: 'anywhere' },
      '& .message': { fontWeight: 600 },
      '& .message code': { color: palette.text.secondary, fontSize: '0.8125rem', fontWeight: 400, marginLeft: 4 },
      '& .reason': { color: palette.text.secondary, marginTop: 2 },
      '& .calm': { color: palette.text.secondary, padding: '12px 0' },
      '& .actions': { display: 'flex', flexWrap: 'wrap', gap: 6, marginTop: 6 },
      '& .fix': {
        font: 'inherit',
        fontSize: '0.875rem',
        minHeight: 32,
        padding: '3px 12px',
        borderRadius: 6,
        cursor: 'pointer',
        color: palette.primary.main,
        background: palette.background.paper,
        border: `1px solid ${palette.primary.main}`,
        '&:hover': { background: palette.action.hover },
        '&:focus-visible': { outline: `2px solid ${palette.primary.main}`, outlineOffset: 2 },
        '@media (pointer: coarse)': { minHeight: 44 },
      },
      '& .actions button': { whiteSpace: 'normal', textAlign: 'left', overflowWrap: 'anywhere' },
      '& .actions > :first-child:not(.fix)': { marginLeft: -9 },
      '& .evidence': { ...EVIDENCE_STYLES, color: palette.text.secondary },
      '& a': { color: palette.primary.main },
    };
  }),
);
