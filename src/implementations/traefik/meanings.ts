import type { KindMeanings } from '../../gateway-api/meaning.ts';
import { TRAEFIK_GROUP } from './watches.ts';

const MANUAL = 'https://doc.traefik.io/traefik/reference/routing-configuration/kubernetes/crd';

const TRAEFIK_SERVICE: KindMeanings = {
  group: TRAEFIK_GROUP,
  kind: 'TraefikService',
  says: 'Traefik’s own way to a Service: an HTTPRoute refers to it where a Service alone cannot say how to connect.',
  link: `${MANUAL}/http/traefikservice/`,
  fields: {
    'spec.weighted.services': 'The Services that share the requests.',
    'spec.weighted.services.name': 'Name of the Service.',
    'spec.weighted.services.kind': 'Service, or TraefikService for another of these objects.',
    'spec.weighted.services.namespace':
      'Namespace of the Service. Another one than this object’s needs allowCrossNamespace.',
    'spec.weighted.services.port': 'Number or name of the Service’s port.',
    'spec.weighted.services.scheme':
      'What is spoken with the Service: http, https or h2c. Without it, port 443 or a port name that begins with https makes https.',
    'spec.weighted.services.serversTransport':
      'ServersTransport in the Service’s namespace. It says how TLS is done, and nothing happens with it unless the scheme is https.',
    'spec.weighted.services.passHostHeader': 'Whether the client’s Host goes on to the Service; it does by default.',
    'spec.weighted.services.weight': 'Share of the requests.',
  },
};

const SERVERS_TRANSPORT: KindMeanings = {
  group: TRAEFIK_GROUP,
  kind: 'ServersTransport',
  says: 'How Traefik connects to the Services that name it: certificates, names, timeouts.',
  link: `${MANUAL}/http/serverstransport/`,
  fields: {
    'spec.insecureSkipVerify':
      'Encrypts and checks nothing: anybody on the way can pretend to be the backend. With peerCertSANs or peerCertURI, these are checked all the same, and the chain with them.',
    'spec.serverName':
      'Name that is sent as SNI, and that the certificate has to be for. Without it the pod’s IP address is checked.',
    'spec.rootCAs':
      'CAs that the backend’s certificate is checked against; without any, those of Traefik’s image. From 3.4.',
    'spec.rootCAs.secret': 'Secret with a CA under tls.ca or ca.crt.',
    'spec.rootCAs.configMap': 'ConfigMap with a CA under tls.ca or ca.crt.',
    'spec.rootCAsSecrets': 'Secrets with CAs; rootCAs takes its place from 3.4 on.',
    'spec.certificatesSecrets': 'Secrets with the certificate that Traefik shows to the backend.',
    'spec.peerCertSANs': 'Names of which the certificate needs one. From 3.8.',
    'spec.peerCertSANs.type': 'DNSName or URI.',
    'spec.peerCertURI': 'URI that the certificate needs as a name.',
    'spec.minVersion': 'The oldest TLS version that Traefik speaks, such as VersionTLS12. From 3.7.',
    'spec.maxVersion': 'The newest TLS version that Traefik speaks, such as VersionTLS13. From 3.7.',
    'spec.cipherSuites': 'Cipher suites for TLS 1.2, by the names that Go has for them. From 3.7.',
    'spec.disableHTTP2': 'Speaks HTTP/1.1 alone.',
  },
};

export const MEANINGS: readonly KindMeanings[] = [TRAEFIK_SERVICE, SERVERS_TRANSPORT];
