import { styled } from '@mui/material/styles';
import { unstable_memoTheme as memoTheme } from '@mui/material/utils';
import { EVIDENCE_STYLES } from './checks-styles.ts';
import { MONO, paletteOf, toneVariables } from './tones.ts';

export const StepsRoot = styled('div')(
  memoTheme(({ theme }) => {
    const palette = paletteOf(theme);
    const line = `1px solid ${palette.divider}`;
    return {
      ...toneVariables(theme),
      color: palette.text.primary,
      lineHeight: 1.5,
      '& h3': { fontSize: '1rem', fontWeight: 700, margin: '20px 0 8px' },
      '& section:first-of-type h3': { marginTop: 4 },
      '& h4': { fontSize: '0.9375rem', fontWeight: 600, margin: 0 },
      '& p': { margin: '2px 0 6px', maxWidth: '76ch', color: palette.text.secondary, overflowWrap: 'anywhere' },
      '& ol': { margin: 0, padding: 0, listStyle: 'none' },
      '& ol > li': { margin: '0 0 18px' },
      '& .command': { margin: '6px 0' },
      '& .run': { display: 'flex', alignItems: 'center', gap: 4, border: line, borderRadius: 6, paddingRight: 4 },
      // Long commands wrap rather than scroll, so that all of one is seen before it is run.
      '& pre': {
        margin: 0,
        padding: '8px 12px',
        flex: 1,
        minWidth: 0,
        whiteSpace: 'pre-wrap',
        overflowWrap: 'anywhere',
      },
      '& code': { fontFamily: MONO, fontSize: '0.8125rem' },
      '& .expect': { fontSize: '0.875rem', margin: '4px 0 0', paddingLeft: 12 },
      '& .expect strong': { color: 'var(--tone-verified)' },
      '& .evidence': { ...EVIDENCE_STYLES, color: palette.text.secondary },
      '& a': { color: palette.primary.main },
      '& table': { borderCollapse: 'collapse', width: '100%', fontSize: '0.875rem' },
      '& th, & td': { textAlign: 'left', verticalAlign: 'top', padding: '8px 12px 8px 0', borderBottom: line },
      '& th': { fontWeight: 600, whiteSpace: 'nowrap' },
      '& td': { overflowWrap: 'anywhere', minWidth: '9rem' },
      // On a phone each row is a small block of its own.
      '@media (max-width: 599px)': {
        '& thead': {
          position: 'absolute',
          clipPath: 'inset(50%)',
          width: 1,
          height: 1,
          overflow: 'hidden',
          display: 'block',
        },
        '& tr, & td': { display: 'block' },
        '& td': { border: 'none', padding: '2px 0' },
        '& td::before': { content: 'attr(data-label) ": "', fontWeight: 600 },
        '& tr': { borderBottom: line, padding: '8px 0' },
      },
      '& .visually-hidden': { position: 'absolute', clipPath: 'inset(50%)', width: 1, height: 1, overflow: 'hidden' },
      '& .copy-answer': { fontSize: '0.8125rem', color: palette.text.secondary },
    };
  }),
);
