import { backendPath } from '../../configuration/backends.ts';
import type { Backend, Configuration } from '../../configuration/configuration.ts';
import type { Finding, Fix } from '../../gateway-api/finding.ts';
import { factOf } from '../fact.ts';
import { type Abilities, factBehind } from './abilities.ts';
import { facts } from './facts.ts';
import { planTransports } from './plan.ts';
import { BACKEND_ADDRESSES, CRD_PROVIDER } from './sources.ts';
import { canBeSaid, sayableBounds } from './transport-spec.ts';
import { HTTP_ROUTE_INSTEAD, NEWEST } from './ways-out.ts';

/** What only a ServersTransport can, where there is none, and what it cannot: TRA-08, TRA-13 to TRA-15, TRA-24. */
export function transportFindings(configuration: Configuration, abilities: Abilities): readonly Finding[] {
  const plans = planTransports(configuration, abilities);
  return [
    ...notThere(configuration),
    ...configuration.backends.flatMap((backend, index) => {
      const plan = plans[index];
      return plan === undefined
        ? []
        : [...secretsAlone(backend, index, abilities), ...elsewhere(configuration, plan.namespace)];
    }),
    ...(plans.some((plan) => plan !== undefined) ? unsayable(configuration, abilities) : []),
  ];
}

/** TRA-08 and TRA-13: what other routes than HTTPRoute cannot have. */
function notThere({ route, backends, clientCertificate }: Configuration): Finding[] {
  if (route.kind === 'HTTPRoute') return [];
  return [
    ...backends.flatMap((backend, index): Finding[] => [
      ...(backend.validation.mode === 'skip' ? [noSkip(backend, index)] : []),
      ...(backend.target.kind === 'ExternalHost' ? [noHost(index, backend.target.hostname)] : []),
    ]),
    ...(clientCertificate === null ? [] : [noCertificate()]),
  ];
}

function noSkip({ target }: Backend, index: number): Finding {
  const { claim, evidence } = factOf(facts, 'skip-not-there');
  const at = `${backendPath(index)}.validation`;
  const hostname = target.kind === 'ExternalHost' ? target.hostname : 'api.internal.example';
  const pinned = { mode: 'custom', hostname, subjectAltNames: [], ca: { kind: 'ConfigMap', name: 'api-ca' } };
  return {
    id: 'TRA-08',
    severity: 'error',
    message: 'Verification can be skipped for the backends of an HTTPRoute only.',
    reason: `${claim} gRPC goes through an HTTPRoute as well. Or put the backend’s own certificate where the CA is.`,
    at: { field: `${at}.mode` },
    evidence,
    fixes: [
      HTTP_ROUTE_INSTEAD,
      { label: 'Verify against the backend’s own certificate instead', edits: [{ at, value: pinned }] },
    ],
  };
}

function noCertificate(): Finding {
  const { claim, evidence } = factOf(facts, 'client-certificate-not-there');
  const none: Fix = { label: 'Show no client certificate', edits: [{ at: 'clientCertificate', value: null }] };
  return {
    id: 'TRA-08',
    severity: 'error',
    message: 'A client certificate can be shown to the backends of an HTTPRoute only.',
    reason: claim,
    at: { field: 'clientCertificate' },
    evidence,
    fixes: [HTTP_ROUTE_INSTEAD, none],
  };
}

function noHost(index: number, hostname: string): Finding {
  const { claim } = factOf(facts, 'target-external-host-not-there');
  return {
    id: 'TRA-13',
    severity: 'error',
    message: `Only an HTTPRoute can lead to ${hostname}.`,
    reason: claim,
    at: { field: `${backendPath(index)}.target.kind` },
    evidence: [BACKEND_ADDRESSES],
    fixes: [HTTP_ROUTE_INSTEAD],
  };
}

/** TRA-14: a ServersTransport without a place for ConfigMaps. */
function secretsAlone({ validation }: Backend, index: number, abilities: Abilities): Finding[] {
  if (validation.mode !== 'custom' || abilities.rootCas !== 'no') return [];
  const { ca } = validation;
  if (ca.kind === 'Secret' || ca.kind === 'ClusterTrustBundle') return [];
  const { claim, evidence } = factBehind('rootCas');
  const name = ca.kind === 'ClusterCA' ? 'api-ca' : ca.name;
  return [
    {
      id: 'TRA-14',
      severity: 'error',
      message: 'The CA has to be in a Secret.',
      reason: `This backend goes through a ServersTransport. ${claim} Without a CA the system’s are used.`,
      at: { field: `${backendPath(index)}.validation.ca.kind` },
      evidence,
      fixes: [
        {
          label: 'Take the CA from a Secret',
          edits: [{ at: `${backendPath(index)}.validation.ca`, value: { kind: 'Secret', name } }],
        },
        NEWEST,
      ],
    },
  ];
}

/** TRA-15: a ServersTransport names the Secret alone, in its own namespace. */
function elsewhere({ clientCertificate }: Configuration, namespace: string): Finding[] {
  if (clientCertificate === null || clientCertificate.namespace === namespace) return [];
  const { secret, namespace: other } = clientCertificate;
  return [
    {
      id: 'TRA-15',
      severity: 'error',
      message: `The client certificate has to be in ${namespace}, where the backend is.`,
      reason: `A ServersTransport takes Secrets from its own namespace, and is in that of the Service. Of ${other}/${secret} nothing is seen; a Secret of the same name in ${namespace} would be shown. Copy it there.`,
      at: { field: 'clientCertificate.namespace' },
      evidence: [CRD_PROVIDER],
      fixes: [
        {
          label: `The Secret is in ${namespace}`,
          edits: [{ at: 'clientCertificate.namespace', value: namespace }],
        },
      ],
    },
  ];
}

/** TRA-24: TLS versions for which there are no bounds that Traefik takes. */
function unsayable({ tlsVersions }: Configuration, abilities: Abilities): Finding[] {
  if (abilities.transportVersions === 'no' || canBeSaid(tlsVersions)) return [];
  const { minimum, maximum } = sayableBounds(tlsVersions);
  const { claim, evidence } = factOf(facts, 'transport-set-aside');
  return [
    {
      id: 'TRA-24',
      severity: 'error',
      message: `A ServersTransport cannot ask for TLS ${tlsVersions.minimum ?? tlsVersions.maximum} alone.`,
      reason: `${claim} TLS ${minimum} to ${maximum} is written.`,
      at: { field: 'tlsVersions' },
      evidence,
      fixes: [{ label: `TLS ${minimum} to ${maximum}`, edits: [{ at: 'tlsVersions', value: { minimum, maximum } }] }],
    },
  ];
}
