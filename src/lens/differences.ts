import { isJsonObject, type Json, sameJson } from '../manifest/json.ts';
import type { Path } from '../manifest/read-text.ts';

/** A place where an object of the text is not what was written for it. `undefined`: nothing stands there. */
export interface Difference {
  readonly path: Path;
  readonly written: Json | undefined;
  readonly text: Json | undefined;
}

/** The places where two values differ, as deep as both have something of the same shape. */
export function differences(written: Json | undefined, text: Json | undefined, at: Path = []): readonly Difference[] {
  if (isJsonObject(written) && isJsonObject(text)) {
    const keys = new Set([...Object.keys(written), ...Object.keys(text)]);
    return [...keys].flatMap((key) => differences(written[key], text[key], [...at, key]));
  }
  if (Array.isArray(written) && Array.isArray(text)) {
    const [left, right] = [written as readonly Json[], text as readonly Json[]];
    const longest = left.length > right.length ? left : right;
    return longest.flatMap((_, index) => differences(left[index], right[index], [...at, index]));
  }
  return sameJson(written, text) ? [] : [{ path: at, written, text }];
}

/** Whether a difference counts when it is asked what a text means: names of objects, bookkeeping and selectors, which are a guess, do not. */
export function tells({ path }: Difference): boolean {
  const [first, second] = path;
  if (first === 'status' || (first === 'spec' && second === 'selector')) return false;
  return first !== 'metadata' || second === 'namespace' || second === 'annotations';
}
