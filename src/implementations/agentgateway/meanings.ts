import type { KindMeanings } from '../../gateway-api/meaning.ts';
import { OWN_GROUP } from './watches.ts';

const REFERENCE = 'https://agentgateway.dev/docs/kubernetes/latest/reference/api/';

/** The same settings stand in both kinds. */
function tls(at: string): { readonly [path: string]: string } {
  return {
    [at]: 'TLS to the backend. Empty, it verifies against the system’s CAs.',
    [`${at}.insecureSkipVerify`]:
      'All: no check of the certificate at all. Hostname: the chain is checked, and for which name it is does not matter.',
    [`${at}.sni`]: 'Name that is sent as SNI, and that the certificate has to be for where no other names are listed.',
    [`${at}.caCertificateRefs`]: 'One ConfigMap of the same namespace with the CAs, under ca.crt.',
    [`${at}.caCertificateRefs.name`]: 'Name of the ConfigMap.',
    [`${at}.verifySubjectAltNames`]: 'Names of which the certificate has to have one; the sni is then only sent.',
    [`${at}.mtlsCertificateRef`]:
      'Secret with the client certificate. A ca.crt in it is trusted, unless a ConfigMap is named.',
    [`${at}.mtlsCertificateRef.name`]: 'Name of the Secret.',
    [`${at}.alpnProtocols`]: 'Protocols that are offered to the backend (ALPN): h2 and http/1.1 unless given.',
  };
}

const POLICY: KindMeanings = {
  group: OWN_GROUP,
  kind: 'AgentgatewayPolicy',
  says: 'Settings for what it is attached to: here, how TLS is spoken to backends.',
  link: REFERENCE,
  fields: {
    'spec.targetRefs': 'What it is for, in its own namespace; all of one kind.',
    'spec.targetRefs.sectionName': 'A part of the target. Of a Service it is the port’s number, not its name.',
    'spec.targetSelectors': 'What it is for, by labels.',
    'spec.backend': 'Settings for connections to backends.',
    ...tls('spec.backend.tls'),
  },
};

const BACKEND: KindMeanings = {
  group: OWN_GROUP,
  kind: 'AgentgatewayBackend',
  says: 'A backend that is no Service. A route refers to it in place of one.',
  link: REFERENCE,
  fields: {
    'spec.static': 'One host, by name or address.',
    'spec.static.host': 'Where it is. Without an sni this name is also sent and checked.',
    'spec.static.port': 'Port of the host.',
    'spec.policies': 'Settings for this backend, before all that is attached to it.',
    ...tls('spec.policies.tls'),
  },
};

export const MEANINGS: readonly KindMeanings[] = [POLICY, BACKEND];
