import { backendPath } from '../../configuration/backends.ts';
import type { Configuration } from '../../configuration/configuration.ts';
import type { Finding, Fix } from '../../gateway-api/finding.ts';
import { factOf } from '../fact.ts';
import { caSecrets, clientCertificateProblem } from './client-certificate.ts';
import type { Dialect } from './dialect.ts';
import type { Plan } from './plan.ts';
import { hostOf } from './ways.ts';

/** The client certificate, and the Secrets that a DestinationRule names: IST-06, IST-15. */
export function certificateFindings(dialect: Dialect, configuration: Configuration, plan: Plan): readonly Finding[] {
  return [
    ...elsewhere(dialect, configuration, plan),
    ...withoutCa(dialect, configuration, plan),
    ...rights(dialect, configuration, plan),
  ];
}

const NO_CERTIFICATE: Fix = { label: 'Show no client certificate', edits: [{ at: 'clientCertificate', value: null }] };

/** IST-06: the Secret is not where it is looked for. */
function elsewhere(dialect: Dialect, { clientCertificate }: Configuration, { proxy }: Plan): readonly Finding[] {
  if (clientCertificate === null || clientCertificate.namespace === proxy.namespace) return [];
  const { claim, evidence } = factOf(dialect.facts, 'secrets-of-proxy');
  return [
    {
      id: `${dialect.prefix}-06`,
      severity: 'error',
      message: `The client certificate has to be in ${proxy.namespace}, where the gateway’s pods are.`,
      reason: `${claim} It is left out: backends that demand one refuse the connection.`,
      at: { field: 'clientCertificate.namespace' },
      evidence,
      fixes: [
        {
          label: `Take the Secret from ${proxy.namespace}`,
          edits: [{ at: 'clientCertificate.namespace', value: proxy.namespace }],
        },
        NO_CERTIFICATE,
      ],
    },
  ];
}

/** IST-15: key pair and CA come from one credential. */
function withoutCa(dialect: Dialect, configuration: Configuration, { proxy }: Plan): readonly Finding[] {
  const { clientCertificate, backends } = configuration;
  if (clientCertificate === null || clientCertificate.namespace !== proxy.namespace) return [];
  const indexes = backends.flatMap((backend, index) => {
    const isBackend = hostOf(configuration, backend) !== undefined;
    return isBackend && clientCertificateProblem(clientCertificate, backend.validation, proxy) === 'ca' ? [index] : [];
  });
  if (indexes.length === 0) return [];
  const { evidence } = factOf(dialect.facts, 'client-certificate');
  const [own, beside] = caSecrets(clientCertificate);
  const caFrom = (name: string, label: string): Fix => ({
    label,
    edits: indexes.map((index) => ({
      at: `${backendPath(index)}.validation`,
      value: withCa(configuration, index, name),
    })),
  });
  return [
    {
      id: `${dialect.prefix}-15`,
      severity: 'error',
      message: 'With a client certificate, the CA has to come from the same Secret, or from one beside it.',
      reason: `A DestinationRule with MUTUAL has one credentialName for both: the CA is read from Secret ${beside}, or else from ca.crt in Secret ${own}. No other CA, and not the system’s, can be named beside it. The certificate is left out.`,
      at: { field: 'clientCertificate' },
      evidence,
      fixes: [
        caFrom(own, `Take the CA from ca.crt in Secret ${own}`),
        caFrom(beside, `Take the CA from Secret ${beside}`),
        NO_CERTIFICATE,
      ],
    },
  ];
}

function withCa({ backends }: Configuration, index: number, name: string) {
  const validation = backends[index]?.validation;
  const { hostname = null, subjectAltNames = [] } =
    validation === undefined || validation.mode === 'skip' ? {} : validation;
  return {
    mode: 'custom',
    ...(hostname === null ? {} : { hostname }),
    subjectAltNames: subjectAltNames.map((san) => ({ ...san })),
    ca: { kind: 'Secret', name },
  };
}

/** IST-06: whose Secrets the proxy may have. */
function rights(dialect: Dialect, { clientCertificate }: Configuration, { rules, proxy }: Plan): readonly Finding[] {
  const shows = rules.some(({ ports }) => ports.some(({ tls }) => tls.mode === 'MUTUAL'));
  if (clientCertificate === null || !shows || !dialect.needsSecretRights) return [];
  const { claim, evidence } = factOf(dialect.facts, 'secrets-of-proxy');
  return [
    {
      id: `${dialect.prefix}-06`,
      severity: 'warning',
      message: `The gateway’s ServiceAccount needs the right to list Secrets in ${proxy.namespace}.`,
      reason: `${claim} Until it has the right, every connection fails, and clients get 503. The steps grant it; it is for all Secrets of the namespace, since istiod asks for no single one.`,
      at: { field: 'clientCertificate' },
      evidence,
      fixes: [],
    },
  ];
}
