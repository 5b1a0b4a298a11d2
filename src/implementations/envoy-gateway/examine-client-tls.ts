import { type Configuration, DEFAULTS } from '../../configuration/configuration.ts';
import type { Finding, Fix } from '../../gateway-api/finding.ts';
import { factOf } from '../fact.ts';
import { type Abilities, factBehind } from './abilities.ts';
import { facts } from './facts.ts';
import { CERTIFICATE_WAYS, type CertificateWay, clientCertificateThrough } from './fields.ts';
import type { BackendPlan } from './plan-backends.ts';
import { type ClientTlsPlan, obstacle, planClientTls } from './plan-client-tls.ts';
import { PROXY_TASK, PROXY_TYPES } from './sources.ts';
import { usesEnvoyProxy } from './write-gateway.ts';

/** The client certificate and the TLS versions that are asked for: EG-12, EG-18, EG-19. */
export function clientTlsFindings(
  configuration: Configuration,
  abilities: Abilities,
  plans: readonly (BackendPlan | undefined)[],
  plan: ClientTlsPlan,
): readonly Finding[] {
  return [
    ...blocked(configuration, abilities, plans, plan),
    ...replacesClassSettings(configuration, plan),
    ...capped(configuration, abilities),
  ];
}

const NAMES: { readonly [way in CertificateWay]: string } = {
  gateway: 'the Gateway',
  'envoy-proxy': 'EnvoyProxy',
  backend: 'Backend',
};

/** EG-19: the way that is asked for is closed. */
function blocked(
  configuration: Configuration,
  abilities: Abilities,
  plans: readonly (BackendPlan | undefined)[],
  { certificate }: ClientTlsPlan,
): Finding[] {
  if (certificate.kind !== 'blocked') return [];
  const { gateway, options, clientCertificate } = configuration;
  const open = CERTIFICATE_WAYS.filter((way) => obstacle(way, configuration, abilities, plans) === null);
  const withoutVersions = { ...configuration, tlsVersions: DEFAULTS.tlsVersions };
  const moves = certificate.way === 'envoy-proxy' && clientCertificate?.namespace !== gateway.namespace;
  const fixes: Fix[] = [
    ...open.map((way) => ({
      label: `Show it through ${NAMES[way]}`,
      edits: [{ at: 'options', value: { ...options, [clientCertificateThrough.id]: way } }],
    })),
    ...(moves
      ? [
          {
            label: `Take the Secret from the Gateway’s namespace, ${gateway.namespace}`,
            edits: [{ at: 'clientCertificate.namespace', value: gateway.namespace }],
          },
        ]
      : []),
    ...(planClientTls(withoutVersions, abilities, plans).certificate.kind === 'through'
      ? [{ label: 'Leave the TLS versions to Envoy', edits: [{ at: 'tlsVersions', value: DEFAULTS.tlsVersions }] }]
      : []),
    { label: 'Show no client certificate', edits: [{ at: 'clientCertificate', value: null }] },
  ];
  return [
    {
      id: 'EG-19',
      severity: 'error',
      message: `The client certificate cannot be shown through ${NAMES[certificate.way]} here.`,
      reason: `${certificate.reason} It is left out: backends that demand one refuse the connection.`,
      at: { field: 'clientCertificate' },
      evidence: [
        ...factOf(facts, 'client-certificate').evidence,
        ...factOf(facts, 'client-certificate-same-namespace').evidence,
      ],
      fixes,
    },
  ];
}

/** EG-18: an EnvoyProxy of the Gateway stands before the one of its class. */
function replacesClassSettings({ clientCertificate, output }: Configuration, plan: ClientTlsPlan): Finding[] {
  if (!usesEnvoyProxy(plan) || plan.envoyProxyExists || output.completeExample) return [];
  return [
    {
      id: 'EG-18',
      severity: 'warning',
      message: 'An EnvoyProxy that the Gateway has already would be replaced.',
      reason: `The Gateway is pointed at EnvoyProxy ${plan.envoyProxy}. One that it refers to now, or that its GatewayClass refers to, no longer counts for this Gateway: replicas, Service type, telemetry and all. If there is one, name it, and it is changed instead. One of the class applies to other Gateways too: copy its settings.`,
      at: { field: clientCertificate === null ? 'tlsVersions' : 'clientCertificate' },
      evidence: [PROXY_TASK, PROXY_TYPES],
      fixes: [],
    },
  ];
}

/** EG-12: Envoy's old default for the newest version. */
function capped({ tlsVersions, setting }: Configuration, abilities: Abilities): Finding[] {
  if (abilities.tls13 === 'yes' || tlsVersions.maximum !== null) return [];
  const { evidence } = factBehind('tls13');
  const message =
    abilities.tls13 === 'no'
      ? `Envoy Gateway ${setting.version} speaks TLS 1.2 at most to backends.`
      : 'Before 1.8.3, Envoy Gateway speaks TLS 1.2 at most to backends.';
  return [
    {
      id: 'EG-12',
      severity: 'info',
      message:
        tlsVersions.minimum === '1.3' ? 'TLS 1.3 as the oldest version needs the newest one set too; it is.' : message,
      reason:
        'A backend that speaks TLS 1.3 alone then answers with an alert, and clients get 503 (TLSV1_ALERT_PROTOCOL_VERSION). A newest version of 1.3 helps.',
      at: { field: 'tlsVersions.maximum' },
      evidence,
      fixes: [{ label: 'Allow TLS 1.3', edits: [{ at: 'tlsVersions.maximum', value: '1.3' }] }],
    },
  ];
}
