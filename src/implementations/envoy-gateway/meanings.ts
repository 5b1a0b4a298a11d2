import type { KindMeanings } from '../../gateway-api/meaning.ts';
import { ENVOY_GROUP } from './watches.ts';

const REFERENCE = 'https://gateway.envoyproxy.io/docs/api/extension_types/';

const BACKEND: KindMeanings = {
  group: ENVOY_GROUP,
  kind: 'Backend',
  says: 'A backend outside of Services: a host name, an address, or a socket. A route refers to it in place of a Service.',
  link: `${REFERENCE}#backend`,
  fields: {
    'spec.type': 'Endpoints for those that are listed; DynamicResolver resolves the request’s own host name.',
    'spec.endpoints': 'Where it is. All endpoints are of one sort.',
    'spec.endpoints.fqdn.hostname': 'A DNS name that Envoy resolves.',
    'spec.endpoints.fqdn.port': 'Port of the endpoint.',
    'spec.endpoints.ip.address': 'An IPv4 or IPv6 address.',
    'spec.endpoints.ip.port': 'Port of the endpoint.',
    'spec.tls': 'TLS to the endpoints. A BackendTLSPolicy for the Backend is put together with it.',
    'spec.tls.insecureSkipVerify':
      'Encrypts and checks nothing: anybody on the way can pretend to be the backend. Everything about CAs is ignored then.',
    'spec.tls.sni': 'Name that is sent as SNI.',
    'spec.tls.autoSNIFromEndpointHostname': 'Sends the endpoint’s own host name as SNI.',
    'spec.tls.caCertificateRefs': 'CA certificates that the backend’s certificate is checked against.',
    'spec.tls.wellKnownCACertificates': 'System: the CAs that Envoy’s image trusts.',
    'spec.tls.clientCertificateRef': 'Secret with the certificate that Envoy shows to this backend.',
    'spec.tls.minVersion': 'The oldest TLS version that Envoy speaks to it.',
    'spec.tls.maxVersion': 'The newest TLS version that Envoy speaks to it.',
    'spec.tls.alpnProtocols': 'Protocols that are offered to the backend (ALPN).',
    'spec.appProtocols': 'What the backend speaks: h2c, ws or wss.',
    'spec.fallback': 'Used only when the other backends of the rule are unhealthy.',
  },
};

const PROXY: KindMeanings = {
  group: ENVOY_GROUP,
  kind: 'EnvoyProxy',
  says: 'Settings of the Envoys of a Gateway or of a GatewayClass.',
  link: `${REFERENCE}#envoyproxy`,
  fields: {
    'spec.backendTLS': 'TLS to all backends of these Envoys: client certificate, versions, ciphers.',
    'spec.backendTLS.clientCertificateRef': 'Secret with the certificate that is shown to all backends.',
    'spec.backendTLS.minVersion': 'The oldest TLS version that is spoken to backends.',
    'spec.backendTLS.maxVersion': 'The newest TLS version that is spoken to backends.',
  },
};

export const MEANINGS: readonly KindMeanings[] = [BACKEND, PROXY];
