import { backendPath } from '../../configuration/backends.ts';
import type { Backend, Configuration } from '../../configuration/configuration.ts';
import type { Edit, Finding, Fix } from '../../gateway-api/finding.ts';
import { clientCertificateField } from '../../gateway-api/releases.ts';
import { factOf } from '../fact.ts';
import { type Abilities, factBehind } from './abilities.ts';
import { facts } from './facts.ts';
import { certificateThrough, configTls, dnsNames, needsConfig, sharesSecret, wishesVersions } from './plan-config.ts';

/** The client certificate and the TLS versions that are asked for: KGW-10, KGW-17, KGW-18, KGW-19. */
export function clientTlsFindings(configuration: Configuration, abilities: Abilities): readonly Finding[] {
  return [
    ...uriNames(configuration, abilities),
    ...versionsWithoutSecret(configuration, abilities),
    ...certificateBlocked(configuration, abilities),
    ...capped(configuration, abilities),
  ];
}

type Placed = readonly [Backend, number];

function onBackends({ backends }: Configuration): readonly Placed[] {
  return backends.flatMap((backend, index): Placed[] =>
    backend.target.kind === 'Service' || backend.target.kind === 'ExternalHost' ? [[backend, index]] : [],
  );
}

const NO_VERSIONS: Fix = {
  label: 'Leave the TLS versions to the implementation',
  edits: [{ at: 'tlsVersions', value: { minimum: null, maximum: null } }],
};
const NO_CERTIFICATE: Fix = {
  label: 'Show no client certificate',
  edits: [{ at: 'clientCertificate', value: null }],
};

/** KGW-18: what needs a BackendConfigPolicy, and has a name that one cannot check. */
function uriNames(configuration: Configuration, abilities: Abilities): Finding[] {
  return onBackends(configuration).flatMap(([backend, index]): Finding[] => {
    const { validation } = backend;
    if (validation.mode === 'skip' || !needsConfig(configuration, backend, abilities)) return [];
    if (dnsNames(validation) !== undefined) return [];
    const { claim, evidence } = factOf(facts, 'dns-names-only');
    const at = `${backendPath(index)}.validation.subjectAltNames`;
    const hostnames = validation.subjectAltNames.filter(({ type }) => type === 'Hostname');
    return [
      {
        id: 'KGW-18',
        severity: 'error',
        message: 'A URI as name cannot be checked together with TLS versions or a client certificate of this kind.',
        reason: `${claim} What is asked for needs a BackendConfigPolicy; a BackendTLSPolicy, which knows URIs, is written without it.`,
        at: { field: at },
        evidence,
        fixes: [
          { label: 'Check DNS names only', edits: [{ at, value: hostnames }] },
          ...(wishesVersions(configuration) ? [NO_VERSIONS] : []),
          ...(certificateThrough(configuration, abilities) === 'config' ? [NO_CERTIFICATE] : []),
        ],
      },
    ];
  });
}

/** KGW-19: a BackendConfigPolicy reads a CA from a Secret only. Said once, for all backends. */
function versionsWithoutSecret(configuration: Configuration, abilities: Abilities): Finding[] {
  if (!wishesVersions(configuration) || abilities.config === 'no') return [];
  const without = onBackends(configuration).filter(
    ([{ validation }]) => validation.mode === 'custom' && validation.ca.kind !== 'Secret',
  );
  if (without.length === 0) return [];
  const { claim, evidence } = factOf(facts, 'tls-versions');
  return [
    {
      id: 'KGW-19',
      severity: 'error',
      message: 'TLS versions can be set only where the CA is in a Secret, or is the system’s.',
      reason: `${claim} It has no reference to a ConfigMap. The policy is written without the versions: Envoy then speaks TLS 1.2.`,
      at: { field: 'tlsVersions' },
      evidence,
      fixes: [{ label: 'Take the CA from a Secret', edits: without.map(toSecret) }, NO_VERSIONS],
    },
  ];
}

function toSecret([{ validation }, index]: Placed): Edit {
  const name = validation.mode === 'custom' && 'name' in validation.ca ? validation.ca.name : 'api-ca';
  return { at: `${backendPath(index)}.validation.ca`, value: { kind: 'Secret', name } };
}

/** KGW-17: before 2.4 one Secret holds the client certificate and the CA. */
function certificateBlocked(configuration: Configuration, abilities: Abilities): Finding[] {
  const { clientCertificate, setting } = configuration;
  if (abilities.config === 'no' || certificateThrough(configuration, abilities) !== 'config') return [];
  const without = onBackends(configuration).filter(([backend]) => {
    const fits = sharesSecret(configuration, backend) && configTls(configuration, backend, abilities) !== undefined;
    return !fits;
  });
  const [first] = without;
  if (first === undefined || clientCertificate === null) return [];
  const inGateway = abilities.gatewayCertificate !== 'no';
  return [
    {
      id: 'KGW-17',
      severity: 'error',
      message: 'The client certificate cannot be shown to every backend here.',
      reason: `${whyNot(first[0])} ${inGateway ? `The Gateway’s own field, which has no such bounds, is missing in Gateway API ${setting.gatewayApi.release} ${setting.gatewayApi.channel}.` : `${factBehind('gatewayCertificate').claim} That is from 2.4 on.`}`,
      at: { field: 'clientCertificate' },
      evidence: factOf(facts, 'client-certificate').evidence,
      fixes: [...byGateway(configuration, inGateway), ...oneSecret(configuration, without), NO_CERTIFICATE],
    },
  ];
}

function whyNot({ validation }: Backend): string {
  return validation.mode === 'custom'
    ? 'A BackendConfigPolicy names one Secret of its own namespace, with tls.crt, tls.key and the CA of the backend as ca.crt; and the names that it checks are DNS names.'
    : 'A BackendConfigPolicy takes the client certificate and the CA from one Secret: with the system’s CAs there is none, and without a CA in it nothing is verified.';
}

function byGateway({ setting }: Configuration, able: boolean): readonly Fix[] {
  const version = able ? [] : [{ at: 'setting.version', value: '2.5' }];
  const has = clientCertificateField(setting.gatewayApi) === 'spec.tls.backend';
  const release = has
    ? []
    : [
        { at: 'setting.gatewayApi.release', value: '1.6' },
        { at: 'setting.gatewayApi.channel', value: 'standard' },
      ];
  const what = [able ? '' : 'kgateway 2.5', has ? '' : 'Gateway API 1.6'].filter((part) => part !== '').join(' and ');
  return [{ label: `Show it through the Gateway, with ${what}`, edits: [...version, ...release] }];
}

/** Only where the form has one namespace and every wish has a CA of its own. */
function oneSecret({ clientCertificate }: Configuration, without: readonly Placed[]): readonly Fix[] {
  const [first] = without;
  const fits = without.every(
    ([{ validation, target }]) =>
      validation.mode === 'custom' &&
      dnsNames(validation) !== undefined &&
      target.namespace === first?.[0].target.namespace,
  );
  if (!fits || first === undefined || clientCertificate === null) return [];
  const ca = { kind: 'Secret', name: clientCertificate.secret };
  return [
    {
      label: 'Take certificate and CA from one Secret',
      edits: [
        { at: 'clientCertificate.namespace', value: first[0].target.namespace },
        ...without.map(([, index]) => ({ at: `${backendPath(index)}.validation.ca`, value: ca })),
      ],
    },
  ];
}

/** KGW-10: Envoy's default for the newest version. */
function capped(configuration: Configuration, abilities: Abilities): Finding[] {
  const { tlsVersions, backends } = configuration;
  if (tlsVersions.maximum !== null) return [];
  const expressible =
    abilities.config !== 'no' &&
    backends.every(({ validation }) => validation.mode !== 'custom' || validation.ca.kind === 'Secret');
  const { claim, evidence } = factOf(facts, 'tls-1.2-by-default');
  return [
    {
      id: 'KGW-10',
      severity: 'info',
      message:
        tlsVersions.minimum === '1.3'
          ? 'TLS 1.3 as the oldest version needs the newest one set too; it is.'
          : 'kgateway speaks TLS 1.2 at most to backends.',
      reason: `${claim} A backend that speaks TLS 1.3 alone answers with an alert, and clients get 503 (TLSV1_ALERT_PROTOCOL_VERSION). A newest version of 1.3 in a BackendConfigPolicy helps${expressible ? '' : '; that takes the CA from a Secret'}.`,
      at: { field: 'tlsVersions.maximum' },
      evidence,
      fixes: expressible ? [{ label: 'Allow TLS 1.3', edits: [{ at: 'tlsVersions.maximum', value: '1.3' }] }] : [],
    },
  ];
}
