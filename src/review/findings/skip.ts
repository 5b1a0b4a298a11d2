import { backendPath } from '../../configuration/backends.ts';
import type { Backend, Configuration } from '../../configuration/configuration.ts';
import type { Finding, Fix } from '../../gateway-api/finding.ts';
import { type Endpoint, stateOf } from '../../gateway-api/hop.ts';
import { type Fact, holds, noteOf } from '../../implementations/fact.ts';
import type { ReviewedHop } from '../review.ts';

/** What is lost without verification, and who looks at it again: GEN-23, GEN-24. */
export function skipFindings(
  configuration: Configuration,
  hops: readonly ReviewedHop[],
  facts: readonly Fact[],
): readonly Finding[] {
  return [...hops.flatMap((hop) => unverified(configuration, hop, facts)), ...unexplained(configuration)];
}

function unverified(configuration: Configuration, { hop, backend }: ReviewedHop, facts: readonly Fact[]): Finding[] {
  if (stateOf(hop.connection) !== 'unverified') return [];
  const [cause] = hop.because;
  return [
    {
      id: 'GEN-23',
      severity: 'warning',
      message: `Nobody checks that it is really ${describeEndpoint(hop.to)} that answers.`,
      reason:
        'The connection is encrypted, but any certificate is accepted. Whoever can answer in the backend’s place (by DNS, by a pod with the same labels, by anything on the network path) reads and changes all of the traffic, passwords and tokens included, and nothing shows it.',
      at: {
        ...(cause === undefined ? {} : { object: cause.object, path: cause.path }),
        ...(backend === null ? {} : { field: `${backendPath(backend)}.validation.mode` }),
      },
      evidence: [...hop.evidence],
      fixes: backend === null ? [] : wayBack(configuration, backend, facts),
    },
  ];
}

function describeEndpoint(to: Endpoint): string {
  return to.kind === 'Service' ? `Service ${to.namespace}/${to.name}` : to.hostname;
}

/** A fact with this id says what becomes of a backend’s own certificate as the only one that is trusted. */
const OWN_CERTIFICATE = 'own-certificate-as-anchor';

/** Pinning the backend's own certificate, or its CA’s where the facts refuse its own, where this implementation verifies at all. */
function wayBack({ backends, route, setting }: Configuration, index: number, facts: readonly Fact[]): Fix[] {
  const backend = backends[index];
  if (backend?.validation.mode !== 'skip') return [];
  const available = (choice: 'mode-custom' | 'ca-PEM') =>
    noteOf(facts, choice, setting, route.kind, backend.target).available === 'yes';
  if (!available('mode-custom') || !available('ca-PEM')) return [];
  const hostname = backend.validation.hostname ?? hostnameOf(backend);
  const value = {
    mode: 'custom',
    hostname,
    subjectAltNames: [],
    ca: { kind: 'PEM', name: 'api-ca', pem: '' },
  };
  const refusesOwn = facts.some(
    (fact) => fact.id === OWN_CERTIFICATE && fact.outcome === 'rejected' && holds(fact, setting) !== 'no',
  );
  const label = refusesOwn
    ? 'Verify against the pasted CA that issued the backend’s certificate instead'
    : 'Verify against a pasted certificate instead: the backend’s CA, or its own';
  return [{ label, edits: [{ at: `${backendPath(index)}.validation`, value }] }];
}

function hostnameOf({ target }: Backend): string {
  return target.kind === 'ExternalHost' ? target.hostname : 'api.internal.example';
}

/** Said once, at the first backend that lacks it. */
function unexplained({ backends }: Configuration): Finding[] {
  const index = backends.findIndex(
    ({ validation }) => validation.mode === 'skip' && (validation.reason.trim() === '' || validation.reviewBy === ''),
  );
  const validation = backends[index]?.validation;
  if (validation?.mode !== 'skip') return [];
  const noReason = validation.reason.trim() === '';
  return [
    {
      id: 'GEN-24',
      severity: 'info',
      message: noReason
        ? 'Say why verification is skipped, and by when somebody looks at it again.'
        : 'Say by when somebody looks at the skipped verification again.',
      reason:
        'Both are written as annotations onto the object that skips, so that whoever finds it knows whether it may go.',
      at: { field: `${backendPath(index)}.validation.${noReason ? 'reason' : 'reviewBy'}` },
      evidence: [],
      fixes: [],
    },
  ];
}
