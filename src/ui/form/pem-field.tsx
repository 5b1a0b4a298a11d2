import { type ChangeEvent, type DragEvent, useMemo, useState } from 'react';
import { inspectPem, MAX_PEM } from '../../certificates/inspect-pem.ts';
import type { FieldPath } from '../../configuration/configuration.ts';
import { textOf } from '../../workspace/derived.ts';
import { useFetched } from '../use-fetched.ts';
import { useDispatch, useWorkspace } from '../workspace-context.tsx';
import { saysOfPem } from './pem-words.ts';
import { TextField } from './text-field.tsx';

/** Larger files are no CA certificates; reading them would only freeze the page. */
const MAX_BYTES = MAX_PEM * 2;

/** CA certificates as text: typed, pasted, dropped or picked. They stay in this browser. */
export function PemField({ at }: { readonly at: FieldPath }) {
  const dispatch = useDispatch();
  const text = useWorkspace((state) => textOf(state, at));
  const words = useMemo(() => saysOfPem(inspectPem(text)), [text]);
  const [failure, setFailure] = useState('');
  const read = async (file: File | undefined) => {
    if (file === undefined) return;
    if (file.size > MAX_BYTES) return setFailure(`${file.name} is too large to be a CA certificate.`);
    try {
      const content = await file.text();
      setFailure('');
      dispatch({ type: 'type', at, text: content });
      dispatch({ type: 'leave' });
    } catch {
      setFailure(`${file.name} could not be read.`);
    }
  };
  const onDrop = (event: DragEvent) => {
    const [file] = event.dataTransfer.files;
    if (file === undefined) return;
    event.preventDefault();
    void read(file);
  };
  const onPick = (event: ChangeEvent<HTMLInputElement>) => {
    void read(event.target.files?.[0]);
    event.target.value = '';
  };
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: dropping a file is a short cut; the button beside it does the same.
    <div className="pem wide" onDragOver={(event) => event.preventDefault()} onDrop={onDrop}>
      <TextField
        at={at}
        label="CA certificates"
        placeholder="-----BEGIN CERTIFICATE-----"
        help="PEM. Paste it, or drop a file here."
        rows={5}
        wide
      />
      <label className="quiet-button file">
        Choose a file…
        <input type="file" accept=".pem,.crt,.cer,.ca-bundle,.txt" onChange={onPick} />
      </label>
      <p className="pem-says" role="status" data-tone={words.tone}>
        {failure === '' ? words.says : failure}
      </p>
      <Contents text={text} />
    </div>
  );
}

const fetchList = () => import('./certificate-list.tsx');

/** What the certificates say of themselves, once they have been read. */
function Contents({ text }: { readonly text: string }) {
  const readings = useWorkspace(({ pasted }) => pasted.readings.get(text));
  const now = useWorkspace(({ pasted }) => pasted.now);
  const list = useFetched(readings === undefined || readings.length === 0 ? null : fetchList);
  if (readings === undefined || list === null) return null;
  return <list.CertificateList readings={readings} now={now} />;
}
