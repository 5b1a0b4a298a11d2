import type { KindMeanings } from './meaning.ts';
import { GATEWAY_API_GROUP } from './releases.ts';

const SITE = 'https://gateway-api.sigs.k8s.io';

/** What all routes have. */
const SHARED = {
  'spec.parentRefs': 'The Gateways, or single listeners of them, that the route attaches to.',
  'spec.parentRefs.name': 'Name of the Gateway.',
  'spec.parentRefs.namespace': 'Namespace of the Gateway, where it is another than the route’s own.',
  'spec.parentRefs.sectionName': 'One listener of the Gateway; all that fit, where there is none.',
  'spec.parentRefs.port': 'The listeners on one port.',
  'spec.rules': 'What is matched, and where it goes. The list is replaced as a whole when somebody applies the route.',
  'spec.rules.name': 'Names the rule, for policies and for people.',
  'spec.rules.backendRefs': 'Where the traffic of the rule goes, by weight.',
  'spec.rules.backendRefs.group': 'API group of the backend; empty for a Service.',
  'spec.rules.backendRefs.kind': 'Kind of the backend; Service, where nothing is said.',
  'spec.rules.backendRefs.name': 'Name of the backend.',
  'spec.rules.backendRefs.namespace': 'Another namespace needs a ReferenceGrant there.',
  'spec.rules.backendRefs.port': 'Port of the Service. This chooses the port that a policy’s sectionName names.',
  'spec.rules.backendRefs.weight':
    'Share of the traffic, in proportion to the other backends; 1 where nothing is said.',
} as const;

const HOSTS = { 'spec.hostnames': 'Names that requests are for; all of the listener, where there are none.' } as const;

function route(kind: string, says: string, page: string, fields: KindMeanings['fields']): KindMeanings {
  return { group: GATEWAY_API_GROUP, kind, says, link: `${SITE}/${page}/`, fields: { ...SHARED, ...fields } };
}

export const ROUTE_MEANINGS: readonly KindMeanings[] = [
  route('HTTPRoute', 'Leads HTTP requests from listeners to backends.', 'api-types/httproute', {
    ...HOSTS,
    'spec.rules.matches': 'Which requests the rule is for: one of these is enough.',
    'spec.rules.matches.path': 'What the path must be or begin with.',
    'spec.rules.matches.headers': 'Headers that the request must have, all of them.',
    'spec.rules.filters': 'What happens to requests and responses on the way, such as other headers or a redirect.',
    'spec.rules.timeouts': 'How long a request may take, as a whole and at the backend.',
    'spec.rules.backendRefs.filters': 'Filters for this one backend.',
  }),
  route('GRPCRoute', 'Leads gRPC calls from listeners to backends.', 'api-types/grpcroute', {
    ...HOSTS,
    'spec.rules.matches': 'Which calls the rule is for: one of these is enough.',
    'spec.rules.matches.method': 'Service and method of the call.',
    'spec.rules.filters': 'What happens to calls on the way.',
  }),
  route('TLSRoute', 'Leads TLS connections by the name that the client asks for.', 'guides/tls', {
    'spec.hostnames': 'Names that clients ask for (SNI).',
  }),
  route('TCPRoute', 'Leads connections of a port to backends, whatever is in them.', 'guides/tcp', {}),
];
