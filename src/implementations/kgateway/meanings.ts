import type { KindMeanings } from '../../gateway-api/meaning.ts';
import { KGATEWAY_GROUP } from './watches.ts';

const REFERENCE = 'https://kgateway.dev/docs/envoy/latest/reference/api/';

const CONFIG: KindMeanings = {
  group: KGATEWAY_GROUP,
  kind: 'BackendConfigPolicy',
  says: 'How Envoy speaks to a Service or Backend, on all of its ports.',
  link: REFERENCE,
  fields: {
    'spec.targetRefs': 'Services or Backends of the same namespace.',
    'spec.targetRefs.kind': 'Service with an empty group, or Backend of this group.',
    'spec.targetSelectors': 'Services or Backends of the same namespace by their labels.',
    'spec.tls':
      'TLS to the backend. A BackendTLSPolicy for the same backend comes before it from 2.4; before that, the order is undefined.',
    'spec.tls.insecureSkipVerify':
      'true encrypts and checks nothing. false verifies nothing either: it counts as the CA source that has to be set, and is none.',
    'spec.tls.secretRef':
      'Secret of the same namespace: the CA under ca.crt, and beside it, if wanted, the client certificate under tls.crt and tls.key. Without ca.crt nothing is verified.',
    'spec.tls.wellKnownCACertificates': 'System: the CAs of the proxy’s own image.',
    'spec.tls.files': 'The same as paths in the proxy’s own container.',
    'spec.tls.sni': 'Name that is sent as SNI. It is checked only if verifySubjectAltNames lists it too.',
    'spec.tls.verifySubjectAltNames':
      'DNS names of which the certificate needs one, each compared as a whole. Without them no name is checked.',
    'spec.tls.simpleTLS': 'true: a certificate in the Secret is not shown to the backend.',
    'spec.tls.parameters.minVersion': 'The oldest TLS version that Envoy speaks; 1.2 by default.',
    'spec.tls.parameters.maxVersion': 'The newest TLS version that Envoy speaks; 1.2 by default.',
    'spec.tls.alpnProtocols': 'Protocols that are offered to the backend (ALPN).',
  },
};

const BACKEND: KindMeanings = {
  group: KGATEWAY_GROUP,
  kind: 'Backend',
  says: 'A backend outside of Services. A route refers to it, without a port, in place of a Service.',
  link: REFERENCE,
  fields: {
    'spec.type': 'Static for the hosts that are listed. Needed before 2.4.',
    'spec.static.hosts': 'Where it is.',
    'spec.static.hosts.host': 'A DNS name or an address. It is not sent as SNI: a policy has to say that.',
    'spec.static.hosts.port': 'Port of the host. 443 alone makes no TLS.',
    'spec.static.appProtocol': 'What the host speaks: http2, grpc and the like.',
    'spec.dynamicForwardProxy': 'Leads to the host that each request names.',
    'spec.dynamicForwardProxy.enableTls': 'TLS to that host, verified against the system’s CAs and the request’s Host.',
  },
};

export const MEANINGS: readonly KindMeanings[] = [CONFIG, BACKEND];
