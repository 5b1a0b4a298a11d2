import { useId, useRef } from 'react';
import { type Copy, CopyButton } from '../copy-button.tsx';
import { Modal } from './modal.tsx';

interface ShareDialogProps {
  readonly link: string;
  /** Whether there are pasted certificates, and whether the link has them. */
  readonly certificates: 'none' | 'left out' | 'included';
  readonly onIncludeCertificates: (include: boolean) => void;
  readonly onCopy: Copy;
  readonly onClose: () => void;
}

/** The link to what is on the page. */
export function ShareDialog({ link, certificates, onIncludeCertificates, onCopy, onClose }: ShareDialogProps) {
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
      {certificates !== 'none' && (
        <label>
          <input
            type="checkbox"
            checked={certificates === 'included'}
            onChange={(event) => onIncludeCertificates(event.target.checked)}
          />{' '}
          Include the pasted CA certificates
          <span className="quiet"> (public, but they make the link long). Private keys are never put into a link.</span>
        </label>
      )}
    </Modal>
  );
}
