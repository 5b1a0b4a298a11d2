import { type Configuration, TLS_VERSIONS } from '../../configuration/configuration.ts';
import { evidence } from '../../gateway-api/evidence.ts';
import type { Finding } from '../../gateway-api/finding.ts';

const RFC_8996 = evidence('docs', 'https://www.rfc-editor.org/rfc/rfc8996', 'TLS 1.0 and 1.1 are deprecated');

/** Bounds of the TLS version that contradict each other or invite what is broken: GEN-31, GEN-32. */
export function tlsVersionFindings({ tlsVersions: { minimum, maximum } }: Configuration): readonly Finding[] {
  const findings: Finding[] = [];
  if (minimum !== null && maximum !== null && TLS_VERSIONS.indexOf(minimum) > TLS_VERSIONS.indexOf(maximum)) {
    findings.push({
      id: 'GEN-31',
      severity: 'error',
      message: `The oldest TLS version, ${minimum}, is newer than the newest, ${maximum}.`,
      reason: 'No version is left to speak.',
      at: { field: 'tlsVersions.minimum' },
      evidence: [RFC_8996],
      fixes: [{ label: 'Set no newest version', edits: [{ at: 'tlsVersions.maximum', value: null }] }],
    });
  }
  const old = [minimum, maximum].find((version) => version === '1.0' || version === '1.1');
  if (old !== undefined) {
    findings.push({
      id: 'GEN-32',
      severity: 'warning',
      message: `TLS ${old} is deprecated.`,
      reason:
        'It rests on broken hash functions, and many TLS libraries no longer speak it. Use it only for a backend that cannot do better.',
      at: { field: old === minimum ? 'tlsVersions.minimum' : 'tlsVersions.maximum' },
      evidence: [RFC_8996],
      fixes: [
        {
          label: 'Use TLS 1.2',
          edits: [{ at: old === minimum ? 'tlsVersions.minimum' : 'tlsVersions.maximum', value: '1.2' }],
        },
      ],
    });
  }
  return findings;
}
