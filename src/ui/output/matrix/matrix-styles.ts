import { styled } from '@mui/material/styles';
import { MONO, paletteOf } from '../tones.ts';

const TONES = {
  '& .honoured': { '--standing': 'var(--tone-verified)' },
  '& .partly, & .unsure': { '--standing': 'var(--tone-chain-only)' },
  '& .rejected': { '--standing': 'var(--tone-refused)' },
  '& .ignored, & .plaintext': { '--standing': 'var(--tone-unverified)' },
} as const;

export const Filters = styled('div')(({ theme }) => {
  const palette = paletteOf(theme);
  return {
    display: 'flex',
    flexWrap: 'wrap',
    gap: 12,
    margin: '8px 0 12px',
    '& > div': { flex: '1 1 12rem', minWidth: 0 },
    '& label': { margin: 0, fontSize: '0.8125rem', color: palette.text.secondary },
    '& select': {
      font: 'inherit',
      width: '100%',
      padding: '6px 8px',
      borderRadius: 6,
      border: `1px solid ${palette.text.secondary}`,
      color: 'inherit',
      background: palette.background.paper,
    },
    '& select:focus-visible': { outline: `2px solid ${palette.primary.main}`, outlineOffset: 1 },
  };
});

export const Table = styled('div')(({ theme }) => {
  const palette = paletteOf(theme);
  const line = `1px solid ${palette.divider}`;
  return {
    ...TONES,
    overflow: 'auto',
    maxHeight: '55dvh',
    border: line,
    borderRadius: 8,
    fontSize: '0.8125rem',
    '&:focus-visible': { outline: `2px solid ${palette.primary.main}`, outlineOffset: 1 },
    '& table': { borderCollapse: 'separate', borderSpacing: 0, width: 'auto' },
    '& th, & td': { padding: '6px 10px', borderBottom: line, overflowWrap: 'normal', minWidth: '7.5rem' },
    '& thead th': {
      position: 'sticky',
      top: 0,
      zIndex: 1,
      background: palette.background.paper,
      verticalAlign: 'bottom',
    },
    '& th[scope=row]': { position: 'sticky', left: 0, background: palette.background.paper, minWidth: '9rem' },
    '& thead th:first-of-type': { left: 0, zIndex: 2 },
    '& small': { color: palette.text.secondary, fontWeight: 400 },
    '& td a': { color: 'var(--standing)', textDecoration: 'none', display: 'block' },
    '& td a:hover': { textDecoration: 'underline' },
    '& td a:focus-visible': { outline: `2px solid ${palette.primary.main}`, outlineOffset: 1 },
    '& td a[aria-current]': { fontWeight: 700, textDecoration: 'underline' },
  };
});

export const Facts = styled('div')(({ theme }) => {
  const palette = paletteOf(theme);
  return {
    ...TONES,
    '& h3:focus': { outline: 'none' },
    '& h3:focus-visible': { outline: `2px solid ${palette.primary.main}`, outlineOffset: 2 },
    '& h4': { margin: '14px 0 4px' },
    '& .fact': { borderLeft: '3px solid var(--standing)', padding: '2px 0 2px 12px', margin: '8px 0' },
    '& .fact p': { margin: '2px 0' },
    '& .fact strong': { color: 'var(--standing)' },
    '& code': { fontFamily: MONO, fontSize: '0.875em', overflowWrap: 'anywhere' },
    '& .evidence': { fontSize: '0.8125rem', color: palette.text.secondary, overflowWrap: 'anywhere' },
  };
});
