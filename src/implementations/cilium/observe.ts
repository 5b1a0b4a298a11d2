import type { Setting } from '../../configuration/configuration.ts';
import { type Found, lookUp } from '../../gateway-api/found.ts';
import type { Connection, Hop } from '../../gateway-api/hop.ts';
import { attachmentsTo, policyBecause, policyConnection, winningPolicy } from '../../gateway-api/policies.ts';
import { isJsonObject, pick, pickList, pickString } from '../../manifest/json.ts';
import { describeRef, type K8sObject } from '../../manifest/object.ts';
import { factOf } from '../fact.ts';
import { observeRefs, type RefAround, untouched, type Verdict } from '../observe-refs.ts';
import { facts } from './facts.ts';

/** What Cilium makes Envoy do for each backendRef. */
export function observe(found: Found, _setting: Setting): readonly Hop[] {
  return observeRefs(found, 'Envoy', verdictOf);
}

function verdictOf(around: RefAround): Verdict {
  const { found, ref, to, modes } = around;
  if (ref.to.group !== '' || ref.to.kind !== 'Service') {
    const reason = `What Cilium makes of ${describeRef(ref.to)} as a backend is not known here.`;
    return { connection: { kind: 'unknown', reason } };
  }
  if (ref.routeRef.kind === 'TLSRoute' && modes.has('terminates')) {
    const { claim, evidence } = factOf(facts, 'route-TLSRoute');
    return { connection: { kind: 'refused', reason: claim }, evidence };
  }
  const attachment = winningPolicy(attachmentsTo(found, ref.to), to.portName);
  const ignored = attachment === undefined ? undefined : whyIgnored(around);
  if (attachment === undefined) return noMatch(around);
  if (ignored !== undefined) return { connection: untouched(around), evidence: factOf(facts, ignored).evidence };
  return { ...withPolicy(found, attachment.policy), because: [policyBecause(attachment)] };
}

/** The fact for which a policy does not count for a route. */
function whyIgnored({ ref }: RefAround): string | undefined {
  if (ref.routeRef.kind !== 'HTTPRoute') return `route-${ref.routeRef.kind}`;
  return isOfMesh(ref.route) ? 'mesh-routes' : undefined;
}

/** Whether a route belongs to Services and not to Gateways. */
export function isOfMesh(route: K8sObject): boolean {
  const parents = pickList(route, 'spec', 'parentRefs');
  return parents.length > 0 && parents.every((parent) => pickString(parent, 'kind') === 'Service');
}

/** No policy is for this port; one that names no port of the Service is invalid, and what then comes of the others is not known. */
function noMatch(around: RefAround): Verdict {
  const { found, ref } = around;
  const service = lookUp(found, ref.to);
  const names = pickList(service, 'spec', 'ports').map((port) => pickString(port, 'name'));
  const astray = attachmentsTo(found, ref.to).find(({ section }) => section !== null && !names.includes(section));
  if (service === undefined || astray === undefined || whyIgnored(around) !== undefined)
    return { connection: untouched(around) };
  const { claim, evidence } = factOf(facts, 'unknown-port');
  const unsure = [`${claim} That may take the backend out instead.`];
  return { connection: untouched(around), because: [policyBecause(astray)], evidence, unsure };
}

function withPolicy(found: Found, policy: K8sObject): Verdict {
  const asked = policyConnection(policy);
  if (asked?.anchors.kind === 'system') {
    return { connection: { kind: 'plaintext' }, evidence: factOf(facts, 'system-ca').evidence };
  }
  const problem = caProblem(found, policy);
  if (problem !== undefined)
    return { connection: refused(problem), evidence: factOf(facts, 'invalid-policy-closes').evidence };
  if (asked?.sni.kind !== 'name') return { connection: refused('The policy names no CA that can be used.') };
  // Whatever names are listed, the host name is the one that is checked.
  const value = asked.sni.name;
  return {
    connection: { ...asked, names: { kind: 'checked', names: [{ type: 'Hostname', value }] } },
    evidence: factOf(facts, 'custom-ca').evidence,
  };
}

function refused(reason: string): Connection {
  return { kind: 'refused', reason };
}

/** Why a policy’s CA makes it invalid; `undefined` where nothing speaks against it. */
export function caProblem(found: Found, policy: K8sObject): string | undefined {
  const asked = policyConnection(policy);
  if (asked?.anchors.kind !== 'references') return undefined;
  const [first, ...others] = asked.anchors.references;
  if (others.length > 0)
    return 'Cilium takes exactly one CA reference; with more the policy is invalid, and the backend is taken out.';
  if (first.group !== '' || first.kind !== 'ConfigMap')
    return `Cilium reads CAs from ConfigMaps only, not from ${describeRef(first)}; the backend is taken out.`;
  const data = pick(lookUp(found, first), 'data');
  return isJsonObject(data) && data['ca.crt'] === undefined
    ? `${describeRef(first)} has no key ca.crt, the only one that Cilium reads; the backend is taken out.`
    : undefined;
}
