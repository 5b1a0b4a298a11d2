import type { Setting } from '../../configuration/configuration.ts';
import type { BackendRef } from '../../gateway-api/backend-refs.ts';
import type { Finding } from '../../gateway-api/finding.ts';
import { type Found, lookUp } from '../../gateway-api/found.ts';
import { pickList, pickNumber, pickString } from '../../manifest/json.ts';
import { describeRef, type ObjectRef } from '../../manifest/object.ts';
import { factOf, holdsId } from '../fact.ts';
import { facts } from './facts.ts';
import { type Judgement, refuse } from './judgement.ts';
import { featureGateOf, firstVersionOf, loadBalancerOf, offers } from './load-balancer.ts';
import { kindsFixes, missingKindsFinding } from './missing-kinds-finding.ts';
import { missingKinds } from './required-kinds.ts';
import { BACKENDS, guide, LISTENER_BUILDER } from './sources.ts';

/** Why nobody reads a route at all; `undefined` where somebody does. */
export function unreadRoute(setting: Setting, routeRef: ObjectRef): Finding | undefined {
  return tooOld(setting, routeRef) ?? switchedOff(setting, routeRef);
}

/** What stops a backendRef before it matters which listener and target group it gets. */
export function refusalBefore(found: Found, setting: Setting, ref: BackendRef): Judgement | undefined {
  const finding =
    (ref.to.group === '' && ref.to.kind === 'Service' ? undefined : otherKind(ref)) ??
    withoutPort(found, ref) ??
    beyondFirst(setting, ref);
  if (finding === 'unknown') return elsewhere(ref);
  return finding === undefined ? undefined : refuseRef(ref, finding);
}

export function refuseRef(ref: BackendRef, finding: Finding): Judgement {
  return refuse(finding, [{ object: ref.routeRef, path: ref.path, says: 'refers to the backend' }]);
}

function tooOld(setting: Setting, routeRef: ObjectRef): Finding | undefined {
  const loadBalancer = loadBalancerOf(routeRef.kind);
  if (offers(loadBalancer, setting) !== 'no') return undefined;
  const fact = factOf(facts, loadBalancer === 'ALB' ? 'route-HTTPRoute' : 'route-TCPRoute');
  return {
    id: 'AWS-17',
    severity: 'error',
    message: `Version ${setting.version} makes no ${loadBalancer} from Gateway API, so nobody reads the ${routeRef.kind}.`,
    reason: `That begins with version ${firstVersionOf(loadBalancer)}. Before, the API server accepts the manifests and nothing happens.`,
    at: { field: 'route.kind', object: routeRef },
    evidence: fact.evidence,
    fixes: [{ label: 'Use version 2.17', edits: [{ at: 'setting.version', value: '2.17' }] }],
  };
}

/** From 3.2 the controller stays off where a kind that it needs is not served. */
function switchedOff(setting: Setting, routeRef: ObjectRef): Finding | undefined {
  const loadBalancer = loadBalancerOf(routeRef.kind);
  const missing = missingKinds(loadBalancer, setting);
  if (missing.length === 0 || holdsId(facts, 'on-by-default', setting) !== 'yes') return undefined;
  return missingKindsFinding(missing, setting, {
    severity: 'error',
    message: `The ${loadBalancer} gateway controller stays off: the cluster does not serve every kind that it needs.`,
    reason: `Without all of them it switches itself off (${featureGateOf(loadBalancer)}) and says so in its log only; no Gateway, route or target group of this kind is read.`,
    fixes: kindsFixes(loadBalancer, setting),
  });
}

function otherKind(ref: BackendRef): Finding | 'unknown' {
  const { to } = ref;
  if ((to.group === '' && to.kind === 'TargetGroupName') || to.kind === 'Gateway') return 'unknown';
  return {
    id: 'AWS-19',
    severity: 'error',
    message: `${describeRef(to)} cannot be a backend: this controller takes Services.`,
    reason: 'The listener is not made, and the Gateway says so in its status.',
    at: { object: ref.routeRef, path: ref.path },
    evidence: [BACKENDS],
    fixes: [],
  };
}

/** Backends whose target group is made outside of these manifests. */
function elsewhere(ref: BackendRef): Judgement {
  return {
    connection: {
      kind: 'unknown',
      reason: `The target group behind ${describeRef(ref.to)} is not described by TargetGroupConfigurations of Services.`,
    },
    because: [{ object: ref.routeRef, path: ref.path, says: 'refers to the backend' }],
    evidence: [guide('gateway_chaining.md'), guide('gateway.md', 'Specify out-of-band Target Groups')],
    unsure: [],
    findings: [],
  };
}

function withoutPort(found: Found, ref: BackendRef): Finding | undefined {
  if (ref.port !== null) return portUnknown(found, ref);
  return {
    id: 'AWS-11',
    severity: 'error',
    message: `The backendRef to ${describeRef(ref.to)} has no port, and this controller needs one.`,
    reason: 'The target group is not made: an ALB answers 500, an NLB has no listener.',
    at: { object: ref.routeRef, path: ref.path },
    evidence: [BACKENDS],
    fixes: [],
  };
}

function portUnknown(found: Found, ref: BackendRef): Finding | undefined {
  const ports = pickList(lookUp(found, ref.to), 'spec', 'ports');
  if (ports.length === 0 || ports.some((port) => pickNumber(port, 'port') === ref.port)) return undefined;
  return {
    id: 'AWS-11',
    severity: 'error',
    message: `${describeRef(ref.to)} has no port ${ref.port}.`,
    reason: 'The target group is not made: an ALB answers 500, an NLB has no listener.',
    at: { object: ref.routeRef, path: [...ref.path, 'port'] },
    evidence: [BACKENDS],
    fixes: [],
  };
}

/** An NLB listener does one thing: it forwards to the backends of one rule; before 2.17 to a single one. */
function beyondFirst(setting: Setting, ref: BackendRef): Finding | undefined {
  if (loadBalancerOf(ref.routeRef.kind) !== 'NLB') return undefined;
  const common = { id: 'AWS-16', severity: 'error', evidence: [LISTENER_BUILDER] } as const;
  if (ref.rule > 0) {
    return {
      ...common,
      message: 'An NLB reads only the first rule of a route.',
      reason: 'A listener of an NLB has one action. Backends of further rules get no target group and no traffic.',
      at: { field: 'backends', object: ref.routeRef, path: ['spec', 'rules', ref.rule] },
      fixes: [],
    };
  }
  if (holdsId(facts, 'nlb-weights', setting) !== 'no' || !hasSeveralBackends(ref)) return undefined;
  const fact = factOf(facts, 'nlb-weights');
  return {
    ...common,
    message: `With version ${setting.version} an NLB route can have one backend only.`,
    reason: `${fact.claim} With more the Gateway is not reconciled.`,
    at: { field: 'backends', object: ref.routeRef, path: ['spec', 'rules', 0, 'backendRefs'] },
    evidence: fact.evidence,
    fixes: [{ label: 'Use version 2.17', edits: [{ at: 'setting.version', value: '2.17' }] }],
  };
}

/** Backends of weight 0 do not count: they get no target group. */
function hasSeveralBackends({ route }: BackendRef): boolean {
  let count = 0;
  return pickList(route, 'spec', 'rules', 0, 'backendRefs').some((ref) => {
    if (pickNumber(ref, 'weight') !== 0 && pickString(ref, 'name') !== undefined) count += 1;
    return count > 1;
  });
}
