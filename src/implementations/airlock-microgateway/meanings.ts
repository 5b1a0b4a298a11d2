import type { KindMeanings } from '../../gateway-api/meaning.ts';
import { OWN_GROUP } from './watches.ts';

export const MEANINGS: readonly KindMeanings[] = [
  {
    group: OWN_GROUP,
    kind: 'GatewayParameters',
    says: 'Settings of the Engines of a Gateway, which names them in infrastructure.parametersRef.',
    link: 'https://docs.airlock.com/microgateway/latest/index/api/crds/microgateway/gateway-parameters/',
    fields: {
      'spec.experimental': 'What the standard channel of Gateway API does not have yet; it goes away once it has.',
      'spec.experimental.tls.backend.clientCertificateRef':
        'Secret with the certificate that is shown to all TLS backends of the Gateway.',
    },
  },
];
