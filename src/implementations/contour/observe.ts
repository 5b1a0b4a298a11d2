import type { Setting } from '../../configuration/configuration.ts';
import { type Found, lookUp } from '../../gateway-api/found.ts';
import { BARE_TLS, type Because, type Hop } from '../../gateway-api/hop.ts';
import {
  attachmentsTo,
  onlyOnUnseen,
  policyBecause,
  policyConnection,
  unseenPort,
  winningPolicy,
} from '../../gateway-api/policies.ts';
import { pickList, pickNumber, pickString } from '../../manifest/json.ts';
import { describeRef, type K8sObject } from '../../manifest/object.ts';
import { factOf } from '../fact.ts';
import { observeRefs, type RefAround, untouched, type Verdict } from '../observe-refs.ts';
import { facts } from './facts.ts';
import { policyProblem, unendedCa } from './policy-problem.ts';
import { type Protocol, protocolOf, type Said } from './service-protocol.ts';

/** What Contour makes Envoy do for each backendRef. */
export function observe(found: Found, setting: Setting): readonly Hop[] {
  return observeRefs(found, 'Envoy', (around) => {
    const refusal = refusalOf(around, setting);
    if (refusal !== undefined) return refused(refusal);
    const { kind } = around.ref.routeRef;
    if (kind === 'TLSRoute' || kind === 'TCPRoute') {
      return { connection: untouched(around), evidence: factOf(facts, `route-${kind}`).evidence };
    }
    return verified(around, setting) ?? asServiceSays(around, setting);
  });
}

/** Why a backendRef is left out of its rule, and the row that says so. */
interface Refusal {
  readonly reason: string;
  readonly fact: string;
}

function refused({ reason, fact }: Refusal): Verdict {
  return { connection: { kind: 'refused', reason }, evidence: factOf(facts, fact).evidence };
}

/** The rule answers 500 if no other backend is left. */
function refusalOf({ found, ref }: RefAround, setting: Setting): Refusal | undefined {
  const { to, port, routeRef } = ref;
  if (to.group !== '' || to.kind !== 'Service') {
    return { reason: `only Services are backends of a ${routeRef.kind}.`, fact: 'target-external-host' };
  }
  if (port === null) return { reason: 'the backendRef names no port.', fact: 'tcp-ports-only' };
  if (isSplitTcpRoute(ref.route)) return { reason: factOf(facts, 'one-tcp-rule').claim, fact: 'one-tcp-rule' };
  const service = lookUp(found, to);
  return service && refusalBy(service, describeRef(to), port, setting);
}

export function isSplitTcpRoute(route: K8sObject): boolean {
  return route.kind === 'TCPRoute' && pickList(route, 'spec', 'rules').length > 1;
}

function refusalBy(service: K8sObject, label: string, port: number, setting: Setting): Refusal | undefined {
  const ports = pickList(service, 'spec', 'ports');
  const entry = ports.find((one) => pickNumber(one, 'port') === port);
  const isExternal = pickString(service, 'spec', 'type') === 'ExternalName';
  if (entry === undefined && (ports.length > 0 || isExternal)) {
    return { reason: `${label} has no port ${port}.`, fact: 'tcp-ports-only' };
  }
  const transport = pickString(entry, 'protocol') ?? 'TCP';
  if (transport !== 'TCP') return { reason: `port ${port} of ${label} is for ${transport}.`, fact: 'tcp-ports-only' };
  if (isExternal) return { reason: factOf(facts, 'external-name').claim, fact: 'external-name' };
  if (protocolOf(service, port, setting).protocol !== 'refused') return undefined;
  return { reason: `appProtocol ${pickString(entry, 'appProtocol')} is not supported.`, fact: 'app-protocol' };
}

/** By a policy that is not set aside; `undefined` where the Service alone decides. */
function verified(around: RefAround, setting: Setting): Verdict | undefined {
  const { found, ref, to } = around;
  if (ref.routeRef.kind !== 'HTTPRoute') return undefined;
  const all = attachmentsTo(found, ref.to);
  const attachment = winningPolicy(all, to.portName) ?? onlyOnUnseen(found, ref.to, all);
  const connection = attachment && policyConnection(attachment.policy);
  if (attachment === undefined || connection?.sni.kind !== 'name') return undefined;
  const rivals = all.filter(({ policy, section }) => policy !== attachment.policy && section === attachment.section);
  const doubts = rivals.length > 0 ? [factOf(facts, 'no-conflicts').claim] : [];
  // Of several that may apply the worst is told: one that is set aside.
  if ([attachment, ...rivals].some(({ policy }) => policyProblem(found, policy) !== undefined)) {
    const verdict = asServiceSays(around, setting);
    return { ...verdict, unsure: [...(verdict.unsure ?? []), ...doubts] };
  }
  const unended = unendedCa(found, attachment.policy);
  if (unended !== undefined) {
    const { claim, evidence } = factOf(facts, 'joined-cas');
    const reason = `${describeRef(unended)} does not end its last line. ${claim}`;
    return { connection: { kind: 'refused', reason }, because: [policyBecause(attachment)], evidence, unsure: doubts };
  }
  const guessed = attachment.section !== null && attachment.section !== to.portName;
  return {
    connection: {
      ...connection,
      sni: { kind: 'none' },
      // subjectAltNames is not read.
      names: { kind: 'checked', names: [{ type: 'Hostname', value: connection.sni.name }] },
    },
    because: [policyBecause(attachment)],
    evidence: factOf(facts, 'custom-ca').evidence,
    unsure: [...doubts, ...(guessed ? [unseenPort(attachment.section)] : [])],
  };
}

function asServiceSays(around: RefAround, setting: Setting): Verdict {
  const { found, ref } = around;
  const service = lookUp(found, ref.to);
  const said = service && ref.port !== null ? protocolOf(service, ref.port, setting) : undefined;
  const unsure =
    service === undefined
      ? [
          'The Service is not in the manifests: its appProtocol or an annotation could switch TLS on, without verification.',
        ]
      : [];
  const protocol = said?.protocol ?? 'unsaid';
  if (ref.routeRef.kind === 'GRPCRoute' && protocol === 'unsaid') return byListener(around, unsure);
  return {
    connection: speaksTls(protocol) ? BARE_TLS : { kind: 'plaintext' },
    because: causes(service, ref.to, said),
    evidence: factOf(facts, 'skip').evidence,
    unsure,
  };
}

function speaksTls(protocol: Protocol): boolean {
  return protocol === 'tls' || protocol === 'h2';
}

function causes(service: K8sObject | undefined, object: Because['object'], said: Said | undefined): readonly Because[] {
  if (service === undefined || said === undefined || !speaksTls(said.protocol)) return [];
  return [{ object, path: said.path, says: 'switches TLS on, without verification' }];
}

/** A GRPCRoute without a word from the Service speaks to it as the client speaks to the listener. */
function byListener({ modes }: RefAround, unsure: readonly string[]): Verdict {
  const { evidence, claim } = factOf(facts, 'grpc-by-listener');
  const several = modes.has('plain') && modes.has('terminates');
  if (modes.has('plain')) {
    return { connection: { kind: 'plaintext' }, evidence, unsure: [...unsure, ...(several ? [claim] : [])] };
  }
  if (modes.has('terminates')) return { connection: BARE_TLS, evidence, unsure };
  return {
    connection: { kind: 'unknown', reason: `the listener is not in the manifests. ${claim}` },
    evidence,
    unsure,
  };
}
