import { type Finding, once } from '../../gateway-api/finding.ts';
import { type Found, lookUp } from '../../gateway-api/found.ts';
import type { Hop } from '../../gateway-api/hop.ts';
import { type Json, pick, pickList, pickNumber, pickString } from '../../manifest/json.ts';
import { describeRef } from '../../manifest/object.ts';
import type { Dialect } from './dialect.ts';
import { destinationRules } from './rules.ts';

/** IST-33: gRPC to a port of a Service that says nothing of HTTP/2. A gateway then speaks HTTP/1.1 inside of TLS. */
export function protocolFindings(dialect: Dialect, found: Found, hops: readonly Hop[]): readonly Finding[] {
  if (destinationRules(found).some(choosesHttp2)) return [];
  return once(hops.flatMap((hop) => http1Finding(dialect, found, hop)));
}

function http1Finding(dialect: Dialect, found: Found, { from, to, connection }: Hop): readonly Finding[] {
  if (from?.route.kind !== 'GRPCRoute' || to.kind !== 'Service' || connection.kind !== 'tls') return [];
  const object = { group: '', kind: 'Service', namespace: to.namespace, name: to.name };
  const ports = pickList(lookUp(found, object), 'spec', 'ports');
  const index = ports.findIndex((port) => pickNumber(port, 'port') === to.port);
  if (index < 0 || saysHttp2(ports[index])) return [];
  return [
    {
      id: `${dialect.prefix}-33`,
      severity: 'warning',
      message: `Envoy speaks HTTP/1.1 to port ${to.portName ?? to.port} of ${describeRef(object)}, and gRPC needs HTTP/2.`,
      reason:
        'A gateway speaks HTTP/2 only to ports that say so: by appProtocol, or by a name that begins with grpc or http2. What the route is makes no difference, and neither does TLS. Set appProtocol: grpc on the port, if it is not there.',
      at: { object, path: ['spec', 'ports', index] },
      evidence: [dialect.sources.protocols],
      fixes: [],
    },
  ];
}

const HTTP2 = new Set(['grpc', 'grpc-web', 'http2', 'kubernetes.io/h2c']);

/** The appProtocol alone, where there is one; else the name up to its first hyphen. */
function saysHttp2(port: Json | undefined): boolean {
  const said = pickString(port, 'appProtocol') ?? pickString(port, 'name') ?? '';
  const word = said.toLowerCase();
  if (pickString(port, 'appProtocol') !== undefined) return HTTP2.has(word);
  return HTTP2.has(word.split('-')[0] ?? '');
}

function choosesHttp2(rule: Parameters<typeof pick>[0]): boolean {
  const http = pick(rule, 'spec', 'trafficPolicy', 'connectionPool', 'http');
  return pickString(http, 'h2UpgradePolicy') === 'UPGRADE' || pick(http, 'useClientProtocol') === true;
}
