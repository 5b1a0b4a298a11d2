import { backendRefsOf } from '../../gateway-api/backend-refs.ts';
import { type Finding, once } from '../../gateway-api/finding.ts';
import { type Found, identityOf } from '../../gateway-api/found.ts';
import { pick, sameJson } from '../../manifest/json.ts';
import { describeRef, type ObjectRef } from '../../manifest/object.ts';
import { type Abilities, factBehind } from './abilities.ts';
import { configPoliciesFor } from './config-policies.ts';

/** KGW-32: several BackendConfigPolicies that set TLS for one backend in different ways, all of them Accepted. */
export function rivalFindings(found: Found, abilities: Abilities): readonly Finding[] {
  if (abilities.config === 'no') return [];
  return once(backendRefsOf(found).flatMap(({ to }) => rivalsFor(found, to)));
}

function rivalsFor(found: Found, target: ObjectRef): readonly Finding[] {
  const [first, ...others] = configPoliciesFor(found, target);
  const rival = others.find((other) => !sameJson(pick(other, 'spec', 'tls'), pick(first, 'spec', 'tls')));
  if (first === undefined || rival === undefined) return [];
  const { claim, evidence } = factBehind('oldestWins');
  return [
    {
      id: 'KGW-32',
      severity: 'error',
      message: `${describeRef(identityOf(first))} and ${describeRef(identityOf(rival))} both set TLS for ${describeRef(target)}.`,
      reason: `${claim} What verifies can so be taken away by what skips, and nothing says it. Keep one policy with TLS settings for a backend.`,
      at: { object: identityOf(rival), path: ['spec', 'tls'] },
      evidence,
      fixes: [],
    },
  ];
}
