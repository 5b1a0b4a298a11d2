import type { Undecided, Verdict, Violation } from '../admission/verdict.ts';
import type { Finding } from '../gateway-api/finding.ts';
import { describeRef, type K8sObject, refOf } from '../manifest/object.ts';

/** A verdict, and what it rests on, for people: `Gateway API 1.6.1, standard channel`. */
export interface Judgement {
  readonly verdict: Verdict;
  readonly of: string;
}

/** One finding for each reason to refuse the object, and one for what is not decided about it. */
export function judgementFindings(object: K8sObject, { verdict, of }: Judgement): readonly Finding[] {
  return [
    ...verdict.violations.map((violation) => refused(object, violation, of)),
    ...(verdict.undecided.length === 0 ? [] : [undecided(object, verdict.undecided)]),
  ];
}

/** Nothing is decided about an object, for one reason. */
export function undecidedWhole(why: string): Verdict {
  return { violations: [], undecided: [{ path: [], why }] };
}

function refused(object: K8sObject, { id, path, message }: Violation, of: string): Finding {
  return {
    id,
    severity: 'error',
    message,
    reason: `The API server refuses ${describeRef(refOf(object))} as it stands (${of}).`,
    at: { object: refOf(object), path },
    evidence: [],
    fixes: [],
  };
}

function undecided(object: K8sObject, places: readonly Undecided[]): Finding {
  const [first] = places;
  const more = places.length > 1 ? ` And ${places.length - 1} more places.` : '';
  return {
    id: 'ADM-00',
    severity: 'info',
    message: `${describeRef(refOf(object))} is not checked whole.`,
    reason: `${first?.why ?? ''}${more} A dry run on the server (kubectl apply --dry-run=server) decides it.`,
    at: { object: refOf(object), path: first?.path ?? [] },
    evidence: [],
    fixes: [],
  };
}
