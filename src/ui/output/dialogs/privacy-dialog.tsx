import { Fragment } from 'react';
import { PlainButton } from '../plain-button.tsx';
import { Modal } from './modal.tsx';

/** One thing that this browser keeps. */
export interface Kept {
  /** Its key in the browser's storage. */
  readonly key: string;
  readonly holds: string;
}

interface PrivacyDialogProps {
  readonly kept: readonly Kept[];
  /** Removes everything that is kept. */
  readonly onForget?: () => void;
  readonly onClose: () => void;
}

/** Broken behind its dots and nowhere else. */
function Key({ name }: { readonly name: string }) {
  const [first, ...rest] = name.split('.');
  return (
    <code style={{ overflowWrap: 'normal' }}>
      {first}
      {rest.map((part) => (
        <Fragment key={part}>
          .<wbr />
          {part}
        </Fragment>
      ))}
    </code>
  );
}

/** What is kept where, and that nothing is sent. */
export function PrivacyDialog({ kept, onForget, onClose }: PrivacyDialogProps) {
  return (
    <Modal title="Privacy" onClose={onClose}>
      <p>
        Everything happens in this browser. After the page itself is loaded, nothing is sent anywhere: no analytics, no
        requests to other hosts, no cookies. The page’s security policy forbids it as well.
      </p>
      <h3>Kept in this browser</h3>
      {kept.length === 0 ? (
        <p>Nothing.</p>
      ) : (
        <table>
          <thead>
            <tr>
              <th scope="col">Storage key</th>
              <th scope="col">What it holds</th>
            </tr>
          </thead>
          <tbody>
            {kept.map(({ key, holds }) => (
              <tr key={key}>
                <td>
                  <Key name={key} />
                </td>
                <td>{holds}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      {onForget !== undefined && kept.length > 0 && (
        <div className="row">
          <PlainButton onClick={onForget}>Forget all of it</PlainButton>
        </div>
      )}
      <h3>Links</h3>
      <p>
        A link holds your answers after the “#”, which browsers do not send to servers. It holds certificates only where
        you ask for it.
      </p>
      <h3>Private keys</h3>
      <p>
        No private key is needed here. One that is pasted stays in its field: it is put into no link, no download and no
        storage.
      </p>
    </Modal>
  );
}
