import type { ClipboardEvent, DragEvent } from 'react';
import { copyText } from '../../ports/copy-text.ts';
import { CopyButton } from '../copy-button.tsx';
import { Modal } from '../dialogs/modal.tsx';
import { PlainButton } from '../plain-button.tsx';
import { ClusterFound } from './cluster-found.tsx';
import { Bring } from './cluster-styles.ts';
import { useCluster } from './use-cluster.ts';

const COMMAND = 'kubectl get crd --output yaml';

/** Where a user brings the CRDs of their cluster, sees what was found in them, and lets go of them. */
export function ClusterDialog({ onClose }: { readonly onClose: () => void }) {
  const { checks, state } = useCluster();
  return (
    <Modal title="Your cluster’s CRDs" onClose={onClose}>
      <p>
        With the CRDs of your cluster, manifests are checked by exactly what its API server demands, CEL rules included.
        They stay in the memory of this page: nothing is sent, nothing is saved, and a reload forgets them.
      </p>
      <div className="row">
        <code>{COMMAND}</code>
        <CopyButton text={COMMAND} onCopy={copyText} label="Copy the command for CRDs" />
      </div>
      <Source onSource={(source) => checks.read(source)} />
      {state.reading !== null && <Progress {...state.reading} onCancel={() => checks.cancel()} />}
      <p role="status">{state.reading === null ? state.says : ''}</p>
      {state.found !== null && <ClusterFound found={state.found} onForget={() => checks.forget()} />}
    </Modal>
  );
}

/** A file that is chosen or dropped, or text that is pasted: it goes to the reader as it is, and never into the page. */
function Source({ onSource }: { readonly onSource: (source: Blob) => void }) {
  const take = (data: DataTransfer) => {
    const [file] = data.files;
    const text = file === undefined ? data.getData('text/plain') : '';
    if (file !== undefined) onSource(file);
    else if (text !== '') onSource(new Blob([text]));
  };
  const onPaste = (event: ClipboardEvent) => {
    event.preventDefault();
    take(event.clipboardData);
  };
  const onDrop = (event: DragEvent) => {
    event.preventDefault();
    take(event.dataTransfer);
  };
  return (
    <Bring onDragOver={(event) => event.preventDefault()} onDrop={onDrop} onPaste={onPaste}>
      <label>
        A file of it, YAML or JSON, up to 50 MB; or drop it here
        <input
          type="file"
          data-first-focus
          accept=".yaml,.yml,.json,.txt"
          onChange={({ target }) => {
            const [file] = target.files ?? [];
            if (file !== undefined) onSource(file);
            // The same file can be chosen again.
            target.value = '';
          }}
        />
      </label>
      <label>
        Or paste it here
        <textarea rows={2} value="" readOnly spellCheck={false} />
      </label>
    </Bring>
  );
}

interface ProgressProps {
  readonly characters: number;
  readonly bytes: number;
  readonly crds: number;
  readonly onCancel: () => void;
}

function Progress({ characters, bytes, crds, onCancel }: ProgressProps) {
  const share = bytes === 0 ? 0 : Math.min(1, characters / bytes);
  return (
    <div className="row">
      <progress aria-label="Reading CRDs" max={1} value={share} />
      <span>
        {megabytes(characters)} of {megabytes(bytes)} MB, {crds} CRDs
      </span>
      <PlainButton onClick={onCancel}>Cancel</PlainButton>
    </div>
  );
}

function megabytes(bytes: number): string {
  return (bytes / 1_000_000).toFixed(1);
}
