import type { Setting } from '../../configuration/configuration.ts';
import { type Found, lookUp } from '../../gateway-api/found.ts';
import type { Hop } from '../../gateway-api/hop.ts';
import { describeRef } from '../../manifest/object.ts';
import { factOf } from '../fact.ts';
import { observeRefs, type RefAround, untouched, type Verdict } from '../observe-refs.ts';
import { isSecure, secureConnection } from './annotations.ts';
import { facts } from './facts.ts';

/** What HAProxy Ingress does for each backendRef, by its manual. */
export function observe(found: Found, _setting: Setting): readonly Hop[] {
  return observeRefs(found, 'HAProxy', verdictOf);
}

function verdictOf(around: RefAround): Verdict {
  const { found, ref } = around;
  if (ref.to.group !== '' || ref.to.kind !== 'Service') {
    return { connection: { kind: 'refused', reason: `A backendRef to ${describeRef(ref.to)} is not taken.` } };
  }
  const service = lookUp(found, ref.to);
  const unsure =
    service === undefined ? [`${describeRef(ref.to)} is not in the manifests: its annotations decide.`] : [];
  if (!isSecure(service)) return { connection: untouched(around), unsure };
  const because = [
    { object: ref.to, path: ['metadata', 'annotations'], says: 'have HAProxy speak TLS, and say what is checked' },
  ];
  const evidence = factOf(facts, 'mode-custom').evidence;
  if (ref.routeRef.kind !== 'HTTPRoute') {
    const { claim } = factOf(facts, 'route-TCPRoute');
    return { connection: { kind: 'unknown', reason: claim }, because, evidence, unsure };
  }
  return {
    connection: secureConnection(service, ref.to.namespace),
    because,
    evidence,
    unsure: [...unsure, 'Read in the manual, and not tried.'],
  };
}
