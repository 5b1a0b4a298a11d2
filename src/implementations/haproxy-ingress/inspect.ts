import type { Setting } from '../../configuration/configuration.ts';
import { backendRefsOf } from '../../gateway-api/backend-refs.ts';
import { type Finding, once } from '../../gateway-api/finding.ts';
import { type Found, identityOf, lookUp } from '../../gateway-api/found.ts';
import type { Hop } from '../../gateway-api/hop.ts';
import { describeRef, groupOf, type K8sObject } from '../../manifest/object.ts';
import { factOf } from '../fact.ts';
import { nameUnchecked } from '../name-unchecked.ts';
import { dependent, isSecure, nameWithoutCa } from './annotations.ts';
import { facts } from './facts.ts';

/** What the manifests do not do although they look as if they did. */
export function inspect(found: Found, hops: readonly Hop[], _setting: Setting): readonly Finding[] {
  const services = backendRefsOf(found).flatMap(({ to }) => {
    const service = lookUp(found, to);
    return service !== undefined && groupOf(service.apiVersion) === '' ? [service] : [];
  });
  return once([
    ...services.flatMap((service) => [...insecure(service), ...unverified(service)]),
    ...hops.flatMap(unnamed),
  ]);
}

/** HAP-04: annotations for TLS, and no TLS. */
function insecure(service: K8sObject): Finding[] {
  const [name] = isSecure(service) ? [] : dependent(service);
  if (name === undefined) return [];
  const message = `${describeRef(identityOf(service))} is spoken to in plain text, whatever ${name} says.`;
  return [finding('HAP-04', message, 'needs-secure-backends', service)];
}

/** HAP-06: a name to check, and nothing is verified. */
function unverified(service: K8sObject): Finding[] {
  if (!isSecure(service) || !nameWithoutCa(service)) return [];
  const message = `secure-verify-hostname of ${describeRef(identityOf(service))} checks nothing without a CA.`;
  return [finding('HAP-06', message, 'no-ca-no-check', service)];
}

function finding(id: string, message: string, fact: string, service: K8sObject): Finding {
  const { claim, evidence } = factOf(facts, fact);
  const at = { object: identityOf(service), path: ['metadata', 'annotations'] };
  return { id, severity: 'error', message, reason: claim, at, evidence, fixes: [] };
}

/** HAP-05: a chain is checked, and no name. */
function unnamed(hop: Hop): readonly Finding[] {
  const { claim, evidence } = factOf(facts, 'checked-name');
  return nameUnchecked(hop, () => ({ id: 'HAP-05', reason: `${claim} Any certificate of that CA passes.`, evidence }));
}
