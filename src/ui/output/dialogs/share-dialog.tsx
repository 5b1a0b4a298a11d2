import { useId, useRef } from 'react';
import type { LeftOut } from '../../../share/manifests.ts';
import { type Copy, CopyButton } from '../copy-button.tsx';
import { Modal } from './modal.tsx';

interface ShareDialogProps {
  readonly link: string;
  /** Whether there are pasted certificates, and whether the link has them. */
  readonly certificates: 'none' | 'left out' | 'included';
  /** Why the YAML that was changed by hand is not in the link; `null` where it is, or was not changed. */
  readonly leftOut: LeftOut | null;
  readonly onIncludeCertificates: (include: boolean) => void;
  readonly onCopy: Copy;
  readonly onClose: () => void;
}

const LEFT_OUT: { readonly [why in LeftOut]: string } = {
  'private-key':
    'Your changes of the YAML are not in this link: there is a private key in it, and keys never leave this page.',
  certificates:
    'Your changes of the YAML are not in this link: there are certificates in it, which go along only if you include them below.',
  'too-long':
    'Your changes of the YAML are not in this link: with them it would be longer than 60,000 characters. Download the YAML and send the file.',
};

/** The link to what is on the page. */
export function ShareDialog({ link, certificates, leftOut, onIncludeCertificates, onCopy, onClose }: ShareDialogProps) {
  const field = useRef<HTMLTextAreaElement>(null);
  const id = useId();
  const select = () => {
    field.current?.focus();
    field.current?.select();
  };
  return (
    <Modal title="Share" onClose={onClose}>
      <p>
        Whoever opens this link sees what you see. It is the part after “#” that holds your answers, and browsers send
        that part to no server.
      </p>
      <label htmlFor={id}>Link</label>
      <textarea
        id={id}
        ref={field}
        data-first-focus
        readOnly
        rows={4}
        value={link}
        spellCheck={false}
        onFocus={select}
      />
      <div className="row">
        <CopyButton text={link} onCopy={onCopy} label="Copy the link" onDenied={select}>
          Copy link
        </CopyButton>
        <span className="quiet">{link.length} characters</span>
      </div>
      {leftOut !== null && <p role="status">{LEFT_OUT[leftOut]}</p>}
      {certificates !== 'none' && (
        <label>
          <input
            type="checkbox"
            checked={certificates === 'included'}
            onChange={(event) => onIncludeCertificates(event.target.checked)}
          />{' '}
          Include the certificates
          <span className="quiet"> (public, but they make the link long). Private keys are never put into a link.</span>
        </label>
      )}
    </Modal>
  );
}
