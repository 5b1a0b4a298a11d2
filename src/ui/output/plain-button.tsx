import { styled } from '@mui/material/styles';
import { unstable_memoTheme as memoTheme } from '@mui/material/utils';
import type { ComponentProps } from 'react';
import { paletteOf } from './tones.ts';

/** A button as quiet as text, for tools beside content. */
export function PlainButton(props: ComponentProps<'button'>) {
  return <Quiet type="button" {...props} />;
}

const Quiet = styled('button')(
  memoTheme(({ theme }) => {
    const palette = paletteOf(theme);
    return {
      font: 'inherit',
      fontSize: '0.8125rem',
      lineHeight: 1.5,
      color: palette.text.secondary,
      background: 'none',
      border: '1px solid transparent',
      borderRadius: 6,
      padding: '2px 8px',
      minHeight: 28,
      cursor: 'pointer',
      whiteSpace: 'nowrap',
      '&:hover': { color: palette.text.primary, background: palette.action.hover },
      '&:focus-visible': { outline: `2px solid ${palette.primary.main}`, outlineOffset: 1 },
      '&:disabled': { opacity: 0.5, cursor: 'default' },
      '@media (pointer: coarse)': { minHeight: 40 },
      '@media (max-width: 280px)': { whiteSpace: 'normal' },
    };
  }),
);
