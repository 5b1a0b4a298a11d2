import type { ReactNode } from 'react';
import { type Copy, CopyButton } from './copy-button.tsx';
import type { Entry } from './outline.ts';
import { PlainButton } from './plain-button.tsx';
import type { Manifests, ShownPlace } from './yaml-preview.tsx';

interface YamlBarProps {
  readonly entry: Entry | undefined;
  readonly text: string;
  readonly byHand: boolean;
  readonly manifests: Manifests;
  readonly onCopy: Copy;
  /** Selects what would have been copied. */
  readonly onDenied: () => void;
  readonly tools: ReactNode;
  /** What was to be shown and stands in no file. */
  readonly missing: ShownPlace | null;
}

/** What is chosen, and what can be done with it as a whole. */
export function YamlBar({ entry, text, byHand, manifests, onCopy, onDenied, tools, missing }: YamlBarProps) {
  return (
    <>
      <div className="bar">
        <span className="what">{entry === undefined ? 'All manifests' : `${entry.title} ${entry.name}`}</span>
        <PlainButton onClick={manifests.onStartFrom}>Start from yours…</PlainButton>
        {byHand && <ByHand entry={entry} manifests={manifests} />}
        {entry !== undefined && (
          <CopyButton
            text={entry.text}
            onCopy={onCopy}
            label={`Copy ${entry.title} ${entry.name}`}
            onDenied={onDenied}
          />
        )}
        {text !== '' && (
          <CopyButton text={text} onCopy={onCopy} label="Copy all manifests" onDenied={onDenied}>
            Copy all
          </CopyButton>
        )}
        {tools}
      </div>
      <About entry={entry} missing={missing} onCopy={onCopy} />
    </>
  );
}

/** What can be done about changes that somebody has made. Each shows first what it would do. */
function ByHand({ entry, manifests }: { readonly entry: Entry | undefined; readonly manifests: Manifests }) {
  const document = entry?.kind === 'document' ? entry : null;
  return (
    <>
      <PlainButton onClick={manifests.onCompare}>Your changes…</PlainButton>
      {document !== null && (
        <PlainButton
          onClick={() => manifests.onReset(document.document)}
          aria-label={`Reset this: ${document.title} ${document.name}…`}
        >
          Reset this…
        </PlainButton>
      )}
      <PlainButton onClick={() => manifests.onReset(null)} aria-label="Reset all manifests…">
        Reset all…
      </PlainButton>
    </>
  );
}

interface AboutProps {
  readonly entry: Entry | undefined;
  readonly missing: ShownPlace | null;
  readonly onCopy: Copy;
}

/** What is to be known about the chosen entry before it is used. */
function About({ entry, missing, onCopy }: AboutProps) {
  if (missing !== null) {
    const { kind, name } = missing.object;
    return (
      <p className="about">
        {kind} {name} stays as it is, so it stands in none of these files.
      </p>
    );
  }
  if (entry === undefined || entry.kind === 'document') return null;
  if (entry.kind === 'file') return <p className="about">{entry.why} This file is for reading only.</p>;
  return (
    <div className="about">
      <p>
        {entry.why} You have this object: only what differs is changed. The patch follows from the manifests and is for
        reading only.
      </p>
      <div className="command">
        <code>{entry.command}</code>
        <CopyButton text={entry.command} onCopy={onCopy} label="Copy the kubectl patch command" />
      </div>
    </div>
  );
}
