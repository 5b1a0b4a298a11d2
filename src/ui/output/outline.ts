import { patchCommand, patchContent, patchPath } from '../../gateway-api/patch-file.ts';
import type { Step } from '../../gateway-api/step.ts';
import { isApplied, type Written } from '../../gateway-api/written.ts';
import type { LineRange } from '../../manifest/locate.ts';
import { describeRef, type ObjectRef, refOf, sameRef, slotOf } from '../../manifest/object.ts';
import type { TextDocument, TextReading } from '../../manifest/read-text.ts';
import { lineIndex } from './editing/line-index.ts';

/** What there is to look at in the preview: documents of the manifests, patches, and files that steps use. */
export type Entry = EntryBase &
  (
    | {
        readonly kind: 'document';
        readonly standing: DocumentStanding;
        /** Its index among the documents of the text. */
        readonly document: number;
        readonly objects: readonly ObjectRef[];
        readonly lines: LineRange;
      }
    | { readonly kind: 'patch'; readonly why: string; readonly command: string; readonly whole: string }
    | { readonly kind: 'file'; readonly why: string }
  );

/** What a document is to the cluster; `unread`: it cannot be read, or names no object. */
export type DocumentStanding = 'new' | 'example' | 'unchanged' | 'patched' | 'unread';

interface EntryBase {
  /** A document's slot, or the path of a file. */
  readonly id: string;
  readonly title: string;
  readonly name: string;
  readonly text: string;
}

/**
 * Entries in the order of the text, then patches, then files. Without a `reading` the text is one that the product wrote:
 * then its documents are known without it.
 */
export function outlineOf(
  written: readonly Written[],
  text: string,
  steps: readonly Step[],
  reading: TextReading | null = null,
): readonly Entry[] {
  const documents = reading === null ? documentEntries(written, text) : readEntries(written, text, reading);
  return [...documents, ...written.flatMap(patchEntry), ...fileEntries(steps)];
}

/** The entry that shows an object; `null` where the object stays as it is and so stands in no file. */
export function entryOf(entries: readonly Entry[], written: readonly Written[], object: ObjectRef): string | null {
  const document = entries.find((entry) => entry.kind === 'document' && entry.objects.some((one) => same(one, object)));
  if (document !== undefined) return document.id;
  const patched = written.find((one) => one.role === 'patch' && sameRef(refOf(one.object), object));
  return patched?.role === 'patch' ? patchPath(patched) : null;
}

/** A namespace that is left out is `default` in a text and may be either in a reference. */
function same(a: ObjectRef, b: ObjectRef): boolean {
  const spelled = (ref: ObjectRef) => ({ ...ref, namespace: ref.namespace === '' ? 'default' : ref.namespace });
  return sameRef(spelled(a), spelled(b));
}

function documentEntries(written: readonly Written[], text: string): Entry[] {
  const pieces = piecesOf(text);
  return written.filter(isApplied).flatMap((entry, index) => {
    const piece = pieces[index];
    if (piece === undefined) return [];
    const ref = refOf(entry.object);
    return [
      {
        ...named(ref),
        id: entry.slot,
        kind: 'document' as const,
        standing: standingOf(entry),
        document: index,
        objects: [ref],
        ...piece,
      },
    ];
  });
}

function named({ kind, namespace, name }: ObjectRef): { title: string; name: string } {
  return { title: kind, name: namespace === '' ? name : `${namespace}/${name}` };
}

function standingOf(written: Written | undefined): DocumentStanding {
  switch (written?.role) {
    case 'example':
      return 'example';
    case 'exists':
      return 'unchanged';
    case 'patch':
      return 'patched';
    default:
      return 'new';
  }
}

/** The documents of a text that somebody has changed, those included that name no object. */
function readEntries(written: readonly Written[], text: string, { documents }: TextReading): readonly Entry[] {
  const index = lineIndex(text);
  const standings = new Map(written.map((entry) => [entry.slot, standingOf(entry)]));
  const ids = new Set<string>();
  return documents.flatMap((document, number) => {
    if (document.value === undefined && document.problems.length === 0) return [];
    const objects = document.objects.map(({ object }) => refOf(object));
    const slot = objects[0] === undefined ? `document ${number + 1}` : slotOf(objects[0]);
    // The same object can stand there twice.
    const id = ids.has(slot) ? `${slot} in document ${number + 1}` : slot;
    ids.add(id);
    return [
      {
        ...nameOf(document, objects, number),
        id,
        kind: 'document' as const,
        text: withEnd(text.slice(...document.span)),
        standing: objects.length === 0 ? ('unread' as const) : (standings.get(slot) ?? 'new'),
        document: number,
        objects,
        lines: index.linesOf(document.span),
      },
    ];
  });
}

function nameOf(
  { objects: [first] }: TextDocument,
  objects: readonly ObjectRef[],
  number: number,
): { title: string; name: string } {
  const [ref] = objects;
  if (first === undefined || ref === undefined) return { title: `Document ${number + 1}`, name: 'not understood' };
  if (first.at.length === 0) return named(ref);
  return { title: 'List', name: objects.length === 1 ? '1 object' : `${objects.length} objects` };
}

function withEnd(text: string): string {
  return text.endsWith('\n') ? text : `${text}\n`;
}

/** The documents of a text that the product wrote, between their `---` lines. */
function piecesOf(text: string): readonly { text: string; lines: LineRange }[] {
  const pieces: { text: string; lines: LineRange }[] = [];
  let lines: string[] = [];
  let first = 1;
  const close = (last: number) => {
    if (lines.some((line) => line.trim() !== ''))
      pieces.push({ text: `${lines.join('\n')}\n`, lines: { first, last } });
  };
  const all = text.trimEnd().split('\n');
  all.forEach((line, index) => {
    if (line !== '---') {
      lines.push(line);
      return;
    }
    close(index);
    lines = [];
    first = index + 2;
  });
  close(all.length);
  return pieces;
}

function patchEntry(entry: Written): Entry[] {
  if (entry.role !== 'patch') return [];
  const [path, command, text] = [patchPath(entry), patchCommand(entry), patchContent(entry)];
  const whole = `# ${entry.why}\n# ${command}\n${text}`;
  const name = describeRef(refOf(entry.object));
  return [{ id: path, title: 'Patch', name, text, kind: 'patch', why: entry.why, command, whole }];
}

function fileEntries(steps: readonly Step[]): Entry[] {
  const files = new Map<string, Entry>();
  for (const { file, title } of steps) {
    if (file === undefined || files.has(file.path)) continue;
    const name = file.path.split('/').at(-1) ?? file.path;
    const shown = file.path.startsWith('rollback/') ? 'Way back' : 'File';
    files.set(file.path, { id: file.path, title: shown, name, text: file.content, kind: 'file', why: title });
  }
  return [...files.values()];
}
