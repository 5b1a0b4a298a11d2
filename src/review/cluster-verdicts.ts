import type { Verdict } from '../admission/verdict.ts';
import type { Finding } from '../gateway-api/finding.ts';
import { groupOf, type K8sObject, refOf, slotOf } from '../manifest/object.ts';
import { type Judgement, judgementFindings, undecidedWhole } from './judgement.ts';

/** What the CRDs of the user’s own cluster say. They know better than anything that is known here. */
export interface ClusterVerdicts {
  /** What has been said so far, by the slot of the object. */
  readonly verdicts: ReadonlyMap<string, Verdict>;
  /** The kinds that have a CRD there, as `group/kind`; what is not among `verdicts` is being checked. */
  readonly kinds: ReadonlySet<string>;
}

/** Nobody has given any CRDs. */
export const NO_CLUSTER: ClusterVerdicts = { verdicts: new Map(), kinds: new Set() };

/** `undefined` where the cluster’s CRDs do not have the kind. */
export function clusterJudgement(object: K8sObject, { verdicts, kinds }: ClusterVerdicts): Judgement | undefined {
  if (!kinds.has(`${groupOf(object.apiVersion)}/${object.kind}`)) return undefined;
  const verdict =
    verdicts.get(slotOf(refOf(object))) ?? undecidedWhole('It is being checked against the CRDs of your cluster.');
  return { verdict, of: 'the CRDs of your cluster' };
}

/** What is said of objects that nothing else is checked of, since the product wrote them. */
export function clusterFindings(objects: readonly K8sObject[], cluster: ClusterVerdicts): readonly Finding[] {
  if (cluster.kinds.size === 0) return [];
  return objects.flatMap((object) => {
    const judgement = clusterJudgement(object, cluster);
    return judgement === undefined ? [] : judgementFindings(object, judgement);
  });
}
