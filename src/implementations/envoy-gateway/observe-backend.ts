import type { Setting } from '../../configuration/configuration.ts';
import type { BackendRef } from '../../gateway-api/backend-refs.ts';
import { type Found, identityOf, lookUp, namespaceOf } from '../../gateway-api/found.ts';
import type { Anchors, Because } from '../../gateway-api/hop.ts';
import { attachmentsTo, caReferences, policyAnchors, policyBecause } from '../../gateway-api/policies.ts';
import { isJsonObject, pick, pickString } from '../../manifest/json.ts';
import { describeRef, type K8sObject, type ObjectRef } from '../../manifest/object.ts';
import { factOf } from '../fact.ts';
import { type Abilities, doubts, factBehind } from './abilities.ts';
import { type Applying, applyingPolicy } from './applying-policy.ts';
import { caProblem } from './ca-sources.ts';
import { type Draft, refused, settled, type TlsDraft } from './draft.ts';
import { endpointNames, endpointOf, endpointPorts, endpointProblem, isDynamic, isFoundByDns } from './endpoints.ts';
import { facts } from './facts.ts';
import { bytesOf } from './listener-bytes.ts';
import { NO_CA, policyDraft } from './observe-service.ts';
import { ENVOY_GROUP } from './watches.ts';

/** A backendRef to a Backend of Envoy Gateway's own: its TLS settings, and a policy on it. */
export function draftOfBackend(found: Found, ref: BackendRef, abilities: Abilities, setting: Setting): Draft {
  const at = { ...ref.to, group: ENVOY_GROUP };
  const backend = lookUp(found, at);
  const routeBecause: Because = { object: ref.routeRef, path: ref.path, says: 'refers to the Backend' };
  if (backend === undefined) {
    return {
      ref,
      to: { kind: 'Host', hostname: describeRef(ref.to), port: ref.port },
      addresses: 'dns',
      backend,
      outcome: settled({ kind: 'unknown', reason: missing(ref.to) }),
      because: [routeBecause],
      evidence: [],
      unsure: [],
    };
  }
  const applying = applyingPolicy(found, ref.to, ref.port === null ? null : String(ref.port), abilities);
  const backendBecause: Because = { object: at, path: reasonPath(backend), says: reasonWords(backend, applying) };
  const policy = applying === undefined ? [] : [policyBecause(applying.attachment)];
  return {
    ref,
    to: endpointOf(found, backend, setting),
    addresses: isFoundByDns(backend) ? 'dns' : 'static',
    backend,
    outcome: outcomeOf(found, ref, backend, applying, abilities),
    because: [backendBecause, ...policy, routeBecause],
    evidence: [
      ...factOf(facts, 'target-external-host').evidence,
      ...factBehind(skips(backend, abilities) ? 'skip' : 'backendSni').evidence,
    ],
    unsure: [...policyDoubts(backend, applying, abilities), ...versionDoubts(backend, abilities)],
  };
}

/** It can be in the cluster all the same, so that this is not a refusal. */
function missing(to: ObjectRef): string {
  return `the route refers to ${describeRef(to)}, which is not in these manifests. Unless the cluster has it, clients get a 5xx answer.`;
}

/** Whether verification is switched off, and this version knows the switch. */
export function skips(backend: K8sObject, abilities: Abilities): boolean {
  return abilities.skip !== 'no' && pick(backend, 'spec', 'tls', 'insecureSkipVerify') === true;
}

export function trustsSystem(backend: K8sObject): boolean {
  return pickString(backend, 'spec', 'tls', 'wellKnownCACertificates') === 'System';
}

/** The CAs that a Backend names itself. */
export function backendAnchors(backend: K8sObject): Anchors | undefined {
  if (trustsSystem(backend)) return { kind: 'system' };
  const references = caReferences(pick(backend, 'spec', 'tls', 'caCertificateRefs'), namespaceOf(backend));
  return references && { kind: 'references', references };
}

function outcomeOf(
  found: Found,
  ref: BackendRef,
  backend: K8sObject,
  applying: Applying | undefined,
  abilities: Abilities,
): Draft['outcome'] {
  const problem = endpointProblem(backend)?.says ?? anchorsProblem(found, backend, abilities);
  if (problem !== undefined) return refused(problem);
  const hasTls = isJsonObject(pick(backend, 'spec', 'tls'));
  if (applying === undefined) return hasTls ? ownTls(backend, abilities) : bytesOf(found, ref);
  const asked = policyDraft(found, applying.attachment.policy, abilities) ?? NO_CA;
  if (asked.kind !== 'tls') return asked;
  const own = withNames(asked, backend, abilities);
  // A policy gives CA, SNI and names, and never takes the skip away.
  if (skips(backend, abilities)) return { ...own, anchors: { kind: 'unchecked' } };
  return abilities.policyCaFirst === 'no' && trustsSystem(backend) ? { ...own, anchors: { kind: 'system' } } : own;
}

/** Why the Backend's own word about CAs makes it refused, whatever a policy says; `undefined` where it does not. */
function anchorsProblem(found: Found, backend: K8sObject, abilities: Abilities): string | undefined {
  if (skips(backend, abilities)) return undefined;
  if (lacksCa(found, backend)) return factOf(facts, 'no-ca-no-skip-refused').claim;
  const anchors = backendAnchors(backend);
  return anchors && caProblem(found, anchors, abilities)?.says;
}

/** Whether a Backend with TLS settings names no CA, and policies do not do it for the whole of it or for each of its ports. */
export function lacksCa(found: Found, backend: K8sObject): boolean {
  if (!isJsonObject(pick(backend, 'spec', 'tls')) || backendAnchors(backend) !== undefined) return false;
  const sections = attachmentsTo(found, identityOf(backend)).flatMap(({ policy, section }) =>
    section === null && policyAnchors(policy) === undefined ? [] : [section],
  );
  if (sections.includes(null)) return false;
  const ports = endpointPorts(backend);
  return ports.length === 0 || ports.some((port) => !sections.includes(String(port)));
}

/** The Backend's own settings, without a policy. */
function ownTls(backend: K8sObject, abilities: Abilities): Draft['outcome'] {
  const anchors: Anchors | undefined = skips(backend, abilities) ? { kind: 'unchecked' } : backendAnchors(backend);
  if (anchors === undefined) return refused(factOf(facts, 'no-ca-no-skip-refused').claim);
  const sni = abilities.backendSni === 'no' ? undefined : pickString(backend, 'spec', 'tls', 'sni');
  return withNames(
    { kind: 'tls', anchors, sni: sni ?? null, endpointNames: [], sans: [], alwaysHost: false },
    backend,
    abilities,
  );
}

function withNames(draft: TlsDraft, backend: K8sObject, abilities: Abilities): TlsDraft {
  const byEndpoint =
    abilities.endpointSni !== 'no' && pick(backend, 'spec', 'tls', 'autoSNIFromEndpointHostname') === true;
  return {
    ...draft,
    endpointNames: byEndpoint && draft.sni === null ? endpointNames(backend) : [],
    alwaysHost: isDynamic(backend),
  };
}

function reasonPath(backend: K8sObject): readonly string[] {
  if (pick(backend, 'spec', 'tls', 'insecureSkipVerify') === true) return ['spec', 'tls', 'insecureSkipVerify'];
  return pick(backend, 'spec', 'tls') === undefined ? ['spec', 'endpoints'] : ['spec', 'tls'];
}

function reasonWords(backend: K8sObject, applying: Applying | undefined): string {
  if (pick(backend, 'spec', 'tls', 'insecureSkipVerify') === true) return 'switches verification off';
  if (pick(backend, 'spec', 'tls') !== undefined) return 'sets what is sent and checked';
  return applying === undefined ? 'has no TLS settings' : 'names the endpoint';
}

function policyDoubts(backend: K8sObject, applying: Applying | undefined, abilities: Abilities): readonly string[] {
  if (applying === undefined) return [];
  return [...applying.unsure, ...(trustsSystem(backend) ? doubts(abilities, 'policyCaFirst') : [])];
}

function versionDoubts(backend: K8sObject, abilities: Abilities): readonly string[] {
  const tls = pick(backend, 'spec', 'tls');
  return [
    ...(pick(tls, 'insecureSkipVerify') === true ? doubts(abilities, 'skip') : []),
    ...(pick(tls, 'sni') === undefined ? [] : doubts(abilities, 'backendSni')),
    ...(pick(tls, 'autoSNIFromEndpointHostname') === true ? doubts(abilities, 'endpointSni') : []),
  ];
}
