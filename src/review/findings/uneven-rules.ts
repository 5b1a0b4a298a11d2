import type { Finding } from '../../gateway-api/finding.ts';
import type { Hop } from '../../gateway-api/hop.ts';
import { hopsByRule, type RoutedHop } from '../../gateway-api/hops-by-rule.ts';
import { describeRef } from '../../manifest/object.ts';
import { GEP_1897 } from './sources.ts';

/** Rules of which some backends are spoken to by TLS and others in plain text: GEN-39. */
export function unevenRuleFindings(hops: readonly Hop[]): readonly Finding[] {
  return hopsByRule(hops).flatMap((rule) => {
    const plain = rule.find(({ connection }) => connection.kind === 'plaintext');
    return plain !== undefined && rule.some(({ connection }) => connection.kind === 'tls') ? [uneven(plain)] : [];
  });
}

function uneven({ from }: RoutedHop): Finding {
  return {
    id: 'GEN-39',
    severity: 'warning',
    message: `Part of the traffic of rule ${from.rule} of ${describeRef(from.route)} goes by TLS, and part in plain text.`,
    reason:
      'A policy holds for the Service that it names, not for the rule: each backend of the rule needs one of its own. Which of them a request takes is up to chance, so tests pass and traffic is open all the same.',
    at: { object: from.route, path: ['spec', 'rules', from.rule, 'backendRefs', from.backendRef] },
    evidence: [GEP_1897],
    fixes: [],
  };
}
