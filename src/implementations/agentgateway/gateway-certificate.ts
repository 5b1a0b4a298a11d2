import { gatewaysOf, routesOf } from '../../gateway-api/backend-refs.ts';
import { type Found, namespaceOf } from '../../gateway-api/found.ts';
import { pick, pickList, pickString } from '../../manifest/json.ts';
import { type K8sObject, type ObjectRef, slotOf } from '../../manifest/object.ts';
import { oncePer } from '../../manifest/remembered.ts';
import { factOf } from '../fact.ts';
import type { RefAround } from '../observe-refs.ts';
import { facts } from './facts.ts';

/** The client certificate that a Gateway shows to backends with a BackendTLSPolicy. */

export const CERTIFICATE_PATH = ['spec', 'tls', 'backend', 'clientCertificateRef'];

export interface GatewayCertificate {
  readonly certificate: ObjectRef | null;
  /** Why connections fail for it; `null` where they do not. */
  readonly problem: string | null;
  readonly unsure: readonly string[];
}

const NOTHING: GatewayCertificate = { certificate: null, problem: null, unsure: [] };

export function gatewayCertificate({ found, ref }: RefAround): GatewayCertificate {
  const [first] = gatewaysOf(found, ref.route).flatMap((gateway) => certificateAt(gateway) ?? []);
  if (first === undefined) return NOTHING;
  if (gatewaysTo(found, ref.to) > 1) {
    const { claim } = factOf(facts, 'one-gateway-shows-certificate');
    return { ...NOTHING, unsure: [`${claim} Two lead to this one, so it is taken to be shown none.`] };
  }
  return first;
}

/** What a Gateway’s own field comes to; `undefined` where it has none. */
export function certificateAt(gateway: K8sObject): GatewayCertificate | undefined {
  const ref = pick(gateway, ...CERTIFICATE_PATH);
  const name = pickString(ref, 'name');
  if (name === undefined) return undefined;
  const isSecret = (pickString(ref, 'kind') ?? 'Secret') === 'Secret' && (pickString(ref, 'group') ?? '') === '';
  if (!isSecret || pick(ref, 'namespace') !== undefined) {
    const problem = isSecret
      ? factOf(facts, 'gateway-certificate-own-namespace').claim
      : 'The Gateway’s client certificate is read from a Secret only.';
    return { ...NOTHING, problem };
  }
  return {
    certificate: { group: '', kind: 'Secret', namespace: namespaceOf(gateway), name },
    problem: null,
    unsure: [],
  };
}

const gatewaysByBackend = oncePer(countGateways);

/** How many Gateways have routes that lead to a backend. */
function gatewaysTo(found: Found, target: ObjectRef): number {
  return gatewaysByBackend(found).get(slotOf(target))?.size ?? 0;
}

function countGateways(found: Found): ReadonlyMap<string, ReadonlySet<string>> {
  const counts = new Map<string, Set<string>>();
  for (const route of routesOf(found)) {
    const own = namespaceOf(route);
    const gateways = pickList(route, 'spec', 'parentRefs').map(
      (parent) => `${pickString(parent, 'namespace') ?? own}/${pickString(parent, 'name') ?? ''}`,
    );
    for (const ref of pickList(route, 'spec', 'rules').flatMap((rule) => pickList(rule, 'backendRefs'))) {
      const slot = slotOf({
        group: pickString(ref, 'group') ?? '',
        kind: pickString(ref, 'kind') ?? 'Service',
        namespace: pickString(ref, 'namespace') ?? own,
        name: pickString(ref, 'name') ?? '',
      });
      const there = counts.get(slot) ?? new Set();
      for (const gateway of gateways) there.add(gateway);
      counts.set(slot, there);
    }
  }
  return counts;
}
