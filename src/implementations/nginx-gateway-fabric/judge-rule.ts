import { type BackendRef, serviceEndpoint } from '../../gateway-api/backend-refs.ts';
import { type Found, lookUp } from '../../gateway-api/found.ts';
import { pick, pickList, pickNumber, pickString, sameJson } from '../../manifest/json.ts';
import { describeRef, type K8sObject } from '../../manifest/object.ts';
import { type Abilities, doubts } from './abilities.ts';
import { type Applying, applyingPolicy } from './applying-policy.ts';
import { type PolicyProblem, policyProblem } from './policy-problem.ts';

/** A rule of an HTTPRoute or GRPCRoute as a whole: nginx has one set of TLS directives for all of its backends. */

/** What is to be said of one backendRef before its rule is looked at. */
export interface Judged {
  readonly ref: BackendRef;
  /** Why it answers 500. */
  readonly refused: string | undefined;
  /** The policy that holds for it; `undefined` where there is none, or an invalid one. */
  readonly applying: Applying | undefined;
  readonly problem: PolicyProblem | undefined;
  readonly unsure: readonly string[];
}

export interface JudgedRule {
  readonly members: readonly Judged[];
  /** Their policies differ, so that all of them are refused. */
  readonly unlike: boolean;
  /** The policy that all of them are spoken to by; `undefined` for plain text. */
  readonly spoken: Judged | undefined;
}

/** `refs` are those of one rule, in order. */
export function judgeRule(found: Found, refs: readonly BackendRef[], abilities: Abilities): JudgedRule {
  const members = refs.map((ref) => judge(found, ref, abilities));
  const spoken = members.find(({ applying }) => applying !== undefined && givesTls(applying, abilities));
  return { members, unlike: areUnlike(members), spoken };
}

/** Before 2.0 a policy for anything of the Service's name is one for the Service. */
function givesTls({ hold }: Applying, { targetKind }: Abilities): boolean {
  return hold.onService || targetKind === 'no';
}

/** As the controller compares: each with the first that has a policy, and none where one was before. */
function areUnlike(members: readonly Judged[]): boolean {
  let first: K8sObject | undefined;
  for (const { applying } of members) {
    const policy = applying?.hold.policy;
    if (first === undefined) first = policy;
    else if (policy === undefined || !areAlike(first, policy)) return true;
  }
  return false;
}

function areAlike(a: K8sObject, b: K8sObject): boolean {
  if (a === b) return true;
  const field = (policy: K8sObject, name: string) => pick(policy, 'spec', 'validation', name);
  if (field(a, 'wellKnownCACertificates') !== undefined || field(b, 'wellKnownCACertificates') !== undefined)
    return false;
  return (
    field(a, 'hostname') === field(b, 'hostname') &&
    sameJson(field(a, 'caCertificateRefs') ?? [], field(b, 'caCertificateRefs') ?? [])
  );
}

function judge(found: Found, ref: BackendRef, abilities: Abilities): Judged {
  const nothing = { ref, applying: undefined, problem: undefined, unsure: [] };
  const reason = backendRefusal(found, ref);
  if (reason !== undefined) return { ...nothing, refused: reason };
  const applying = applyingPolicy(found, ref.to, serviceEndpoint(found, ref).portName, abilities);
  const problem = applying && policyProblem(found, applying.hold.policy, abilities);
  if (problem?.kind === 'refused') {
    return {
      ...nothing,
      problem,
      refused: `${problem.reason} An invalid policy is answered with 500, not plain text.`,
    };
  }
  const protocol = protocolRefusal(found, ref, applying !== undefined, abilities);
  const unsure = [
    ...(applying?.unsure ?? []),
    ...(applying !== undefined && !applying.hold.onService ? doubts(abilities, 'targetKind') : []),
    ...protocol.unsure,
    ...externalName(found, ref, abilities),
  ];
  return { ref, applying, problem, refused: protocol.reason, unsure };
}

/** What is wrong with the reference itself. */
function backendRefusal(found: Found, { to, port, routeRef }: BackendRef): string | undefined {
  if ((to.group !== '' && to.group !== 'core') || to.kind !== 'Service') {
    return `${describeRef(to)} is no backend of a ${routeRef.kind}: only Services are.`;
  }
  if (port === null) return 'The backendRef names no port.';
  const ports = pickList(lookUp(found, to), 'spec', 'ports');
  if (ports.length === 0 || ports.some((entry) => pickNumber(entry, 'port') === port)) return undefined;
  return `${describeRef(to)} has no port ${port}.`;
}

interface ProtocolRefusal {
  readonly reason: string | undefined;
  readonly unsure: readonly string[];
}

const ABLE: { readonly [protocol: string]: readonly string[] } = {
  'kubernetes.io/h2c': ['GRPCRoute'],
  'kubernetes.io/ws': ['HTTPRoute'],
  'kubernetes.io/wss': ['HTTPRoute'],
};

/** What the port's appProtocol rules out; other protocols than those of Kubernetes itself are not looked at. */
function protocolRefusal(found: Found, ref: BackendRef, hasPolicy: boolean, abilities: Abilities): ProtocolRefusal {
  const ports = pickList(lookUp(found, ref.to), 'spec', 'ports');
  const protocol = pickString(
    ports.find((entry) => pickNumber(entry, 'port') === ref.port),
    'appProtocol',
  );
  const able = ABLE[protocol ?? ''];
  const needsPolicy = protocol === 'kubernetes.io/wss';
  const good = able === undefined || (able.includes(ref.routeRef.kind) && (hasPolicy || !needsPolicy));
  if (good || abilities.appProtocol === 'no') return { reason: undefined, unsure: [] };
  const why = needsPolicy && !hasPolicy ? ' without a BackendTLSPolicy' : '';
  return {
    reason: `A ${ref.routeRef.kind} cannot speak appProtocol ${protocol}${why}.`,
    unsure: doubts(abilities, 'appProtocol'),
  };
}

function externalName(found: Found, { to }: BackendRef, { externalName: able }: Abilities): readonly string[] {
  if (pickString(lookUp(found, to), 'spec', 'type') !== 'ExternalName') return [];
  return able === 'no'
    ? ['Before 2.2 a Service of type ExternalName has no endpoints, and nothing is reached.']
    : ['A Service of type ExternalName needs a dnsResolver in the Gateway’s NginxProxy; without one requests get 500.'];
}
