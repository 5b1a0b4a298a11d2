import type { KindMeanings } from './meaning.ts';
import { GATEWAY_API_GROUP } from './releases.ts';
import { ROUTE_MEANINGS } from './route-meanings.ts';

const SITE = 'https://gateway-api.sigs.k8s.io/api-types';
const KUBERNETES = 'https://kubernetes.io/docs/concepts';

const POLICY: KindMeanings = {
  group: GATEWAY_API_GROUP,
  kind: 'BackendTLSPolicy',
  says: 'Makes the gateway speak TLS to a Service, and says which certificate it accepts from the pods.',
  link: `${SITE}/backendtlspolicy/`,
  fields: {
    'spec.targetRefs':
      'What the policy is for: objects in its own namespace. Implementations that support it at all support Service.',
    'spec.targetRefs.group': 'API group of the target; empty for a Service.',
    'spec.targetRefs.kind': 'Kind of the target, Service in most cases. Other kinds are up to the implementation.',
    'spec.targetRefs.name': 'Name of the target, which is in the same namespace as the policy.',
    'spec.targetRefs.sectionName':
      'For a Service the name of one port: the policy holds for that port only. Without it, it holds for all of them.',
    'spec.validation': 'Which certificate of the backend is accepted.',
    'spec.validation.hostname':
      'Sent to the backend as SNI. As long as there are no subjectAltNames, the certificate must be for this name, too.',
    'spec.validation.caCertificateRefs':
      'Where the CA certificates are that the backend’s certificate is checked against. Not together with wellKnownCACertificates.',
    'spec.validation.caCertificateRefs.group': 'API group of the object; empty for a ConfigMap or a Secret.',
    'spec.validation.caCertificateRefs.kind':
      'ConfigMap is supported by all; the certificates are in its key ca.crt. Anything else is up to the implementation.',
    'spec.validation.caCertificateRefs.name': 'Name of the object, in the policy’s own namespace.',
    'spec.validation.wellKnownCACertificates':
      'System: the CAs that the gateway’s own image trusts. Which these are is up to the implementation.',
    'spec.validation.subjectAltNames':
      'Names of which the certificate must have at least one. With them, hostname is sent as SNI only and not checked.',
    'spec.validation.subjectAltNames.type': 'Hostname for a DNS name, URI for a name such as a SPIFFE id.',
    'spec.validation.subjectAltNames.hostname': 'A DNS name; a leading “*.” stands for exactly one label.',
    'spec.validation.subjectAltNames.uri':
      'A whole URI, scheme included, such as spiffe://cluster.local/ns/shop/sa/api.',
    'spec.options': 'Settings that only one implementation knows; their names begin with its domain.',
  },
};

const GATEWAY: KindMeanings = {
  group: GATEWAY_API_GROUP,
  kind: 'Gateway',
  says: 'Where traffic comes in: addresses and listeners of one gateway.',
  link: `${SITE}/gateway/`,
  fields: {
    'spec.gatewayClassName': 'The GatewayClass, and with it the implementation that makes this gateway real.',
    'spec.listeners': 'Ports that the gateway listens on, each with a protocol and, if wanted, a host name.',
    'spec.listeners.name': 'Names the listener; a route can ask for it with sectionName.',
    'spec.listeners.port': 'Port that clients connect to.',
    'spec.listeners.protocol': 'What clients speak: HTTP, HTTPS, TLS, TCP or UDP.',
    'spec.listeners.hostname': 'Only requests for this name belong to the listener; all, where there is none.',
    'spec.listeners.tls.mode':
      'Terminate: the client’s TLS ends at the gateway. Passthrough: it goes on to the backend untouched.',
    'spec.listeners.tls.certificateRefs': 'Secrets with the certificate and key that clients are shown.',
    'spec.listeners.allowedRoutes': 'Which routes may attach to the listener: from which namespaces, of which kinds.',
    'spec.infrastructure.parametersRef': 'Settings of the implementation for this one gateway.',
    'spec.tls.backend.clientCertificateRef':
      'Secret with the certificate that the gateway shows to backends that ask for one. It holds for all of its backends.',
  },
};

const GRANT: KindMeanings = {
  group: GATEWAY_API_GROUP,
  kind: 'ReferenceGrant',
  says: 'Lets objects of other namespaces refer to objects of this one.',
  link: `${SITE}/referencegrant/`,
  fields: {
    'spec.from': 'Who may refer: kind and namespace of the referring objects.',
    'spec.from.group': 'API group of the referring kind.',
    'spec.from.kind': 'The referring kind, such as HTTPRoute.',
    'spec.from.namespace': 'Namespace that the reference comes from.',
    'spec.to': 'What may be referred to, in the grant’s own namespace.',
    'spec.to.group': 'API group of the kind that is referred to; empty for Service and Secret.',
    'spec.to.kind': 'The kind that is referred to.',
    'spec.to.name': 'One object alone. Without it, the grant covers all objects of the kind.',
  },
};

const CLASS: KindMeanings = {
  group: GATEWAY_API_GROUP,
  kind: 'GatewayClass',
  says: 'Names an implementation for Gateways to use.',
  link: `${SITE}/gatewayclass/`,
  fields: {
    'spec.controllerName': 'The controller that makes Gateways of this class real. It cannot be changed afterwards.',
    'spec.parametersRef': 'Settings of the implementation for all Gateways of the class.',
  },
};

const SERVICE: KindMeanings = {
  group: '',
  kind: 'Service',
  says: 'A stable name for a set of pods.',
  link: `${KUBERNETES}/services-networking/service/`,
  fields: {
    'spec.selector': 'Labels of the pods behind it.',
    'spec.ports': 'Ports of the Service.',
    'spec.ports.name': 'Names the port; a policy refers to it with sectionName.',
    'spec.ports.port': 'Port of the Service; routes refer to it.',
    'spec.ports.targetPort': 'Port of the pods, by number or by the name that the container gives it.',
    'spec.ports.appProtocol':
      'What the pods speak. Some gateways use TLS because of it, but no certificate is checked that way.',
  },
};

const CONFIG_MAP: KindMeanings = {
  group: '',
  kind: 'ConfigMap',
  says: 'Plain configuration; here, mostly CA certificates.',
  link: `${KUBERNETES}/configuration/configmap/`,
  fields: { 'data.ca.crt': 'CA certificates in PEM, one after the other. Never a private key.' },
};

const SECRET: KindMeanings = {
  group: '',
  kind: 'Secret',
  says: 'Something confidential, such as a private key. In data everything is base64.',
  link: `${KUBERNETES}/configuration/secret/`,
  fields: {
    type: 'kubernetes.io/tls holds a certificate and its key, as tls.crt and tls.key.',
    'data.tls.crt': 'Certificate with its chain, PEM in base64.',
    'data.tls.key': 'Private key, PEM in base64. It does not belong into a repository.',
    'data.ca.crt': 'CA certificates, PEM in base64.',
  },
};

/** What every object has. */
export const METADATA: { readonly [path: string]: string } = {
  apiVersion: 'API group and version that the object is written in. The API server must serve it.',
  kind: 'What the object is.',
  'metadata.name': 'Name of the object, unique among those of its kind in its namespace.',
  'metadata.namespace': 'Namespace of the object. Without it, kubectl takes the namespace of its context.',
  'metadata.labels': 'Short facts about the object that selectors can ask for.',
  'metadata.annotations': 'Notes for tools and people; some change what an implementation does.',
};

/** The kinds of Gateway API, and those of Kubernetes that it leans on. */
export const MEANINGS: readonly KindMeanings[] = [
  POLICY,
  GATEWAY,
  GRANT,
  CLASS,
  ...ROUTE_MEANINGS,
  SERVICE,
  CONFIG_MAP,
  SECRET,
];
