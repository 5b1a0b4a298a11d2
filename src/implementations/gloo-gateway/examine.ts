import { backendPath } from '../../configuration/backends.ts';
import type { Backend, Configuration } from '../../configuration/configuration.ts';
import type { Edit, Finding, Fix } from '../../gateway-api/finding.ts';
import { factOf } from '../fact.ts';
import { unlisted, type Versioned } from '../version-findings.ts';
import { facts } from './facts.ts';
import { VERSIONS } from './sources.ts';
import { versions } from './versions.ts';

const VERSIONED: Versioned = { label: 'Gloo Gateway', versions, evidence: [VERSIONS] };

/** What Gloo Gateway 1.x cannot do of what is asked for, and what the answer leaves open. */
export function examine(configuration: Configuration): readonly Finding[] {
  return [
    ...otherRoutes(configuration),
    ...otherCas(configuration),
    ...uriNames(configuration),
    ...certificateElsewhere(configuration),
    ...capped(configuration),
    ...unlisted(configuration, 'GLO-26', VERSIONED, 'As far as is known, all of 1.18 to 1.21 read the same fields.'),
  ];
}

type Placed = readonly [Backend, number];

function onUpstreams({ backends }: Configuration): readonly Placed[] {
  return backends.flatMap((backend, index): Placed[] =>
    backend.target.kind === 'Service' || backend.target.kind === 'ExternalHost' ? [[backend, index]] : [],
  );
}

/** GLO-20: routes that are not read, or cannot end TLS. */
function otherRoutes({ route }: Configuration): Finding[] {
  if (route.kind !== 'GRPCRoute' && route.kind !== 'TLSRoute') return [];
  const { claim, evidence } = factOf(facts, `route-${route.kind}`);
  return [
    {
      id: 'GLO-20',
      severity: 'error',
      message: `Gloo Gateway 1.x makes no TLS connection for a ${route.kind}.`,
      reason: `${claim} Its successor kgateway does.`,
      at: { field: 'route.kind' },
      evidence,
      fixes: [
        {
          label: 'Use an HTTPRoute',
          edits: [
            { at: 'route.kind', value: 'HTTPRoute' },
            { at: 'gateway.listener.protocol', value: 'HTTPS' },
          ],
        },
      ],
    },
  ];
}

/** GLO-06: a CA that is no Secret. */
function otherCas(configuration: Configuration): Finding[] {
  return onUpstreams(configuration).flatMap(([{ validation }, index]): Finding[] => {
    if (validation.mode !== 'custom' || validation.ca.kind === 'Secret') return [];
    const { claim, evidence } = factOf(facts, `ca-${validation.ca.kind}`);
    const name = 'name' in validation.ca ? validation.ca.name : 'api-ca';
    return [
      {
        id: 'GLO-06',
        severity: 'error',
        message: 'Gloo Gateway reads a CA from a Secret only.',
        reason: `${claim} Make one of the CA: the first steps show how.`,
        at: { field: `${backendPath(index)}.validation.ca.kind` },
        evidence,
        fixes: [
          {
            label: 'Take the CA from a Secret',
            edits: [{ at: `${backendPath(index)}.validation.ca`, value: { kind: 'Secret', name } }],
          },
        ],
      },
    ];
  });
}

/** GLO-05: names that may never match. */
function uriNames(configuration: Configuration): Finding[] {
  return onUpstreams(configuration).flatMap(([{ validation }, index]): Finding[] => {
    if (validation.mode === 'skip') return [];
    const at = `${backendPath(index)}.validation.subjectAltNames`;
    const hostnames = validation.subjectAltNames.filter(({ type }) => type === 'Hostname');
    if (hostnames.length === validation.subjectAltNames.length) return [];
    const { claim, evidence } = factOf(facts, 'subject-alt-names');
    return [
      {
        id: 'GLO-05',
        severity: 'warning',
        message: 'Whether a URI as name ever matches is not certain.',
        reason: `${claim} Where it does not, no certificate passes: the connection fails, and is never open.`,
        at: { field: at },
        evidence,
        fixes: [{ label: 'Check DNS names only', edits: [{ at, value: hostnames }] }],
      },
    ];
  });
}

/** GLO-07: one Secret holds the CA and the client certificate. */
function certificateElsewhere(configuration: Configuration): Finding[] {
  const { clientCertificate } = configuration;
  if (clientCertificate === null) return [];
  const { secret, namespace } = clientCertificate;
  const without = onUpstreams(configuration).filter(
    ([{ validation, target }]) =>
      validation.mode !== 'custom' ||
      validation.ca.kind !== 'Secret' ||
      validation.ca.name !== secret ||
      target.namespace !== namespace,
  );
  if (without.length === 0) return [];
  return [
    {
      id: 'GLO-07',
      severity: 'error',
      message: 'The client certificate is not in the Secret of the CA.',
      reason:
        'An Upstream names one Secret, for the CA and for the client certificate. With the system’s CAs there is none; and without a CA a Secret that brings one all the same would switch verification on.',
      at: { field: 'clientCertificate' },
      evidence: factOf(facts, 'client-certificate').evidence,
      fixes: [
        ...oneSecret(secret, without),
        { label: 'Show no client certificate', edits: [{ at: 'clientCertificate', value: null }] },
      ],
    },
  ];
}

function oneSecret(name: string, without: readonly Placed[]): readonly Fix[] {
  const [first] = without;
  const fits = without.every(
    ([{ validation, target }]) => validation.mode === 'custom' && target.namespace === first?.[0].target.namespace,
  );
  if (!fits || first === undefined) return [];
  const edits: Edit[] = [
    { at: 'clientCertificate.namespace', value: first[0].target.namespace },
    ...without.map(([, index]) => ({ at: `${backendPath(index)}.validation.ca`, value: { kind: 'Secret', name } })),
  ];
  return [{ label: 'Take certificate and CA from one Secret', edits }];
}

/** GLO-10: Envoy's default for the newest version. */
function capped({ tlsVersions }: Configuration): Finding[] {
  if (tlsVersions.maximum !== null) return [];
  const { claim, evidence } = factOf(facts, 'tls-1.2-by-default');
  return [
    {
      id: 'GLO-10',
      severity: 'info',
      message:
        tlsVersions.minimum === '1.3'
          ? 'TLS 1.3 as the oldest version needs the newest one set too; it is.'
          : 'Gloo Gateway speaks TLS 1.2 at most to backends.',
      reason: `${claim} A backend that speaks TLS 1.3 alone answers with an alert, and clients get 503. A newest version of 1.3 helps.`,
      at: { field: 'tlsVersions.maximum' },
      evidence,
      fixes: [{ label: 'Allow TLS 1.3', edits: [{ at: 'tlsVersions.maximum', value: '1.3' }] }],
    },
  ];
}
