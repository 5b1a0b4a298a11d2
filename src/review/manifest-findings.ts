import type { Setting } from '../configuration/configuration.ts';
import type { Finding } from '../gateway-api/finding.ts';
import type { Found } from '../gateway-api/found.ts';
import type { Implementation } from '../implementations/implementation.ts';
import type { K8sObject } from '../manifest/object.ts';
import { admissionFindings, type Structures } from './admission.ts';
import type { ClusterVerdicts } from './cluster-verdicts.ts';
import { misspeltAnnotations } from './misspelt-annotations.ts';
import { neighbourFindings } from './neighbours/neighbour-findings.ts';
import { oldVersionFindings } from './old-versions.ts';

/** Manifests that somebody has written by hand, and what they are held against. */
export interface ByHand {
  readonly objects: readonly K8sObject[];
  /** Those objects, and what is known to exist beside them. */
  readonly found: Found;
  readonly setting: Setting;
  readonly implementation: Implementation;
  readonly structures: Structures;
  readonly cluster: ClusterVerdicts;
}

/** What nobody needs to check in manifests that the product wrote, since it is right by construction. Pure and total. */
export function manifestFindings(byHand: ByHand): readonly Finding[] {
  const { objects, found, setting, implementation, structures, cluster } = byHand;
  return [
    ...admissionFindings(objects, setting, structures, cluster),
    ...neighbourFindings(objects, found, implementation),
    ...misspeltAnnotations(objects, implementation),
    ...oldVersionFindings(objects, setting, implementation.watches),
  ];
}
