import { serviceEndpoint } from '../../gateway-api/backend-refs.ts';
import type { Finding } from '../../gateway-api/finding.ts';
import { type Found, identityOf } from '../../gateway-api/found.ts';
import { attachmentsTo, winningPolicy } from '../../gateway-api/policies.ts';
import { pick, sameJson } from '../../manifest/json.ts';
import { describeRef } from '../../manifest/object.ts';
import { factOf } from '../fact.ts';
import type { Abilities } from './abilities.ts';
import { facts } from './facts.ts';
import type { Judged, JudgedRule } from './judge-rule.ts';
import { judgedRules } from './observe.ts';

/** Rules whose backends do not get what their policies say: NGF-05, NGF-12, NGF-15, NGF-17. */
export function ruleFindings(found: Found, abilities: Abilities): readonly Finding[] {
  return [...judgedRules(found, abilities).values()].flatMap((rule) => [
    ...unlike(rule),
    ...sharing(rule),
    ...rule.members.flatMap((member) => [...refused(member), ...outranked(found, member)]),
  ]);
}

function unlike({ unlike: differ, members }: JudgedRule): Finding[] {
  const [first] = members;
  if (!differ || first === undefined) return [];
  const policies = members.map(({ applying }) => applying?.hold.policy);
  const system = policies.filter(
    (policy) => pick(policy, 'spec', 'validation', 'wellKnownCACertificates') !== undefined,
  );
  const fact = factOf(facts, system.length > 1 ? 'system-shared' : 'rule-alike');
  const { routeRef, rule } = first.ref;
  return [
    {
      id: 'NGF-05',
      severity: 'error',
      message: `The backends of rule ${rule} of ${describeRef(routeRef)} are not verified alike, so all of them answer 500.`,
      reason: `${fact.claim} Give them the same policy, or a rule each.`,
      at: { object: routeRef, path: ['spec', 'rules', rule, 'backendRefs'], field: 'backends' },
      evidence: fact.evidence,
      fixes: [],
    },
  ];
}

/** Backends without a policy before one that has one: nobody compares them, and all get TLS. */
function sharing({ unlike: differ, spoken, members }: JudgedRule): Finding[] {
  const policy = spoken?.applying?.hold.policy;
  if (differ || policy === undefined) return [];
  return members.flatMap(({ ref, applying, refused: reason }): Finding[] => {
    if (applying !== undefined || reason !== undefined) return [];
    const fact = factOf(facts, 'rule-takes-policy');
    return [
      {
        id: 'NGF-15',
        severity: 'warning',
        message: `${describeRef(ref.to)} has no policy, and is verified by that of its neighbour in the rule.`,
        reason: `${fact.claim} Its certificate has to be for the same name. Give it a policy of its own, with the same content.`,
        at: { object: ref.routeRef, path: ref.path },
        evidence: fact.evidence,
        fixes: [],
      },
    ];
  });
}

function refused({ ref, refused: reason, problem }: Judged): Finding[] {
  if (reason === undefined || problem !== undefined) return [];
  return [
    {
      id: 'NGF-17',
      severity: 'error',
      message: `${describeRef(ref.routeRef)} cannot use ${describeRef(ref.to)}.`,
      reason: `${reason} Requests are answered with 500.`,
      at: { object: ref.routeRef, path: ref.path },
      evidence: factOf(facts, 'app-protocol').evidence,
      fixes: [],
    },
  ];
}

/** NGF-12: an older policy for the whole Service beside one for its port, or one that means something else of that name. */
function outranked(found: Found, { ref, applying }: Judged): Finding[] {
  const applied = applying?.hold.policy;
  const standard = winningPolicy(attachmentsTo(found, ref.to), serviceEndpoint(found, ref).portName)?.policy;
  if (applied === undefined || standard === undefined || applied === standard) return [];
  const same = sameJson(pick(applied, 'spec', 'validation'), pick(standard, 'spec', 'validation'));
  const fact = factOf(facts, applying?.hold.onService === false ? 'target-kind' : 'oldest-wins');
  return [
    {
      id: 'NGF-12',
      severity: same ? 'warning' : 'error',
      message: `${describeRef(identityOf(applied))} holds for ${describeRef(ref.to)}, not ${describeRef(identityOf(standard))}.`,
      reason: fact.claim,
      at: { object: identityOf(standard), path: ['spec', 'targetRefs'] },
      evidence: fact.evidence,
      fixes: [],
    },
  ];
}
