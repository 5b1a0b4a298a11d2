import { patchCommand, patchContent, patchPath } from '../../gateway-api/patch-file.ts';
import type { Step } from '../../gateway-api/step.ts';
import { isApplied, type Written } from '../../gateway-api/written.ts';
import type { LineRange } from '../../manifest/locate.ts';
import { describeRef, type ObjectRef, refOf, sameRef } from '../../manifest/object.ts';

/** What there is to look at in the preview: documents of the manifests, patches, and files that steps use. */
export type Entry = EntryBase &
  (
    | { readonly kind: 'document'; readonly role: 'create' | 'example'; readonly lines: LineRange }
    | { readonly kind: 'patch'; readonly why: string; readonly command: string; readonly whole: string }
    | { readonly kind: 'file'; readonly why: string }
  );

interface EntryBase {
  /** A document's slot, or the path of a file. */
  readonly id: string;
  readonly title: string;
  readonly name: string;
  readonly text: string;
}

/** Entries in the order of the text, then patches, then files. */
export function outlineOf(written: readonly Written[], text: string, steps: readonly Step[]): readonly Entry[] {
  return [...documentEntries(written, text), ...written.flatMap(patchEntry), ...fileEntries(steps)];
}

/** The entry that shows an object; `null` where the object stays as it is and so stands in no file. */
export function entryOf(written: readonly Written[], object: ObjectRef): string | null {
  const entry = written.find((one) => one.role !== 'exists' && sameRef(refOf(one.object), object));
  if (entry === undefined) return null;
  return entry.role === 'patch' ? patchPath(entry) : entry.slot;
}

function documentEntries(written: readonly Written[], text: string): Entry[] {
  const pieces = piecesOf(text);
  return written.filter(isApplied).flatMap((entry, index) => {
    const piece = pieces[index];
    if (piece === undefined) return [];
    const { kind, namespace, name } = refOf(entry.object);
    return [
      {
        id: entry.slot,
        title: kind,
        name: namespace === '' ? name : `${namespace}/${name}`,
        kind: 'document' as const,
        role: entry.role === 'example' ? ('example' as const) : ('create' as const),
        ...piece,
      },
    ];
  });
}

/** The documents of a text between their `---` lines. */
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
