import { backendPath } from '../../configuration/backends.ts';
import type { Configuration } from '../../configuration/configuration.ts';
import type { Finding } from '../../gateway-api/finding.ts';
import { pasted, setting } from './findings.ts';
import { CA_CERTIFICATES, ROOT_CA_PUBLISHER, RULES } from './sources.ts';

/** What Kong wants of CA objects and of client certificates: KON-11, KON-12, KON-14, KON-19. */
export function certificateFindings(configuration: Configuration): readonly Finding[] {
  return [
    ...foreignClientCertificate(configuration),
    ...clusterCa(configuration),
    ...severalCertificates(configuration),
    ...derivedIds(configuration),
  ];
}

function foreignClientCertificate({ clientCertificate, backends }: Configuration): Finding[] {
  if (clientCertificate === null) return [];
  const foreign = backends.find(
    ({ target }) => target.kind === 'Service' && target.namespace !== clientCertificate.namespace,
  );
  const namespace = foreign?.target.kind === 'Service' ? foreign.target.namespace : undefined;
  if (namespace === undefined) return [];
  return [
    {
      id: 'KON-11',
      severity: 'error',
      message: `Kong looks for the client certificate in the Service’s namespace, ${namespace}.`,
      reason:
        'The annotation names a Secret without a namespace. It is left out: backends that demand a certificate refuse the connection.',
      at: { field: 'clientCertificate.namespace' },
      evidence: [RULES],
      fixes: [
        setting('clientCertificate.namespace', namespace, `Take the Secret from ${namespace}`),
        setting('clientCertificate', null, 'Show no client certificate'),
      ],
    },
  ];
}

function clusterCa({ backends }: Configuration): Finding[] {
  return backends.flatMap(({ validation }, index): Finding[] => {
    if (validation.mode !== 'custom' || validation.ca.kind !== 'ClusterCA') return [];
    return [
      {
        id: 'KON-12',
        severity: 'error',
        message: 'Kong cannot load kube-root-ca.crt.',
        reason:
          'A CA object needs labels and an id, and Kubernetes takes back what is put into that ConfigMap. Copy the certificate into a ConfigMap of its own.',
        at: { field: `${backendPath(index)}.validation.ca.kind` },
        evidence: [CA_CERTIFICATES, ROOT_CA_PUBLISHER],
        fixes: [pasted(index, validation.hostname)],
      },
    ];
  });
}

const BEGIN = /-----BEGIN CERTIFICATE-----/g;

function severalCertificates({ backends }: Configuration): Finding[] {
  return backends.flatMap(({ validation }, index): Finding[] => {
    if (validation.mode !== 'custom' || validation.ca.kind !== 'PEM') return [];
    if ((validation.ca.pem.match(BEGIN)?.length ?? 0) < 2) return [];
    return [
      {
        id: 'KON-14',
        severity: 'error',
        message: 'Kong takes one certificate from a CA object.',
        reason:
          'An object with several is refused by newer controllers, and older ones load one of them. Give the root alone; for several roots, write a ConfigMap for each and name them in the annotation, separated by commas.',
        at: { field: `${backendPath(index)}.validation.ca.pem` },
        evidence: [CA_CERTIFICATES],
        fixes: [],
      },
    ];
  });
}

function derivedIds({ backends }: Configuration): Finding[] {
  const index = backends.findIndex(
    ({ validation }) =>
      validation.mode === 'custom' && validation.ca.kind !== 'ClusterCA' && validation.ca.kind !== 'ClusterTrustBundle',
  );
  if (index < 0) return [];
  return [
    {
      id: 'KON-19',
      severity: 'info',
      message: 'The id of the CA is made from its namespace and name.',
      reason:
        'Kong tells CAs apart by a UUID that no other CA of the gateway may have, in all namespaces; of two with the same one the younger is left out. Another UUID is as good. The certificate in it needs the CA bit and must not be expired.',
      at: { field: `${backendPath(index)}.validation.ca` },
      evidence: [CA_CERTIFICATES],
      fixes: [],
    },
  ];
}
