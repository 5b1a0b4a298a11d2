import { type ChangeEvent, type DragEvent, type ReactNode, useId, useRef, useState } from 'react';
import { encodingOf } from '../../ports/encoding-of.ts';
import { joinSources, type Source } from '../editing/sources.ts';
import { PlainButton } from '../plain-button.tsx';
import { Modal } from './modal.tsx';

/** What came of reading what somebody brought. */
export type Outcome =
  | {
      readonly kind: 'ready';
      /** What was recognised, left out and not understood. */
      readonly says: readonly string[];
      readonly open: () => void;
    }
  /** Nothing tells which implementation the manifests are for. */
  | { readonly kind: 'ask'; readonly says: string }
  | { readonly kind: 'bad'; readonly says: string; readonly problems: readonly BroughtProblem[] };

export interface BroughtProblem {
  /** Where, in the joined text. */
  readonly offset: number;
  readonly message: string;
}

interface StartDialogProps {
  readonly implementations: readonly { readonly id: string; readonly label: string }[];
  /** `implementation`: `null` to recognise it. Never rejects. */
  readonly onRead: (text: string, implementation: string | null) => Promise<Outcome>;
  readonly onClose: () => void;
}

/** 5 MB, for a file and for all of them: more than a cluster's routes and policies ever are. */
const MOST = 5_000_000;

const COMMAND = 'kubectl get httproute,grpcroute,gateway,service,backendtlspolicy -n NAMESPACE -o yaml';

/** Begins with manifests that somebody has. Nothing of the work at hand changes before they are opened. */
export function StartDialog({ implementations, onRead, onClose }: StartDialogProps) {
  const [pasted, paste] = useState('');
  const [files, setFiles] = useState<readonly Source[]>([]);
  const [chosen, choose] = useState('');
  const [failure, setFailure] = useState('');
  const [outcome, setOutcome] = useState<Outcome | null>(null);
  const [busy, setBusy] = useState(false);
  const area = useRef<HTMLTextAreaElement>(null);
  const id = useId();
  const sources = [{ name: null, text: pasted }, ...files];
  const change = (next: () => void) => {
    next();
    setOutcome(null);
    setFailure('');
  };
  const add = async (list: Iterable<File>) => {
    const read = await readFiles([...list]);
    change(() => setFiles((before) => [...before, ...read.files]));
    setFailure(read.failure);
  };
  const read = async () => {
    const { text } = joinSources(sources);
    if (text.trim() === '') return setFailure('Paste something, or choose a file.');
    if (text.length > MOST) return setFailure('This is more than 5 MB; bring less at once.');
    setBusy(true);
    setOutcome(await onRead(text, chosen === '' ? null : chosen));
    setBusy(false);
  };
  return (
    <Modal title="Start from yours" onClose={onClose}>
      <p>
        Paste manifests as they are, or what your cluster says. They are read here, in this browser, and sent nowhere.
      </p>
      <p className="quiet">
        <code>{COMMAND}</code>
      </p>
      <Drop onFiles={(list) => void add(list)}>
        <label htmlFor={id}>YAML or JSON</label>
        <textarea
          ref={area}
          id={id}
          data-first-focus
          rows={8}
          spellCheck={false}
          value={pasted}
          onChange={({ target }) => change(() => paste(target.value))}
        />
        <div className="row">
          <FilePicker onFiles={(list) => void add(list)} />
          <span className="quiet">or drop them here</span>
        </div>
        <Chosen files={files} onRemove={(file) => change(() => setFiles(files.filter((one) => one !== file)))} />
      </Drop>
      <label>
        Implementation{' '}
        <select value={chosen} onChange={({ target }) => change(() => choose(target.value))}>
          <option value="">Recognise it</option>
          {implementations.map((one) => (
            <option key={one.id} value={one.id}>
              {one.label}
            </option>
          ))}
        </select>
      </label>
      <Said outcome={outcome} failure={failure} sources={sources} area={area} />
      <div className="row">
        {outcome?.kind === 'ready' ? (
          <PlainButton
            className="main"
            onClick={() => {
              outcome.open();
              onClose();
            }}
          >
            Open them
          </PlainButton>
        ) : (
          <PlainButton className="main" aria-disabled={busy} onClick={() => void read()}>
            {busy ? 'Reading…' : 'Read them'}
          </PlainButton>
        )}
        <PlainButton onClick={onClose}>Cancel</PlainButton>
      </div>
    </Modal>
  );
}

interface SaidProps {
  readonly outcome: Outcome | null;
  readonly failure: string;
  readonly sources: readonly Source[];
  readonly area: { readonly current: HTMLTextAreaElement | null };
}

/** Problems that are listed; the rest are counted. */
const LISTED = 20;

function Said({ outcome, failure, sources, area }: SaidProps) {
  const problems = outcome?.kind === 'bad' ? outcome.problems : [];
  const { placeOf } = joinSources(sources);
  const goTo = (line: number) => {
    const { current } = area;
    const start =
      current?.value
        .split('\n')
        .slice(0, line - 1)
        .join('\n').length ?? 0;
    current?.focus();
    current?.setSelectionRange(line === 1 ? 0 : start + 1, line === 1 ? 0 : start + 1);
  };
  return (
    <div role="status">
      {failure !== '' && <p>{failure}</p>}
      {outcome !== null && outcome.kind !== 'ready' && <p>{outcome.says}</p>}
      {outcome?.kind === 'ready' && (
        <ul>
          {outcome.says.map((says) => (
            <li key={says}>{says}</li>
          ))}
        </ul>
      )}
      {problems.length > 0 && (
        <ul>
          {problems.slice(0, LISTED).map(({ offset, message }) => {
            const { source, line, says } = placeOf(offset);
            return (
              <li key={`${offset} ${message}`}>
                {source.name === null ? <PlainButton onClick={() => goTo(line)}>{says}</PlainButton> : `${says}: `}
                {message}
              </li>
            );
          })}
        </ul>
      )}
      {problems.length > LISTED && <p>And {problems.length - LISTED} more.</p>}
    </div>
  );
}

interface DropProps {
  readonly onFiles: (files: FileList) => void;
  readonly children: ReactNode;
}

function Drop({ onFiles, children }: DropProps) {
  const onDrop = (event: DragEvent) => {
    if (event.dataTransfer.files.length === 0) return;
    event.preventDefault();
    onFiles(event.dataTransfer.files);
  };
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: dropping files is a short cut; the button inside does the same.
    <div onDragOver={(event) => event.preventDefault()} onDrop={onDrop}>
      {children}
    </div>
  );
}

function FilePicker({ onFiles }: { readonly onFiles: (files: FileList) => void }) {
  const onPick = ({ target }: ChangeEvent<HTMLInputElement>) => {
    if (target.files !== null) onFiles(target.files);
  };
  return (
    <label>
      Files <input type="file" multiple accept=".yaml,.yml,.json,.txt" onChange={onPick} />
    </label>
  );
}

interface ChosenProps {
  readonly files: readonly Source[];
  readonly onRemove: (file: Source) => void;
}

function Chosen({ files, onRemove }: ChosenProps) {
  if (files.length === 0) return null;
  return (
    <ul aria-label="Files">
      {files.map((file) => (
        <li key={file.name}>
          {file.name}{' '}
          <PlainButton onClick={() => onRemove(file)} aria-label={`Leave out ${file.name ?? ''}`}>
            ✕
          </PlainButton>
        </li>
      ))}
    </ul>
  );
}

async function textOf(file: File): Promise<string> {
  const bytes = new Uint8Array(await file.arrayBuffer());
  return new TextDecoder(encodingOf(bytes)).decode(bytes);
}

async function readFiles(files: readonly File[]): Promise<{ files: readonly Source[]; failure: string }> {
  const failures: string[] = [];
  const read = await Promise.all(
    files.map(async (file): Promise<readonly Source[]> => {
      if (file.size > MOST) {
        failures.push(`${file.name} is larger than 5 MB.`);
        return [];
      }
      try {
        return [{ name: file.name, text: await textOf(file) }];
      } catch {
        failures.push(`${file.name} could not be read.`);
        return [];
      }
    }),
  );
  return { files: read.flat(), failure: failures.join(' ') };
}
