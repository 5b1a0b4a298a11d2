import { backendPath, serviceOf } from '../../configuration/backends.ts';
import type { Backend, Configuration } from '../../configuration/configuration.ts';
import type { Finding } from '../../gateway-api/finding.ts';
import { factOf } from '../fact.ts';
import { unlisted, type Versioned } from '../version-findings.ts';
import { facts } from './facts.ts';
import { REPORT_135, REPORT_136 } from './sources.ts';
import { versions } from './versions.ts';

const VERSIONED: Versioned = { label: 'GKE', versions, evidence: [REPORT_135, REPORT_136] };
const DIFFERENCES =
  'BackendTLSPolicy is honoured from 1.35.2-gke.1751000, the Gateway’s client certificate from 1.36.2-gke.2154000. An older GKE ignores them, and checks nothing.';

/** What GKE cannot do of what is asked for. */
export function examine(configuration: Configuration): readonly Finding[] {
  return [
    ...skipBesidePolicy(configuration),
    ...certificateBesideSkip(configuration),
    ...classicLoadBalancer(configuration),
    ...unlisted(configuration, 'GKE-09', VERSIONED, DIFFERENCES),
  ];
}

/** GKE-01: a policy on a Service port holds for every backend that reaches it. */
function skipBesidePolicy(configuration: Configuration): readonly Finding[] {
  const { backends } = configuration;
  return backends.flatMap((backend, index): Finding[] => {
    if (backend.validation.mode !== 'skip') return [];
    const verified = backends.findIndex((other) => covers(other, backend, configuration));
    if (verified < 0) return [];
    return [
      {
        id: 'GKE-01',
        severity: 'error',
        message: 'The same port of the same Service cannot be verified in one place and not in another.',
        reason:
          'A BackendTLSPolicy belongs to the Service, so what backend ' +
          `${verified + 1} asks for is checked for this one too. Give it a Service of its own, or verify both.`,
        at: { field: `${backendPath(index)}.validation.mode` },
        evidence: factOf(facts, 'target-service').evidence,
        fixes: [
          {
            label: 'Verify it in the same way',
            edits: [
              { at: `${backendPath(index)}.validation`, value: { ...(backends[verified] ?? backend).validation } },
            ],
          },
        ],
      },
    ];
  });
}

/** Whether the policy that `other` asks for holds for `backend` too. */
function covers(other: Backend, backend: Backend, configuration: Configuration): boolean {
  if (other.validation.mode === 'skip' || other.target.kind !== 'Service') return false;
  const [one, two] = [other.target, serviceOf(backend, configuration)];
  if (two === undefined || one.name !== two.name || one.namespace !== two.namespace) return false;
  return one.portName === null || one.port === two.port || one.portName === two.portName;
}

/** GKE-04: the Gateway's client certificate goes with what a policy says of a backend. */
function certificateBesideSkip({ backends, clientCertificate }: Configuration): readonly Finding[] {
  if (clientCertificate === null || !backends.some(({ validation }) => validation.mode === 'skip')) return [];
  const { evidence } = factOf(facts, 'client-certificate');
  return [
    {
      id: 'GKE-04',
      severity: 'error',
      message: 'No client certificate is shown where verification is skipped.',
      reason:
        'It is part of how a load balancer authenticates a backend, and without a policy there is no such thing. Verify the backend, or show no certificate.',
      at: { field: 'clientCertificate' },
      evidence,
      fixes: [{ label: 'Show no client certificate', edits: [{ at: 'clientCertificate', value: null }] }],
    },
  ];
}

/** GKE-02: the classic load balancer is not among those that authenticate backends. */
function classicLoadBalancer({ backends, gateway }: Configuration): readonly Finding[] {
  const index = backends.findIndex(({ validation }) => validation.mode !== 'skip');
  if (index < 0 || !/^gke-l7-gxlb(-mc)?$/.test(gateway.className)) return [];
  const { claim, evidence } = factOf(facts, 'classic');
  return [
    {
      id: 'GKE-02',
      severity: 'warning',
      message: `Whether ${gateway.className}, the classic load balancer, verifies backends is not documented.`,
      reason: `${claim} Where it does not, the connection is encrypted and nothing is checked. gke-l7-global-external-managed is its successor.`,
      at: { field: 'gateway.className' },
      evidence,
      fixes: [
        {
          label: 'Use gke-l7-global-external-managed',
          edits: [{ at: 'gateway.className', value: 'gke-l7-global-external-managed' }],
        },
      ],
    },
  ];
}
