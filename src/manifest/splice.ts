import { clearedWay } from './clear-way.ts';
import {
  afterLine,
  type Change,
  commentsIn,
  commentsWithin,
  type Draft,
  draftOf,
  lineStart,
  withChanges,
} from './draft.ts';
import type { TextEdit } from './edits-between.ts';
import { type Json, pick, sameJson } from './json.ts';
import { applyStep, type Kept, planOf, type Step } from './plan.ts';
import { pieceText } from './read-text.ts';
import { splitDocuments } from './split-documents.ts';
import { appendDocument, removeDocument } from './whole-documents.ts';
import { insertAt, removeEntry, type Spot, spotsAlong, writeEntry, writeRoot } from './write-step.ts';

export type { Kept } from './plan.ts';
export { appendDocument, removeDocument };

export interface Spliced {
  readonly text: string;
  /** What has not been done, or not as asked, in the order of the edits. */
  readonly kept: readonly Kept[];
}

/**
 * Makes edits in one document of a text, by its index in `readText(text).documents`, and leaves every line that they do
 * not change as it is, byte for byte. `known` is what the product itself has written in this document: a removal takes
 * that only, field by field, and keeps the rest and all comments. Total: what cannot be done is left and listed.
 */
export function splice(text: string, document: number, edits: readonly TextEdit[], known: Json): Spliced {
  const piece = splitDocuments(text)[document];
  if (piece === undefined) return { text, kept: allOf(edits) };
  const { source, base } = pieceText(text, piece);
  const { text: edited, kept } = spliceDocument(source, edits, known);
  if (edited === source) return { text, kept };
  const [from, to] = piece.span;
  return { text: text.slice(0, from) + edited.slice(from - base) + text.slice(to), kept };
}

function allOf(edits: readonly TextEdit[]): readonly Kept[] {
  return edits.map(({ path }) => ({ path, why: 'fields' }));
}

function spliceDocument(source: string, edits: readonly TextEdit[], known: Json): Spliced {
  let draft = draftOf(source);
  if (draft === null) return { text: source, kept: allOf(edits) };
  const kept: Kept[] = [];
  for (const edit of edits) {
    const plan = planOf(draft.value, edit, known);
    kept.push(...plan.kept);
    for (const step of plan.steps) {
      const done: Draft | null = stepTaken(draft, step);
      if (done === null) kept.push({ path: step.path, why: 'fields' });
      else kept.push(...commentsLeft(draft, step));
      draft = done ?? draft;
    }
  }
  return { text: draft.text, kept };
}

/** Comments in the lines of what is taken away, or of a map or list that gives way to something else. */
function commentsLeft(draft: Draft, { op, path }: Step): readonly Kept[] {
  const entry = op === 'insert' ? undefined : spotsAlong(draft.root, path)[path.length - 1]?.entry;
  if (entry === undefined || draft.json) return [];
  const { value } = entry;
  const gone = op === 'remove' ? entry : value?.kind === 'map' || value?.kind === 'list' ? value : null;
  if (gone === null) return [];
  const end = op === 'remove' ? afterComment(draft.text, gone.end) : gone.end;
  return commentsWithin(draft.text, gone.start, end).length === 0 ? [] : [{ path, why: 'comments' }];
}

/** Past the comment beside what ends at `end`: one behind a bracket that closes there belongs to more than that. */
function afterComment(text: string, end: number): number {
  return end + (/^[ \t,]*#[^\n]*/.exec(text.slice(end, afterLine(text, end)))?.[0].length ?? 0);
}

/** The draft after a step; `null` where no way of writing it is read as what it should be. */
function stepTaken(draft: Draft, step: Step): Draft | null {
  const expected = applyStep(draft.value, step);
  const clear = withClearWay(draft, step);
  for (const from of clear === draft ? [draft] : [clear, draft]) {
    for (const candidate of waysOf(from, step, expected)) {
      const done = checked(from, candidate, expected);
      if (done !== null) return done;
    }
  }
  return null;
}

/** How many aliases and merged fields may be written out for one step. */
const CLEARINGS = 1000;

function withClearWay(draft: Draft, step: Step): Draft {
  let here = draft;
  for (let left = CLEARINGS; left > 0; left -= 1) {
    const changes = clearedWay(here, step);
    const next = changes === null ? null : checked(here, changes, here.value);
    if (next === null || next.text === here.text) return here;
    here = next;
  }
  return here;
}

/** The careful way, and after it what writes more and more around the place again. */
function* waysOf(draft: Draft, step: Step, expected: Json): Generator<readonly Change[]> {
  yield carefully(draft, step);
  const spots = spotsAlong(draft.root, step.path.slice(0, -1));
  for (let depth = spots.length; depth > 0; depth -= 1) {
    const spot = spots[depth - 1];
    const value = pick(expected, ...step.path.slice(0, depth));
    if (spot !== undefined && value !== undefined) yield writeEntry(draft, spot, value);
  }
  yield writeRoot(draft, expected);
}

function carefully(draft: Draft, step: Step): readonly Change[] {
  const spots = spotsAlong(draft.root, step.path);
  const target = spots.length === step.path.length ? spots.at(-1) : undefined;
  const above = spots.slice(0, step.path.length - 1);
  if (step.op === 'remove') return target === undefined ? [] : removeEntry(draft, target, above);
  if (step.path.length === 0) return writeRoot(draft, step.value);
  if (step.op === 'set' && target !== undefined) return writeEntry(draft, target, step.value);
  return added(draft, step, above);
}

function added(draft: Draft, step: Step & { readonly value: Json }, above: readonly Spot[]): readonly Change[] {
  const container = above.length === 0 ? draft.root : above.at(-1)?.entry.value;
  const last = step.path.at(-1);
  if ((container?.kind !== 'map' && container?.kind !== 'list') || last === undefined) return [];
  const [index, key] = typeof last === 'number' ? [last, null] : [container.entries.length, last];
  return insertAt(draft, container, index, key, step.value, above);
}

/** The draft with changes, if it is read as `expected` and has lost no comment. */
function checked(draft: Draft, changes: readonly Change[], expected: Json): Draft | null {
  const first = Math.min(...changes.map(({ from }) => from));
  const text = withChanges(draft.text, changes);
  const lost = lostComments(draft.text, text);
  const whole = lost.length === 0 ? text : withComments(draft, text, first, lost);
  const done = draftOf(whole);
  if (done === null || !sameJson(done.value, expected)) return null;
  return lost.length === 0 || lostComments(draft.text, whole).length === 0 ? done : null;
}

function lostComments(before: string, after: string): readonly string[] {
  const left = commentsIn(after).map(([start, end]) => after.slice(start, end));
  return commentsIn(before)
    .map(([start, end]) => before.slice(start, end))
    .filter((comment) => {
      const place = left.indexOf(comment);
      if (place >= 0) left.splice(place, 1);
      return place < 0;
    });
}

/** Comments that have no place any more stand above the line that changed first. */
function withComments(draft: Draft, text: string, offset: number, comments: readonly string[]): string {
  const start = lineStart(text, Math.min(offset, text.length));
  const indent = /^[ \t]*/.exec(draft.text.slice(start))?.[0] ?? '';
  const lines = comments.map((comment) => indent + comment + draft.eol).join('');
  return text.slice(0, start) + lines + text.slice(start);
}
