import { isJsonObject, type Json, pick, sameJson } from '../manifest/json.ts';
import type { Path } from '../manifest/read-text.ts';

/**
 * Where the place `path` of a written object is in the object of the text: entries of lists are found again by what is in
 * them, since somebody may have added others before them. `null` where the text has no such entry.
 */
export function alignedPath(written: Json, text: Json, path: Path): Path | null {
  const [step, ...rest] = path;
  if (step === undefined) return [];
  if (typeof step === 'string') {
    const inner = rest.length === 0 ? [] : alignedPath(pick(written, step) ?? null, pick(text, step) ?? null, rest);
    return inner === null ? null : [step, ...inner];
  }
  const place = alignedEntry(written, text, step);
  if (place === null) return null;
  const inner = rest.length === 0 ? [] : alignedPath(pick(written, step) ?? null, pick(text, place) ?? null, rest);
  return inner === null ? null : [place, ...inner];
}

/** Index in the text's list of the entry at `index` of the written one; of one past the end, the text's end. */
function alignedEntry(written: Json, text: Json, index: number): number | null {
  const [left, right] = [listOf(written), listOf(text)];
  const entry = left[index];
  if (entry === undefined) return index >= left.length ? right.length + (index - left.length) : null;
  const sameIndex = right[index];
  if (sameIndex !== undefined && holds(sameIndex, entry)) return index;
  const place = right.findIndex((candidate) => holds(candidate, entry));
  if (place >= 0) return place;
  // An entry that was changed by hand is still the same one where everything around it is.
  return sameIndex !== undefined && left.length === right.length ? index : null;
}

/** Whether everything that `entry` says is said by `candidate` too. */
function holds(candidate: Json, entry: Json): boolean {
  if (isJsonObject(entry)) {
    return (
      isJsonObject(candidate) &&
      Object.entries(entry).every(([key, value]) => value === undefined || holds(pick(candidate, key) ?? null, value))
    );
  }
  if (Array.isArray(entry)) {
    const candidates = listOf(candidate);
    return (entry as readonly Json[]).every((one) => candidates.some((other) => holds(other, one)));
  }
  return sameJson(candidate, entry);
}

function listOf(value: Json): readonly Json[] {
  return Array.isArray(value) ? (value as readonly Json[]) : [];
}
