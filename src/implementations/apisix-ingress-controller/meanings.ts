import type { KindMeanings } from '../../gateway-api/meaning.ts';
import { APISIX_GROUP } from './watches.ts';

export const MEANINGS: readonly KindMeanings[] = [
  {
    group: APISIX_GROUP,
    kind: 'BackendTrafficPolicy',
    says: 'How APISIX speaks to the pods of a Service: protocol, Host, timeouts, load balancing.',
    link: 'https://apisix.apache.org/docs/ingress-controller/reference/api-reference/#backendtrafficpolicy',
    fields: {
      'spec.targetRefs': 'The Services that it speaks for, in its own namespace.',
      'spec.scheme': 'Protocol to the backend. Left out, it is http, whatever the port’s appProtocol says.',
      'spec.passHost':
        'Which Host, and so which SNI, the backend gets: the client’s, the pod’s address, or upstreamHost.',
      'spec.upstreamHost': 'The Host for passHost rewrite.',
      'spec.timeout': 'How long APISIX waits to connect, to send and to read.',
      'spec.retries': 'How often a request is tried again.',
    },
  },
];
