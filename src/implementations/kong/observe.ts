import type { Found } from '../../gateway-api/found.ts';
import type { Because, Hop } from '../../gateway-api/hop.ts';
import { policyBecause } from '../../gateway-api/policies.ts';
import { observeRefs, type RefAround, untouched, type Verdict } from '../observe-refs.ts';
import { annotationOf, PRESERVE_HOST, TLS_PROTOCOLS } from './annotations.ts';
import { type Effective, effectiveOf } from './effective.ts';
import type { Product } from './product.ts';
import { differsFromPeers, ruleServices } from './rule-services.ts';
import { RULES } from './sources.ts';
import { tlsVerdict } from './tls-verdict.ts';

/** What Kong makes of each backendRef: one Kong service for a rule, told by the annotations of its Services. */
export function observeKong(found: Found, product: Product): readonly Hop[] {
  return observeRefs(found, 'Kong', (around) => verdictOf(around, product));
}

function verdictOf(around: RefAround, product: Product): Verdict {
  const { found, ref, modes } = around;
  if (ref.to.group !== '' || ref.to.kind !== 'Service') {
    const reason = `${product.label} takes Services only as backends of a route, and answers 500 for a ${ref.to.kind}.`;
    return { connection: { kind: 'refused', reason }, evidence: [RULES] };
  }
  const effective = effectiveOf(found, ref.to);
  const because = becauseOf(effective, ref);
  const apart = unlike(found, around, effective);
  if (apart !== undefined) return { connection: apart, because, evidence: [RULES] };
  const protocol = effective.protocol ?? defaultProtocol(around);
  const doubts = doubtsOf(around, effective, product);
  if (modes.has('passthrough') && ['TLSRoute', 'TCPRoute'].includes(ref.routeRef.kind)) {
    return { connection: passing(protocol), because, evidence: [RULES], unsure: doubts };
  }
  if (!TLS_PROTOCOLS.has(protocol))
    return { connection: untouched(around), because, evidence: [RULES], unsure: doubts };
  const verdict = tlsVerdict(around, effective, protocol, product);
  return {
    ...verdict,
    because: [...because, ...(verdict.because ?? [])],
    unsure: [...(verdict.unsure ?? []), ...doubts],
  };
}

/** Without a word about it: an HTTPRoute’s backends get http, bytes are passed on, gRPC goes by the listener. */
function defaultProtocol({ ref, modes }: RefAround): string {
  if (ref.routeRef.kind === 'HTTPRoute') return 'http';
  if (ref.routeRef.kind === 'GRPCRoute') return modes.has('plain') ? 'grpc' : 'grpcs';
  return 'tcp';
}

function passing(protocol: string): Verdict['connection'] {
  if (!TLS_PROTOCOLS.has(protocol)) return { kind: 'passthrough' };
  return { kind: 'unknown', reason: 'The client’s TLS passes through, and the Service asks for TLS on top of it.' };
}

/** Services of one rule that Kong is told different things about. */
function unlike(found: Found, { ref }: RefAround, own: Effective): Verdict['connection'] | undefined {
  const services = ruleServices(found, ref);
  if (!services.annotatedAlike) return { kind: 'refused', reason: INCONSISTENT };
  if (!differsFromPeers(services, own)) return undefined;
  return { kind: 'unknown', reason: UNLIKE_POLICIES };
}

const INCONSISTENT =
  'The Services of this rule have different konghq.com annotations. Kong has one entity for all of them, and leaves the rule out.';
const UNLIKE_POLICIES =
  'The Services of this rule come to different settings by their policies. Kong has one entity for all of them, and which setting wins is left to chance.';

function becauseOf({ policy, service, ref: to }: Effective, ref: RefAround['ref']): readonly Because[] {
  return [
    ...(policy.kind === 'applies' ? [policyBecause(policy.attachment)] : []),
    ...(service?.metadata.annotations === undefined
      ? []
      : [{ object: to, path: ['metadata', 'annotations'], says: 'says how Kong speaks to it' }]),
    ...(annotationOf(ref.route, PRESERVE_HOST) === undefined
      ? []
      : [
          {
            object: ref.routeRef,
            path: ['metadata', 'annotations', PRESERVE_HOST],
            says: 'decides whose Host is sent',
          },
        ]),
  ];
}

/** What the manifests leave open, whatever the connection. */
function doubtsOf(
  { ref, modes }: RefAround,
  { service, policy, protocol, cas }: Effective,
  product: Product,
): readonly string[] {
  return [
    ...(service === undefined
      ? ['The Service is not in the manifests: its annotations could say something else.']
      : []),
    ...(policy.kind === 'dropped' ? [policy.reason] : []),
    ...(policy.kind === 'applies'
      ? [`Only with the feature gate GatewayAlpha, which is off by default: ${product.alphaGate}.`]
      : []),
    ...(product.fields.konnect !== null && policy.kind !== 'applies' && cas.length > 0
      ? ['A hybrid Gateway of Konnect takes no CA from annotations: its own trust store counts there.']
      : []),
    ...(product.fields.konnect !== null && policy.kind === 'applies'
      ? ['A hybrid Gateway of Konnect reads no policy.']
      : []),
    ...(ref.routeRef.kind === 'GRPCRoute' && protocol === undefined && modes.has('unknown')
      ? ['Without a protocol annotation it is plain text where the Gateway has an HTTP listener.']
      : []),
  ];
}
