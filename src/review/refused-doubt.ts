import type { Finding } from '../gateway-api/finding.ts';
import type { Hop } from '../gateway-api/hop.ts';
import { describeRef, type ObjectRef, slotOf } from '../manifest/object.ts';

/** Checks that speak for the API server. ADM-01 tells of an object that stands twice, which it does not see. */
const REFUSES = /^(STR|CEL|ADM(?!-01$))-/;

/**
 * A connection that rests on an object which the API server refuses is not made that way until the object is mended: what
 * it would be is told with that doubt. `ofText` is what is said of the text itself.
 */
export function refusedDoubt(ofText: readonly Finding[]): (hop: Hop) => Hop {
  const refused = new Map<string, ObjectRef>();
  for (const { id, severity, at } of ofText) {
    if (severity === 'error' && at.object !== undefined && REFUSES.test(id)) refused.set(keyOf(at.object), at.object);
  }
  if (refused.size === 0) return (hop) => hop;
  return (hop) => {
    const basis = [...hop.because.map(({ object }) => object), ...(hop.from === null ? [] : [hop.from.route])];
    const slots = new Set(basis.map(keyOf).filter((slot) => refused.has(slot)));
    const doubts = [...slots].flatMap((slot) => {
      const object = refused.get(slot);
      return object === undefined
        ? []
        : [`The API server refuses ${describeRef(object)} as it stands; mended, this comes of it.`];
    });
    return doubts.length === 0 ? hop : { ...hop, unsure: [...hop.unsure, ...doubts] };
  };
}

function keyOf(ref: ObjectRef): string {
  return slotOf({ ...ref, namespace: ref.namespace || 'default' });
}
