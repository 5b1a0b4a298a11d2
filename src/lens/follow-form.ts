import { isApplied, type Written } from '../gateway-api/written.ts';
import { editsBetween, type TextEdit } from '../manifest/edits-between.ts';
import { emitValue } from '../manifest/emit.ts';
import { type Json, pick, sameJson } from '../manifest/json.ts';
import type { K8sObject } from '../manifest/object.ts';
import { type Path, readText } from '../manifest/read-text.ts';
import { appendDocument, type Kept, removeDocument, splice } from '../manifest/splice.ts';
import { alignedPath } from './align.ts';
import { type Step, stepsBetween } from './form-steps.ts';
import { handNames } from './hand-names.ts';
import { leftWithout, stagesBetween } from './in-place.ts';
import { asAskedFor, keptPolicy } from './kept-policy.ts';
import { keyOf, type Placed, pairUp, placedObjects } from './placed.ts';
import { asFound, refPlaces, type Side } from './route-places.ts';

/** What the form asked for and the text has kept all the same, since somebody wrote it by hand. */
export interface KeptByHand {
  readonly object: K8sObject;
  /** `[]`: the whole document. */
  readonly path: Path;
  readonly why: Kept['why'] | 'document';
}

export interface Followed {
  readonly text: string;
  readonly kept: readonly KeptByHand[];
}

/**
 * Carries a change of the form into the text: from what was written before it to what is written now. Everything that the
 * change does not touch stays byte for byte; documents that are not needed any more go if nobody has touched them.
 * `had`: the user's own from before, which is never taken away.
 */
export function followForm(text: string, before: Side, after: Side, had: readonly K8sObject[]): Followed {
  const names = handNames(before.written, pairUp(before.written, placedObjects(readText(text))));
  const steps = stepsBetween(before.written, after.written, names);
  const change: FormChange = { before, after, had: new Map(had.map((object) => [keyOf(object), object])) };
  const kept: KeptByHand[] = [];
  let here = text;
  for (const step of steps) {
    const done = take(here, change, step);
    here = done.text;
    kept.push(...done.kept);
  }
  return { text: here, kept };
}

interface FormChange {
  readonly before: Side;
  readonly after: Side;
  /** By key. */
  readonly had: ReadonlyMap<string, K8sObject>;
}

function take(text: string, form: FormChange, step: Step): Followed {
  const placed = placedObjects(readText(text));
  if (step.kind === 'add') {
    return isApplied(step.after)
      ? add(text, placed, step.after, form)
      : carry(text, step.after.object, asFound(step.after), step.after.object);
  }
  if (!isApplied(step.before)) return carryOwn(text, placed, form, step);
  const there = pairUp(form.before.written, placed).get(step.before.slot);
  if (step.kind === 'remove') return there === undefined ? unchanged(text) : remove(text, there, step.before, form.had);
  return there === undefined
    ? add(text, placed, step.after, form)
    : change(text, there, step.before.object, step.after.object);
}

/**
 * What is changed of an object that the user has, taken back and made in the text where the object stands there. The rest
 * of it is not the form's: another Service in the form is another choice, not another route.
 */
function carryOwn(
  text: string,
  placed: readonly Placed[],
  form: FormChange,
  step: Exclude<Step, { kind: 'add' }>,
): Followed {
  const { before } = step;
  const after = step.kind === 'change' ? step.after : undefined;
  const { left, met } = stagesOf(before, after, form, placed);
  const back = carry(text, before.object, before.object, left);
  if (after === undefined || met === undefined) return back;
  const made = carry(back.text, after.object, met, after.object);
  return { text: made.text, kept: [...back.kept, ...made.kept] };
}

/** What stands between the change that is taken back and the one that is made. */
function stagesOf(
  before: Written,
  after: Written | undefined,
  form: FormChange,
  placed: readonly Placed[],
): { readonly left: K8sObject; readonly met: K8sObject | undefined } {
  const key = keyOf(before.object);
  const here = placed.find(({ object }) => keyOf(object) === key)?.object;
  const places = refPlaces(before, form.before.configuration);
  if (here === undefined || places === null) return { left: asFound(before), met: after && asFound(after) };
  const inText = { here, had: form.had.get(key) };
  const was = { object: before.object, places };
  const next = after && keyOf(after.object) === key ? refPlaces(after, form.after.configuration) : null;
  return after === undefined || next === null
    ? { left: leftWithout(was, inText), met: after && asFound(after) }
    : stagesBetween(was, { object: after.object, places: next }, inText);
}

/** A change of the object of that name, where it stands in the text. */
function carry(text: string, named: K8sObject, from: K8sObject, to: K8sObject): Followed {
  const there = placedObjects(readText(text)).find(({ object }) => keyOf(object) === keyOf(named));
  return there === undefined ? unchanged(text) : change(text, there, from, to);
}

function unchanged(text: string): Followed {
  return { text, kept: [] };
}

function add(text: string, placed: readonly Placed[], { object }: Written, { before }: FormChange): Followed {
  const kept = keptPolicy(placed, object, before.configuration);
  if (kept !== undefined) return change(text, kept, asAskedFor(kept.object, object), object);
  const isThere = placed.some((one) => keyOf(one.object) === keyOf(object));
  return unchanged(isThere ? text : appendDocument(text, emitValue(object)));
}

function remove(text: string, there: Placed, { object }: Written, had: FormChange['had']): Followed {
  if (had.has(keyOf(there.object))) return unchanged(text);
  const [from = 0, to = 0] = readText(text).documents[there.document]?.span ?? [];
  const own = text.slice(from, to);
  const asWritten = own.trim() === emitValue(object).trim() || (sameJson(there.object, object) && !hasComment(own));
  const untouched = there.at.length === 0 && asWritten;
  return untouched
    ? unchanged(removeDocument(text, there.document))
    : { text, kept: [{ object: there.object, path: [], why: 'document' }] };
}

/** Also true of some texts without one: then the document is kept, and nothing is lost. */
function hasComment(text: string): boolean {
  return /(^|\s)#/m.test(text);
}

function change(text: string, there: Placed, before: K8sObject, after: K8sObject): Followed {
  const edits = editsBetween(before, after).flatMap((edit) => placedEdit(edit, before, there));
  if (edits.length === 0) return unchanged(text);
  const { text: spliced, kept } = splice(text, there.document, edits, knownIn(there, before));
  return { text: spliced, kept: kept.map(({ path, why }) => ({ object: there.object, path, why })) };
}

/** An edit at its place in the text; none where the text does not have it, or has a name of its own there. */
function placedEdit(edit: TextEdit, before: K8sObject, { object, at }: Placed): readonly TextEdit[] {
  const path = alignedPath(before, object, edit.path);
  if (path === null) return [];
  const [first, second] = edit.path;
  const named = first === 'metadata' && second === 'name' && pick(object, ...path) !== pick(before, ...edit.path);
  return named ? [] : [{ ...edit, path: [...at, ...path] }];
}

/** What was written, at its place in the document: in a List it stands deeper. */
function knownIn({ at }: Placed, object: Json): Json {
  return at.reduceRight<Json>((inner, step) => {
    if (typeof step === 'string') return { [step]: inner };
    const list: Json[] = Array.from({ length: step }, () => null);
    return [...list, inner];
  }, object);
}
