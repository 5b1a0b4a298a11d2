import type { Finding } from '../../gateway-api/finding.ts';
import type { Hop } from '../../gateway-api/hop.ts';
import { describeRef, type ObjectRef, slotOf } from '../../manifest/object.ts';

/**
 * Connections that are never made although no check finds an error: GEN-42. Whoever looks at the findings alone, such as a
 * pipeline, would take manifests for good that answer nothing.
 */
export function refusedHopFindings(hops: readonly Hop[], told: readonly Finding[]): readonly Finding[] {
  const faulty = new Set(
    told.flatMap(({ severity, at }) => (severity === 'error' && at.object !== undefined ? slotOf(at.object) : [])),
  );
  const says = told.flatMap(({ severity, message, reason }) => (severity === 'error' ? `${message} ${reason}` : []));
  return hops.flatMap((hop): Finding[] => {
    const { connection, because, evidence } = hop;
    if (connection.kind !== 'refused' || hop.from === null) return [];
    if (objectsOf(hop).some((object) => faulty.has(slotOf(object)))) return [];
    if (says.some((text) => text.includes(connection.reason))) return [];
    const [cause] = because;
    const at = cause === undefined ? { object: hop.from.route } : { object: cause.object, path: cause.path };
    return [
      {
        id: 'GEN-42',
        severity: hop.unsure.length > 0 ? 'warning' : 'error',
        message: `Rule ${hop.from.rule} of ${describeRef(hop.from.route)} gets no connection to a backend.`,
        reason: [connection.reason, ...hop.unsure].map(sentence).join(' '),
        at,
        evidence,
        fixes: [],
      },
    ];
  });
}

/** All that has part in a connection. */
function objectsOf({ from, to, because }: Hop): readonly ObjectRef[] {
  return [
    ...(from === null ? [] : [from.route]),
    ...because.map(({ object }) => object),
    ...(to.kind === 'Service' ? [{ group: '', kind: 'Service', namespace: to.namespace, name: to.name }] : []),
  ];
}

function sentence(text: string): string {
  const begun = text.charAt(0).toUpperCase() + text.slice(1);
  return /[.?!]$/.test(begun) ? begun : `${begun}.`;
}
