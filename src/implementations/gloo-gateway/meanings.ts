import type { KindMeanings } from '../../gateway-api/meaning.ts';
import { GLOO_GROUP } from './watches.ts';

export const MEANINGS: readonly KindMeanings[] = [
  {
    group: GLOO_GROUP,
    kind: 'Upstream',
    says: 'A backend with all that Envoy has to know to speak to it. A route refers to it in place of a Service.',
    link: 'https://docs.solo.io/gateway/latest/traffic-management/destination-types/upstreams/',
    fields: {
      'spec.kube': 'A port of a Service, reached by its endpoints.',
      'spec.kube.serviceName': 'Name of the Service.',
      'spec.kube.serviceNamespace': 'Namespace of the Service.',
      'spec.kube.servicePort': 'Port of the Service.',
      'spec.static': 'Hosts by name or address.',
      'spec.static.hosts.addr': 'A DNS name or an address. It is sent as SNI, unless something else is said.',
      'spec.static.hosts.sniAddr': 'What is sent to this host as SNI.',
      'spec.static.autoSniRewrite': 'false: sslConfig.sni is sent, and not the address of the host.',
      'spec.static.useTls': 'TLS without verification; true by itself where a host has port 443.',
      'spec.sslConfig': 'TLS to the backend. Without a CA in it nothing is verified.',
      'spec.sslConfig.secretRef':
        'Secret of type kubernetes.io/tls: the CA as ca.crt, and the client certificate as tls.crt and tls.key where they are not empty.',
      'spec.sslConfig.sslFiles.rootCa': 'Path of a file with CAs in the proxy’s own container.',
      'spec.sslConfig.sni': 'Name that is sent as SNI. It is checked only if verifySubjectAltName lists it too.',
      'spec.sslConfig.verifySubjectAltName':
        'Names of which the certificate needs one, each compared as a whole. They need a CA; without them no name is checked.',
      'spec.sslConfig.oneWayTls': 'Takes the verification away. Leave it out.',
      'spec.sslConfig.parameters.minimumProtocolVersion': 'The oldest TLS version, such as TLSv1_2.',
      'spec.sslConfig.parameters.maximumProtocolVersion': 'The newest TLS version, such as TLSv1_3.',
      'spec.sslConfig.alpnProtocols': 'Protocols that are offered to the backend (ALPN).',
    },
  },
];
