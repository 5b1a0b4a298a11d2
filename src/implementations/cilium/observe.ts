import type { Setting } from '../../configuration/configuration.ts';
import { gatewaysOf } from '../../gateway-api/backend-refs.ts';
import { type Found, lookUp } from '../../gateway-api/found.ts';
import type { Hop } from '../../gateway-api/hop.ts';
import { attachmentsTo, policyBecause, policyConnection, unseenPort } from '../../gateway-api/policies.ts';
import { pick, pickList, pickNumber, pickString } from '../../manifest/json.ts';
import { describeRef, type K8sObject } from '../../manifest/object.ts';
import { factOf, holdsId } from '../fact.ts';
import { observeRefs, type RefAround, untouched, type Verdict } from '../observe-refs.ts';
import { facts } from './facts.ts';
import { type Chosen, chosenPolicy } from './policy-choice.ts';
import { lendingRoute, passingRoute } from './shared-port.ts';

/** What Cilium makes Envoy do for each backendRef. */
export function observe(found: Found, setting: Setting): readonly Hop[] {
  return observeRefs(found, 'Envoy', (around) => refusal(around) ?? verdictOf(around, setting));
}

function refusal(around: RefAround): Verdict | undefined {
  const { found, ref, modes } = around;
  const gateways = gatewaysOf(found, ref.route);
  if (gateways.length > 0 && gateways.every(hasParameters)) return refusedBy('infrastructure-parameters');
  if (ref.routeRef.kind === 'TCPRoute' && !modes.has('plain') && !modes.has('unknown'))
    return refusedBy('tcp-listener');
  // A listener that would terminate is not accepted; another one of the route may pass through all the same.
  const isTerminated = modes.has('terminates') && !modes.has('passthrough');
  if (ref.routeRef.kind === 'TLSRoute' && isTerminated) return refusedBy('route-TLSRoute');
  if (ref.to.group === '' && ref.to.kind === 'Service')
    return hasPort(around) ? undefined : refusedBy('unknown-number');
  if (ref.to.kind !== 'ServiceImport') return refusedBy('other-backends');
  const reason = `What Cilium makes of ${describeRef(ref.to)} as a backend is not known here.`;
  return { connection: { kind: 'unknown', reason } };
}

/** Whether a Gateway asks for settings of its own, with which Cilium does not accept it. */
export function hasParameters(gateway: K8sObject): boolean {
  return pick(gateway, 'spec', 'infrastructure', 'parametersRef') !== undefined;
}

function hasPort({ found, ref }: RefAround): boolean {
  const service = lookUp(found, ref.to);
  const ports = pickList(service, 'spec', 'ports');
  if (ports.length === 0) return pickString(service, 'spec', 'type') !== 'ExternalName';
  return ports.some((entry) => pickNumber(entry, 'port') === ref.port);
}

function refusedBy(fact: string): Verdict {
  const { claim, evidence } = factOf(facts, fact);
  return { connection: { kind: 'refused', reason: claim }, evidence };
}

function verdictOf(around: RefAround, setting: Setting): Verdict {
  const { found, ref } = around;
  const chosen = chosenPolicy(found, ref);
  if (chosen === undefined) return noMatch(around);
  const lender = ref.routeRef.kind === 'GRPCRoute' ? lendingRoute(found, ref) : undefined;
  const ignored = lender === undefined ? whyIgnored(around) : undefined;
  if (ignored !== undefined) return { connection: untouched(around), evidence: factOf(facts, ignored).evidence };
  const verdict = withPolicy(chosen, setting);
  const because = [policyBecause(chosen.attachment)];
  if (lender !== undefined && verdict.connection.kind === 'refused') return { connection: untouched(around) };
  if (verdict.connection.kind !== 'tls') return { ...verdict, because };
  const { evidence } = factOf(facts, 'shared-port');
  const passing = passingRoute(found, ref);
  if (passing !== undefined) {
    const says = 'takes the place of what is set up with TLS';
    return {
      connection: { kind: 'plaintext' },
      because: [{ object: passing.routeRef, path: passing.path, says }],
      evidence,
    };
  }
  if (lender === undefined) return { ...verdict, because };
  const doubt = `Only as long as ${describeRef(lender.routeRef)} leads to that port through the same Gateway.`;
  return { ...verdict, because, evidence, unsure: [...(verdict.unsure ?? []), doubt] };
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

/** No policy is for this port; one for a port that the Service has not is accepted, and holds nothing. */
function noMatch(around: RefAround): Verdict {
  const { found, ref } = around;
  const names = pickList(lookUp(found, ref.to), 'spec', 'ports').map((port) => pickString(port, 'name'));
  const astray = attachmentsTo(found, ref.to).find(({ section }) => section !== null && !names.includes(section));
  if (astray === undefined || whyIgnored(around) !== undefined) return { connection: untouched(around) };
  const { evidence } = factOf(facts, 'unknown-port');
  return { connection: untouched(around), because: [policyBecause(astray)], evidence };
}

function withPolicy({ attachment, problem, guessed }: Chosen, setting: Setting): Verdict {
  if (problem !== undefined) {
    const { evidence } = factOf(facts, 'invalid-policy-closes');
    return { connection: { kind: 'refused', reason: problem }, evidence };
  }
  const asked = policyConnection(attachment.policy);
  if (asked?.anchors.kind !== 'references' || asked.sni.kind !== 'name') {
    return { connection: { kind: 'plaintext' }, evidence: factOf(facts, 'system-ca').evidence };
  }
  const unchecked = holdsId(facts, 'name-unchecked', setting);
  const { claim, evidence } = factOf(facts, 'name-unchecked');
  // Whatever names are listed, the host name is the one that is checked.
  const names = { kind: 'checked', names: [{ type: 'Hostname', value: asked.sni.name }] } as const;
  return {
    connection: { ...asked, names: unchecked === 'yes' ? { kind: 'unchecked' } : names },
    evidence: unchecked === 'no' ? factOf(facts, 'custom-ca').evidence : evidence,
    unsure: [...(unchecked === 'maybe' ? [claim] : []), ...(guessed === undefined ? [] : [unseenPort(guessed)])],
  };
}
