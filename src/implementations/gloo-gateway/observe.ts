import type { Setting } from '../../configuration/configuration.ts';
import { type Found, lookUp } from '../../gateway-api/found.ts';
import type { Connection, Endpoint, Hop } from '../../gateway-api/hop.ts';
import { isJsonObject, pick, pickList, pickNumber, pickString } from '../../manifest/json.ts';
import { describeRef, type K8sObject } from '../../manifest/object.ts';
import { factOf } from '../fact.ts';
import { observeRefs, type RefAround, untouched, type Verdict } from '../observe-refs.ts';
import { facts } from './facts.ts';
import { sslOutcome } from './observe-ssl.ts';
import { GLOO_GROUP } from './watches.ts';

/** What Gloo Gateway makes Envoy do for each backendRef. */
export function observe(found: Found, _setting: Setting): readonly Hop[] {
  return observeRefs(found, 'Envoy', verdictOf);
}

function verdictOf(around: RefAround): Verdict {
  const { ref } = around;
  const { group, kind } = ref.to;
  if (group === GLOO_GROUP && kind === 'Upstream') return ofUpstream(around);
  if (group === '' && kind === 'Service') return ofService(around);
  const reason = `What Gloo Gateway makes of ${describeRef(ref.to)} as a backend is not known here.`;
  return { connection: { kind: 'unknown', reason } };
}

/** Annotations on a Service can set TLS for the Upstream that is made of it. */
function ofService(around: RefAround): Verdict {
  const unread = unreadRoute(around);
  if (unread !== undefined) return { connection: unread };
  const annotations = pick(lookUp(around.found, around.ref.to), 'metadata', 'annotations');
  const names = isJsonObject(annotations) ? Object.keys(annotations) : [];
  if (names.some((name) => name.startsWith('gloo.solo.io/sslService') || name === 'gloo.solo.io/upstream_config')) {
    const reason = 'Annotations of Gloo on the Service set TLS; what they do for a route is not known here.';
    return { connection: { kind: 'unknown', reason } };
  }
  return { connection: untouched(around), evidence: factOf(facts, 'no-policy').evidence };
}

function ofUpstream(around: RefAround): Verdict {
  const { found, ref } = around;
  const upstream = lookUp(found, ref.to);
  if (upstream === undefined) {
    const to: Endpoint = { kind: 'Host', hostname: describeRef(ref.to), port: ref.port };
    return { to, connection: { kind: 'unknown', reason: `${describeRef(ref.to)} is not in the manifests.` } };
  }
  const to = endpointOf(found, upstream) ?? { kind: 'Host', hostname: describeRef(ref.to), port: null };
  const unread = unreadRoute(around);
  if (unread !== undefined) return { to, connection: unread };
  const outcome = sslOutcome(found, upstream);
  const path = outcome === undefined ? ['spec'] : ['spec', 'sslConfig'];
  const says = outcome === undefined ? 'has no TLS settings' : 'sets what is sent and checked';
  return {
    to,
    connection: outcome === undefined ? untouched(around) : inListener(around, outcome.connection),
    because: [{ object: ref.to, path, says }],
    evidence: factOf(facts, 'custom-ca').evidence,
    unsure: [
      ...(outcome?.unsure ?? []),
      ...(ref.routeRef.kind === 'TCPRoute' ? [factOf(facts, 'route-TCPRoute').claim] : []),
    ],
  };
}

function endpointOf(found: Found, upstream: K8sObject): Endpoint | undefined {
  const kube = pick(upstream, 'spec', 'kube');
  const name = pickString(kube, 'serviceName');
  if (name !== undefined) {
    const namespace = pickString(kube, 'serviceNamespace') ?? upstream.metadata.namespace ?? 'default';
    const port = pickNumber(kube, 'servicePort') ?? null;
    const service = lookUp(found, { group: '', kind: 'Service', namespace, name });
    const entry = pickList(service, 'spec', 'ports').find((one) => pickNumber(one, 'port') === port);
    return { kind: 'Service', namespace, name, port, portName: pickString(entry, 'name') ?? null };
  }
  const [host] = pickList(upstream, 'spec', 'static', 'hosts');
  const hostname = pickString(host, 'addr');
  return hostname === undefined ? undefined : { kind: 'Host', hostname, port: pickNumber(host, 'port') ?? null };
}

/** Routes of which nothing comes. */
function unreadRoute({ ref, modes }: RefAround): Connection | undefined {
  const { kind } = ref.routeRef;
  if (kind === 'GRPCRoute') return { kind: 'refused', reason: factOf(facts, 'route-GRPCRoute').claim };
  return kind === 'TLSRoute' && modes.has('terminates')
    ? { kind: 'refused', reason: factOf(facts, 'route-TLSRoute').claim }
    : undefined;
}

function inListener({ ref, modes }: RefAround, connection: Connection): Connection {
  const isStream = ref.routeRef.kind === 'TLSRoute' || ref.routeRef.kind === 'TCPRoute';
  if (connection.kind !== 'tls' || !isStream || !modes.has('passthrough')) return connection;
  return { kind: 'unknown', reason: 'The Upstream adds TLS to the client’s own TLS: TLS in TLS.' };
}
