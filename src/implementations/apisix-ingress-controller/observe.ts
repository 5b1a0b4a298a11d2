import { type Found, identityOf, lookUp } from '../../gateway-api/found.ts';
import { BARE_TLS, type Because, type Hop, type Sni } from '../../gateway-api/hop.ts';
import { pick, pickList, pickNumber, pickString } from '../../manifest/json.ts';
import type { K8sObject } from '../../manifest/object.ts';
import { observeRefs, type RefAround, untouched, type Verdict } from '../observe-refs.ts';
import { applyingPolicies, sameTraffic, schemeOf } from './applying.ts';
import { hasRequests } from './plan.ts';
import { GRPC_ROUTES, HTTP_ROUTES, L4_ROUTES, NGINX, POLICIES, UPSTREAM_SCHEMA } from './sources.ts';

/** What APISIX makes of each backendRef: plain text, or TLS that is never verified. */
export function observe(found: Found): readonly Hop[] {
  return observeRefs(found, 'APISIX', verdictOf);
}

function verdictOf(around: RefAround): Verdict {
  const { found, ref, to } = around;
  if (ref.to.group !== '' || ref.to.kind !== 'Service') {
    const reason = `APISIX takes Services as backends of a route; what it makes of a ${ref.to.kind} was not looked up.`;
    return { connection: { kind: 'unknown', reason } };
  }
  const policies = applyingPolicies(found, ref.to, to.portName);
  const [policy] = policies;
  const because = policy === undefined ? portBecause(around) : [policyBecause(policy)];
  if (!sameTraffic(policies)) {
    const reason = 'Several BackendTrafficPolicies speak for this Service, and which of them counts is left to chance.';
    return { connection: { kind: 'unknown', reason }, because, evidence: [POLICIES] };
  }
  return { because, ...bySchemeOf(around, policy) };
}

function bySchemeOf(around: RefAround, policy: K8sObject | undefined): Verdict {
  const { found, ref, modes } = around;
  const { kind } = ref.routeRef;
  const scheme = policy === undefined ? portScheme(around) : schemeOf(policy);
  const evidence = kind === 'GRPCRoute' ? [GRPC_ROUTES, POLICIES] : [HTTP_ROUTES, POLICIES];
  const unsure =
    policy === undefined && lookUp(found, ref.to) === undefined
      ? ['The Service is not in the manifests: its port could have an appProtocol.']
      : [];
  if (!hasRequests(kind)) return streamVerdict(around, scheme);
  if (modes.has('passthrough')) return { connection: untouched(around), evidence, unsure };
  if (scheme === 'tcp' || scheme === 'tls' || scheme === 'udp') {
    const reason = `The scheme ${scheme} is for connections without requests: APISIX cannot reach the backend of a ${kind} with it.`;
    return { connection: { kind: 'refused', reason }, evidence };
  }
  if (scheme === 'http' || scheme === 'grpc') return { connection: { kind: 'plaintext' }, evidence, unsure };
  const fits = kind === 'GRPCRoute' ? 'grpcs' : 'https';
  if (scheme !== fits) {
    const reason = `The scheme ${scheme} does not fit a ${kind}, which needs ${fits}.`;
    return { connection: { kind: 'unknown', reason }, evidence };
  }
  return {
    connection: { ...BARE_TLS, sni: sniOf(around, policy) },
    evidence: [...evidence, UPSTREAM_SCHEMA, NGINX],
    unsure,
  };
}

function streamVerdict(around: RefAround, scheme: string): Verdict {
  if (scheme !== 'tls') return { connection: untouched(around), evidence: [L4_ROUTES] };
  if (around.modes.has('passthrough')) {
    const reason = 'The client’s TLS passes through, and the policy asks for TLS on top of it.';
    return { connection: { kind: 'unknown', reason }, evidence: [L4_ROUTES, POLICIES] };
  }
  return {
    connection: BARE_TLS,
    evidence: [L4_ROUTES, POLICIES],
    unsure: ['Whether the scheme tls counts for connections without requests was read in the CRD alone.'],
  };
}

/** The scheme that a port asks for by itself. */
function portScheme({ found, ref }: RefAround): string {
  const ports = pickList(lookUp(found, ref.to), 'spec', 'ports');
  const port = ports.find((entry) => pickNumber(entry, 'port') === ref.port);
  const protocol = pickString(port, 'appProtocol')?.toLowerCase();
  if (protocol === 'https' || protocol === 'kubernetes.io/wss' || protocol === 'wss') return 'https';
  return ref.routeRef.kind === 'GRPCRoute' ? 'grpc' : hasRequests(ref.routeRef.kind) ? 'http' : 'tcp';
}

/** SNI is the Host that the backend gets. */
function sniOf({ ref }: RefAround, policy: K8sObject | undefined): Sni {
  const filters = pickList(ref.route, 'spec', 'rules', ref.rule, 'filters');
  const rewritten = pickString(
    filters.find((filter) => pickString(filter, 'type') === 'URLRewrite'),
    'urlRewrite',
    'hostname',
  );
  const passHost = pickString(policy, 'spec', 'passHost') ?? 'pass';
  const upstreamHost = pickString(policy, 'spec', 'upstreamHost');
  if (passHost === 'rewrite' && upstreamHost !== undefined) return { kind: 'name', name: upstreamHost };
  if (passHost === 'node') return { kind: 'none' };
  return rewritten === undefined ? { kind: 'request-host' } : { kind: 'name', name: rewritten };
}

function policyBecause(policy: K8sObject): Because {
  const path = pick(policy, 'spec', 'scheme') === undefined ? ['spec'] : ['spec', 'scheme'];
  return { object: identityOf(policy), path, says: 'says how APISIX speaks to it' };
}

function portBecause({ found, ref }: RefAround): readonly Because[] {
  const service = lookUp(found, ref.to);
  if (service === undefined) return [];
  const at = pickList(service, 'spec', 'ports').findIndex((entry) => pickNumber(entry, 'port') === ref.port);
  if (at < 0) return [];
  const path = pick(service, 'spec', 'ports', at, 'appProtocol') === undefined ? [] : ['appProtocol'];
  return [{ object: ref.to, path: ['spec', 'ports', at, ...path], says: 'says how APISIX speaks to it' }];
}
