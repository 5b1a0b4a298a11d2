import { styled } from '@mui/material/styles';
import { type MouseEvent, type ReactNode, useId, useLayoutEffect, useRef } from 'react';
import { PlainButton } from '../plain-button.tsx';
import { MONO, paletteOf, toneVariables } from '../tones.ts';

interface ModalProps {
  readonly title: string;
  readonly onClose: () => void;
  readonly children: ReactNode;
  /** Room for lines of code. */
  readonly wide?: boolean;
  /** All the room that there is, for tables. */
  readonly full?: boolean;
}

/** The browser's own modal dialog: it traps and restores the focus and closes on Esc. Open for as long as it is mounted. */
export function Modal({ title, onClose, children, wide = false, full = false }: ModalProps) {
  const dialog = useRef<HTMLDialogElement>(null);
  const id = useId();
  useLayoutEffect(() => {
    const { current } = dialog;
    if (current === null) return;
    if (!current.open) current.showModal();
    // The browser would choose the close button.
    current.querySelector<HTMLElement>('[data-first-focus]')?.focus();
    // Closing before it is taken away gives the focus back to where it was.
    return () => current.close();
  }, []);
  // A selection that is dragged out of the dialog ends on the backdrop as well: the press has to begin there, too.
  const pressed = useRef(false);
  const onPress = (event: MouseEvent) => {
    pressed.current = event.target === dialog.current;
  };
  // The keyboard has Esc and the close button.
  const onBackdrop = (event: MouseEvent) => {
    if (pressed.current && event.target === dialog.current) onClose();
  };
  return (
    <Frame
      ref={dialog}
      aria-labelledby={id}
      className={full ? 'full' : wide ? 'wide' : undefined}
      onMouseDown={onPress}
      onClick={onBackdrop}
      onCancel={(event) => {
        event.preventDefault();
        onClose();
      }}
    >
      <div className="inside">
        <header>
          <h2 id={id}>{title}</h2>
          <PlainButton onClick={onClose} aria-label="Close">
            ✕
          </PlainButton>
        </header>
        {children}
      </div>
    </Frame>
  );
}

const Frame = styled('dialog')(({ theme }) => {
  const palette = paletteOf(theme);
  const line = `1px solid ${palette.divider}`;
  const focus = { outline: `2px solid ${palette.primary.main}`, outlineOffset: 1 };
  return {
    ...toneVariables(theme),
    width: 'min(40rem, calc(100vw - 32px))',
    maxHeight: 'min(44rem, calc(100dvh - 48px))',
    '&.wide': { width: 'min(60rem, calc(100vw - 32px))' },
    '&.full': { width: 'calc(100vw - 32px)', maxWidth: 'none', maxHeight: 'calc(100dvh - 32px)' },
    padding: 0,
    border: line,
    borderRadius: 12,
    color: palette.text.primary,
    background: palette.background.paper,
    fontFamily: theme.typography.fontFamily,
    fontSize: '0.9375rem',
    lineHeight: 1.5,
    boxShadow: '0 16px 48px rgb(0 0 0 / 0.28)',
    '&::backdrop': { background: 'rgb(0 0 0 / 0.45)' },
    '& .inside': { padding: '16px 20px 20px' },
    '& header': { display: 'flex', alignItems: 'center', justifyContent: 'space-between', gap: 8 },
    '& h2': { fontSize: '1.125rem', margin: '0 0 4px' },
    '& h3': { fontSize: '0.9375rem', margin: '16px 0 4px' },
    '& p, & ul': { margin: '4px 0 8px' },
    '& .quiet': { color: palette.text.secondary },
    '& a': { color: palette.primary.main },
    '& a:focus-visible, & input:focus-visible': focus,
    '& input[type=text], & input[type=search], & textarea': {
      font: 'inherit',
      width: '100%',
      boxSizing: 'border-box',
      padding: '8px 12px',
      borderRadius: 6,
      border: `1px solid ${palette.text.secondary}`,
      color: 'inherit',
      background: 'transparent',
    },
    '& label': { display: 'block', margin: '8px 0' },
    '& .main': { background: palette.primary.main, color: palette.primary.contrastText },
    '& .row': { display: 'flex', gap: 8, alignItems: 'center', flexWrap: 'wrap', marginTop: 8 },
    '& code, & textarea': { fontFamily: MONO, fontSize: '0.8125rem' },
    '& code': { overflowWrap: 'anywhere' },
    '& select': {
      font: 'inherit',
      padding: '6px 8px',
      maxWidth: '100%',
      borderRadius: 6,
      border: `1px solid ${palette.text.secondary}`,
      color: 'inherit',
      background: palette.background.paper,
    },
    '& input[type=file]': { font: 'inherit', fontSize: '0.875rem', maxWidth: '100%' },
    '& table': { borderCollapse: 'collapse', width: '100%' },
    '& th, & td': {
      textAlign: 'left',
      verticalAlign: 'top',
      padding: '6px 12px 6px 0',
      borderBottom: line,
      overflowWrap: 'anywhere',
    },
    '& kbd': { font: 'inherit', fontSize: '0.8125rem', border: line, borderRadius: 4, padding: '1px 6px' },
    '& .visually-hidden': { position: 'absolute', clipPath: 'inset(50%)', width: 1, height: 1, overflow: 'hidden' },
    '& .copy-answer': { fontSize: '0.8125rem', color: palette.text.secondary },
  };
});
