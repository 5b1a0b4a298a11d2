import type { Setting } from '../../configuration/configuration.ts';
import type { BackendRef } from '../../gateway-api/backend-refs.ts';
import type { Finding } from '../../gateway-api/finding.ts';
import { type Found, lookUp } from '../../gateway-api/found.ts';
import { BARE_TLS, type Because } from '../../gateway-api/hop.ts';
import { pick, pickString } from '../../manifest/json.ts';
import { factOf, holdsId } from '../fact.ts';
import { type Attachment, classOf } from './attachments.ts';
import { certificateFindings } from './certificate.ts';
import { facts } from './facts.ts';
import { type Judgement, refuse, type TargetProtocol } from './judgement.ts';
import { type Layer, layersOf, settingOf } from './layers.ts';
import * as refusals from './listener-refusals.ts';
import { factIdOf, firstVersionOf, loadBalancerOf, offers } from './load-balancer.ts';

/** What a listener does before it forwards. */
type Ends = 'ends-tls' | 'plain-http' | 'forwards-bytes' | 'unknown';

/** The connection that a backendRef gets through one listener. */
export function atListener(found: Found, setting: Setting, ref: BackendRef, attachment: Attachment): Judgement {
  const loadBalancer = loadBalancerOf(ref.routeRef.kind);
  const { layers, unsure, misusedDefault } = layersOf(found, setting, ref, attachment.gateway);
  if (misusedDefault !== null) return refuse(refusals.misusedDefault(misusedDefault));
  const misplaced = refusals.misplaced(loadBalancer, ref, attachment, classController(found, attachment));
  if (misplaced !== undefined) return refuse(misplaced);
  const node = nodeWithoutPort(found, ref, layers);
  if (node !== undefined) return refuse(node);
  const protocol = protocolOf(layers, ref);
  const foreign = refusals.foreignProtocol(loadBalancer, protocol);
  if (foreign !== undefined) return refuse(foreign);
  const ends = endsOf(setting, attachment);
  const unpaired = ends === 'unknown' ? undefined : refusals.unpaired(ends, protocol, attachment, setting);
  if (unpaired !== undefined) return refuse(unpaired);
  const listener = listenerBecause(attachment);
  return {
    connection: connectionFor(protocol.value, ends, loadBalancer),
    because: [protocol.because, ...listener, { object: ref.routeRef, path: ref.path, says: 'refers to the backend' }],
    evidence: factOf(facts, factIdOf(loadBalancer)).evidence,
    unsure: [...unsure, ...doubts(setting, ref, layers, protocol.value, ends, attachment)],
    findings: ends === 'ends-tls' ? certificateFindings(found, ref, attachment) : [],
  };
}

function classController(found: Found, { gateway }: Attachment): string | undefined {
  const gatewayClass = gateway === null ? undefined : classOf(found, gateway);
  return pickString(gatewayClass, 'spec', 'controllerName');
}

/** The target group's protocol: set, or inferred from the route's kind. */
function protocolOf(layers: readonly Layer[], { routeRef }: BackendRef): TargetProtocol {
  const set = settingOf(layers, 'protocol');
  if (set !== undefined) return set;
  const value = routeRef.kind === 'TLSRoute' ? 'TLS' : routeRef.kind === 'TCPRoute' ? 'TCP' : 'HTTP';
  return {
    value,
    because: { object: routeRef, path: [], says: `has kind ${routeRef.kind}, so the target group is ${value}` },
  };
}

function endsOf(setting: Setting, { listener }: Attachment): Ends {
  if (listener === null) return 'unknown';
  if (listener.protocol === 'HTTP') return 'plain-http';
  if (listener.protocol === 'HTTPS') return 'ends-tls';
  if (listener.protocol === 'TCP') return 'forwards-bytes';
  if (listener.tlsMode !== 'Passthrough') return 'ends-tls';
  return holdsId(facts, 'passthrough-listener', setting) === 'no' ? 'ends-tls' : 'forwards-bytes';
}

function connectionFor(protocol: string, ends: Ends, loadBalancer: 'ALB' | 'NLB'): Judgement['connection'] {
  if (protocol === 'TLS' || protocol === 'HTTPS') return BARE_TLS;
  if (loadBalancer === 'ALB' || ends === 'ends-tls') return { kind: 'plaintext' };
  return ends === 'forwards-bytes'
    ? { kind: 'passthrough' }
    : { kind: 'unknown', reason: 'The Gateway’s listener is not in the manifests: it passes TLS through, or ends it.' };
}

function listenerBecause({ listener }: Attachment): Because[] {
  if (listener === null) return [];
  const mode = listener.protocol === 'TLS' ? `, mode ${listener.tlsMode}` : '';
  return [
    { object: listener.gatewayRef, path: listener.path, says: `listens with protocol ${listener.protocol}${mode}` },
  ];
}

function doubts(
  setting: Setting,
  ref: BackendRef,
  layers: readonly Layer[],
  protocol: string,
  ends: Ends,
  { listener }: Attachment,
): string[] {
  const loadBalancer = loadBalancerOf(ref.routeRef.kind);
  const says: string[] = [];
  if (protocol === 'TLS' || protocol === 'HTTPS') says.push(factOf(facts, 'target-sni').claim);
  if (protocol === 'TLS' && ends === 'unknown') says.push('AWS refuses this target group behind a TCP listener.');
  if (offers(loadBalancer, setting) === 'maybe')
    says.push(`Only version ${firstVersionOf(loadBalancer)} and later makes an ${loadBalancer} from Gateway API.`);
  if (listener?.tlsMode === 'Passthrough' && listener.protocol === 'TLS' && unsureOf(setting, 'passthrough-listener'))
    says.push(factOf(facts, 'passthrough-listener').claim);
  if (settingOf(layers, 'targetType') === undefined) says.push(factOf(facts, 'target-type').claim);
  return says;
}

function unsureOf(setting: Setting, id: string): boolean {
  return holdsId(facts, id, setting) === 'maybe';
}

/** Nodes as targets of a Service that is known to have no node port. */
function nodeWithoutPort(found: Found, ref: BackendRef, layers: readonly Layer[]): Finding | undefined {
  const targetType = settingOf(layers, 'targetType');
  const service = lookUp(found, ref.to);
  if (targetType?.value !== 'instance' || pick(service, 'spec') === undefined) return undefined;
  const type = pickString(service, 'spec', 'type') ?? 'ClusterIP';
  return type === 'ClusterIP' ? refusals.noNodePort(ref.to, targetType.because) : undefined;
}
