import type { KindMeanings } from '../../gateway-api/meaning.ts';
import { ISTIO_GROUP } from './kinds.ts';

const REFERENCE = 'https://istio.io/latest/docs/reference/config/networking';

const TLS_FIELDS: { readonly [field: string]: string } = {
  '': 'TLS to the destination. Without mode it is switched off.',
  '.mode': 'SIMPLE: TLS. MUTUAL: with a client certificate. ISTIO_MUTUAL: the mesh’s own. DISABLE: plain text.',
  '.credentialName':
    'Secret in the namespace of the gateway’s pods: the CA, and with MUTUAL the key pair. configmap://namespace/name names a ConfigMap with a CA.',
  '.caCertificates': 'Path of a CA file in the proxy; left out, the system’s CAs.',
  '.sni': 'Name that is sent as SNI. With it, no name is checked unless subjectAltNames lists some.',
  '.subjectAltNames': 'Names, one of which has to be in the certificate.',
  '.insecureSkipVerify': 'Encrypts and checks nothing: anybody on the way can pretend to be the backend.',
};

function tlsAt(path: string): { readonly [path: string]: string } {
  return Object.fromEntries(Object.entries(TLS_FIELDS).map(([field, says]) => [`${path}${field}`, says]));
}

const RULE: KindMeanings = {
  group: ISTIO_GROUP,
  kind: 'DestinationRule',
  says: 'How clients connect to a host: TLS, load balancing, limits. The first namespace that has one for the host decides.',
  link: `${REFERENCE}/destination-rule/`,
  fields: {
    'spec.host':
      'Whole name of the Service, or a host of a ServiceEntry. A name without a dot is of the rule’s own namespace.',
    'spec.exportTo': 'Namespaces whose clients see the rule; “.” is its own. Left out: all.',
    'spec.workloadSelector.matchLabels': 'Pods that the rule is for, in its own namespace only. Left out: all clients.',
    'spec.trafficPolicy': 'Settings for all ports.',
    ...tlsAt('spec.trafficPolicy.tls'),
    'spec.trafficPolicy.portLevelSettings': 'Settings for single ports: they take nothing from those for all ports.',
    'spec.trafficPolicy.portLevelSettings.port.number': 'The Service’s own port number.',
    ...tlsAt('spec.trafficPolicy.portLevelSettings.tls'),
    'spec.subsets': 'Versions of the destination, for VirtualServices; routes of the Gateway API do not use them.',
  },
};

const ENTRY: KindMeanings = {
  group: ISTIO_GROUP,
  kind: 'ServiceEntry',
  says: 'Makes a host known to the mesh, so that routes can lead to it by a backendRef of kind Hostname.',
  link: `${REFERENCE}/service-entry/`,
  fields: {
    'spec.hosts': 'The host names.',
    'spec.ports.number': 'Port of the host.',
    'spec.ports.name': 'What a policy’s sectionName refers to.',
    'spec.ports.protocol': 'What is spoken. HTTPS alone adds no TLS: that comes from a policy or DestinationRule.',
    'spec.resolution': 'DNS: the proxy resolves the name.',
    'spec.location': 'MESH_EXTERNAL: outside, without the mesh’s own mutual TLS.',
    'spec.subjectAltNames': 'Names for the certificate, where the TLS settings list none.',
    'spec.exportTo': 'Namespaces whose clients see the entry. Left out: all.',
  },
};

export const MEANINGS: readonly KindMeanings[] = [RULE, ENTRY];
