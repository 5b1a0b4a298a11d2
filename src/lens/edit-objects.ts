import type { ObjectEdit } from '../gateway-api/finding.ts';
import { type ObjectRef, refOf, sameRef } from '../manifest/object.ts';
import { readText } from '../manifest/read-text.ts';
import { splice } from '../manifest/splice.ts';
import { type Placed, placedObjects } from './placed.ts';

/** The text with some fields of its objects set, and nothing else changed. Objects that are not there are passed over. */
export function editObjects(text: string, edits: readonly ObjectEdit[]): string {
  return edits.reduce((here, { object, path, value }) => {
    const placed = placedObjects(readText(here)).find((one) => isNamed(one, object));
    if (placed === undefined) return here;
    const whole = [...placed.at, ...path];
    const edit =
      value === null ? ({ op: 'remove', path: whole } as const) : ({ op: 'set', path: whole, value } as const);
    const known = readText(here).documents[placed.document]?.value ?? null;
    return splice(here, placed.document, [edit], known).text;
  }, text);
}

/** A namespace that is left out is `default`. */
function isNamed({ object }: Placed, wanted: ObjectRef): boolean {
  const usual = (ref: ObjectRef): ObjectRef => ({
    ...ref,
    namespace: ref.namespace === 'default' ? '' : ref.namespace,
  });
  return sameRef(usual(refOf(object)), usual(wanted));
}
