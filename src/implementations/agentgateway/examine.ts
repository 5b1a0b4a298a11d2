import { backendPath } from '../../configuration/backends.ts';
import type { Configuration } from '../../configuration/configuration.ts';
import type { Finding } from '../../gateway-api/finding.ts';
import { sameJson } from '../../manifest/json.ts';
import { factOf } from '../fact.ts';
import { unlisted, type Versioned } from '../version-findings.ts';
import { waitsForTcpRoute } from './abilities.ts';
import { emptyChainCa } from './empty-chain-ca.ts';
import { certificateFindings } from './examine-certificate.ts';
import { facts } from './facts.ts';
import { carrierOf, chainCaOf, skipsNameOnly } from './plan.ts';
import { RELEASES, VERIFIER } from './sources.ts';
import { versions } from './versions.ts';

const VERSIONED: Versioned = { label: 'agentgateway', versions, evidence: [RELEASES] };
const DIFFERENCES =
  'Which API version of TCPRoute the controller reads depends on the version: v1alpha2 before 1.4, v1 from then on.';

/** What agentgateway cannot do of what is asked for, and what the answer leaves open. */
export function examine(configuration: Configuration): readonly Finding[] {
  return [
    ...hangs(configuration),
    ...unlikeWishes(configuration),
    ...certificateFindings(configuration),
    ...emptyChainCa(configuration),
    ...pinned(configuration),
    ...wildcards(configuration),
    ...nameOnly(configuration),
    ...unlisted(configuration, 'AGW-23', VERSIONED, DIFFERENCES),
  ];
}

/** AGW-09: the controller waits for what the cluster has not, and does nothing meanwhile. */
function hangs({ setting }: Configuration): Finding[] {
  const waiting = waitsForTcpRoute(setting);
  if (waiting === undefined) return [];
  const { fact, certain } = waiting;
  const { release, channel } = setting.gatewayApi;
  return [
    {
      id: 'AGW-09',
      severity: certain ? 'error' : 'warning',
      message: certain
        ? `agentgateway ${setting.version} never becomes ready on Gateway API ${release}, ${channel} channel.`
        : `It is not certain that agentgateway ${setting.version} becomes ready on Gateway API ${release}, ${channel} channel.`,
      reason: `${fact.claim} Nothing that is applied has any effect then.`,
      at: { field: 'setting.version' },
      evidence: fact.evidence,
      fixes: certain
        ? [
            { label: 'Use agentgateway 1.4', edits: [{ at: 'setting.version', value: '1.4' }] },
            {
              label: 'Use the experimental channel of Gateway API 1.6',
              edits: [{ at: 'setting.gatewayApi.channel', value: 'experimental' }],
            },
          ]
        : [
            {
              label: 'Use Gateway API 1.6',
              edits: [{ at: 'setting.gatewayApi.release', value: '1.6' }],
            },
          ],
    },
  ];
}

/** AGW-14: one port of a Service has one AgentgatewayPolicy at most. */
function unlikeWishes(configuration: Configuration): Finding[] {
  const first = new Map<string, number>();
  return configuration.backends.flatMap((backend, index): Finding[] => {
    const { target, validation } = backend;
    if (target.kind !== 'Service') return [];
    const key = `${target.namespace}/${target.name}:${target.port}`;
    const other = configuration.backends[first.get(key) ?? index];
    if (!first.has(key)) first.set(key, index);
    if (other === undefined || sameJson(other.validation, validation)) return [];
    const carriers = [other, backend].map((one) => carrierOf(one, configuration));
    if (!carriers.includes('AgentgatewayPolicy')) return [];
    const { claim, evidence } = factOf(facts, 'ties-at-random');
    return [
      {
        id: 'AGW-14',
        severity: 'error',
        message: `Port ${target.port} of Service ${target.namespace}/${target.name} cannot be reached in two ways.`,
        reason: `TLS settings belong to the port, not to the route’s rule. ${claim}`,
        at: { field: `${backendPath(index)}.validation.mode` },
        evidence,
        fixes: [
          {
            label: 'Ask for the same as the first backend on this port',
            edits: [{ at: `${backendPath(index)}.validation`, value: other.validation }],
          },
        ],
      },
    ];
  });
}

/** AGW-11: what is pasted may be the backend’s own certificate. Said once. */
function pinned({ backends }: Configuration): Finding[] {
  const index = backends.findIndex(({ validation }) => validation.mode === 'custom' && validation.ca.kind === 'PEM');
  if (index < 0) return [];
  const { claim, evidence } = factOf(facts, 'own-certificate-as-anchor');
  return [
    {
      id: 'AGW-11',
      severity: 'warning',
      message:
        'Paste the CA that issued the backend’s certificate, not a self-signed certificate of the backend itself.',
      reason: `${claim} Look with “openssl x509 -noout -ext basicConstraints” at the certificate that the backend sends.`,
      at: { field: `${backendPath(index)}.validation.ca.pem` },
      evidence,
      fixes: [],
    },
  ];
}

/** AGW-13: names are read as names of servers, among which there are no wildcards. */
function wildcards({ backends }: Configuration): Finding[] {
  return backends.flatMap(({ validation }, index): Finding[] => {
    if (validation.mode === 'skip') return [];
    const name = validation.subjectAltNames.flatMap((san) =>
      san.type === 'Hostname' && san.hostname.startsWith('*.') ? [san.hostname] : [],
    )[0];
    if (name === undefined) return [];
    return [
      {
        id: 'AGW-13',
        severity: 'warning',
        message: `${name} is hardly taken as a name to look for.`,
        reason:
          'The names are read as server names, and rustls has no wildcards among them; no test of agentgateway has one. Then no connection succeeds. List the names themselves: a certificate with a wildcard is accepted for them.',
        at: { field: `${backendPath(index)}.validation.subjectAltNames` },
        evidence: [VERIFIER],
        fixes: [],
      },
    ];
  });
}

/** AGW-15: whose certificate it is remains unknown. */
function nameOnly(configuration: Configuration): Finding[] {
  if (!skipsNameOnly(configuration)) return [];
  const index = configuration.backends.findIndex(({ validation }) => validation.mode === 'skip');
  if (index < 0) return [];
  const chain = chainCaOf(configuration);
  const { evidence } = factOf(facts, 'skip-through-policy');
  return [
    {
      id: 'AGW-15',
      severity: 'warning',
      message:
        chain === undefined
          ? 'Any certificate of any public CA is accepted from the backend.'
          : `Any certificate of the CAs in ConfigMap ${chain} is accepted from the backend.`,
      reason: `The chain is checked and the name is not: ${chain === undefined ? 'whoever has a certificate for any domain' : 'everybody with a certificate of these CAs'} can answer in the backend’s place. Where the name is known, let it be checked: subject alternative names can differ from what is sent as SNI. It does not help with a certificate that is marked as a CA.`,
      at: { field: `${backendPath(index)}.validation.mode` },
      evidence,
      fixes: [],
    },
  ];
}
