import { backendPath } from '../../configuration/backends.ts';
import type { Configuration } from '../../configuration/configuration.ts';
import { isAddress } from '../../configuration/names.ts';
import type { Finding, Fix } from '../../gateway-api/finding.ts';
import type { Hop } from '../../gateway-api/hop.ts';
import { type Json, pickList, pickString } from '../../manifest/json.ts';
import { describeRef, sameRef } from '../../manifest/object.ts';
import { policyPlace, sharingPolicy, type TracedPolicy } from './origin.ts';
import { POLICY_TYPES } from './sources.ts';

/** What a policy sends as SNI and which names it checks: GEN-02, GEN-05, GEN-09, GEN-18. */
export function policyNameFindings(
  policies: readonly TracedPolicy[],
  configuration: Configuration,
  hops: readonly Hop[],
): readonly Finding[] {
  return policies.flatMap((traced) => [
    ...hostname(traced),
    ...uncheckedHostname(traced, configuration, hops),
    ...wildcards(traced),
  ]);
}

const HOSTNAME = ['spec', 'validation', 'hostname'] as const;
const SANS = ['spec', 'validation', 'subjectAltNames'] as const;

function hostname(traced: TracedPolicy): Finding[] {
  const name = pickString(traced.policy, ...HOSTNAME);
  if (name !== undefined && isAddress(name)) {
    const message = `${describeRef(traced.ref)} has the IP address ${name} as its host name.`;
    const reason =
      'SNI carries names only, and the standard allows no addresses here, although IPv4 addresses slip through its pattern. A certificate for an address alone cannot be verified with a BackendTLSPolicy.';
    return [hostnameFinding(traced, 'GEN-09', message, reason)];
  }
  const flaw = name === undefined ? 'is missing' : hostnameFlaw(name);
  if (flaw === undefined) return [];
  const reason =
    'It is sent as SNI and, without subject alternative names, is the name that the certificate must have.';
  return [hostnameFinding(traced, 'GEN-02', `The host name of ${describeRef(traced.ref)} ${flaw}.`, reason)];
}

function hostnameFinding(traced: TracedPolicy, id: string, message: string, reason: string): Finding {
  return {
    id,
    severity: 'error',
    message,
    reason,
    at: policyPlace(traced, HOSTNAME, 'validation.hostname'),
    evidence: [POLICY_TYPES],
    fixes: [],
  };
}

function hostnameFlaw(name: string): string | undefined {
  if (name === '') return 'is empty';
  if (name.includes('*')) return 'has a wildcard, which SNI cannot carry';
  if (name.includes(':')) return 'has a port or a scheme';
  if (name !== name.toLowerCase()) return 'has capitals, which the API server refuses';
  if (name.endsWith('.')) return 'ends with a dot, which the API server refuses';
  if (name.length > 253) return 'is longer than 253 characters';
  if (name.split('.').some((label) => label.length > 63)) return 'has a label of more than 63 characters';
  return /^[a-z0-9]([-a-z0-9]*[a-z0-9])?(\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*$/.test(name)
    ? undefined
    : 'is not a DNS name';
}

/** With subjectAltNames, the host name is SNI only; some implementations check it all the same, and say so themselves. */
function uncheckedHostname(traced: TracedPolicy, configuration: Configuration, hops: readonly Hop[]): Finding[] {
  const name = pickString(traced.policy, ...HOSTNAME);
  const names = pickList(traced.policy, ...SANS);
  if (name === undefined || names.length === 0 || names.some((san) => sanHostname(san) === name)) return [];
  if (hops.some((hop) => passesByName(hop, traced, name))) return [];
  return [
    {
      id: 'GEN-05',
      severity: 'warning',
      message: `The name ${name} is sent, and no longer checked.`,
      reason:
        'As soon as there are subject alternative names, one of those must be in the certificate, and the host name need not be. Add it to the list if it should still do.',
      at: policyPlace(traced, SANS, 'validation.subjectAltNames'),
      evidence: [POLICY_TYPES],
      fixes: addHostname(traced, configuration),
    },
  ];
}

/** Whether a certificate for the name is accepted in a connection that the policy makes so, or none is asked for. */
function passesByName({ connection, because }: Hop, { ref }: TracedPolicy, name: string): boolean {
  if (!because.some(({ object }) => sameRef(object, ref))) return false;
  if (connection.kind !== 'tls') return connection.kind === 'plaintext';
  return connection.names.kind === 'checked' && connection.names.names.some(({ value }) => value === name);
}

function addHostname({ backend }: TracedPolicy, configuration: Configuration): Fix[] {
  const validation = backend === null ? undefined : configuration.backends[backend]?.validation;
  if (backend === null || validation === undefined || validation.mode === 'skip') return [];
  if (validation.subjectAltNames.length >= 5) return [];
  const value: Json = [...validation.subjectAltNames, { type: 'Hostname', hostname: validation.hostname }];
  const edits = sharingPolicy(configuration, backend).map((index) => ({
    at: `${backendPath(index)}.validation.subjectAltNames`,
    value,
  }));
  return [{ label: `Accept ${validation.hostname} too`, edits }];
}

function wildcards(traced: TracedPolicy): Finding[] {
  return pickList(traced.policy, ...SANS).flatMap((san, index): Finding[] => {
    const name = sanHostname(san);
    if (name?.startsWith('*.') !== true) return [];
    return [
      {
        id: 'GEN-18',
        severity: 'warning',
        message: `What the wildcard ${name} matches is up to the implementation.`,
        reason:
          'The API server accepts it and the standard’s documentation forbids it. Some implementations look for a certificate with exactly this wildcard, others for any name below it. List the names themselves.',
        at: policyPlace(traced, [...SANS, index, 'hostname'], `validation.subjectAltNames.${index}.hostname`),
        evidence: [POLICY_TYPES],
        fixes: [],
      },
    ];
  });
}

function sanHostname(san: Json): string | undefined {
  return pickString(san, 'type') === 'URI' ? undefined : pickString(san, 'hostname');
}
