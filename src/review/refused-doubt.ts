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
    const slots = new Set(
      basisOf(hop)
        .map(keyOf)
        .filter((slot) => refused.has(slot)),
    );
    const doubts = [...slots].flatMap((slot) => {
      const object = refused.get(slot);
      return object === undefined
        ? []
        : [`The API server refuses ${describeRef(object)} as it stands; mended, this comes of it.`];
    });
    return doubts.length === 0 ? hop : { ...hop, unsure: [...hop.unsure, ...doubts] };
  };
}

/** What says how the connection is, the route that it comes from and the Service that it goes to. */
function basisOf({ because, from, to }: Hop): readonly ObjectRef[] {
  return [
    ...because.map(({ object }) => object),
    ...(from === null ? [] : [from.route]),
    ...(to.kind === 'Service' ? [{ group: '', kind: 'Service', namespace: to.namespace, name: to.name }] : []),
  ];
}

function keyOf(ref: ObjectRef): string {
  return slotOf({ ...ref, namespace: ref.namespace || 'default' });
}
