import type { Setting } from '../../configuration/configuration.ts';
import { backendRefsOf } from '../../gateway-api/backend-refs.ts';
import { type Finding, once } from '../../gateway-api/finding.ts';
import { type Found, identityOf, namespaceOf, ofKind } from '../../gateway-api/found.ts';
import { type Hop, stateOf } from '../../gateway-api/hop.ts';
import { GATEWAY_API_GROUP } from '../../gateway-api/releases.ts';
import { isJsonObject, pick, pickList, pickString } from '../../manifest/json.ts';
import { describeRef, type K8sObject, refOf } from '../../manifest/object.ts';
import { factOf } from '../fact.ts';
import { facts } from './facts.ts';
import { caOf, heldBy, isSecret, ownPolicies, policiesOn, sectionsOf, targetOf } from './policies.ts';

/** What the manifests do not do although they look as if they did. */
export function inspect(found: Found, hops: readonly Hop[], _setting: Setting): readonly Finding[] {
  return once([
    ...wrongGroup(found, hops),
    ...ownPolicies(found).flatMap(badVerify),
    ...portsLeftOut(found),
    ...sharedServices(found),
  ]);
}

/** AGC-01: the kind of that name in Gateway API's group, which nobody reads. */
function wrongGroup(found: Found, hops: readonly Hop[]): readonly Finding[] {
  return ofKind(found, GATEWAY_API_GROUP, 'BackendTLSPolicy').map((policy): Finding => {
    const namespace = namespaceOf(policy);
    const names = pickList(policy, 'spec', 'targetRefs').map((ref) => pickString(ref, 'name'));
    const own = hops.filter(({ to }) => to.kind === 'Service' && to.namespace === namespace && names.includes(to.name));
    const outdone = own.length > 0 && own.every(({ connection }) => stateOf(connection) !== 'plaintext');
    const { claim, evidence } = factOf(facts, 'standard-policy');
    return {
      id: 'AGC-01',
      severity: outdone ? 'warning' : 'error',
      message: `${describeRef({ ...refOf(policy), namespace })} is in the group ${GATEWAY_API_GROUP}, and not read.`,
      reason: `${claim} ${outdone ? 'What counts is the policy in alb.networking.azure.io; take this one away.' : 'Without a policy in alb.networking.azure.io, the gateway speaks plain text.'}`,
      at: { object: { ...refOf(policy), namespace }, path: ['apiVersion'] },
      evidence,
      fixes: outdone
        ? []
        : [{ label: 'Write the policy that is read', edits: [], manifests: { kind: 'write-missing' } }],
    };
  });
}

/** AGC-02: a CA that is no Secret; AGC-03: one of the two that go together. */
function badVerify(policy: K8sObject): readonly Finding[] {
  return sectionsOf(policy).flatMap((section): Finding[] => {
    const settings = pick(policy, 'spec', section) ?? null;
    const verify = pick(settings, 'verify');
    if (!isJsonObject(verify)) return [];
    const object = identityOf(policy);
    const path = ['spec', section, 'verify'];
    const ca = caOf(settings, policy);
    const name = pickString(verify, 'subjectAltName') ?? '';
    if (ca !== undefined && !isSecret(ca)) {
      return [
        {
          id: 'AGC-02',
          severity: 'error',
          message: `${describeRef(object)} takes its CA from a ${ca.kind}${ca.group === '' ? '' : `.${ca.group}`}.`,
          reason: factOf(facts, 'ca-configmap').claim,
          at: { object, path: [...path, 'caCertificateRef', 'kind'] },
          evidence: factOf(facts, 'ca-configmap').evidence,
          fixes: [],
        },
      ];
    }
    if (ca !== undefined && name !== '') return [];
    const sni = pickString(settings, 'sni');
    const missing = ca === undefined ? 'caCertificateRef' : 'subjectAltName';
    return [
      {
        id: 'AGC-03',
        severity: 'error',
        message: `${describeRef(object)} verifies without ${missing}.`,
        reason: factOf(facts, 'both-members').claim,
        at: { object, path },
        evidence: factOf(facts, 'both-members').evidence,
        fixes:
          ca === undefined || sni === undefined
            ? []
            : [
                {
                  label: 'Check the name that is sent',
                  edits: [],
                  manifests: { kind: 'edit', edits: [{ object, path: [...path, 'subjectAltName'], value: sni }] },
                },
              ],
      },
    ];
  });
}

/** AGC-08: a route leads to a port of the Service that its policies do not list. */
function portsLeftOut(found: Found): readonly Finding[] {
  return backendRefsOf(found).flatMap(({ to, port }): Finding[] => {
    const policies = policiesOn(found, to);
    const [policy] = policies;
    if (policy === undefined || heldBy(policies, port).length > 0) return [];
    const { evidence, claim } = factOf(facts, 'target-service');
    const [section = 'default'] = sectionsOf(policy);
    return [
      {
        id: 'AGC-08',
        severity: 'error',
        message: `${describeRef(identityOf(policy))} does not list port ${port ?? '(none)'} of ${describeRef(to)}.`,
        reason: `${claim} A route leads to this port, and the gateway speaks plain text to it.`,
        at: { object: identityOf(policy), path: ['spec', section, 'ports'] },
        evidence,
        fixes: [],
      },
    ];
  });
}

/** AGC-09: two policies for one Service. */
function sharedServices(found: Found): readonly Finding[] {
  return ownPolicies(found).flatMap((policy): Finding[] => {
    const target = targetOf(policy);
    const [first] = target === undefined ? [] : policiesOn(found, target);
    if (target === undefined || first === undefined || first === policy) return [];
    const { claim, evidence } = factOf(facts, 'one-policy');
    return [
      {
        id: 'AGC-09',
        severity: 'warning',
        message: `${describeRef(identityOf(policy))} is not the only policy for ${describeRef(target)}.`,
        reason: `${claim} Ask the same of all ports of a Service, or give the pods a second Service.`,
        at: { object: identityOf(policy), path: ['spec', 'targetRef'] },
        evidence,
        fixes: [],
      },
    ];
  });
}
