import { styled } from '@mui/material/styles';
import { type FocusEvent, type KeyboardEvent, useId, useRef, useState } from 'react';
import { PlainButton } from '../plain-button.tsx';
import { paletteOf } from '../tones.ts';

interface DownloadMenuProps {
  readonly onYaml: () => void;
  readonly onZip: () => void;
  /** Whether downloads carry a link to this state. */
  readonly permalink: boolean;
  readonly onPermalink: (include: boolean) => void;
  /** How many errors the checks have found: the files can be had anyway, with a word of warning. */
  readonly errors: number;
}

/** What can be taken away, behind one button. */
export function DownloadMenu({ onYaml, onZip, permalink, onPermalink, errors }: DownloadMenuProps) {
  const [open, setOpen] = useState(false);
  const button = useRef<HTMLButtonElement>(null);
  const id = useId();
  const close = () => {
    setOpen(false);
    button.current?.focus();
  };
  const choose = (download: () => void) => () => {
    download();
    close();
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== 'Escape' || !open) return;
    event.stopPropagation();
    close();
  };
  const onBlur = ({ currentTarget, relatedTarget }: FocusEvent) => {
    if (relatedTarget !== null && !currentTarget.contains(relatedTarget)) setOpen(false);
  };
  return (
    <Wrapper onKeyDown={onKeyDown} onBlur={onBlur}>
      <PlainButton ref={button} aria-expanded={open} aria-controls={id} onClick={() => setOpen(!open)}>
        Download ▾
      </PlainButton>
      {/* Anywhere else closes it; the keyboard has Esc. */}
      {open && <div className="elsewhere" aria-hidden="true" onPointerDown={() => setOpen(false)} />}
      <div id={id} className="menu" hidden={!open}>
        {errors > 0 && (
          <p className="warning">
            {errors === 1 ? 'One check is' : `${errors} checks are`} an error: read them before you apply this.
          </p>
        )}
        <Choice onClick={choose(onYaml)}>
          <strong>YAML</strong> One file with the manifests to apply
        </Choice>
        <Choice onClick={choose(onZip)}>
          <strong>Zip</strong> Manifests, patches, kustomization.yaml, Helm values and STEPS.md
        </Choice>
        <label>
          <input type="checkbox" checked={permalink} onChange={(event) => onPermalink(event.target.checked)} />
          <span>Write a link to this page into the files</span>
        </label>
      </div>
    </Wrapper>
  );
}

const Choice = styled(PlainButton)({
  display: 'block',
  width: '100%',
  textAlign: 'left',
  whiteSpace: 'normal',
  padding: '8px 12px',
  '& strong': { display: 'block' },
});

const Wrapper = styled('div')(({ theme }) => {
  const palette = paletteOf(theme);
  return {
    position: 'relative',
    '& .elsewhere': { position: 'fixed', inset: 0, zIndex: 20 },
    '& .menu': {
      position: 'absolute',
      right: 0,
      top: '100%',
      zIndex: 21,
      width: 'min(20rem, calc(100vw - 32px))',
      // Between the header and the bar at the foot of a narrow page.
      maxHeight: 'calc(100dvh - 120px)',
      overflowY: 'auto',
      padding: 8,
      borderRadius: 10,
      border: `1px solid ${palette.divider}`,
      background: palette.background.paper,
      color: palette.text.primary,
      boxShadow: '0 8px 28px rgb(0 0 0 / 0.22)',
      fontSize: '0.875rem',
    },
    '& label': { display: 'flex', alignItems: 'baseline', gap: 8, padding: '8px 12px' },
    '& .warning': { margin: 0, padding: '8px 12px', color: palette.error.main },
    // Where the header breaks into lines the button may stand at the left: the menu then hangs from the header.
    '@media (max-width: 380px)': { position: 'static', '& .menu': { right: 8 } },
  };
});
