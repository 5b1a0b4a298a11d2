import type { Finding } from '../../gateway-api/finding.ts';
import type { Hop } from '../../gateway-api/hop.ts';
import { describeRef, slotOf } from '../../manifest/object.ts';
import { GEP_1897 } from './sources.ts';

/** Rules of which some backends are spoken to by TLS and others in plain text: GEN-39. */
export function unevenRuleFindings(hops: readonly Hop[]): readonly Finding[] {
  const encrypted = new Set(hops.flatMap((hop) => (hop.connection.kind === 'tls' ? (ruleOf(hop) ?? []) : [])));
  const told = new Set<string>();
  return hops.flatMap((hop): Finding[] => {
    const { from, connection } = hop;
    const rule = ruleOf(hop);
    if (from === null || rule === undefined || connection.kind !== 'plaintext') return [];
    if (!encrypted.has(rule) || told.has(rule)) return [];
    told.add(rule);
    return [
      {
        id: 'GEN-39',
        severity: 'warning',
        message: `Part of the traffic of rule ${from.rule} of ${describeRef(from.route)} goes by TLS, and part in plain text.`,
        reason:
          'A policy holds for the Service that it names, not for the rule: each backend of the rule needs one of its own. Which of them a request takes is up to chance, so tests pass and traffic is open all the same.',
        at: { object: from.route, path: ['spec', 'rules', from.rule, 'backendRefs', from.backendRef] },
        evidence: [GEP_1897],
        fixes: [],
      },
    ];
  });
}

function ruleOf({ from }: Hop): string | undefined {
  return from === null ? undefined : `${slotOf(from.route)} ${from.rule}`;
}
