import type { KindMeanings } from '../../gateway-api/meaning.ts';
import { GKE_GROUP } from './watches.ts';

export const MEANINGS: readonly KindMeanings[] = [
  {
    group: GKE_GROUP,
    kind: 'HealthCheckPolicy',
    says: 'How load balancers find out whether the pods behind a Service are well.',
    link: 'https://docs.cloud.google.com/kubernetes-engine/docs/how-to/configure-gateway-resources',
    fields: {
      'spec.targetRef': 'The Service whose pods are checked, in the same namespace.',
      'spec.default.config.type': 'The protocol of the check. A port that speaks TLS needs HTTPS, HTTP2 or TCP.',
      'spec.default.config.httpsHealthCheck': 'The check where type is HTTPS. Its certificate is not verified.',
      'spec.default.config.httpsHealthCheck.requestPath': 'The path that has to answer 200.',
      'spec.default.config.http2HealthCheck': 'The check where type is HTTP2.',
      'spec.default.config.http2HealthCheck.requestPath': 'The path that has to answer 200.',
    },
  },
];
