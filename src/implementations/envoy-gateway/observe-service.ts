import { type BackendRef, serviceEndpoint } from '../../gateway-api/backend-refs.ts';
import { type Found, lookUp } from '../../gateway-api/found.ts';
import type { Because } from '../../gateway-api/hop.ts';
import { policyBecause, policyConnection } from '../../gateway-api/policies.ts';
import { pickString } from '../../manifest/json.ts';
import type { K8sObject } from '../../manifest/object.ts';
import { factOf } from '../fact.ts';
import type { Abilities } from './abilities.ts';
import { applyingPolicy } from './applying-policy.ts';
import { caProblem } from './ca-sources.ts';
import { type Draft, refused, type TlsDraft } from './draft.ts';
import { facts } from './facts.ts';
import { bytesOf } from './listener-bytes.ts';

/** A backendRef to a Service: plain, unless a policy on the Service matches. */
export function draftOfService(found: Found, ref: BackendRef, abilities: Abilities): Draft {
  const to = serviceEndpoint(found, ref);
  const because: Because = { object: ref.routeRef, path: ref.path, says: 'refers to the backend' };
  const base = { ref, to, addresses: 'endpoints', backend: undefined } as const;
  if (pickString(lookUp(found, ref.to), 'spec', 'type') === 'ExternalName') {
    const { claim, evidence } = factOf(facts, 'external-name-refused');
    return { ...base, outcome: refused(claim), because: [because], evidence, unsure: [] };
  }
  const applying = applyingPolicy(found, ref.to, to.portName, abilities);
  if (applying === undefined) {
    const { evidence } = factOf(facts, 'section-of-service');
    return { ...base, outcome: bytesOf(found, ref), because: [because], evidence, unsure: [] };
  }
  const { attachment, unsure } = applying;
  return {
    ...base,
    outcome: policyDraft(found, attachment.policy, abilities) ?? NO_CA,
    because: [policyBecause(attachment), because],
    evidence: factOf(facts, 'target-service').evidence,
    unsure,
  };
}

export const NO_CA = refused('The policy names no CA that can be used; the route answers with an error instead.');

/** What a policy asks for; `undefined` where it is not usable. */
export function policyDraft(found: Found, policy: K8sObject, abilities: Abilities): Draft['outcome'] | undefined {
  const asked = policyConnection(policy);
  if (asked?.sni.kind !== 'name' || asked.names.kind !== 'checked') return undefined;
  const problem = caProblem(found, asked.anchors, abilities);
  if (problem !== undefined) return refused(problem.says);
  const { sni, names, anchors } = asked;
  const hasSans = names.names.some(({ type, value }) => type === 'URI' || value !== sni.name) || names.names.length > 1;
  const draft: TlsDraft = {
    kind: 'tls',
    anchors,
    sni: sni.name,
    endpointNames: [],
    sans: hasSans ? names.names : [],
    alwaysHost: false,
  };
  return draft;
}
