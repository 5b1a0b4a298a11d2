import { styled } from '@mui/material/styles';
import { unstable_memoTheme as memoTheme } from '@mui/material/utils';
import { MONO, paletteOf } from './tones.ts';
import { FONT_SIZE, LINE_HEIGHT, PADDING } from './yaml-text-metrics.ts';

const TOKENS = ['key', 'string', 'number', 'word', 'comment', 'punctuation'] as const;

export const YamlScroller = styled('div')(
  memoTheme(({ theme }) => {
    const palette = paletteOf(theme);
    const text = {
      fontFamily: MONO,
      fontSize: FONT_SIZE,
      lineHeight: `${LINE_HEIGHT}px`,
      letterSpacing: 0,
      whiteSpace: 'pre',
      tabSize: 2,
      fontVariantLigatures: 'none',
    } as const;
    return {
      position: 'absolute',
      inset: 0,
      // Nothing in it moves anything around it: what is typed lays out the text alone.
      contain: 'strict',
      overflow: 'auto',
      // The caret is brought beside the line numbers, not beneath them.
      scrollPaddingLeft: 'var(--gutter)',
      '&.covered': { visibility: 'hidden', '& textarea': { display: 'none' } },
      overscrollBehavior: 'contain',
      ...text,
      '& .content': { position: 'relative', minHeight: '100%' },
      '& .drawn': { position: 'absolute', left: 0, minWidth: '100%' },
      '& .line': { height: LINE_HEIGHT, display: 'flex' },
      '& .number': {
        position: 'sticky',
        left: 0,
        width: 'var(--gutter)',
        paddingRight: '2ch',
        boxSizing: 'border-box',
        flex: 'none',
        textAlign: 'right',
        color: palette.text.secondary,
        background: palette.background.paper,
        userSelect: 'none',
      },
      '& .sign': { float: 'left', marginLeft: 2, fontWeight: 700 },
      '& .sign[data-severity=error], & .squiggle[data-severity=error]': { color: palette.error.main },
      '& .sign[data-severity=warning], & .squiggle[data-severity=warning]': { color: palette.warning.main },
      '& .squiggle': {
        position: 'absolute',
        height: 3,
        borderBottom: '2px dotted currentcolor',
        pointerEvents: 'none',
        zIndex: 1,
      },
      '& .code': { color: palette.text.primary },
      ...Object.fromEntries(TOKENS.map((kind) => [`& .code .${kind}`, { color: `var(--ink-${kind})` }])),
      '& .marked': {
        position: 'absolute',
        left: 'var(--gutter)',
        right: 0,
        background: palette.action.selected,
        boxShadow: `inset 3px 0 0 ${palette.primary.main}`,
        zIndex: 0,
      },
      '& .drawn, & textarea': { zIndex: 1 },
      '& textarea': {
        ...text,
        position: 'absolute',
        top: PADDING,
        left: 'var(--gutter)',
        bottom: PADDING,
        width: 'calc(100% - var(--gutter))',
        padding: 0,
        margin: 0,
        border: 0,
        resize: 'none',
        overflow: 'hidden',
        background: 'transparent',
        color: 'transparent',
        outline: 'none',
        caretColor: palette.text.primary,
      },
      '& textarea::selection': {
        color: 'transparent',
        background: 'color-mix(in srgb, currentcolor 0%, Highlight 40%)',
      },
      '@media (forced-colors: active)': { '& .drawn': { visibility: 'hidden' }, '& textarea': { color: 'CanvasText' } },
    };
  }),
);
